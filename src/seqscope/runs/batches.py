"""Batches of like lengths, the same for the same step whenever it is asked for."""

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import NamedTuple

import numpy as np
from jaxtyping import Int

from seqscope.tasks.vocabulary import PADDING

__all__ = ["Batch", "bucket", "epoch_rows", "padded", "starting_at"]

POOL = 50  # batches whose examples are sorted by length together


class Batch(NamedTuple):
    """Examples stacked: what the network is given, what it should say, how much of that counts.

    All arrays have the batch as their first axis; `weight` has the shape of what is counted, such
    as `[batch]` or `[batch target]`, and is 0 where there is only padding.
    """

    inputs: tuple[np.ndarray, ...]
    target: np.ndarray
    weight: np.ndarray


def starting_at(
    step: int, *, chunk: Callable[[int], list[Batch]], per_chunk: int
) -> Generator[Batch]:
    """Batches without end from that step on; the next chunk is made in the background.

    Step s is batch s modulo `per_chunk` of chunk s divided by `per_chunk`, so that a training
    continued at a step meets what it would have met without a break.
    """
    first, skipped = divmod(step, per_chunk)
    with ThreadPoolExecutor(max_workers=1) as background:
        ahead = background.submit(chunk, first)
        for number in count(first + 1):
            batches = ahead.result()
            ahead = background.submit(chunk, number)
            yield from batches[skipped:]
            skipped = 0


def epoch_rows(
    lengths: Int[np.ndarray, " example"], *, batch: int, seed: int, epoch: int
) -> list[Int[np.ndarray, " batch"]]:
    """The examples of every batch of an epoch: shuffled, then like lengths together.

    Each example is met once, save for the few that are left over by whole batches.
    """
    random = np.random.default_rng((seed, epoch))
    whole = len(lengths) // batch
    order = random.permutation(len(lengths))[: whole * batch]
    rows = []
    for start in range(0, len(order), POOL * batch):
        pool = order[start : start + POOL * batch]
        by_length = pool[np.argsort(lengths[pool], kind="stable")]
        rows += list(by_length.reshape(-1, batch))
    return [rows[place] for place in random.permutation(whole)]


def bucket(length: int, buckets: Sequence[int], longest: int) -> int:
    """The length to pad to: the smallest bucket that holds it, or the longest source there is.

    >>> bucket(13, (12, 16, 20), 64), bucket(30, (12, 16, 20), 64)
    (16, 64)
    """
    return min((size for size in buckets if length <= size <= longest), default=longest)


def padded(rows: Sequence[Sequence[int]], length: int) -> Int[np.ndarray, "batch length"]:
    """The rows below each other, each filled up with padding, or cut, to the length."""
    ids = np.full((len(rows), length), PADDING, dtype=np.int32)
    for row, values in zip(ids, rows, strict=True):
        row[: len(values)] = values[:length]
    return ids
