"""Chromium in front of a served library: what a page complains of, or asks elsewhere, is kept."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Thread
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Request, sync_playwright

from seqscope.cli.library import RunLibrary
from seqscope.views.serving.app import application
from seqscope.views.serving.door import Door
from seqscope.views.serving.library import Library
from seqscope.views.serving.serve import first_address, listening

__all__ = ["Visit", "browser", "served", "visiting"]

# Without these, Chromium looks for its makers on the network; root has no use for a sandbox.
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
    *(["--no-sandbox"] if os.getuid() == 0 else []),
]
NONE = "No Chromium here: apt-get install chromium, or name one in SEQSCOPE_CHROMIUM."


@contextmanager
def served(runs: Sequence[str] | Library) -> Iterator[str]:
    """The first address of a server of these runs, in a thread of this process."""
    library = runs if isinstance(runs, Library) else RunLibrary(runs)
    listener = listening("127.0.0.1", 0)
    door = Door("127.0.0.1", listener.getsockname()[1])
    config = uvicorn.Config(application(library, door), log_level="warning")
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield first_address(door, "")
    server.should_exit = True
    thread.join(10)


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without a screen; the test is skipped where there is none."""
    names = (
        os.environ.get("SEQSCOPE_CHROMIUM", ""),
        "chromium-headless-shell",  # which takes two thirds of the time of the next
        "chromium",
        "chromium-browser",
        "google-chrome",
    )
    path = next(filter(None, map(shutil.which, filter(None, names))), None)
    if path is None:
        pytest.skip(NONE)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield opened
        opened.close()


class Visit:
    """A page that came by the first address, and what it complained of or asked elsewhere."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.complaints = page, list[str]()
        self.home = address.split("?")[0]
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._watch)
        page.goto(address)
        page.wait_for_url(lambda url: "token" not in url)

    def _watch(self, request: Request) -> None:
        if urlsplit(request.url).netloc not in {urlsplit(self.home).netloc, ""}:
            self.complaints.append(f"asked {request.url}")

    def to(self, view: str) -> Page:
        """The page at a view, once its picture is drawn."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.home}#{view}")
        self.page.locator("svg.picture").first.wait_for()
        return self.page


@contextmanager
def visiting(chromium: Browser, address: str, scheme: str = "light") -> Iterator[Visit]:
    """A visit that ends without a complaint and without a request to anybody else."""
    context = chromium.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        accept_downloads=True,
    )
    context.set_default_timeout(20_000)
    visited = Visit(context.new_page(), address)
    yield visited
    context.close()
    assert visited.complaints == []
