"""One thread that does one piece of work after the other, the newest of its kind."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Condition, Thread
from typing import Any, NamedTuple

__all__ = ["BusyError", "SupersededError", "Worker"]

MOST_WAITING = 1024


class SupersededError(Exception):
    """A newer question took the place of this one while it waited."""


class BusyError(Exception):
    """More work is waiting than there is room for."""


class Job(NamedTuple):
    """Work that waits, and the slot that newer work of the same kind takes from it."""

    work: Callable[[], Any]
    slot: str | None
    done: "Future[Any]"


class Worker:
    """A thread and a queue; work that was asked for while it waits can be withdrawn.

    >>> Worker("example").submit(lambda: 6 * 7).result()
    42
    """

    def __init__(self, name: str, *, most: int = MOST_WAITING) -> None:
        self.most = most
        self._waiting: list[Job] = []
        self._changed = Condition()
        self._thread = Thread(target=self._work, name=f"seqscope {name}", daemon=True)

    def submit(self, work: Callable[[], Any], slot: str | None = None) -> "Future[Any]":
        """What will come of some work; work of the same slot that still waits is dropped.

        The future of what was dropped raises `SupersededError`. Raises `BusyError` where too much
        is waiting.
        """
        done: Future[Any] = Future()
        with self._changed:
            if self._thread.ident is None:
                self._thread.start()
            dropped = [each for each in self._waiting if slot is not None and each.slot == slot]
            kept = [each for each in self._waiting if each not in dropped]
            if len(kept) >= self.most:
                raise BusyError
            self._waiting = [*kept, Job(work, slot, done)]
            self._changed.notify()
        for each in dropped:
            if each.done.set_running_or_notify_cancel():
                each.done.set_exception(SupersededError())
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
