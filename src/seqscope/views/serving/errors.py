"""What went wrong, as three sentences and a status."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

__all__ = ["failed", "refused", "told"]

UNEXPECTED = (
    "A question is answered or refused with a reason. This one met a mistake in the program, "
    "which the terminal of the server tells of. Ask something else, or report the mistake."
)
SENTENCES = {
    404: "The server answers at the addresses that docs/server.md lists. This is none of them. "
    "Begin at its front page.",
    405: "Each address of the server is asked in one way. This is not the way for this address. "
    "Look it up in docs/server.md.",
}


def told(status: int, message: str) -> JSONResponse:
    """The answer that refuses with a reason."""
    return JSONResponse({"error": message}, status)


def refused(request: Request, error: Exception) -> Response:
    """An error of the routing as sentences."""
    assert isinstance(error, HTTPException)
    return told(error.status_code, SENTENCES.get(error.status_code, error.detail))


def failed(request: Request, error: Exception) -> Response:
    """A mistake in the program: the page is told that it was one, and no more."""
    return told(500, UNEXPECTED)
