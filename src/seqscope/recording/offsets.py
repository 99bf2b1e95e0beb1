"""Where the sequences of a recording begin and end: sequence k holds the tokens from bound k on."""

import numpy as np
from jaxtyping import Int64, Integer

__all__ = ["checked_offsets"]


def checked_offsets(
    offsets: Integer[np.ndarray, " boundary"], tokens: int | None = None
) -> Int64[np.ndarray, " boundary"]:
    """The numbers of the first tokens of all sequences, from 0 on, and of all tokens at the end.

    Raises ValueError for offsets that are none, and for those of a text of another length.
    """
    bounds = np.asarray(offsets, np.int64)
    if len(bounds) < 2 or bounds[0] != 0 or (np.diff(bounds) < 0).any():
        raise ValueError(
            f"Offsets rise from 0 to the number of tokens, one for each sequence and one more. "
            f"They came as {bounds[:8].tolist()}{' and so on' if len(bounds) > 8 else ''}. "
            f"Add up the lengths of the sequences, beginning with 0."
        )
    if tokens not in {None, int(bounds[-1])}:
        raise ValueError(
            f"The last offset is the number of tokens. It came as {bounds[-1]} "
            f"for {tokens} tokens. Give the offsets of the same recording."
        )
    return bounds
