"""What every request has to pass, and what every answer carries."""

from collections.abc import MutableMapping
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from seqscope.views.serving.door import Door
from seqscope.views.serving.errors import told
from seqscope.views.serving.pages import notice

__all__ = ["Guard"]

# Scripts, styles and pictures come from here alone; nothing is evaluated, nothing embeds the page.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
NO_TOKEN = (
    "The server shows networks to whom it was opened for. This browser did not bring its token. "
    "Open the address that seqscope open printed in the terminal."
)


class Guard:
    """The application behind a door; `root` is the path under which a proxy shows it."""

    def __init__(self, app: ASGIApp, *, door: Door, root: str = "") -> None:
        self.app, self.door, self.root = app, door, root.rstrip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, refuse, or hand a request on."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        answer = self._refusal(request := Request(scope)) or self._greeting(request)
        await (answer or self.app)(self._inside(scope), receive, with_headers(send))

    def _refusal(self, request: Request) -> Response | None:
        headers = request.headers
        wrong = self.door.wrong_host(headers.get("host", "")) or self.door.wrong_origin(headers)
        if wrong:
            return told(403, wrong)
        if self.door.knows(request.cookies.get(self.door.cookie)) or self._arrives(request):
            return None
        if "/api/" in request.url.path:
            return told(401, NO_TOKEN)
        return HTMLResponse(notice(NO_TOKEN), 401)

    def _arrives(self, request: Request) -> bool:
        """Whether somebody comes by the first address."""
        return request.method == "GET" and self.door.knows(request.query_params.get("token"))

    def _greeting(self, request: Request) -> Response | None:
        """A cookie for who comes by the first address, and the way to the page without the token.

        A page that goes on by itself, because a browser keeps a strict cookie back while another
        site's link still leads the way.
        """
        if not self._arrives(request):
            return None
        answer = HTMLResponse(notice("", onward="./"))
        answer.set_cookie(
            self.door.cookie,
            self.door.token,
            path=self.root or "/",
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )
        return answer

    def _inside(self, scope: Scope) -> MutableMapping[str, Any]:
        """The request as it was before a proxy put its own path in front."""
        path = scope["path"]
        below = self.root and path.startswith(f"{self.root}/")
        return {**scope, "path": path.removeprefix(self.root)} if below else scope


def with_headers(send: Send) -> Send:
    """A way to answer that adds what every answer carries."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
