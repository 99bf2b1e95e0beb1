"""The page that pictures are drawn on: the bundle as it was built, and notices without it."""

import html
from mimetypes import guess_type
from pathlib import Path

from starlette.responses import HTMLResponse, Response

__all__ = ["notice", "page"]

STATIC = Path(__file__).parents[1] / "static"
NO_BUNDLE = (
    "The page is drawn by a bundle that comes with seqscope. This copy has none. "
    "Build it with scripts/build-web, or install a released seqscope."
)
NOTICE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>seqscope</title>
<link rel="icon" href="data:,">{onward}
<p>{text}</p></html>
"""


def page(name: str) -> Response | None:
    """A file of the bundle, its front page for no name; None for what does not belong to it.

    Names are looked up among the files that are there: none is ever made into a path.
    """
    if not name and not (STATIC / "index.html").is_file():
        return HTMLResponse(notice(NO_BUNDLE), 503)
    found = bundle().get(name or "index.html")
    if found is None:
        return None
    kind = guess_type(found.name)[0] or "application/octet-stream"
    return Response(found.read_bytes(), media_type=KINDS.get(found.suffix, kind))


# Where a machine's own table of types is wrong, browsers refuse the script.
KINDS = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}


def bundle() -> dict[str, Path]:
    """The files of the bundle by their names."""
    files = (path for path in STATIC.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(STATIC).as_posix(): path for path in files}


def notice(text: str, *, onward: str | None = None) -> str:
    """A page with a sentence on it, or one that goes on to another at once."""
    going = f'<meta http-equiv="refresh" content="0; url={onward}">' if onward else ""
    return NOTICE.format(text=html.escape(text), onward=going)
