"""One pass over arrays that are too long for memory: a block of tokens at a time."""

from collections.abc import Iterator

import numpy as np
from jaxtyping import Float

__all__ = ["check_recorded", "token_blocks"]

BLOCK_BYTES = 16_000_000  # of a block as float64: small beside any memory, large beside any cache


def token_blocks(tokens: int, units: int) -> Iterator[slice]:
    """The slices of tokens that together cover an array `[token unit]`, each a multiple of 8 long.

    Only the last may be shorter.

    >>> [(block.start, block.stop) for block in token_blocks(20, 250_000)]
    [(0, 8), (8, 16), (16, 20)]
    """
    length = max(8, BLOCK_BYTES // (8 * max(units, 1)) // 8 * 8)
    for start in range(0, tokens, length):
        yield slice(start, min(start + length, tokens))


def check_recorded(values: Float[np.ndarray, "token unit"], what: str) -> None:
    """Raise ValueError where there is not one token or not one unit."""
    if not values.size:
        tokens, units = values.shape
        raise ValueError(
            f"{what} are studied over at least one token and one unit. "
            f"They came with {tokens} tokens and {units} units. "
            f"Record a text that is not empty, and choose a layer that has this kind of numbers."
        )
