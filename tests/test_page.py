"""What a visitor of the page meets: first sight, typing, keys, every view, nobody else's host."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, expect

import browsing
from browsing import Visit
from scenes import forecast_of, weighed
from seqscope.runs.lock import at_work
from seqscope.runs.run import Run
from seqscope.runs.scores.kinds import scores_of
from serving import Shelf

HOSTILE = "<img src=x onerror=alert(1)> \u202e{{5}} & May"
SVG = "{http://www.w3.org/2000/svg}"
DATE = "Saturday, 5th of November 2016"
PAIRS = "asking/weights?head=mean&text=the soup was lovely and warm"
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


@pytest.fixture(scope="module")
def address(reviews: Run, asking: Run) -> Iterator[str]:
    with browsing.served(["dates", str(reviews.folder), str(asking.folder)]) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browsing.browser() as opened:
        yield opened


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


@pytest.fixture(params=["light"])
def visit(chromium: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    with visiting(chromium, address, request.param) as visited:
        yield visited


def test_first_sight_is_a_date_its_map_and_what_it_says(visit: Visit) -> None:
    page = visit.page
    expect(page.locator("output")).to_contain_text("2016-11-05")
    expect(page.get_by_label("Text to read")).to_have_value(DATE)
    expect(page.get_by_role("button", name="Row ")).to_have_count(10)
    expect(page.get_by_text("The darker a cell, the more it looked")).to_be_visible()


def test_the_map_follows_while_typing_and_the_address_keeps_what_was_typed(visit: Visit) -> None:
    page = visit.page
    page.get_by_label("Text to read").fill("21 Aug 2016")
    expect(page.locator("output")).to_contain_text("2016-08-21")
    page.reload()
    expect(page.get_by_label("Text to read")).to_have_value("21 Aug 2016")
    expect(page.locator("output")).to_contain_text("2016-08-21")


def test_pointing_at_a_row_underlines_what_it_read_in_the_text_itself(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("button", name="Row 10:").hover()
    marked = page.locator(".mirror span:not(.bare)")
    expect(marked).to_have_text(["5"])


def test_a_row_is_held_by_keys_and_let_go_by_going_back(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("button", name="Row 1:").focus()
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_role("heading", name="Row 3")).to_be_visible()
    assert "row=2" in page.url
    page.get_by_label("Text to read").focus()
    expect(page.get_by_role("heading", name="Row 3")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Row 3")).to_be_hidden()


def test_scores_are_shown_in_place_of_weights_and_each_row_in_full_color(visit: Visit) -> None:
    page = visit.page
    page.locator("label", has_text="score e").click()
    expect(page).to_have_url(re.compile("show=scores"))
    page.get_by_role("radio", name="as is").focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("show=scores&rows=each"))
    page.get_by_role("button", name="3. März 2019").click()
    expect(page.locator("output")).to_contain_text("2019-03-03")


def test_a_row_is_pinned_by_dragging_and_the_line_says_what_changed(visit: Visit) -> None:
    page = visit.page
    cells = page.get_by_role("button", name="Row 10:").locator(".tile")
    at = DATE.index("r 2016")
    cells.nth(DATE.index("5th")).hover()
    page.mouse.down()
    cells.nth(at).hover()
    page.mouse.up()
    expect(page.locator("output")).to_contain_text("2016-11-01")
    expect(page.locator(".without")).to_contain_text("without pins 2016-11-05")
    expect(page.locator(".without .lost")).to_have_text(["5"])
    expect(page.get_by_role("button", name=f"pinned to “r”, place {at + 1}")).to_be_visible()
    page.reload()
    expect(page.locator(".without")).to_be_visible()
    page.get_by_role("button", name="Unpin all").click()
    expect(page.locator(".without")).to_be_hidden()
    expect(page.locator("output")).to_contain_text("2016-11-05")


def test_a_pin_is_set_moved_and_taken_away_by_keys(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("button", name="Row 10:").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Pin it to “5” at 11")).to_be_visible()
    page.keyboard.press("Enter")
    pinned = page.get_by_role("button", name="pinned to")
    expect(pinned).to_have_attribute("aria-label", re.compile("“5”, place 11$"))
    page.keyboard.press("ArrowRight")
    expect(pinned).to_have_attribute("aria-label", re.compile("“t”, place 12$"))
    expect(page.locator("output")).to_contain_text("2016-11-")
    page.keyboard.press("Delete")
    expect(pinned).to_be_hidden()
    page.go_back()
    expect(pinned).to_be_visible()


def test_another_answer_is_chosen_by_keys_and_by_a_click_and_has_its_own_map(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("radio", name="2016-11-05").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("output")).to_contain_text("2016-11-04")
    expect(page.get_by_role("button", name="Row 10: 4, certainty < 0.001")).to_be_visible()
    page.locator("label", has_text="2026-11-05").click()
    expect(page.locator("output")).to_contain_text("2026-11-05")
    page.go_back()
    expect(page.locator("output")).to_contain_text("2016-11-04")


def test_the_slider_walks_through_what_was_written_and_plays_by_itself(visit: Visit) -> None:
    page = visit.page
    slider = page.get_by_role("slider", name="Written")
    slider.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "2 of 10")
    expect(page.locator(".row.unwritten")).to_have_count(8)
    expect(page.get_by_role("heading", name="Row 2")).to_be_visible()
    page.get_by_role("button", name="Play").click()
    expect(slider).to_have_attribute("aria-valuetext", "10 of 10")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_words_ask_each_other_head_by_head(visit: Visit) -> None:
    page = visit.to(PAIRS)
    expect(page.get_by_role("button", name="Word ")).to_have_count(6)
    page.get_by_label("Head", exact=True).select_option("head 1")
    assert "head=1" in page.url
    page.get_by_role("button", name="Word 1:").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Word 2 · “soup”")).to_be_visible()
    assert "row=1" in page.url
    page.get_by_role("radio", name="words").check(force=True)
    expect(page.get_by_role("button", name="Word ")).to_have_count(0)


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


def test_a_word_that_is_clicked_is_selected_everywhere(visit: Visit) -> None:
    page = visit.to("run/memory?clusters=2")
    word = page.get_by_role("button", name=re.compile("^awful, response"))
    word.click()
    expect(word).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_label("Let go of awful")).to_be_visible()
    page.get_by_role("link", name="Words").click()
    expect(page.get_by_label("Let go of awful")).to_be_visible()
    page.go_back()
    page.go_back()
    expect(page.get_by_label("Let go of awful")).to_be_hidden()


def test_units_that_lie_together_are_held_and_lead_to_one_of_them(visit: Visit) -> None:
    page = visit.to("run/gates")
    dots = page.locator("circle[data-stop]")
    together = dots.filter(has=page.locator("xpath=self::*[contains(@aria-label, 'Units ')]")).first
    together.click()
    expect(page.get_by_role("heading", name="units together")).to_be_visible()
    assert "units=" in page.url
    together.focus()
    page.keyboard.press("ArrowRight")
    expect(dots.and_(page.locator(":focus"))).to_have_count(1)
    expect(together).not_to_be_focused()
    page.get_by_label("What was pointed at").get_by_role("link").first.click()
    expect(page.get_by_label("Unit, counted from 0")).to_be_visible()


def test_a_span_is_brushed_by_mouse_and_by_keys_and_leads_to_places_like_it(visit: Visit) -> None:
    page = visit.to("run/pattern?text=the soup was lovely and warm")
    page.wait_for_load_state("networkidle")
    token = page.locator("svg.picture").get_by_role("button")
    ends = [token.nth(k).bounding_box() for k in (2, 4)]
    (left, right) = (each["x"] + each["width"] / 2 for each in ends if each)
    page.mouse.move(left, 240)
    page.mouse.down()
    page.mouse.move(right, 240, steps=4)
    page.mouse.up()
    expect(page.get_by_role("heading", name="was lovely and")).to_be_visible()
    assert "span=2%3A4" in page.url
    token.nth(3).focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(token.nth(4)).to_be_focused()
    expect(page.get_by_role("heading", name="“lovely and”")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("span="))
    page.locator("tr .found a").first.click()
    expect(page.get_by_label("Sentence 1")).not_to_have_value("")


def test_the_threshold_is_dragged_in_the_picture_and_moved_by_keys(visit: Visit) -> None:
    page = visit.to("run/pattern?text=the soup was lovely and warm&threshold=0.1")
    level = page.locator("svg.picture").get_by_role("slider", name="Threshold")
    expect(level).to_have_attribute("aria-valuenow", "0.1")
    level.focus()
    page.keyboard.press("ArrowUp")
    expect(page).to_have_url(re.compile("threshold=0.11"))
    box = level.bounding_box()
    assert box
    page.mouse.move(box["x"] + 200, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, 0, steps=4)
    page.mouse.up()
    expect(level).to_have_attribute("aria-valuenow", "1")
    expect(page.get_by_text("At this text none is, with 1.")).to_be_visible()


def test_attention_is_held_against_what_the_answer_depended_on(visit: Visit) -> None:
    page = visit.page
    page.locator("label", has_text="occlusion").click()
    expect(page.get_by_role("heading", name="Can the attention be believed?")).to_be_visible()
    expect(page.get_by_text(re.compile(r"^(Not to be|To be|Too short).*ρ"))).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="all together")).to_be_checked()
    names = page.locator("svg.picture text.name")
    expect(names).to_have_text(["attention", "occlusion", "gradient × input"])
    page.get_by_role("button", name="Row 4: 6").focus()
    expect(page.locator("rect.band.pointed")).to_have_count(3)
    expect(page.get_by_text("this row")).to_have_count(2)


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


def test_chips_are_switched_off_by_mouse_and_by_keys_and_on_again(visit: Visit) -> None:
    page = visit.to("run/ablation?clusters=2")
    page.get_by_role("radiogroup", name="Chip 0").get_by_text("off").click()
    expect(page.get_by_text("as switched, 1 off")).to_be_visible()
    expect(page.locator("svg.picture .warm, svg.picture .cool")).to_have_count(3)
    page.get_by_role("radiogroup", name="Chip 1").get_by_role("radio", name="on").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("as switched, 2 off")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("as switched, 1 off")).to_be_visible()
    page.get_by_role("button", name="Switch all on").click()
    expect(page.get_by_text("as switched, none off")).to_be_visible()


def test_units_are_held_and_let_go_one_after_the_other_by_keys_and_by_the_button(
    visit: Visit,
) -> None:
    page = visit.to("run/memory?clusters=3&chips=height")
    boards = page.locator("rect.board").all()
    assert len({each.get_attribute("width") for each in boards}) > 1
    assert len({each.get_attribute("height") for each in boards}) == 1
    page.get_by_role("button", name=re.compile("^Unit 3:")).click()
    page.get_by_role("button", name=re.compile("^Unit 5:")).click()
    for unit in (3, 5):
        expect(page.get_by_label(f"Let go of unit {unit}")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Let go of unit 5")).to_be_hidden()
    page.go_forward()
    expect(page.get_by_label("Let go of unit 5")).to_be_visible()
    for _ in range(2):
        page.keyboard.press("Backspace")
    expect(page.get_by_label("Let go of unit 3")).to_be_hidden()
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    page.get_by_role("button", name=re.compile("^Chip 1,")).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("cluster=1"))
    page.get_by_role("link", name="Switch it off").click()
    expect(page.get_by_text("as switched, 1 off")).to_be_visible()


def test_tokens_are_brushed_by_mouse_and_by_keys_and_all_of_them_come_back(visit: Visit) -> None:
    page = visit.to("run/sentences?clusters=2&texts=the soup was awful and cold")
    steps = page.locator("svg.picture g.step")
    expect(steps).to_have_count(6)
    steps.nth(1).hover()
    page.mouse.down()
    steps.nth(4).hover()
    page.mouse.up()
    expect(steps).to_have_count(4)
    expect(page.get_by_text("Tokens 2 to 5 of 6.")).to_be_visible()
    steps.nth(1).focus()
    page.keyboard.down("Shift")
    page.keyboard.press("ArrowDown")
    page.keyboard.up("Shift")
    expect(page.get_by_text("Tokens 3 to 4 of 6.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(steps).to_have_count(6)
    page.go_back()
    expect(steps).to_have_count(2)
    steps.nth(1).click()
    page.get_by_role("link", name="How units answer this word").click()
    page.get_by_role("application", name="Expected response").focus()
    for key in ("ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_role("heading", name="here")).to_be_visible()
    assert "unit=" in page.url


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
