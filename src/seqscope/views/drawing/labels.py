"""Labels beside the ends of lines, moved apart as little as need be."""

from collections.abc import Sequence

__all__ = ["spread"]


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """The places nearest to those wanted, in the same order, at least a gap apart.

    All lie between low and high as far as there is room. The sum of squared moves is the least
    there is: it is an isotonic regression on the places less the gaps below them.

    >>> spread([0.0, 10.0, 10.0], gap=4.0, low=0.0, high=20.0)
    [0.0, 8.0, 12.0]
    """
    order = sorted(range(len(wanted)), key=lambda k: wanted[k])
    pools: list[list[float]] = []  # neighbors that touch, as their places less the gaps
    for rank, k in enumerate(order):
        pools.append([wanted[k] - rank * gap])
        while len(pools) > 1 and mean(pools[-2]) > mean(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    highest = max(low, high - (len(wanted) - 1) * gap)
    level = [min(max(mean(pool), low), highest) for pool in pools for _ in pool]
    places = [0.0] * len(wanted)
    for rank, k in enumerate(order):
        places[k] = level[rank] + rank * gap
    return places


def mean(pool: list[float]) -> float:
    """The place of neighbors that touch."""
    return sum(pool) / len(pool)
