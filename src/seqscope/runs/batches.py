"""Batches of like lengths, the same for the same step whenever it is asked for."""

from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

import numpy as np
from jaxtyping import Int

from seqscope.runs.recipe import Recipe
from seqscope.tasks.task import CHUNK, Example, TranslationTask
from seqscope.tasks.vocabulary import END, PADDING

__all__ = ["Batch", "Batches", "bucket", "padded"]


class Batch(NamedTuple):
    """Examples stacked as word ids, padded behind; a target ends with the end token."""

    source: Int[np.ndarray, "batch source"]
    target: Int[np.ndarray, "batch target"]


@dataclass(frozen=True)
class Batches:
    """The training batches of a recipe: step s is batch s modulo n of chunk s divided by n.

    A chunk of examples is shuffled, cut to whole batches, sorted by length and cut up, and its
    batches are taken in random order. All of it follows from the recipe's seed and the chunk alone,
    so that a training continued at step s meets what it would have met without a break.
    """

    task: TranslationTask
    recipe: Recipe

    @property
    def per_chunk(self) -> int:
        """The number of batches in one chunk."""
        return CHUNK // self.recipe.train.batch

    def starting_at(self, step: int) -> Generator[Batch]:
        """Batches without end from that step on; the next chunk is made in the background."""
        first, skipped = divmod(step, self.per_chunk)
        with ThreadPoolExecutor(max_workers=1) as background:
            ahead = background.submit(self.chunk, first)
            for chunk in count(first + 1):
                batches = ahead.result()
                ahead = background.submit(self.chunk, chunk)
                yield from batches[skipped:]
                skipped = 0

    def chunk(self, number: int) -> list[Batch]:
        """The batches of one chunk in the order of training."""
        settings = self.recipe.train
        random = np.random.default_rng((settings.seed, number))
        examples = self.task.examples("train", number)
        chosen = random.permutation(len(examples))[: self.per_chunk * settings.batch]
        pairs = [encoded(self.task, examples[index]) for index in chosen]
        pairs.sort(key=lambda pair: len(pair[0]))
        batches = [
            self.batch(pairs[start : start + settings.batch])
            for start in range(0, len(pairs), settings.batch)
        ]
        return [batches[index] for index in random.permutation(len(batches))]

    def batch(self, pairs: Sequence[tuple[list[int], list[int]]]) -> Batch:
        """Encoded examples, padded to their bucket."""
        network, grammar = self.recipe.network, self.task.grammar
        longest_source = max(len(source) for source, _ in pairs)
        longest_target = max(len(target) for _, target in pairs)
        return Batch(
            padded(
                [source for source, _ in pairs],
                network.source_length
                or bucket(longest_source, self.recipe.train.buckets, self.task.longest_source),
            ),
            padded(
                [target for _, target in pairs],
                network.target_length or (grammar.longest if grammar else longest_target),
            ),
        )


def encoded(task: TranslationTask, example: Example) -> tuple[list[int], list[int]]:
    """The word ids of an example's source and of its target with the end token."""
    source = task.source_vocabulary.ids(task.read(example.source, example.hint).words)
    return source, [*task.target_vocabulary.ids(task.write(example.target)), END]


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
