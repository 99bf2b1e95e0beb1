"""What reading each token changed: the state after it less the state before it."""

import numpy as np
from jaxtyping import Float, Int

from seqscope.recording.offsets import checked_offsets

__all__ = ["check_finite", "responses_of", "states_before"]


def states_before(
    states: Float[np.ndarray, "token unit"],
    offsets: Int[np.ndarray, " boundary"] | None = None,
    *,
    reverse: bool = False,
    first: Float[np.ndarray, "sequence unit"] | None = None,
) -> Float[np.ndarray, "token unit"]:
    """The state that each token met, as precise as the states.

    Sequence k holds the tokens `offsets[k]` to `offsets[k + 1]`; without offsets all tokens are one
    sequence. Each starts from the zero state: a layer that reads backward (`reverse`) meets it at
    the last token.

    Raises ValueError for offsets that do not cut the tokens into sequences.
    """
    whole = np.array([0, len(states)])
    edges = checked_offsets(whole if offsets is None else offsets, len(states))
    before = np.zeros_like(states)
    real = np.diff(edges) > 0
    starts, ends = edges[:-1][real], edges[1:][real]
    if reverse:
        before[:-1] = states[1:]
    else:
        before[1:] = states[:-1]
    before[ends - 1 if reverse else starts] = 0.0 if first is None else first[real]
    return before


def responses_of(
    states: Float[np.ndarray, "token unit"],
    offsets: Int[np.ndarray, " boundary"] | None = None,
    *,
    reverse: bool = False,
    first: Float[np.ndarray, "sequence unit"] | None = None,
) -> Float[np.ndarray, "token unit"]:
    """The response of every unit to every token; over a sequence they sum to its last state.

    To that less its first one, where it does not start from zeros. Sequences, directions and first
    states are meant as in `states_before`.

    >>> responses_of(np.array([[1.0], [3.0], [5.0]]), np.array([0, 2, 3])).ravel().tolist()
    [1.0, 2.0, 5.0]
    """
    before = states_before(states, offsets, reverse=reverse, first=first)
    responses: Float[np.ndarray, "token unit"] = np.subtract(states, before, out=before)
    return responses


def check_finite(values: Float[np.ndarray, "..."], what: str) -> None:
    """Raise ValueError where a number is not finite; `what` names them, as in "Hidden states"."""
    bad = values.size - int(np.count_nonzero(np.isfinite(values)))
    if bad:
        raise ValueError(
            f"{what} are finite numbers. {bad:,} of {values.size:,} came as infinite or as no "
            f"number. Look at the training of this network, or leave out the texts behind them."
        )
