"""One sentence that two networks read through the same chips, step by step, as a scene."""

from typing import Literal

import numpy as np
from jaxtyping import Float, Int

from seqscope.analysis.chips import chip_memory
from seqscope.views.scenes.scene import Scene, Words, rounded, table
from seqscope.views.scenes.sentence import Chips, ReadSentence

__all__ = ["Difference", "SharedSentence", "differences", "likeness_of_chips"]


class Difference(Scene):
    """After one token: how much higher and how much lower the second network's units stand.

    Both for each pair of a chip on average, so that what is higher and what is lower in one chip
    does not cancel; `higher` is 0 or more, `lower` 0 or less.
    """

    higher: Chips
    lower: Chips


class SharedSentence(Scene):
    """What two networks held after each token, and by how much they differed.

    Chips are those of the first network's layer. Units of the second sit in the place of those they
    are matched with, turned where they fall as these rise; units without a partner are left out of
    both. `likeness` is the mean size of the correlation of each chip's pairs, and `by_chance` the
    size that units without any relation would reach.
    """

    view: Literal["shared-sentence"] = "shared-sentence"
    names: tuple[Words, Words]
    layers: tuple[Words, Words]
    sentences: tuple[ReadSentence, ReadSentence]
    differences: tuple[Difference, ...]
    likeness: tuple[float, ...]
    by_chance: float


def differences(
    first: Float[np.ndarray, "time unit"],
    second: Float[np.ndarray, "time unit"],
    chips: Int[np.ndarray, " unit"],
) -> tuple[Difference, ...]:
    """How the second states differ from the first, for each token and chip."""
    apart = chip_memory(np.asarray(second, np.float64) - first, chips)
    units = np.maximum(apart.sizes, 1)
    rows = zip(table(apart.positive / units), table(apart.negative / units), strict=True)
    return tuple(Difference(higher=higher, lower=lower) for higher, lower in rows)


def likeness_of_chips(
    correlation: Float[np.ndarray, " pair"], chips: Int[np.ndarray, " pair"], count: int
) -> tuple[float, ...]:
    """The mean size of the correlation of each chip's pairs; 0 for a chip without any."""
    sizes = np.abs(correlation)
    inside = [sizes[chips == chip] for chip in range(count)]
    return tuple(rounded(float(each.mean())) if each.size else 0.0 for each in inside)
