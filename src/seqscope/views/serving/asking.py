"""A question from the page, read within its limits and answered by the library."""

import json
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError
from starlette.requests import Request

from seqscope.views.scenes.scene import Scene
from seqscope.views.serving.catalog import VIEWS, View
from seqscope.views.serving.library import Library, RunList
from seqscope.views.serving.questions import Question

__all__ = ["AskedError", "asked", "listing", "scene_answer"]

LONGEST_BODY = 256 << 10
MOST_BYTES = 1_500_000  # of an answer whose numbers are all there


class AskedError(Exception):
    """A request that is refused: a status and three sentences."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status, self.message = status, message


async def asked(request: Request, name: str) -> Question:
    """The question in a request for a view.

    Raises `AskedError` for a view that there is not, and for a body that is no question of it.
    """
    view = VIEWS.get(name)
    if view is None:
        raise AskedError(
            404,
            f"The views are {', '.join(VIEWS)}. Asked for was {name[:40]!r}. Choose one of these.",
        )
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise AskedError(
            415,
            "A question comes as application/json. This one came as something else. "
            "Set its content-type.",
        )
    return question(name, view, await body(request))


async def body(request: Request) -> bytes:
    """All that a request brings, as long as it is not too much."""
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > LONGEST_BODY:
            raise AskedError(
                413,
                f"A question has up to {LONGEST_BODY:,} bytes. This one has more. "
                f"Ask about a shorter text.",
            )
    return bytes(content)


def question(name: str, view: View, content: bytes) -> Question:
    """The question of a view that some bytes spell; an empty body asks with all defaults."""
    try:
        told = json.loads(content or b"{}", parse_constant=not_json)
        return view.question.model_validate(told)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))[:80] or "the whole"
        reason = f"In {place}: {first['msg']}"
    except RecursionError:
        reason = "It is no JSON that anyone needs: nested too deeply"
    except ValueError as error:
        reason = f"It is no JSON: {str(error)[:80]}"
    raise AskedError(
        400,
        f"A question to {name} has the fields {', '.join(view.question.model_fields) or 'of none'}"
        f", each within its limits. {reason}. See docs/server.md.",
    )


def not_json(constant: str) -> Any:
    """Refuse what Python reads but JSON does not know."""
    raise ValueError(f"{constant} is no number in JSON")


def listing(library: Library) -> bytes:
    """All networks, as JSON."""
    return RunList(runs=tuple(library.runs())).model_dump_json().encode()


def scene_answer(
    library: Library, run: str, view: str, question: Question, *, exact: bool
) -> tuple[tuple[str, ...], Callable[[], bytes]]:
    """A key that is the same as long as the answer is, and the work that leads to the answer."""
    stamps = [library.stamp(each) for each in (run, *question.runs)]
    key = run, view, question.model_dump_json(), "exact" * exact, *stamps
    return key, lambda: written(library.scene(run, view, question), exact=exact)


def written(scene: Scene, *, exact: bool) -> bytes:
    """A scene as JSON with its numbers packed, in half precision where that is too much."""
    content = scene.model_dump_json(context={"packed": "f4"}).encode()
    if exact or len(content) <= MOST_BYTES:
        return content
    return scene.model_dump_json(context={"packed": "f2"}).encode()
