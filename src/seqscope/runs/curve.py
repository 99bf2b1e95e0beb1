"""The learning curve of a run: metrics.jsonl, one line an epoch."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from seqscope.runs.files import write_atomically
from seqscope.runs.measures import Measure
from seqscope.runs.run import METRICS

__all__ = ["Metrics", "read_curve", "write_curve"]


class Metrics(NamedTuple):
    """What an epoch led to.

    `score` is the measure of the recipe's kind of network (`runs.measures`) on the validation
    examples; the loss and `training_score` are means over the epoch's batches.
    """

    epoch: int
    step: int
    loss: float
    training_score: float
    score: float
    examples_per_second: float
    seconds: float

    def told(self, measure: Measure) -> str:
        """The epoch as a line for people."""
        return (
            f"epoch {self.epoch:3d}  loss {self.loss:.4g}  {measure.name} {self.score:.4g}  "
            f"{self.examples_per_second:,.0f} examples/s  {self.seconds:,.0f} s"
        )


def read_curve(folder: Path) -> list[Metrics]:
    """The epochs so far; a missing file or a damaged line is an epoch that nobody noted."""
    path = folder / METRICS
    lines = path.read_bytes().splitlines() if path.exists() else []
    curve = []
    for line in lines:
        try:
            curve.append(Metrics(**json.loads(line)))
        except (ValueError, TypeError):
            continue
    return curve


def write_curve(folder: Path, curve: Iterable[Metrics]) -> None:
    """Write the whole curve at once."""
    lines = (json.dumps(metrics._asdict()) + "\n" for metrics in curve)
    write_atomically(folder / METRICS, "".join(lines).encode())
