"""How the state moved at every token: the response."""

import numpy as np
from jaxtyping import Float, Int

__all__ = ["responses_of"]


def responses_of(
    states: Float[np.ndarray, "token unit"],
    offsets: Int[np.ndarray, " boundary"],
    *,
    reverse: bool = False,
) -> Float[np.ndarray, "token unit"]:
    """Δh_t = h_t - h_{t-1}, from a state of zeros before the first token of each sequence.

    Sequence i is at `offsets[i] : offsets[i + 1]`; with `reverse` its last token was read first.

    >>> responses_of(np.array([[1.0], [3.0], [5.0]]), np.array([0, 2, 3])).ravel().tolist()
    [1.0, 2.0, 5.0]
    """
    responses = np.array(states, np.float32)
    filled = offsets[1:] > offsets[:-1]
    if reverse:
        responses[:-1] -= states[1:]
        ends = offsets[1:][filled] - 1
        responses[ends] = states[ends]
    else:
        responses[1:] -= states[:-1]
        starts = offsets[:-1][filled]
        responses[starts] = states[starts]
    return responses
