"""The memory chips of a run: units clustered together with the words that they answer."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np

    from seqscope.analysis.coclusters import Coclusters
    from seqscope.analysis.responses import ExpectedResponse
    from seqscope.recording import Recording

__all__ = ["Chips", "chips_of"]

FEWEST_READINGS = 5  # of a word whose response is clustered: what was read once or twice is noise


class Chips(NamedTuple):
    """Words with their responses, and the clusters of these words and all units."""

    responses: "ExpectedResponse"
    clusters: "Coclusters"

    @property
    def of_units(self) -> "np.ndarray":
        """The number of each unit's chip, -1 for a unit in none."""
        return self.clusters.unit_cluster


def chips_of(
    recording: "Recording",
    layer: str | None,
    *,
    clusters: int,
    words: int,
    by: str = "effect",
    weight: str = "positive",
) -> Chips:
    """So many co-clusters of a layer's units and of the words that count most."""
    from seqscope.analysis.coclusters import spectrum
    from seqscope.analysis.expected import expected_response
    from seqscope.analysis.responses import chosen, ranked

    found = expected_response(recording, layer)
    rows = [row for row, count in enumerate(found.counts.tolist()) if count >= FEWEST_READINGS]
    often = chosen(found, rows or list(range(len(found.words))))
    few = chosen(ranked(often, by), list(range(min(words, len(often.words)))))  # type: ignore[arg-type]
    made = spectrum(few.mean, weight, most=max(clusters, 1))  # type: ignore[arg-type]
    return Chips(few, made.clusters(clusters))
