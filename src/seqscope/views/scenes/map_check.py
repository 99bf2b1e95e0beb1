"""An attention map beside the effects of each source token on each target token, as a scene."""

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

import numpy as np
from jaxtyping import Float

from seqscope.recording import Reading
from seqscope.views.scenes.attention import NOT_READ, AttentionMap, attention_map
from seqscope.views.scenes.faithfulness import Evidence, agreements
from seqscope.views.scenes.scene import Number, Scene, Words, table

__all__ = ["EvidenceMap", "MapCheck", "map_check"]


class EvidenceMap(Scene):
    """The effect of each source token on each target token, and ρ with the attention of each row.

    An effect is below 0 where the source token spoke against the target token.
    """

    evidence: Evidence
    effects: tuple[tuple[float, ...], ...]
    correlations: tuple[Number, ...]

    @cached_property  # asked for each cell
    def most(self) -> float:
        """The size of the greatest effect; 1 where there is none."""
        return max((abs(each) for row in self.effects for each in row), default=0.0) or 1.0


class MapCheck(Scene):
    """An attention map, the map of each kind of evidence beside it, and whether they agree.

    The verdict is that of the first kind of evidence, where the second does not disagree with it.
    """

    view: Literal["attention-map-check"] = "attention-map-check"
    map: AttentionMap
    evidence: tuple[EvidenceMap, ...]
    k: int
    verdict: Words


def map_check(
    reading: Reading, evidence: Mapping[str, Float[np.ndarray, "target source"]], *, k: int = 3
) -> MapCheck:
    """The scene of one reading's attention beside effects on the same target, by their kind.

    Raises ValueError for a reading without attention, and as `attention_check` does.
    """
    if not reading.weights.size:
        raise ValueError(NOT_READ)
    found = agreements(reading.weights, evidence, k=k)
    return MapCheck(
        map=attention_map(reading),
        evidence=tuple(
            EvidenceMap(
                evidence=summary,
                effects=table(evidence[summary.name]),
                correlations=tuple(found.each[summary.name].correlation.tolist()),
            )
            for summary in found.evidence
        ),
        k=found.k,
        verdict=found.verdict,
    )
