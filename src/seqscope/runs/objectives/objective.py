"""What a training needs to know about the kind of network that it trains."""

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

import keras

from seqscope.runs.batches import Batch
from seqscope.runs.measures import Measure

__all__ = ["Judged", "Objective"]


class Judged(NamedTuple):
    """Sums over a batch, each a scalar.

    loss: of the losses, each times its weight; weight: of the weights; points: of what the
    measure is a mean of; count: of what that is a mean over
    """

    loss: Any
    weight: Any
    points: Any
    count: Any


class Objective(Protocol):
    """Batches to learn from, batches to be judged by, and how a network's outputs are judged."""

    @property
    def measure(self) -> Measure: ...

    @property
    def steps_per_epoch(self) -> int: ...

    @property
    def per_chunk(self) -> int:
        """The number of batches in one chunk."""

    def knowledge(self) -> Mapping[str, Any]:
        """What was found in the data before the training, for the run folder."""

    def network(self) -> keras.Model:
        """A network with fresh weights; its outputs are a dictionary."""

    def chunk(self, number: int) -> list[Batch]:
        """The batches of one chunk in the order of training."""

    def validation(self) -> list[Batch]:
        """Batches that are never learned from."""

    def judge(self, outputs: Mapping[str, Any], batch: Batch) -> Judged:
        """How the outputs compare with the targets of their batch; runs compiled."""

    def carried(self, batch: int) -> tuple[Any, ...]:
        """The states with which an epoch begins that each batch hands on to the next; may be ()."""
