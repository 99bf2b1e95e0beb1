"""The server's application: runs listed, scenes answered, the page and its bundle."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from seqscope.progress import WithdrawnError
from seqscope.views.serving import errors
from seqscope.views.serving.asking import AskedError, asked, listing, scene_answer
from seqscope.views.serving.door import Door
from seqscope.views.serving.guard import Guard
from seqscope.views.serving.kept import Kept
from seqscope.views.serving.library import Library, UnknownRunError
from seqscope.views.serving.openapi import document
from seqscope.views.serving.pages import page
from seqscope.views.serving.waiting import Making, Waiting
from seqscope.views.serving.worker import BusyError, Worker

__all__ = ["application"]

TICKET = "seqscope-ticket"
LONGEST_TICKET = 100
WITHDRAWN = (
    "A question is answered while somebody waits for it. This one was withdrawn. "
    "Ask again to have it answered."
)
BUSY = (
    "The network reads one question after the other. Too many are waiting. "
    "Ask again in some seconds."
)


class Desk:
    """The endpoints over a library.

    Scenes for which a network has to read wait for each other, and so do those that are made of
    what was recorded; neither waits for the other.
    """

    def __init__(self, library: Library) -> None:
        self.library, self.kept, self.waiting = library, Kept(), Waiting()
        self.reading, self.recordings = Worker("reading"), Worker("recordings")
        self.prepared: set[tuple[str, str]] = set()

    async def runs(self, request: Request) -> Response:
        """The networks of the library."""
        return as_json(await run_in_threadpool(listing, self.library))

    async def schema(self, request: Request) -> Response:
        """What can be asked, as an OpenAPI document."""
        return JSONResponse(document())

    async def scene(self, request: Request) -> Response:
        """The scene that answers a question."""
        run, view = request.path_params["run"], request.path_params["view"]
        question = await asked(request, view)
        exact = "exact" in request.query_params
        asked_for = partial(scene_answer, self.library, run, view, question, exact=exact)
        key, work = await run_in_threadpool(asked_for)
        if (answer := self.kept.get(key)) is not None:
            return as_json(answer)
        worker = self.reading if question.made_of == "network" else self.recordings
        begin = partial(Making, worker, partial(self._made, key, work))
        if question.made_of == "recording":
            self._prepare(run, key[-1])
        return as_json(await self.waiting.answer(key, begin, request, ticket_of(request)))

    async def how_far(self, request: Request) -> Response:
        """How far the answer is to the question with this ticket."""
        return as_json(self.waiting.how_far(ticket_of(request)).model_dump_json().encode())

    async def leave(self, request: Request) -> Response:
        """Withdraw the question with this ticket."""
        self.waiting.leave(ticket_of(request))
        return Response(status_code=204)

    def _prepare(self, run: str, stamp: str) -> None:
        """Let a network get ready to read, once, while its recording is looked at."""
        if (run, stamp) not in self.prepared:
            self.prepared.add((run, stamp))
            with suppress(BusyError):
                self.reading.submit(partial(self.library.prepare, run))

    def _made(self, key: tuple[str, ...], work: Callable[[], bytes]) -> bytes:
        """The answer, kept once it is whole."""
        answer = self.kept.get(key)
        if answer is None:
            try:
                answer = self.kept[key] = work()
            except ValidationError as error:
                raise RuntimeError("a scene was made of what does not fit it") from error
        return answer


def application(library: Library, door: Door, *, root: str = "") -> Guard:
    """The application that serves the scenes of a library to who comes through the door."""
    desk = Desk(library)
    routes = [
        Route("/api/runs", desk.runs),
        Route("/api/openapi.json", desk.schema),
        Route("/api/runs/{run}/{view}", desk.scene, methods=["POST"]),
        Route("/api/waiting", desk.how_far),
        Route("/api/waiting", desk.leave, methods=["DELETE"]),
        Route("/{name:path}", bundled),
    ]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)],
        exception_handlers={
            HTTPException: errors.refused,
            AskedError: lambda _, error: errors.told(error.status, error.message),
            UnknownRunError: lambda _, error: errors.told(404, str(error)),
            ValueError: lambda _, error: errors.told(400, str(error)),
            WithdrawnError: lambda *_: errors.told(409, WITHDRAWN),
            BusyError: lambda *_: errors.told(503, BUSY),
            Exception: errors.failed,
        },
    )
    return Guard(app, door=door, root=root)


async def bundled(request: Request) -> Response:
    """A file of the page."""
    found = await run_in_threadpool(page, request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    return found


def ticket_of(request: Request) -> str:
    """The name that a page gave its question; without one it can be neither seen nor withdrawn."""
    return request.headers.get(TICKET, "")[:LONGEST_TICKET]


def as_json(content: bytes) -> Response:
    return Response(content, media_type="application/json")
