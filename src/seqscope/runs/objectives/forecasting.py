"""Forecasters: a window of a series to the number that follows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import keras
import numpy as np
from keras import ops

from seqscope.models.networks import forecaster
from seqscope.runs.batches import Batch, epoch_rows
from seqscope.runs.measures import MEASURES
from seqscope.runs.objectives.objective import Judged
from seqscope.runs.recipe import Recipe
from seqscope.runs.tables import Forecaster
from seqscope.tasks.series import SeriesTask, Windows

__all__ = ["Forecasting", "network_of_windows"]


@dataclass(frozen=True)
class Forecasting:
    """A series as a recipe wants it learned: an epoch meets every window once."""

    task: SeriesTask
    recipe: Recipe

    measure = MEASURES["forecaster"]

    @cached_property
    def windows(self) -> Windows:
        return self.task.windows("train")

    @property
    def batch_size(self) -> int:
        return min(self.recipe.train.batch, len(self.windows.targets))

    @property
    def per_chunk(self) -> int:
        return len(self.windows.targets) // self.batch_size

    @property
    def steps_per_epoch(self) -> int:
        return self.recipe.train.steps_per_epoch or self.per_chunk

    def knowledge(self) -> dict[str, Any]:
        return {"scale": self.task.scaling.as_dict()}

    def network(self) -> keras.Model:
        assert isinstance(self.recipe.network, Forecaster)
        return network_of_windows(self.recipe.network, self.task.window)

    def chunk(self, number: int) -> list[Batch]:
        lengths = np.full(len(self.windows.targets), self.task.window)
        seed = self.recipe.train.seed
        rows = epoch_rows(lengths, batch=self.batch_size, seed=seed, epoch=number)
        return [batch_of(self.windows, places) for places in rows]

    def validation(self) -> list[Batch]:
        windows = self.task.windows("validation")
        places = np.arange(len(windows.targets))
        return [batch_of(windows, rows) for rows in np.array_split(places, -(-len(places) // 256))]

    def judge(self, outputs: Mapping[str, Any], batch: Batch) -> Judged:
        """Squared errors in the space that the network reads and writes."""
        errors = ops.square(ops.cast(outputs["forecast"], "float32") - batch.target)
        total, count = ops.sum(errors * batch.weight), ops.sum(batch.weight)
        return Judged(total, count, total, count)

    def carried(self, batch: int) -> tuple[Any, ...]:
        return ()


def network_of_windows(settings: Forecaster, window: int) -> keras.Model:
    """The forecaster that a recipe's table describes, with fresh weights."""
    return forecaster(window=window, **settings.model_dump(exclude={"kind"}))


def batch_of(windows: Windows, rows: np.ndarray) -> Batch:
    """These windows, each counting the same."""
    return Batch(
        (windows.inputs[rows].astype(np.float32),),
        windows.targets[rows].astype(np.float32),
        np.ones(len(rows), np.float32),
    )
