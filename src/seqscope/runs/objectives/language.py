"""Language models: the words so far to the next one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import keras
import numpy as np
from jaxtyping import Int
from keras import ops

from seqscope.models.networks import language_model
from seqscope.models.recurrent import CELLS
from seqscope.runs.batches import Batch
from seqscope.runs.measures import MEASURES
from seqscope.runs.objectives.objective import Judged
from seqscope.runs.recipe import Recipe
from seqscope.runs.tables import LanguageModel
from seqscope.tasks.task import LanguageTask

__all__ = ["Language", "network_of_words", "read_through", "stretches", "zero_states"]

MOST_ROWS = 20  # places at which a text is read at once when nothing is learned
SHORTEST_ROW = 1000  # words, so that few of them are read without the words before them


@dataclass(frozen=True)
class Language:
    """A text as a recipe wants it learned: cut into as many parts as a batch has rows.

    Each batch goes on where the one before it ended, and the states of the network are handed on,
    while gradients reach back no further than the batch.
    """

    task: LanguageTask
    recipe: Recipe

    measure = MEASURES["language"]

    @cached_property
    def settings(self) -> LanguageModel:
        assert isinstance(self.recipe.network, LanguageModel)
        return self.recipe.network

    @cached_property
    def batches(self) -> list[Batch]:
        settings = self.recipe.train
        return stretches(self.task.stream("train"), rows=settings.batch, steps=settings.unroll)

    @property
    def per_chunk(self) -> int:
        return self.steps_per_epoch

    @property
    def steps_per_epoch(self) -> int:
        return min(self.recipe.train.steps_per_epoch or len(self.batches), len(self.batches))

    def knowledge(self) -> dict[str, Any]:
        return {"source": self.task.source_vocabulary.words}

    def network(self) -> keras.Model:
        return network_of_words(self.settings, len(self.task.source_vocabulary))

    def chunk(self, number: int) -> list[Batch]:
        return self.batches[: self.steps_per_epoch]

    def validation(self) -> list[Batch]:
        stream = self.task.stream("validation")[: self.recipe.train.validation_examples + 1]
        return read_through(stream, steps=self.recipe.train.unroll)

    def judge(self, outputs: Mapping[str, Any], batch: Batch) -> Judged:
        """Crossentropy of the next words, in nats."""
        logits = ops.cast(outputs["logits"], "float32")
        losses = ops.sparse_categorical_crossentropy(batch.target, logits, from_logits=True)
        total, count = ops.sum(losses * batch.weight), ops.sum(batch.weight)
        return Judged(total, count, total, count)

    def carried(self, batch: int) -> tuple[Any, ...]:
        return zero_states(self.settings, batch)


def network_of_words(settings: LanguageModel, words: int) -> keras.Model:
    """The language model that a recipe's table describes, with fresh weights."""
    return language_model(words=words, **settings.model_dump(exclude={"kind"}))


def zero_states(settings: LanguageModel, rows: int) -> tuple[Any, ...]:
    """The states before the first word, layer by layer, each `[batch unit]`."""
    each = CELLS[settings.cell].state_count
    return tuple(
        ops.zeros((rows, units), "float32") for units in settings.units for _ in range(each)
    )


def read_through(stream: Int[np.ndarray, " token"], *, steps: int) -> list[Batch]:
    """All of a text, nothing left out, in few parts."""
    rows = min(max(len(stream) // SHORTEST_ROW, 1), MOST_ROWS)
    return stretches(stream, rows=rows, steps=steps, whole=False)


def stretches(
    stream: Int[np.ndarray, " token"], *, rows: int, steps: int, whole: bool = True
) -> list[Batch]:
    """The text in `rows` parts, read side by side, `steps` words at a time.

    Each batch has the words, the words one place further on, and what of them counts. The rest of
    the text that fills no whole row of steps is left out, or, unless `whole`, padded.
    """
    tokens = len(stream) - 1
    rows = max(min(rows, tokens), 1)
    length = tokens // rows if whole else -(-tokens // rows)
    steps = min(steps, length)
    width = length // steps * steps if whole else -(-length // steps) * steps
    time = np.arange(width)
    places = np.arange(rows)[:, None] * length + time
    real = ((time < length) & (places < tokens)).astype(np.float32)
    places = np.minimum(places, tokens - 1)
    read, following = stream[places], stream[places + 1]
    cuts = [slice(start, start + steps) for start in range(0, width, steps)]
    return [Batch((read[:, cut],), following[:, cut], real[:, cut]) for cut in cuts]
