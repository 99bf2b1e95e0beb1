"""How far a long computation is, told to whoever watches, who may end it at any step.

Whoever computes says what is counted and when more of it is done; no function needs a parameter for
it, and where nobody watches it costs nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import NamedTuple, TypeVar

__all__ = ["Progress", "WithdrawnError", "counting", "done", "steps", "watched"]

Item = TypeVar("Item")


class WithdrawnError(Exception):
    """Nobody waits any more for what is computed; raised by who watches."""


class Progress(NamedTuple):
    """How far a computation is, in words and as a share of the whole."""

    told: str
    share: float


Watch = Callable[[Progress], None]


class Count:
    """So many of something, all of which is the stretch from `low` to `high` of the whole."""

    def __init__(self, watch: Watch, what: str, total: int, around: "Count | None" = None) -> None:
        self.watch, self.what, self.total, self.around = watch, what, total, around
        self.count: int = 0
        self.low, self.high = 0.0, 1.0
        if around:
            self.low, self.high = around.share(around.count), around.share(around.count + 1)
        self._adding = Lock()

    def share(self, count: int) -> float:
        """The share of the whole that is done with so many."""
        return self.low + (self.high - self.low) * min(count / max(self.total, 1), 1.0)

    def part_of(self, other: "Count") -> bool:
        """Whether this is what the other counts, or is counted inside of it."""
        return self is other or (self.around is not None and self.around.part_of(other))

    def add(self, number: int = 1) -> None:
        """Tell that so many more are done; raises what the one who watches raises."""
        with self._adding:
            self.count += number
            count = self.count
        self.watch(Progress(self.what.format(f"{count:,} of {self.total:,}"), self.share(count)))


_now: ContextVar[Count | None] = ContextVar("counted now", default=None)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """While this lasts, `watch` is told of every step of what is computed.

    >>> with watched(lambda progress: print(progress.told, progress.share)):
    ...     for word in steps(["not", "bad"], "Reading {} words"):
    ...         pass
    Reading 0 of 2 words 0.0
    Reading 1 of 2 words 0.5
    Reading 2 of 2 words 1.0
    """
    with _counted(Count(watch, "{}", 1)):
        yield


@contextmanager
def counting(what: str, total: int) -> Iterator[None]:
    """While this lasts, `done` counts on to a total.

    `what` has a {} where the numbers stand. What is counted inside of it is part of the next one.
    """
    if (around := _now.get()) is None:
        yield
        return
    own = Count(around.watch, what, total, around)
    own.add(0)
    with _counted(own):
        yield


def done(number: int = 1) -> None:
    """So many more of what is counted are done."""
    if (now := _now.get()) is not None:
        now.add(number)


def steps(items: Sequence[Item], what: str) -> Iterator[Item]:
    """The items one by one, each counted when the next is asked for."""
    with counting(what, len(items)):
        for item in items:
            yield item
            done()


@contextmanager
def _counted(count: Count) -> Iterator[None]:
    before = _now.get()
    _now.set(count)
    try:
        yield
    finally:
        # A generator that was left in its midst is closed later, perhaps by another thread: what is
        # counted there by now is none of its business.
        if (now := _now.get()) is not None and now.part_of(count):
            _now.set(before)
