"""Numbers in bands with names, such as how long texts are, so that scores can be told by band."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from jaxtyping import Int

__all__ = ["FREQUENCIES", "LENGTHS", "band_names", "bands", "length_of"]

LENGTHS = (1, 10, 15, 20, 30, 50, 100, 200, 400)  # where bands of lengths begin
FREQUENCIES = (1, 10, 100, 1000, 10_000, 100_000)  # and those of how often something occurs


def band_names(starts: Sequence[int]) -> tuple[str, ...]:
    """What the bands that begin at these numbers are called; the last has no end.

    >>> band_names([0, 1, 2, 10])
    ('0', '1', '2 to 9', '10 and more')
    """
    closed = (
        f"{start:,}" if start + 1 == end else f"{start:,} to {end - 1:,}"
        for start, end in pairwise(starts)
    )
    return (*closed, f"{starts[-1]:,} and more")


def bands(numbers: Int[np.ndarray, " number"], starts: Sequence[int]) -> Int[np.ndarray, " number"]:
    """In which band each number lies; in the first where it is below all of them."""
    found: np.ndarray = np.searchsorted(starts, numbers, side="right")
    return np.maximum(found - 1, 0)


def length_of(text: str) -> str:
    """The name of the band that the length of a text lies in, counted in code points.

    >>> length_of("5 May 2016")
    '10 to 14'
    """
    return band_names(LENGTHS)[int(bands(np.array([len(text)]), LENGTHS)[0])]
