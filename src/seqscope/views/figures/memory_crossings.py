"""An order of rows and columns in which links between two sides cross as little as may be."""

import numpy as np
from jaxtyping import Float

__all__ = ["crossings", "untangled"]

ROUNDS = 20


def crossings(widths: Float[np.ndarray, "side side"]) -> float:
    """How much the links cross: over all pairs that do, the product of their widths, summed.

    >>> crossings(np.array([[2.0, 3.0], [5.0, 1.0]]))
    15.0
    """
    below = widths[::-1].cumsum(axis=0)[::-1] - widths  # in later rows
    before = below.cumsum(axis=1) - below  # of them, in earlier columns
    return float((widths * before).sum())


def untangled(widths: Float[np.ndarray, "side side"]) -> list[int]:
    """An order for both sides at once, in which moving any one place lessens no crossing.

    It begins as it is, and from the order along the smoothest vector of the links; the better end
    is taken, turned so that the first place stands in the upper half.
    """
    begun = [list(range(len(widths))), smooth_order(widths)]
    ends = [settled(widths, order) for order in begun]
    best = min(ends, key=lambda order: crossings(widths[np.ix_(order, order)]))
    return best if not best or best.index(0) < len(best) / 2 else best[::-1]


def smooth_order(widths: Float[np.ndarray, "side side"]) -> list[int]:
    """The places along the vector that differs least between linked ones (Fiedler, 1973)."""
    if len(widths) < 2:
        return list(range(len(widths)))
    both = widths + widths.T
    laplacian = np.diag(both.sum(axis=0)) - both
    vector = np.linalg.eigh(laplacian)[1][:, 1]
    return [int(place) for place in np.argsort(np.round(vector, 9), kind="stable")]


def settled(widths: Float[np.ndarray, "side side"], order: list[int]) -> list[int]:
    """The order after moving each place to where links cross least, until none moves."""
    least = crossings(widths[np.ix_(order, order)])
    for _ in range(ROUNDS):
        before = least
        for place in range(len(order)):
            rest = [other for other in order if other != place]
            for at in range(len(order)):
                moved = [*rest[:at], place, *rest[at:]]
                found = crossings(widths[np.ix_(moved, moved)])
                if found < least * (1 - 1e-9):
                    least, order = found, moved
        if least == before:
            return order
    return order
