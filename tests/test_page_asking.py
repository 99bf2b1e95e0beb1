"""What a visitor sees of an answer that takes long, or is: how far it is, and all its digits."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

import browsing
from memories import planted_memory
from seqscope.progress import WithdrawnError, steps
from seqscope.views.scenes.curves import Curves
from seqscope.views.scenes.ledger import contribution_ledger
from seqscope.views.scenes.responses import word_responses
from seqscope.views.scenes.scene import Scene
from seqscope.views.scenes.timelines import units_over_time
from seqscope.views.serving import asking
from seqscope.views.serving.library import RunEntry
from seqscope.views.serving.questions import Question
from serving import BESIDE, PlantedLibrary, Shelf

expect.set_options(timeout=20_000)
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
            return BESIDE["suggestion"]
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


@pytest.fixture
def page(chromium: Browser, library: Pondering) -> Iterator[Page]:
    """The page at a memory that is not there yet; it ends without a complaint."""
    with browsing.served(library) as address, browsing.visiting(chromium, address) as visit:
        visit.page.goto(f"{visit.home}#it/memory")
        expect(visit.page.get_by_text(TOLD)).to_be_visible()
        yield visit.page
        library.on.set()


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


@pytest.mark.parametrize("way", ["Numbers as CSV", "as=table"])
def test_numbers_that_are_rounded_to_be_drawn_are_exact_where_they_are_read(
    chromium: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, way: str
) -> None:
    monkeypatch.setattr(asking, "MOST_BYTES", 5_000)
    exact = np.linspace(-0.987654, 0.987654, 700).round(6).reshape(100, 7)
    tokens = [f"word{place}" for place in range(100)]
    names = [f"unit {unit}" for unit in range(7)]
    shelf = Shelf({"it": units_over_time("it", tokens, names, exact)})
    with browsing.served(shelf) as address:
        visit = browsing.Visit(chromium.new_page(), address)
        answers: list[str] = []
        visit.page.on("response", lambda answer: answers.append(answer.url))
        page = visit.to("it/pattern")
        assert not any("exact" in each for each in answers)
        if way == "as=table":
            page.get_by_role("button", name="Table").click()
            expect(page.get_by_role("cell", name="-0.98483")).to_be_visible()
        else:
            page.get_by_role("button", name="Export").click()
            with page.expect_download() as taken:
                page.get_by_role("button", name=way).click()
            taken.value.save_as(tmp_path / "numbers.csv")
            rows = [line.split(",") for line in (tmp_path / "numbers.csv").read_text().splitlines()]
            told = np.array([row[3:] for row in rows[1:]], float)
            assert np.array_equal(told, exact)
        assert any("exact" in each for each in answers)
        assert visit.complaints == []


@pytest.mark.parametrize("tokens", [10, 100])
def test_many_cells_are_painted_and_come_along_in_the_picture(
    chromium: Browser, tmp_path: Path, tokens: int
) -> None:
    shares = np.random.default_rng(0).normal(size=(tokens, 20))
    names = [f"word{place}" for place in range(tokens)]
    shelf = Shelf({"it": contribution_ledger("it", names, 0.1, shares, of="pos")})
    with browsing.served(shelf) as address:
        visit = browsing.Visit(chromium.new_page(), address)
        page = visit.to("it/contributions")
        many = tokens == 100
        expect(page.locator("svg.picture image")).to_have_count(int(many))
        expect(page.locator("svg.picture .tile")).to_have_count(20 if many else 20 * (tokens + 1))
        page.get_by_role("button", name="word3:").hover()
        expect(page.get_by_role("heading", name="word3")).to_be_visible()
        page.get_by_role("button", name="Export").click()
        with page.expect_download() as taken:
            page.get_by_role("button", name="Picture as SVG").click()
        taken.value.save_as(tmp_path / "picture.svg")
        drawn = (tmp_path / "picture.svg").read_text()
        assert ("data:image/png" in drawn) == many
        assert visit.complaints == []


class Dictionary(PlantedLibrary):
    """A library of sixty words, of which it tells as many as are asked for."""

    def runs(self) -> list[RunEntry]:
        return [RunEntry(id="it", name="it", views=("words",), layers=("encoder",))]

    def scene(self, run: str, view: str, question: Question) -> Scene:
        asked = question.model_dump()
        words = asked["chosen"] or [f"word{place}" for place in range(60)][: asked["top"]]
        mean = np.linspace(-1, 1, 3 * len(words)).reshape(-1, 3)
        bands = np.sort(mean[:, None] + np.array([-0.2, -0.1, 0.1, 0.2])[:, None], axis=1)
        return word_responses("encoder", words, np.arange(len(words)), mean, bands)


@pytest.mark.parametrize("way", ["mouse", "keys"])
def test_a_list_that_is_cut_shows_more_by_mouse_and_by_keys(chromium: Browser, way: str) -> None:
    with browsing.served(Dictionary()) as address:
        visit = browsing.Visit(chromium.new_page(), address)
        page = visit.to("it/words")
        words = page.locator(".many").get_by_role("button")
        expect(words).to_have_count(24)
        more = page.get_by_role("button", name="Show more")
        if way == "mouse":
            more.click()
        else:
            words.last.focus()
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
        expect(words).to_have_count(50)
        expect(more).to_be_hidden()
        assert visit.complaints == []


def focused(page: Page) -> str:
    """The text of what has the focus."""
    return page.evaluate(
        """() => {
          let at = document.activeElement;
          while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
          return at?.textContent.trim() ?? "";
        }"""
    )
