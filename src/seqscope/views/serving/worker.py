"""One thread that does one piece of work after the other."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Condition, Thread
from typing import NamedTuple, TypeVar

__all__ = ["BusyError", "Worker"]

MOST_WAITING = 1024
Result = TypeVar("Result")


class BusyError(Exception):
    """More work is waiting than there is room for."""


class Job(NamedTuple):
    """Work that waits, and what becomes of it."""

    work: Callable[[], object]
    done: "Future[object]"


class Worker:
    """A thread and a queue; work that waits is not begun where its future is cancelled.

    >>> Worker("example").submit(lambda: 6 * 7).result()
    42
    """

    def __init__(self, name: str, *, most: int = MOST_WAITING) -> None:
        self.most = most
        self._waiting: list[Job] = []
        self._changed = Condition()
        self._thread = Thread(target=self._work, name=f"seqscope {name}", daemon=True)

    def submit(self, work: Callable[[], Result]) -> "Future[Result]":
        """What will come of some work. Raises `BusyError` where too much is waiting."""
        done: Future[Result] = Future()
        with self._changed:
            if self._thread.ident is None:
                self._thread.start()
            kept = [each for each in self._waiting if not each.done.cancelled()]
            if len(kept) >= self.most:
                raise BusyError
            self._waiting = [*kept, Job(work, done)]  # type: ignore[arg-type]
            self._changed.notify()
        return done

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting)
                job = self._waiting.pop(0)
            if not job.done.set_running_or_notify_cancel():
                continue
            try:
                job.done.set_result(job.work())
            except BaseException as error:
                job.done.set_exception(error)
