"""What a visitor of the page meets: first sight, typing, keys, every view, nobody else's host."""

import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, expect

import browsing
from browsing import Visit, visiting
from scenes import forecast_of, weighed
from seqscope.runs.lock import at_work
from seqscope.runs.run import Run
from seqscope.runs.scores.kinds import scores_of
from serving import Shelf
from test_page_attention import DATE, PAIRS

HOSTILE = "<img src=x onerror=alert(1)> \u202e{{5}} & May"
SVG = "{http://www.w3.org/2000/svg}"
VIEWS = [
    "memory",
    "sentences",
    "words",
    "units",
    "pattern",
    "gates",
    "contributions",
    "ablation",
    "comparison",
    "training",
    "findings",
]


def test_first_sight_is_a_date_its_map_and_what_it_says(visit: Visit) -> None:
    page = visit.page
    expect(page.locator("output")).to_contain_text("2016-11-05")
    expect(page.get_by_label("Text to read")).to_have_value(DATE)
    expect(page.get_by_role("button", name="Row ")).to_have_count(10)
    expect(page.get_by_text("The darker a cell, the more it looked")).to_be_visible()


def test_every_control_is_reached_by_the_tab_key_and_shows_that_it_is(visit: Visit) -> None:
    page = visit.page
    expect(page.locator("output")).to_contain_text("2016-11-05")
    names = []
    for _ in range(20):
        page.keyboard.press("Tab")
        names.append(page.evaluate(FOCUSED))
    assert {"Table", "Export", "How to read this", "Text to read"} <= set(names)
    assert any(name.startswith("Row 1") for name in names)


FOCUSED = """() => {
  const it = document.querySelector("body > div").shadowRoot.activeElement;
  const label = it?.getAttribute("aria-label") ?? it?.labels?.[0]?.textContent;
  return (label ?? it?.textContent ?? "").trim();
}"""


@pytest.mark.parametrize(
    "text", [HOSTILE, "</script><script>throw 1</script>", "\ud800 5 May 2016"]
)
def test_hostile_text_is_drawn_as_text(visit: Visit, text: str) -> None:
    page = visit.page
    page.get_by_label("Text to read").fill(text.encode("utf-8", "replace").decode())
    expect(page.locator("output")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.locator("img, script >> nth=1").count() == 0


@pytest.mark.parametrize(
    "view", ["attention?pins=9:24", "pairs", "comparison?shown=sentence&clusters=2", *VIEWS]
)
@pytest.mark.parametrize("visit", ["light", "dark"], indirect=True)
def test_no_view_keeps_anybody_out(visit: Visit, view: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = visit.page
    run = "dates" if view.startswith("attention") else "run"
    place = PAIRS if view == "pairs" else f"{run}/{view}"
    page.goto(f"{visit.home}#{place}")
    page.locator("svg.picture, li .severity, li.soft").first.wait_for()
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []


def test_a_picture_is_taken_away_with_its_colors_and_its_numbers(visit: Visit) -> None:
    page = visit.to("run/memory?clusters=2")
    taken = {}
    for name in ("Picture as SVG", "Picture as PNG", "Numbers as CSV"):
        page.get_by_label("Export").click()
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        taken[name] = download.value.path().read_bytes()
    svg = ElementTree.fromstring(taken["Picture as SVG"])
    assert svg.findtext(f"{SVG}title", "").startswith("Memory of")
    assert {each.get("fill") for each in svg.iter(f"{SVG}rect")} > {"rgb(213, 96, 42)"}
    assert taken["Picture as PNG"].startswith(b"\x89PNG")
    assert taken["Numbers as CSV"].startswith(b"cluster,kind,name")


def test_narrow_pages_lose_nothing_to_the_side(visit: Visit) -> None:
    page = visit.page
    page.set_viewport_size({"width": 800, "height": 900})
    for view in ("dates/attention", *(f"run/{view}" for view in VIEWS[:-1])):
        visit.to(view)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view


def test_a_training_is_replayed_by_keys_and_by_the_button(visit: Visit) -> None:
    page = visit.to("run/comparison")
    left = page.locator("text.first.name")
    expect(left).to_have_text("run")
    page.get_by_role("slider", name="Left").focus()
    page.keyboard.press("ArrowLeft")
    expect(left).to_have_text("run, epoch 4")
    page.keyboard.press("Home")
    expect(left).to_have_text("run, epoch 2")
    assert "epoch=2" in page.url
    page.get_by_role("button", name="Replay its training, Left").click()
    expect(left).to_have_text("run, epoch 4")
    expect(left).to_have_text("run")
    page.get_by_role("button", name=re.compile("^awful: ")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Let go of awful")).to_be_visible()


def test_one_sentence_is_read_by_two_networks_and_a_network_differs_from_its_past(
    visit: Visit,
) -> None:
    page = visit.to("run/comparison?clusters=2")
    page.get_by_text("A sentence").click()
    page.get_by_label("Sentence", exact=True).fill("awful lovely soup")
    higher = page.get_by_label("What was pointed at").locator("td.second")
    expect(page.get_by_role("button", name=re.compile("run reads"))).to_have_count(3)
    lovely = page.get_by_role("button", name=re.compile("^lovely, run reads"))
    lovely.click()
    expect(page.get_by_role("heading", name="lovely")).to_be_visible()
    assert "row=1" in page.url
    expect(higher).to_have_text(["0.00", "0.00"])
    lovely.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("heading", name="soup")).to_be_visible()
    page.get_by_role("slider", name="Left").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("text.first.name")).to_have_text("run, epoch 4")
    expect(higher).not_to_have_text(["0.00", "0.00"])


def test_a_training_grows_in_the_open_page_and_a_cell_of_its_confusion_lists_examples(
    chromium: Browser, reviews: Run, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    shutil.copytree(reviews.folder, run)
    (run / "scores.json").write_text(json.dumps(scores_of(reviews)))
    curve = (run / "metrics.jsonl").read_text().splitlines(keepends=True)
    (run / "metrics.jsonl").write_text("".join(curve[:-1]))
    with at_work(run), browsing.served([str(run)]) as address, visiting(chromium, address) as visit:
        page = visit.to("run/training")
        expect(page.get_by_text(f"Of {len(curve) - 1} epochs.")).to_be_visible()
        page.get_by_role("application", name="Learning curves").focus()
        page.keyboard.press("ArrowRight")
        expect(page.get_by_role("heading", name="Epoch 1", exact=True)).to_be_visible()
        page.keyboard.press("Tab")
        cell = page.get_by_role("button", name="negative taken for negative")
        cell.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="negative, taken for negative")).to_be_visible()
        expect(
            page.get_by_role("listitem").filter(has_text=re.compile("awful|rude|cold"))
        ).not_to_have_count(0)
        cell.click()
        expect(page.get_by_role("heading", name="negative, taken for negative")).to_be_hidden()
        expect(page.get_by_role("img", name="Accuracy against confidence")).to_be_visible()
        (run / "metrics.jsonl").write_text("".join(curve))
        expect(page.get_by_text(f"Of {len(curve)} epochs.")).to_be_visible(timeout=15_000)


PLANTED = Shelf(
    {
        "series": forecast_of([1.0, 2.0, 3.0, 5.0, 8.0], [None, None, 3.5, 4.0, 9.0]),
        "imdb": weighed("a wonderful film, honestly", wonderful=0.7, film=0.2),
    }
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forecasts_and_weighed_words_keep_nobody_out_and_are_taken_away(
    chromium: Browser, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with browsing.served(PLANTED) as address, visiting(chromium, address, scheme) as visit:
        for view in ("series/forecast", "imdb/weights?text=a wonderful film, honestly"):
            page = visit.to(view)
            if view == "series/forecast":
                page.get_by_role("application", name="Forecast of").focus()
                page.keyboard.press("ArrowRight")
                expect(page.get_by_text("Said of this place, and the truth.")).to_be_visible()
            assert Axe().run(page).response["violations"] == [], view
            page.get_by_label("Export").click()
            with page.expect_download() as download:
                page.get_by_role("button", name="Picture as SVG").click()
            svg = ElementTree.fromstring(download.value.path().read_bytes())
            assert svg.findtext(f"{SVG}title", "") != ""
        words = [each.text for each in svg.iter(f"{SVG}text")]
        assert {"a", "wonderful", "film", ",", "honestly"} < set(words)
