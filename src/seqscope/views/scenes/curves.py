"""How runs learned: loss and score after each epoch, as a scene."""

from typing import Literal

from pydantic import model_validator

from seqscope.views.scenes.scene import Number, Scene, Words

__all__ = ["Curve", "Curves"]


class Curve(Scene):
    """The learning curve of one run; a number that was not finite is none.

    `measure` is the name of the score, such as "accuracy", and `lower_is_better` what it says;
    `score` is the one on validation examples.
    """

    name: Words
    task: Words
    measure: Words
    lower_is_better: bool = False
    epochs: tuple[int, ...]
    loss: tuple[Number, ...]
    training_score: tuple[Number, ...]
    score: tuple[Number, ...]

    @model_validator(mode="after")
    def _each_epoch_has_its_numbers(self) -> "Curve":
        lengths = {len(each) for each in (self.epochs, self.loss, self.training_score, self.score)}
        if len(lengths) > 1:
            raise ValueError("a curve has one loss, training score and score for each epoch")
        return self

    @property
    def best(self) -> int | None:
        """The place of the epoch with the best score, the first of equals."""
        sign = 1 if self.lower_is_better else -1
        known = [
            (sign * score, place) for place, score in enumerate(self.score) if score is not None
        ]
        return min(known)[1] if known else None


class Curves(Scene):
    """The curves of some runs; those of one task are drawn together."""

    view: Literal["curves"] = "curves"
    runs: tuple[Curve, ...]

    @property
    def by_task(self) -> tuple[tuple[Curve, ...], ...]:
        """The curves whose losses and scores mean the same, in the order in which they came."""
        groups: dict[tuple[str, str], tuple[Curve, ...]] = {}
        for run in self.runs:
            key = run.task, run.measure
            groups[key] = (*groups.get(key, ()), run)
        return tuple(groups.values())
