"""Translators: sources to targets, word after word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count, islice
from typing import Any

import keras
import numpy as np
from jaxtyping import Int
from keras import ops

from seqscope.models.networks import translator
from seqscope.runs.batches import Batch, bucket, padded
from seqscope.runs.measures import MEASURES
from seqscope.runs.objectives.objective import Judged
from seqscope.runs.recipe import Recipe
from seqscope.runs.tables import Translator
from seqscope.tasks.task import CHUNK, Example, TranslationTask
from seqscope.tasks.vocabulary import END, PADDING, START

__all__ = ["Translation", "encoded", "network_of_tokens"]

STEPS_PER_EPOCH = 100  # where a recipe does not say; the examples of a task have no end


@dataclass(frozen=True)
class Translation:
    """A translation task as a recipe wants it learned.

    A chunk of examples is shuffled, cut to whole batches, sorted by length and cut up, and its
    batches are taken in random order. All of it follows from the recipe's seed and the chunk alone.
    """

    task: TranslationTask
    recipe: Recipe

    measure = MEASURES["translator"]

    @cached_property
    def settings(self) -> Translator:
        assert isinstance(self.recipe.network, Translator)
        return self.recipe.network

    @property
    def steps_per_epoch(self) -> int:
        return self.recipe.train.steps_per_epoch or STEPS_PER_EPOCH

    @property
    def per_chunk(self) -> int:
        return CHUNK // self.recipe.train.batch

    def knowledge(self) -> dict[str, Any]:
        return {
            "source": self.task.source_vocabulary.words,
            "target": self.task.target_vocabulary.words,
        }

    def network(self) -> keras.Model:
        words = len(self.task.source_vocabulary), len(self.task.target_vocabulary)
        return network_of_tokens(self.settings, *words)

    def chunk(self, number: int) -> list[Batch]:
        settings = self.recipe.train
        random = np.random.default_rng((settings.seed, number))
        examples = self.task.examples("train", number)
        chosen = random.permutation(len(examples))[: self.per_chunk * settings.batch]
        batches = self.batches([examples[index] for index in chosen])
        return [batches[index] for index in random.permutation(len(batches))]

    def validation(self) -> list[Batch]:
        """The validation examples of the recipe, rounded down to whole batches but at least one."""
        settings = self.recipe.train
        whole = max(settings.validation_examples // settings.batch, 1) * settings.batch
        return self.batches(list(islice(self.unseen("validation"), whole)))

    def unseen(self, split: str) -> Iterator[Example]:
        """The examples of a split; without end, unless the task's data has one."""
        for chunk in count():
            examples = self.task.examples(split, chunk)
            if not examples:
                return
            yield from examples

    def batches(self, examples: Sequence[Example]) -> list[Batch]:
        """Whole batches of examples of like lengths, the shortest first."""
        pairs = sorted((encoded(self.task, each) for each in examples), key=lambda p: len(p[0]))
        batch = min(self.recipe.train.batch, len(pairs))
        return [
            self.batch(pairs[start : start + batch])
            for start in range(0, len(pairs) - batch + 1, batch)
        ]

    def batch(self, pairs: Sequence[tuple[list[int], list[int]]]) -> Batch:
        """Encoded examples, padded to their bucket."""
        settings, grammar = self.settings, self.task.grammar
        longest_source = max(len(source) for source, _ in pairs)
        longest_target = max(len(target) for _, target in pairs)
        source = padded(
            [source for source, _ in pairs],
            settings.source_length
            or bucket(longest_source, self.recipe.train.buckets, self.task.longest_source),
        )
        target = padded(
            [target for _, target in pairs],
            settings.target_length or (grammar.longest if grammar else longest_target),
        )
        counted = target != PADDING if settings.mask_padding else np.ones_like(target)
        return Batch((source, fed(target)), target, counted.astype(np.float32))

    def judge(self, outputs: Mapping[str, Any], batch: Batch) -> Judged:
        """Crossentropy of the target tokens; an example is a point where all of them are right.

        Each token is then the most likely one exactly where the network, fed its own choices,
        would have written the same.
        """
        logits = ops.cast(outputs["logits"], "float32")
        losses = ops.sparse_categorical_crossentropy(batch.target, logits, from_logits=True)
        predicted = ops.cast(ops.argmax(logits, axis=-1), "int32")
        right = ops.logical_or(ops.equal(predicted, batch.target), ops.equal(batch.weight, 0))
        points = ops.sum(ops.cast(ops.all(right, axis=-1), "float32"))
        return Judged(
            ops.sum(losses * batch.weight), ops.sum(batch.weight), points, float(len(batch.target))
        )

    def carried(self, batch: int) -> tuple[Any, ...]:
        return ()


def fed(target: Int[np.ndarray, "batch target"]) -> Int[np.ndarray, "batch target"]:
    """What the decoder is fed while it should write the target: the start, then the target."""
    start = np.full_like(target[:, :1], START)
    return np.concatenate([start, target[:, :-1]], axis=1)


def encoded(task: TranslationTask, example: Example) -> tuple[list[int], list[int]]:
    """The word ids of an example's source and of its target with the end token."""
    source = task.source_vocabulary.ids(task.read(example.source, example.hint).words)
    return source, [*task.target_vocabulary.ids(task.write(example.target)), END]


def network_of_tokens(settings: Translator, source_words: int, target_words: int) -> keras.Model:
    """The translator that a recipe's table describes, with fresh weights."""
    return translator(
        source_words=source_words,
        target_words=target_words,
        decoder_form=settings.form,
        **settings.model_dump(exclude={"kind", "form", "source_length", "target_length"}),
    )
