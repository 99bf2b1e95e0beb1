"""The rule by which gradients change weights, and how its learning rate goes over a training."""

from typing import Any

import keras
from keras import ops

from seqscope.runs.tables import Train

__all__ = ["optimizer"]

OPTIMIZERS = {
    "adam": keras.optimizers.Adam,
    "muon": keras.optimizers.Muon,
    "sgd": keras.optimizers.SGD,
    "rmsprop": keras.optimizers.RMSprop,
}


def optimizer(settings: Train, steps_per_epoch: int) -> keras.optimizers.Optimizer:
    """The recipe's optimizer with its learning rate, schedule, clipping and weight decay.

    Muon (Jordan et al., 2024) takes matrices by their orthogonalized momentum and everything else,
    embeddings included, as Adam does.
    """
    return OPTIMIZERS[settings.optimizer](
        learning_rate(settings, steps_per_epoch),
        global_clipnorm=settings.clip_norm,
        weight_decay=settings.weight_decay,
    )


def learning_rate(settings: Train, steps_per_epoch: int) -> Any:
    """A number, or a schedule: a function of the step."""
    rate = settings.learning_rate
    if settings.schedule == "cosine":
        warmup = settings.warmup_steps
        return keras.optimizers.schedules.CosineDecay(
            0.0 if warmup else rate,
            decay_steps=settings.epochs * steps_per_epoch - warmup,
            warmup_target=rate if warmup else None,
            warmup_steps=warmup,
        )
    if settings.schedule == "decay":
        return keras.optimizers.schedules.InverseTimeDecay(rate, 1, settings.decay)
    if settings.schedule == "exponential":
        return SteadyThenExponential(rate, settings.decay, settings.steady_epochs, steps_per_epoch)
    return rate


class SteadyThenExponential(keras.optimizers.schedules.LearningRateSchedule):
    """A rate that is multiplied by a factor at the start of each epoch after the first ones.

    The schedule of Zaremba et al. (2014).
    """

    def __init__(self, rate: float, factor: float, steady_epochs: int, steps: int) -> None:
        self.rate, self.factor = rate, factor
        self.steady_epochs, self.steps = steady_epochs, steps

    def __call__(self, step: Any) -> Any:
        epoch = ops.floor(ops.cast(step, "float32") / self.steps)
        return self.rate * self.factor ** ops.maximum(epoch + 1 - self.steady_epochs, 0)

    def get_config(self) -> dict[str, Any]:
        return {
            "rate": self.rate,
            "factor": self.factor,
            "steady_epochs": self.steady_epochs,
            "steps": self.steps,
        }
