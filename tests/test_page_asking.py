"""What a visitor sees of a computation that takes long: how far it is, and that it can be stopped."""

from collections.abc import Iterator
from threading import Event

import pytest
from playwright.sync_api import Browser, Page, expect

import browsing
from memories import planted_memory
from seqscope.progress import WithdrawnError, steps
from seqscope.views.scenes.curves import Curves
from seqscope.views.scenes.scene import Scene
from seqscope.views.serving.library import RunEntry
from seqscope.views.serving.questions import Question
from serving import ADVICE, PlantedLibrary

TOLD = "Reading 1,000 of 10,000 tokens"


class Pondering(PlantedLibrary):
    """A library that takes its time over a memory: it stands at a tenth until it is let go on."""

    def __init__(self) -> None:
        super().__init__()
        self.on, self.ended = Event(), Event()

    def runs(self) -> list[RunEntry]:
        return [
            RunEntry(id="it", name="it", views=("memory", "curves"), layers=("encoder",)),
        ]

    def scene(self, run: str, view: str, question: Question) -> Scene:
        if view == "curves":
            return Curves(runs=())
        if view == "suggestion":
            return ADVICE
        if view == "memory":
            self.asked.append(question)
            self._ponder()
        return planted_memory(12, 6, 2)

    def _ponder(self) -> None:
        try:
            for step in steps(range(10_000), "Reading {} tokens"):
                while step == 1000 and not self.on.wait(0.02):
                    for _ in steps([0], "Reading 1,000 of 10,000 tokens"):
                        pass
        except WithdrawnError:
            self.ended.set()
            raise


@pytest.fixture
def library() -> Pondering:
    return Pondering()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browsing.browser() as opened:
        yield opened


@pytest.fixture
def page(chromium: Browser, library: Pondering) -> Iterator[Page]:
    """The page at a memory that is not there yet; it ends without a complaint."""
    with browsing.served(library) as address:
        context = chromium.new_context(reduced_motion="reduce")
        context.set_default_timeout(20_000)
        visit = browsing.Visit(context.new_page(), address)
        visit.page.goto(f"{visit.home}#it/memory")
        expect(visit.page.get_by_text(TOLD)).to_be_visible()
        yield visit.page
        library.on.set()
        context.close()
        assert visit.complaints == []


def test_how_far_it_is_is_told_and_it_is_stopped_and_asked_again_by_keys(
    page: Page, library: Pondering
) -> None:
    bar = page.get_by_role("progressbar")
    assert float(bar.get_attribute("value") or 0) == pytest.approx(0.1, abs=0.01)
    names = []
    while names[-1:] != ["Stop"]:
        page.keyboard.press("Tab")
        names.append(focused(page))
        assert len(names) < 60
    page.keyboard.press("Enter")
    expect(page.get_by_text("Stopped before it was there.")).to_be_visible()
    assert library.ended.wait(20)
    assert focused(page) == "Ask again"
    page.keyboard.press("Enter")
    expect(page.get_by_text(TOLD)).to_be_visible()
    assert focused(page) == "Stop"
    library.on.set()
    expect(page.locator("svg.picture")).to_be_visible()
    expect(bar).to_be_hidden()
    assert len(library.asked) == 2


def test_it_is_stopped_by_the_mouse_and_an_older_picture_stays(
    page: Page, library: Pondering
) -> None:
    library.on.set()
    expect(page.locator("svg.picture")).to_be_visible()
    library.on.clear()
    page.get_by_label("Clusters", exact=True).fill("5")
    expect(page.get_by_text(TOLD)).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name="Ask again")).to_be_visible()
    expect(page.locator("svg.picture")).to_be_visible()
    assert library.ended.wait(20)


@pytest.mark.parametrize("way", ["another view", "another question", "closed"])
def test_whoever_goes_on_has_nothing_computed_for_them_any_more(
    page: Page, library: Pondering, way: str
) -> None:
    if way == "another view":
        page.get_by_role("link", name="Training").click()
    elif way == "another question":
        page.get_by_label("Clusters", exact=True).fill("5")
    else:
        page.close()
    assert library.ended.wait(20)
    if way == "another question":
        expect(page.get_by_text(TOLD)).to_be_visible()
        assert len(library.asked) == 2


def focused(page: Page) -> str:
    """The text of what has the focus."""
    return page.evaluate(
        """() => {
          let at = document.activeElement;
          while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
          return at?.textContent.trim() ?? "";
        }"""
    )
