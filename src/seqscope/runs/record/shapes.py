"""The shapes of batches that are read together: few, so that few are compiled."""

from collections.abc import Sequence

from seqscope.runs.batches import bucket

__all__ = ["ROWS", "width_of"]

ROWS = 64  # passages that are read together
BUCKETS = (8, 16, 24, 32, 48, 64, 80, 96, 128, 192, 256, 400)


def width_of(texts: Sequence[Sequence[int]]) -> int:
    """The width of a batch that holds these, padded.

    >>> width_of([[5, 7], [5] * 9]), width_of([[5] * 500])
    (16, 500)
    """
    longest = max(map(len, texts))
    return bucket(longest, BUCKETS, max(longest, BUCKETS[-1]))
