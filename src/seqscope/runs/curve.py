"""The learning curve of a run: metrics.jsonl, one line an epoch."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from seqscope.runs.files import write_atomically
from seqscope.runs.run import METRICS

__all__ = ["Metrics", "read_curve", "write_curve"]


class Metrics(NamedTuple):
    """What an epoch led to.

    `exact_match` is that of greedy predictions on the validation examples; the loss and
    `training_exact_match` are means over the epoch's batches, the right answers fed back.
    """

    epoch: int
    step: int
    loss: float
    training_exact_match: float
    exact_match: float
    strings_per_second: float
    seconds: float

    def __str__(self) -> str:
        return (
            f"epoch {self.epoch:3d}  loss {self.loss:.4f}  exact match {self.exact_match:.4f}  "
            f"{self.strings_per_second:,.0f} strings/s  {self.seconds:,.0f} s"
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
