"""Two networks that read the same text, mirrored around the words they share, as a scene."""

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np
from jaxtyping import Float, Int

from seqscope.views.scenes.scene import Number, Scene, Words, rounded

__all__ = [
    "Comparison",
    "LayerTable",
    "SharedWord",
    "SharedWords",
    "UnitPairs",
    "layer_table",
    "shared_words",
    "unit_pairs",
]


class SharedWord(Scene):
    """A word that both networks read, and how strongly each of them responded to it."""

    word: Words
    first: float
    second: float


class SharedWords(Scene):
    """The words that both read, the strongest first, and how many only one of them read."""

    words: tuple[SharedWord, ...] = ()
    only_first: int = 0
    only_second: int = 0

    @property
    def most(self) -> float:
        """The strongest response of both, where their scale ends; 1 where there is none."""
        return max((max(each.first, each.second) for each in self.words), default=0.0) or 1.0


class UnitPairs(Scene):
    """Units of the two that go together, the most alike first, and those left without a partner.

    `by_chance` is the size of correlation that units without any relation would be paired by.
    """

    first: tuple[int, ...]
    second: tuple[int, ...]
    correlation: tuple[float, ...]
    unmatched_first: tuple[int, ...] = ()
    unmatched_second: tuple[int, ...] = ()
    by_chance: Number = None


class LayerTable(Scene):
    """How alike each layer of the one, down, is to each layer of the other, across: linear CKA."""

    first: tuple[Words, ...]
    second: tuple[Words, ...]
    values: tuple[tuple[float, ...], ...]


class Comparison(Scene):
    """Two networks by name, what they read together, and what they have in common."""

    view: Literal["comparison"] = "comparison"
    first: Words
    second: Words
    tokens: int
    words: SharedWords = SharedWords()
    units: UnitPairs | None = None
    layers: LayerTable | None = None


def shared_words(first: Mapping[str, float], second: Mapping[str, float]) -> SharedWords:
    """The words of both, ordered by the stronger of their two responses.

    A strength is 0 or more, such as the largest expected response of any unit. Raises ValueError
    for one that is not.
    """
    values = [*first.values(), *second.values()]
    if not all(np.isfinite(value) and value >= 0 for value in values):
        raise ValueError(
            "The strength of a response is a number, 0 or more. Some are not. "
            "Take the size of the response, and leave out words that were never read."
        )
    both = [
        SharedWord(word=word, first=rounded(float(mine)), second=rounded(float(second[word])))
        for word, mine in first.items()
        if word in second
    ]
    return SharedWords(
        words=tuple(sorted(both, key=lambda each: -max(each.first, each.second))),
        only_first=len(first) - len(both),
        only_second=len(second) - len(both),
    )


def unit_pairs(
    first: Int[np.ndarray, " pair"],
    second: Int[np.ndarray, " pair"],
    correlation: Float[np.ndarray, " pair"],
    *,
    unmatched: tuple[Sequence[int], Sequence[int]] = ((), ()),
    by_chance: float | None = None,
) -> UnitPairs:
    """Matched units, in the order in which they come, and the unmatched ones of either network."""
    alone, lonely = (tuple(int(unit) for unit in side) for side in unmatched)
    return UnitPairs(
        first=tuple(first.tolist()),
        second=tuple(second.tolist()),
        correlation=tuple(rounded(value) for value in correlation.tolist()),
        unmatched_first=alone,
        unmatched_second=lonely,
        by_chance=by_chance,
    )


def layer_table(
    first: Sequence[str], second: Sequence[str], values: Float[np.ndarray, "_ _"]
) -> LayerTable:
    """The likeness of each pair of layers, at least one of each network.

    Raises ValueError where there is not one number for each pair.
    """
    if values.shape != (len(first), len(second)) or not values.size:
        raise ValueError(
            f"A table of layers has a number for each pair of them, at least one. "
            f"{len(first)} and {len(second)} layers came with numbers in the shape {values.shape}. "
            f"Put the layers of the first network down and those of the second across."
        )
    rows = tuple(tuple(rounded(value) for value in row) for row in values.tolist())
    return LayerTable(first=tuple(first), second=tuple(second), values=rows)
