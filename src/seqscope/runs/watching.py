"""What a training tells those who watch it: a progress bar, plain lines, or nothing."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from seqscope.runs.curve import Metrics
from seqscope.runs.measures import Measure
from seqscope.runs.recipe import Recipe

__all__ = ["Silence", "Watch", "watching"]


class Watch(Protocol):
    """Somebody who is told how many steps there will be, then of each step and each epoch."""

    def begin(self, steps: int, measure: Measure) -> None: ...
    def step(self, step: int) -> None: ...
    def epoch(self, metrics: Metrics) -> None: ...


class Silence:
    """A watch that looks away."""

    def begin(self, steps: int, measure: Measure) -> None:
        """Say nothing."""

    def step(self, step: int) -> None:
        """Say nothing."""

    def epoch(self, metrics: Metrics) -> None:
        """Say nothing."""


class _PlainLines(Silence):
    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def begin(self, steps: int, measure: Measure) -> None:
        self.measure = measure

    def epoch(self, metrics: Metrics) -> None:
        print(metrics.told(self.measure), file=self.stream, flush=True)


class _Bar:
    def __init__(self, progress: Progress, recipe: Recipe) -> None:
        self.progress = progress
        self.bar = progress.add_task(recipe.title, total=None)

    def begin(self, steps: int, measure: Measure) -> None:
        self.measure = measure
        self.progress.update(self.bar, total=steps)

    def step(self, step: int) -> None:
        self.progress.update(self.bar, completed=step)

    def epoch(self, metrics: Metrics) -> None:
        self.progress.console.print(metrics.told(self.measure), highlight=False)


@contextmanager
def watching(recipe: Recipe, stream: TextIO | None = None) -> Iterator[Watch]:
    """A progress bar where the stream, standard error, is a terminal; else a line an epoch."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield _PlainLines(stream)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("step {task.completed} of {task.total}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(file=stream)) as progress:
        yield _Bar(progress, recipe)
