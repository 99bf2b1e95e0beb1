"""Texts of a corpus as the rows of a batch."""

from collections.abc import Sequence

import numpy as np
from jaxtyping import Int

from seqscope.runs.batches import bucket
from seqscope.tasks.corpus import Corpus
from seqscope.tasks.vocabulary import PADDING

__all__ = ["text_batch"]


def text_batch(
    texts: Corpus,
    rows: Int[np.ndarray, " batch"],
    length: int | None,
    buckets: Sequence[int],
    *,
    longest: int | None = None,
) -> Int[np.ndarray, "batch time"]:
    """The word ids of these texts below each other.

    Padded behind to the bucket of the longest of them, where no text is longer than `longest`, the
    longest of the corpus if missing; or, where a `length` is given, padded in front to that length,
    of longer texts the end alone.
    """
    own = int(texts.lengths[rows].max(initial=1))
    width = length or bucket(own, buckets, longest or int(texts.lengths.max(initial=1)))
    ids = np.full((len(rows), width), PADDING, np.int32)
    for row, number in zip(ids, rows.tolist(), strict=True):
        words = texts[number][-width:]
        if length:
            row[width - len(words) :] = words
        else:
            row[: len(words)] = words
    return ids
