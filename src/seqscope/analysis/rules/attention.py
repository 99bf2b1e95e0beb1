"""Rules about attention: a map that is even everywhere, or the same for every text."""

from collections.abc import Sequence

import numpy as np
from jaxtyping import Float, Float64

from seqscope.analysis.rules import Finding

__all__ = ["even_attention", "fixed_attention"]

FEWEST_MAPS = 5  # fewer texts may be alike themselves
SHORTEST = 3  # tokens: over fewer there is little to choose
EVEN = 0.1  # of the weight of a row, which has to move to make it even
FIXED = 0.1  # of the weight of a row, which has to move to make it that of the other texts


def even_attention(maps: Sequence[Float[np.ndarray, "_ _"]]) -> list[Finding]:
    """Attention that weighs all tokens of its source nearly alike, whatever the source is.

    Each map holds the weights `[target source]` of one reading, without padding.
    """
    rows = [row for each in long_enough(maps) for row in each]
    if not rows:
        return []
    moved = float(np.mean([distance(row, np.full(len(row), 1 / len(row))) for row in rows]))
    if moved > EVEN:
        return []
    sentence = (
        f"The attention map hardly chooses: {moved:.0%} of its weight would have to move to make "
        f"it even over all tokens."
    )
    return [Finding("even attention", "serious", sentence, ("attention",), "attention")]


def fixed_attention(maps: Sequence[Float[np.ndarray, "_ _"]]) -> list[Finding]:
    """Attention that falls on the same places of every source; nothing where it is merely even.

    Sources of different lengths are compared as shares of their length, target token by target
    token.
    """
    chosen = long_enough(maps)
    if len(chosen) < FEWEST_MAPS or even_attention(maps):
        return []
    places = max(each.shape[1] for each in chosen)
    distances: list[float] = []
    for number in range(max(len(each) for each in chosen)):
        rows = [stretched(each[number], places) for each in chosen if number < len(each)]
        if len(rows) >= FEWEST_MAPS:
            middle = np.mean(rows, axis=0)
            distances += [distance(row, middle) for row in rows]
    if not distances or np.mean(distances) > FIXED:
        return []
    sentence = (
        f"The attention map goes by place and not by what stands there: from one text to another "
        f"{np.mean(distances):.0%} of its weight moves."
    )
    return [Finding("fixed attention", "serious", sentence, ("attention",), "attention")]


def long_enough(maps: Sequence[Float[np.ndarray, "_ _"]]) -> list[Float64[np.ndarray, "_ _"]]:
    """The maps over sources that leave something to choose."""
    if any(not np.isfinite(each).all() or (each < 0).any() for each in maps):
        raise ValueError(
            "Attention weights are 0 or more, and each row sums to 1. "
            "Some came as negative or as no number. Give weights after the softmax, not scores."
        )
    return [np.asarray(each, np.float64) for each in maps if each.shape[1] >= SHORTEST]


def distance(row: Float64[np.ndarray, " source"], other: Float64[np.ndarray, " source"]) -> float:
    """The share of the weight that has to move to make one row of the other (total variation)."""
    return float(np.abs(row - other).sum() / 2)


def stretched(row: Float64[np.ndarray, " source"], places: int) -> Float64[np.ndarray, " place"]:
    """The row over so many places of equal size, its weight where it was as a share of the length.

    >>> stretched(np.array([0.5, 0.5]), 4)
    array([0.25, 0.25, 0.25, 0.25])
    """
    reached = np.concatenate([[0.0], np.cumsum(row)])
    grid, edges = (np.linspace(0.0, 1.0, count + 1) for count in (places, len(row)))
    return np.diff(np.interp(grid, edges, reached))
