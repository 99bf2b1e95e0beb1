"""How the units of one layer vary with those of another, in memory that no text makes grow."""

from dataclasses import dataclass
from functools import reduce

import numpy as np
from jaxtyping import Bool, Float, Float64

__all__ = ["BLOCK", "CrossMoments", "correlation", "cross_moments", "moving"]

BLOCK = 4096  # tokens held as float64 at once: 20 MB for 600 units
# The finest step of float32. A unit that moves by less around its mean has not moved at all.
FINEST = float(np.finfo(np.float32).eps)


@dataclass(frozen=True, slots=True, eq=False)
class CrossMoments:
    """Sums over tokens of products of distances from the mean.

    `between` multiplies each unit of one layer with each unit of another; `first` and `second` are
    the squares of each unit alone, and the means those of each unit.
    """

    tokens: int
    first_mean: Float64[np.ndarray, " first"]
    second_mean: Float64[np.ndarray, " second"]
    first: Float64[np.ndarray, " first"]
    second: Float64[np.ndarray, " second"]
    between: Float64[np.ndarray, "first second"]


def cross_moments(
    first: Float[np.ndarray, "token first"],
    second: Float[np.ndarray, "_ second"],
    *,
    block: int = BLOCK,
    shift: int = 0,
) -> CrossMoments:
    """The co-moments of two layers that read the same tokens, each block of tokens merged in turn.

    With `shift` each token of the first goes with the one so many places later in the second, the
    last ones with the first again. Raises ValueError where the two have not read as many tokens, or
    where a state is no number.
    """
    check_states(first, second)
    places = np.arange(len(first))
    blocks = (places[start : start + block] for start in range(0, len(first), block))
    parts = (of_block(first[rows], second[(rows + shift) % len(second)]) for rows in blocks)
    return reduce(merged, parts)


def correlation(moments: CrossMoments) -> Float64[np.ndarray, "first second"]:
    """The correlation of each unit with each other one; 0 for a unit that never moves."""
    lengths = [
        np.where(moving(squares, mean, moments.tokens), np.sqrt(squares), np.inf)
        for squares, mean in (
            (moments.first, moments.first_mean),
            (moments.second, moments.second_mean),
        )
    ]
    found: Float64[np.ndarray, "first second"] = moments.between / lengths[0][:, None] / lengths[1]
    return found.clip(-1.0, 1.0)


def moving(
    squares: Float64[np.ndarray, " unit"], mean: Float64[np.ndarray, " unit"], tokens: int
) -> Bool[np.ndarray, " unit"]:
    """Which units moved by more than rounding."""
    found: Bool[np.ndarray, " unit"] = np.sqrt(squares / tokens) > FINEST * np.abs(mean)
    return found


def of_block(
    first: Float[np.ndarray, "token first"], second: Float[np.ndarray, "token second"]
) -> CrossMoments:
    """The co-moments of a few tokens."""
    X, Y = np.asarray(first, np.float64), np.asarray(second, np.float64)
    if not (np.isfinite(X).all() and np.isfinite(Y).all()):
        raise ValueError(
            "States are compared number by number, so each of them has to be one. "
            "Some came as NaN or infinite. Leave out the readings in which the network diverged."
        )
    first_mean, second_mean = X.mean(axis=0), Y.mean(axis=0)
    X, Y = X - first_mean, Y - second_mean
    squares = ((X * X).sum(axis=0), (Y * Y).sum(axis=0))
    return CrossMoments(len(X), first_mean, second_mean, *squares, X.T @ Y)


def merged(a: CrossMoments, b: CrossMoments) -> CrossMoments:
    """The co-moments of the tokens of both (Chan, Golub and LeVeque, 1979)."""
    tokens = a.tokens + b.tokens
    share = b.tokens / tokens
    first, second = b.first_mean - a.first_mean, b.second_mean - a.second_mean
    weight = a.tokens * share
    return CrossMoments(
        tokens=tokens,
        first_mean=a.first_mean + share * first,
        second_mean=a.second_mean + share * second,
        first=a.first + b.first + weight * first**2,
        second=a.second + b.second + weight * second**2,
        between=a.between + b.between + weight * np.outer(first, second),
    )


def check_states(first: Float[np.ndarray, "_ _"], second: Float[np.ndarray, "_ _"]) -> None:
    """Refuse what cannot be compared."""
    if len(first) != len(second):
        raise ValueError(
            f"Two networks are compared on the same tokens. "
            f"One has states for {len(first):,} of them, the other for {len(second):,}. "
            f"Let both read the same text, cut into the same tokens."
        )
    if len(first) < 2 or not first.shape[1] or not second.shape[1]:
        raise ValueError(
            f"A comparison needs at least two tokens and one unit on either side. "
            f"There were {len(first)} tokens, {first.shape[1]} and {second.shape[1]} units. "
            f"Record more text."
        )
