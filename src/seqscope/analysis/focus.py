"""How sharply, how completely and in which order a network looked at its source."""

from itertools import combinations

import numpy as np
from jaxtyping import Float

from seqscope.recording import Reading

__all__ = ["coverage", "monotonicity", "sharpness"]


def sharpness(reading: Reading) -> Float[np.ndarray, " target"]:
    """How concentrated each row of weights is: 1 on a single position, 0 spread over all.

    One less the entropy of the row divided by the entropy of an even row. A source of one token
    leaves nothing to choose and counts as 1.
    """
    rows = np.asarray(reading.weights, np.float64)
    if rows.shape[1] < 2:
        return np.ones(len(rows))
    logarithms = np.log(rows, where=rows > 0, out=np.zeros_like(rows))
    entropy = -(rows * logarithms).sum(axis=1)
    share: Float[np.ndarray, " target"] = 1 - entropy / np.log(rows.shape[1])
    return share.clip(0.0, 1.0)


def coverage(reading: Reading) -> Float[np.ndarray, " source"]:
    """How much of all attention each source token received, in rows: the sum of its column.

    A token with next to nothing was not needed for the answer, or was read through its neighbors.
    """
    total: Float[np.ndarray, " source"] = reading.weights.sum(axis=0, dtype=np.float64)
    return total


def monotonicity(reading: Reading) -> float:
    """The order in which the source was read: 1 forward, -1 backward, around 0 to and fro.

    Kendall's τ between the target positions and the places the network looked at on average. A
    target of fewer than two tokens has no order and counts as 0.
    """
    positions = np.arange(len(reading.tokens))
    places = np.asarray(reading.weights, np.float64) @ positions
    steps = [float(np.sign(after - before)) for before, after in combinations(places, 2)]
    return sum(steps) / len(steps) if steps else 0.0
