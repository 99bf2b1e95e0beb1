"""The learning curve for TensorBoard, where a recipe asks for it."""

from pathlib import Path

from seqscope.runs.curve import Metrics
from seqscope.runs.measures import Measure

__all__ = ["TensorBoardError", "log_epoch", "require_tensorboard"]


class TensorBoardError(ValueError):
    """TensorBoard was asked for and is not installed."""


def require_tensorboard() -> None:
    """Raise `TensorBoardError` unless event files can be written."""
    try:
        import tensorboardX  # noqa: F401
    except ModuleNotFoundError as error:
        raise TensorBoardError(
            "A recipe with train.tensorboard writes its curve for TensorBoard too. "
            "That needs the package tensorboardX, which is not installed. "
            "Install seqscope[tensorboard], or set train.tensorboard=false."
        ) from error


def log_epoch(folder: Path, metrics: Metrics, measure: Measure) -> None:
    """Add an epoch to the event files in the run's folder tensorboard/."""
    from tensorboardX import SummaryWriter

    values = {
        "loss": metrics.loss,
        f"{measure.name}/training": metrics.training_score,
        f"{measure.name}/validation": metrics.score,
        "examples per second": metrics.examples_per_second,
    }
    with SummaryWriter(str(folder / "tensorboard")) as writer:
        for name, value in values.items():
            writer.add_scalar(name.replace(" ", "-"), value, metrics.step)
