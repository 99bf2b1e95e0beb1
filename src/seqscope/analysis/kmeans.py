"""Points grouped around k means (Lloyd, 1982), the same way wherever and in whatever order."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

__all__ = ["kmeans"]

FIRST_ROUNDS, MOST_ROUNDS = 6, 100  # of every start, and of the best of them
# Multiplications up to which a product is not shared between cores: sharing out many small ones
# takes ten times as long as doing them where other programs keep the cores busy.
ONE_CORE = 200_000


def kmeans(
    points: Float[np.ndarray, "point axis"], k: int, *, starts: int = 4, seed: int = 0
) -> Int[np.ndarray, " point"]:
    """A group from 0 to k - 1 for each point: the tightest of so many starts, led to its end.

    Points that coincide share a group, so that there can be fewer than k. Random numbers choose
    among points by their distance from the center of all: points that come in another order, turned
    or mirrored get the same groups.
    """
    centered = points - points.mean(axis=0)
    order = np.argsort((centered**2).sum(axis=1), kind="stable")
    ranked = centered[order]
    random = np.random.default_rng(seed)
    begun = [lloyd(ranked, starting_points(ranked, k, random), FIRST_ROUNDS) for _ in range(starts)]
    groups = lloyd(ranked, min(begun, key=lambda each: each.spread).means, MOST_ROUNDS).groups
    restored = np.empty_like(groups)
    restored[order] = groups
    return restored


def starting_points(
    points: Float[np.ndarray, "point axis"], k: int, random: np.random.Generator
) -> Float[np.ndarray, "mean axis"]:
    """At most k points far from each other (greedy k-means++: Arthur and Vassilvitskii, 2007)."""
    squares = (points**2).sum(axis=1)
    tried = 2 + int(np.log(k))
    chosen = [int(random.random() * len(points))]
    nearest = distances(points, squares, chosen)[0]
    while len(chosen) < k and nearest.max() > 1e-12 * squares.max():
        reached = np.cumsum(nearest)
        drawn = np.searchsorted(reached, random.random(tried) * reached[-1])
        drawn = drawn.clip(max=len(points) - 1)
        closer = np.minimum(nearest, distances(points, squares, drawn))
        best = closer.sum(axis=1).argmin()
        nearest = closer[best]
        chosen.append(int(drawn[best]))
    return points[chosen]


def distances(
    points: Float[np.ndarray, "point axis"],
    squares: Float[np.ndarray, " point"],
    chosen: list[int] | Int[np.ndarray, " mean"],
) -> Float[np.ndarray, "mean point"]:
    """The squared distance of every point from each of those that were chosen."""
    products = points[chosen] @ points.T
    squared: Float[np.ndarray, "mean point"] = squares + squares[chosen][:, None] - 2 * products
    return squared.clip(min=0.0)


class Grouping(NamedTuple):
    """A group for each point, the means, and how far points lie from them in all.

    The spread leaves out what is the same for all groupings of the same points.
    """

    groups: Int[np.ndarray, " point"]
    means: Float[np.ndarray, "mean axis"]
    spread: float


def lloyd(
    points: Float[np.ndarray, "point axis"], means: Float[np.ndarray, "mean axis"], rounds: int
) -> Grouping:
    """Points grouped around the means, which move until they rest, or for so many rounds."""
    axes = np.ascontiguousarray(points.T)
    blocks = np.array_split(axes, 1 + means.size * len(points) // ONE_CORE, axis=1)
    groups = np.full(len(points), -1)
    for _ in range(rounds):
        # |x - m|² less |x|², which does not say whose mean is the nearest
        products = np.concatenate([means @ block for block in blocks], axis=1)
        far = (means**2).sum(axis=1)[:, None] - 2 * products
        before, groups = groups, far.argmin(axis=0)
        if np.array_equal(before, groups):
            break
        totals = [np.bincount(groups, weights=axis, minlength=len(means)) for axis in axes]
        count = np.bincount(groups, minlength=len(means))[:, None]
        means = np.where(count > 0, np.stack(totals, axis=1) / np.maximum(count, 1), means)
    return Grouping(groups, means, float(far.min(axis=0).sum()))
