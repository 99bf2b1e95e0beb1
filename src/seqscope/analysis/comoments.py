"""How units move, each alone and each with each other: one pass, and parts that can be joined."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

import numpy as np
from jaxtyping import Bool, Float, Float64

from seqscope.analysis.passes import check_recorded, token_blocks

__all__ = ["CoMoments", "co_moments", "joined"]


@dataclass(frozen=True, slots=True)
class CoMoments:
    """Mean, least, greatest value of each unit; of each pair the sum of products of deviations."""

    tokens: int
    mean: Float64[np.ndarray, " unit"]
    low: Float64[np.ndarray, " unit"]
    high: Float64[np.ndarray, " unit"]
    products: Float64[np.ndarray, "unit unit"]

    @property
    def range(self) -> Float64[np.ndarray, " unit"]:
        """How far the greatest value of each unit lies above its least."""
        span: Float64[np.ndarray, " unit"] = self.high - self.low
        return span

    @property
    def moving(self) -> Bool[np.ndarray, " unit"]:
        """Which units had more than one value."""
        moving: Bool[np.ndarray, " unit"] = self.range > 0
        return moving

    @property
    def correlation(self) -> Float64[np.ndarray, "unit unit"]:
        """The correlation of each unit with each; 0 with a unit that never moved."""
        spread: Float64[np.ndarray, " unit"] = np.sqrt(np.diag(self.products))
        moving = self.moving & (spread > 0)
        scale = np.divide(1.0, spread, out=np.zeros_like(spread), where=moving)
        correlation: Float64[np.ndarray, "unit unit"] = self.products * np.outer(scale, scale)
        return correlation.clip(-1.0, 1.0)


def co_moments(states: Float[np.ndarray, "token unit"]) -> CoMoments:
    """The co-moments of the units of a layer, in float64, from one pass in bounded memory.

    Raises ValueError for no token or no unit, and for states that are not finite.
    """
    check_recorded(states, "States")
    tokens, units = states.shape
    blocks = token_blocks(tokens, units)
    return joined(block_moments(np.asarray(states[block], np.float64)) for block in blocks)


def joined(parts: Iterable[CoMoments]) -> CoMoments:
    """The co-moments over all the tokens of several parts of a recording, at least one."""
    return reduce(both, parts)


def both(one: CoMoments, other: CoMoments) -> CoMoments:
    """The co-moments over the tokens of both (Chan, Golub and LeVeque, 1983)."""
    tokens = one.tokens + other.tokens
    apart = other.mean - one.mean
    between = np.outer(apart, apart) * (one.tokens * other.tokens / tokens)
    return CoMoments(
        tokens,
        one.mean + apart * (other.tokens / tokens),
        np.minimum(one.low, other.low),
        np.maximum(one.high, other.high),
        one.products + other.products + between,
    )


def block_moments(block: Float64[np.ndarray, "token unit"]) -> CoMoments:
    """The co-moments of a few tokens."""
    low, high = block.min(axis=0), block.max(axis=0)
    if not (np.isfinite(low).all() and np.isfinite(high).all()):
        unit = int(np.flatnonzero(~(np.isfinite(low) & np.isfinite(high)))[0])
        raise ValueError(
            f"States are finite numbers. Those of unit {unit} are not. "
            f"Leave that layer out, or train the network again with smaller steps."
        )
    mean = block.mean(axis=0)
    deviations = block - mean
    return CoMoments(len(block), mean, low, high, deviations.T @ deviations)
