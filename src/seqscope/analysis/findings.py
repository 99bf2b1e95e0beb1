"""What a person should know about a network, found in its numbers without being asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from jaxtyping import Float, Int

from seqscope.analysis.rules import SEVERITIES, Finding
from seqscope.analysis.rules.attention import even_attention, fixed_attention
from seqscope.analysis.rules.classes import class_imbalance, recall_gap
from seqscope.analysis.rules.memory import (
    TOP_LIST,
    copied_layers,
    copied_units,
    dead_units,
    hidden_words,
    unhelpful_layers,
)

__all__ = ["ClassNumbers", "Finding", "LayerNumbers", "UnitNumbers", "WordNumbers", "findings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassNumbers:
    """Classes by name: training examples, and the recall among so many examples that were tested.

    What is not known stays empty; `evened` says that the training counted each class alike.
    """

    training: Mapping[str, int] = field(default_factory=dict)
    evened: bool = False
    recall: Mapping[str, float | None] = field(default_factory=dict)
    tested: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordNumbers:
    """Expected responses: words, how often each was read, its mean response in each unit."""

    words: tuple[str, ...]
    counts: Int[np.ndarray, " _"]
    mean: Float[np.ndarray, "_ _"]
    top: int = TOP_LIST


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitNumbers:
    """A layer by name and width: its units that never move, the groups that move as one."""

    layer: str
    width: int
    dead: Sequence[int] = ()
    copies: Sequence[Sequence[int]] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LayerNumbers:
    """Layers from the lowest up: the CKA of each with the one below, the score of a probe on each.

    What is not known is none.
    """

    layers: tuple[str, ...]
    alikeness: Float[np.ndarray, " _"] | None = None
    scores: Float[np.ndarray, " _"] | None = None


def findings(
    *,
    classes: ClassNumbers | None = None,
    words: WordNumbers | None = None,
    units: Sequence[UnitNumbers] = (),
    layers: LayerNumbers | None = None,
    maps: Sequence[Float[np.ndarray, "_ _"]] = (),
) -> tuple[Finding, ...]:
    """Every finding of every rule whose numbers are given, the serious ones first.

    `maps` are the attention weights `[target source]` of readings of different texts. Within one
    severity the rules keep their order: data, words, units, layers, attention.
    """
    found: list[Finding] = []
    if classes is not None:
        found += class_imbalance(classes.training, evened=classes.evened)
        found += recall_gap(classes.recall, classes.tested)
    if words is not None:
        found += hidden_words(words.words, words.counts, words.mean, top=words.top)
    for each in units:
        found += dead_units(each.layer, each.dead, each.width)
        found += copied_units(each.layer, each.copies, each.width)
    if layers is not None:
        found += [] if layers.alikeness is None else copied_layers(layers.layers, layers.alikeness)
        found += [] if layers.scores is None else unhelpful_layers(layers.layers, layers.scores)
    found += [*even_attention(maps), *fixed_attention(maps)]
    return tuple(sorted(found, key=lambda each: SEVERITIES.index(each.severity)))
