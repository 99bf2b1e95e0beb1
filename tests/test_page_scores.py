"""What a visitor does with curves, scores and forecasts, by mouse and by keyboard."""

import re
import shutil
from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, expect

import browsing
from browsing import Visit, visiting
from scenes import forecast_of
from seqscope.runs.run import Run
from seqscope.views.scenes.scene import Scene
from seqscope.views.serving.questions import Question
from serving import Shelf
from slice_scenes import sliced


@pytest.fixture(scope="module")
def address(reviews: Run, trained: Run, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place = tmp_path_factory.mktemp("runs")
    for name, run in (("one", reviews), ("two", reviews), ("turned", trained)):
        shutil.copytree(run.folder, place / name)
    with browsing.served([str(place)]) as address:
        yield address


def test_several_runs_are_laid_over_each_other_by_mouse_and_by_keys(visit: Visit) -> None:
    page = visit.to("one/training")
    before = page.locator("svg.picture path").count()
    page.get_by_label("two", exact=True).click()
    expect(page).to_have_url(re.compile("others=two"))
    expect(page.locator("svg.picture path")).not_to_have_count(before)
    page.get_by_label("two", exact=True).focus()
    page.keyboard.press("Space")
    expect(page).not_to_have_url(re.compile("others"))
    expect(page.locator("svg.picture path")).to_have_count(before)


def test_scores_are_cut_by_what_is_chosen_by_mouse_and_by_keys(visit: Visit) -> None:
    page = visit.to("one/training")
    page.locator("label", has_text="scores").click()
    bars = page.get_by_role("group", name="Scores by class")
    expect(bars.get_by_role("button")).to_have_count(2)
    expect(page.get_by_text("so this is no test")).to_be_visible()
    page.get_by_role("radio", name="class").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("group", name="Scores by length")).to_be_visible()
    assert "slices=length" in page.url
    page.go_back()
    expect(bars).to_be_visible()
    page.get_by_role("radio", name="scores").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("application", name="Learning curves")).to_be_visible()


def test_a_slice_lists_its_examples_by_a_click_and_by_keys(visit: Visit) -> None:
    page = visit.to("one/training?show=scores&slices=length")
    short = page.get_by_role("button", name=re.compile("^1 to 9: "))
    short.click()
    expect(page.get_by_role("heading", name="1 to 9")).to_be_visible()
    assert "slice=1+to+9" in page.url
    short.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="10 to 14")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="1 to 9")).to_be_visible()
    example = page.get_by_label("What was pointed at").get_by_role("link").first
    text = example.text_content()
    example.click()
    expect(page.get_by_label("Sentence 1")).to_have_value(str(text))


def test_an_example_of_a_translator_leads_to_its_map(visit: Visit) -> None:
    page = visit.to("turned/training?show=scores")
    bars = page.get_by_role("group", name="Scores by locale")
    expect(bars).to_be_visible()
    bars.get_by_role("button").first.click()
    example = page.get_by_label("What was pointed at").get_by_role("link").first
    text = example.text_content()
    example.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Text to read")).to_have_value(str(text))


class Many(Shelf):
    """A translator with more slices than are shown at first."""

    def __init__(self) -> None:
        super().__init__({"many": sliced()})

    def scene(self, run: str, view: str, question: Question) -> Scene:
        names = [f"locale_{k}" for k in range(100)]
        shown = names[: question.model_dump()["count"]]
        return sliced(*shown, rest=len(names) - len(shown))


def test_all_slices_are_shown_by_a_click_and_by_keys(chromium: Browser) -> None:
    with browsing.served(Many()) as address, visiting(chromium, address) as visited:
        page = visited.to("many/training?show=scores")
        bars = page.locator("svg.picture").get_by_role("button")
        more = page.get_by_role("button", name="Show the other 60 slices")
        for act in (more.click, lambda: more.press("Enter")):
            expect(bars).to_have_count(40)
            act()
            expect(bars).to_have_count(100)
            expect(more).to_have_count(0)
            page.go_back()


WEIGHTS = np.zeros((6, 2), np.float32)
WEIGHTS[2:] = [0.25, 0.75]
SERIES = Shelf(
    {
        "looks": forecast_of(
            [1.0, 2.0, 3.0, 5.0, 8.0, 13.0],
            [None, None, 3.5, 4.0, 9.0, 12.0],
            attention={"net": WEIGHTS},
        ),
        "blind": forecast_of([1.0, 2.0, 3.0, 5.0], [None, None, 3.5, 4.0]),
    }
)


def test_what_a_forecast_was_read_from_is_pointed_at_by_mouse_and_by_keys(
    chromium: Browser,
) -> None:
    with browsing.served(SERIES) as address, visiting(chromium, address) as visited:
        page = visited.to("looks/forecast")
        expect(page.get_by_text("what was read for the place you point at")).to_be_visible()
        picture = page.get_by_role("application", name="Forecast of")
        picture.focus()
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        read = page.locator("rect.read")
        expect(page.get_by_role("heading", name="3", exact=True)).to_be_visible()
        expect(read).to_have_count(2)
        heights = [float(each.get_attribute("height") or 0) for each in read.all()]
        assert heights[1] == pytest.approx(3 * heights[0])
        expect(page.get_by_role("row").filter(has_text="0.750")).to_contain_text("2")
        page.keyboard.press("Tab")
        expect(read).to_have_count(0)
        box = picture.bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] - 14, box["y"] + 100)
        expect(page.get_by_role("heading", name="5", exact=True)).to_be_visible()
        expect(read).to_have_count(2)
        visited.to("blind/forecast")
        expect(page.get_by_text("what was read for the place")).to_have_count(0)
