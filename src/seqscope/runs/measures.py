"""What a training is judged by on examples that it never sees, for each kind of network."""

import math
from collections.abc import Callable
from typing import NamedTuple

from seqscope.runs.recipe import Recipe

__all__ = ["MEASURES", "Measure", "measure_of"]


class Measure(NamedTuple):
    """A number for each epoch: its name, which way is better, how it follows from a mean."""

    name: str
    lower_is_better: bool = False
    of_mean: Callable[[float], float] = float

    def better(self, one: float, other: float) -> bool:
        """Whether one is better than the other.

        >>> MEASURES["language"].better(80.0, 120.0)
        True
        """
        return one < other if self.lower_is_better else one > other


def perplexity(nats: float) -> float:
    """How many words a network wavers between, from its mean crossentropy in nats."""
    return math.exp(min(nats, 700.0))


def measure_of(recipe: Recipe) -> Measure:
    """What the epochs of a training by this recipe are compared by."""
    if recipe.network.kind == "classifier" and recipe.train.score == "balanced":
        return Measure("balanced accuracy")
    return MEASURES[recipe.network.kind]


MEASURES = {
    "translator": Measure("exact match"),
    "classifier": Measure("accuracy"),
    "forecaster": Measure("mean squared error", lower_is_better=True),
    "language": Measure("perplexity", lower_is_better=True, of_mean=perplexity),
}
