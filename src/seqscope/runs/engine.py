"""Work on many parts: in this process, or in several."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Protocol, TypeVar

__all__ = ["Engine", "InProcess", "Processes"]

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 2  # items for each worker that are handed out before their turn


class Engine(Protocol):
    """Something that does the same work on many items.

    The plan is the iterable of items, the work maps each to a result, and whoever asks merges the
    results, which come in the order of the plan. Few items are held at a time.
    """

    def results(
        self, work: Callable[[Item], Result], items: Iterable[Item]
    ) -> Iterator[Result]: ...


class InProcess:
    """All work in this process, two items at a time: one is read while another is written."""

    def results(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        with ThreadPoolExecutor(max_workers=2) as workers:
            yield from in_order(workers, 1, work, items)


class Processes:
    """Work shared out to several processes, each of which starts afresh.

    What is handed to them, and what comes back, has to be plain enough to be sent.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def results(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        context = multiprocessing.get_context("spawn")  # a fork of a process with threads may hang
        with ProcessPoolExecutor(self.workers, mp_context=context) as workers:
            yield from in_order(workers, self.workers, work, items)


def in_order(
    executor: Executor, workers: int, work: Callable[[Item], Result], items: Iterable[Item]
) -> Iterator[Result]:
    """The results in the order of the items, of which few are under way at a time."""
    waiting: deque[Future[Result]] = deque()
    try:
        for item in items:
            waiting.append(executor.submit(work, item))
            if len(waiting) > AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for each in waiting:
            each.cancel()
