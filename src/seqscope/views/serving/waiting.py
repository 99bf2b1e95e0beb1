"""Answers in the making: how far each is, who waits for it, and that it ends where nobody does."""

import asyncio
from collections.abc import Callable, Hashable
from contextlib import suppress
from typing import NamedTuple

from starlette.requests import Request

from seqscope.progress import Progress, WithdrawnError, watched
from seqscope.views.scenes.scene import Scene, Words
from seqscope.views.serving.worker import Worker

__all__ = ["HowFar", "Making", "Waiting"]

IN_LINE = "Waiting for what was asked before"


class HowFar(Scene):
    """How far an answer is, in words and as a share of the whole; nothing where none is made."""

    told: Words = ""
    share: float | None = None


class Making:
    """An answer in the making; withdrawn, it is not begun, or ends at its next step."""

    def __init__(self, worker: Worker, work: Callable[[], bytes]) -> None:
        self.visitors = 0
        self.how_far = HowFar(told=IN_LINE)
        self.withdrawn = False
        self._work = work
        self.done = worker.submit(self._made)

    def withdraw(self) -> None:
        """Nobody waits for it any more."""
        self.withdrawn = True
        self.done.cancel()

    def _made(self) -> bytes:
        self.how_far = HowFar()
        with watched(self._passed):
            return self._work()

    def _passed(self, progress: Progress) -> None:
        if self.withdrawn:
            raise WithdrawnError
        self.how_far = HowFar(told=progress.told, share=progress.share)


class Visit(NamedTuple):
    """Somebody who waits for an answer, and stays until the task ends."""

    making: Making
    stays: "asyncio.Task[None]"


class Waiting:
    """Who waits for what, by their tickets; all of it in the one thread that speaks to them."""

    def __init__(self) -> None:
        self._making: dict[Hashable, Making] = {}
        self._visits: dict[str, Visit] = {}

    def how_far(self, ticket: str) -> HowFar:
        """How far the answer is that the holder of a ticket waits for."""
        visit = self._visits.get(ticket)
        return visit.making.how_far if visit else HowFar()

    def leave(self, ticket: str) -> None:
        """The holder of a ticket waits no longer."""
        if ticket in self._visits:
            self._visits[ticket].stays.cancel()

    async def answer(
        self, key: Hashable, begin: Callable[[], Making], request: Request, ticket: str
    ) -> bytes:
        """What is made under a key; begun, unless somebody waits for the same already.

        Raises `WithdrawnError` where who asks leaves before it is there. With the last one it ends.
        """
        making = self._making.get(key) or begin()
        self._making[key] = making
        making.visitors += 1
        visit = Visit(making, asyncio.create_task(until_gone(request)))
        if ticket:
            self._visits[ticket] = visit
        answer = asyncio.wrap_future(making.done)
        answer.add_done_callback(taken_note_of)
        try:
            await asyncio.wait((answer, visit.stays), return_when=asyncio.FIRST_COMPLETED)
            if answer.done():
                return answer.result()
            raise WithdrawnError
        finally:
            visit.stays.cancel()
            if self._visits.get(ticket) is visit:
                del self._visits[ticket]
            making.visitors -= 1
            if not making.visitors:
                making.withdraw()
                del self._making[key]


async def until_gone(request: Request) -> None:
    """Wait until the connection is closed on which a question came."""
    with suppress(asyncio.CancelledError):
        while (await request.receive())["type"] != "http.disconnect":
            pass


def taken_note_of(answer: "asyncio.Future[bytes]") -> None:
    """Nobody has to hear how an answer ended that everybody left."""
    if not answer.cancelled():
        answer.exception()
