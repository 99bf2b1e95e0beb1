"""What a training tells those who watch it: a progress bar, plain lines, or nothing."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from seqscope.runs.curve import Metrics
from seqscope.runs.recipe import Recipe

__all__ = ["Silence", "Watch", "watching"]


class Watch(Protocol):
    """Somebody who is told after each step and after each epoch."""

    def step(self, step: int) -> None: ...
    def epoch(self, metrics: Metrics) -> None: ...


class Silence:
    """A watch that looks away."""

    def step(self, step: int) -> None:
        """Say nothing."""

    def epoch(self, metrics: Metrics) -> None:
        """Say nothing."""


class _PlainLines(Silence):
    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def epoch(self, metrics: Metrics) -> None:
        print(metrics, file=self.stream, flush=True)


class _Bar:
    def __init__(self, progress: Progress, recipe: Recipe) -> None:
        self.progress = progress
        self.bar = progress.add_task(recipe.title, total=recipe.train.steps, loss="")

    def step(self, step: int) -> None:
        self.progress.update(self.bar, completed=step)

    def epoch(self, metrics: Metrics) -> None:
        self.progress.console.print(str(metrics), highlight=False)


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
