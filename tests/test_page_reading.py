"""What is read, held and chosen in the page by mouse and by keyboard, and how a view is read."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import browsing
from browsing import Visit
from crowded_scenes import CROWDED_SCENES
from scenes import SCENES
from seqscope.runs.run import Run
from serving import SHOWN, Shelf
from slice_scenes import SLICE_SCENES

ROOT = Path(__file__).parent.parent
SHELF = Shelf(
    {each.model_dump()["view"]: each for each in (SCENES | CROWDED_SCENES | SLICE_SCENES).values()}
)
VIEWS = [view for view in SHELF.scenes if view in SHOWN]
SHELF.scenes = {view: SHELF.scenes[view] for view in VIEWS}
GOOD = "the soup was lovely and warm"
# Words of a sketch that end outside of it, or lie on each other.
CROWDED = """svg => {
  const edge = svg.getBoundingClientRect();
  const words = [...svg.querySelectorAll("text")];
  const boxes = words.map(it => it.getBoundingClientRect());
  const out = box =>
    box.right > edge.right || box.left < edge.left || box.bottom > edge.bottom + 2;
  const meet = (one, other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
    && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 5;
  const crowded = (box, k) => out(box) || boxes.slice(k + 1).some(other => meet(box, other));
  return words.filter((_, k) => crowded(boxes[k], k)).map(it => it.textContent);
}"""


@pytest.fixture(scope="module")
def address(reviews: Run, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    others = [tmp_path_factory.mktemp("others") / name for name in ("second", "third")]
    for folder in others:
        shutil.copytree(reviews.folder, folder)
    with browsing.served([str(reviews.folder), *map(str, others)]) as address:
        yield address


def test_every_page_has_a_sketch_and_three_sentences_of_how_it_is_read(chromium: Browser) -> None:
    pages = (ROOT / "web" / "src" / "pages.ts").read_text(encoding="utf-8")
    names = re.findall(r"^  (\w+): \{ title:", pages, re.MULTILINE)
    assert len(names) == len(set(names)) >= 14
    assert {SHOWN[view].page for view in VIEWS} == set(names)
    with browsing.served(SHELF) as address:
        context = chromium.new_context(reduced_motion="reduce")
        visited = Visit(context.new_page(), address)
        drawn = {}
        for view in VIEWS:
            page = told(visited.page, view)
            sketch = page.locator(".panel svg")
            assert sketch.evaluate(CROWDED) == [], view
            drawn[SHOWN[view].page, SHOWN[view].asked] = sketch.inner_html()
            page.keyboard.press("Escape")
            expect(sketch).to_have_count(0)
        context.close()
    assert all(len(re.findall("<(rect|path)", each)) > 5 for each in drawn.values())
    assert len(set(drawn.values())) == len(names) + 3  # evidence, the shared sentence, scores
    assert visited.complaints == []


def told(page: Page, view: str) -> Page:
    """The page at a view, and how it is read: by the question mark, or by its key."""
    shown = SHOWN[view]
    page.evaluate("to => { location.hash = to; }", f"{view}/{shown.page}?{shown.asked}")
    button = page.get_by_label("How to read this")
    expect(page.get_by_role("link", name=re.compile("."))).not_to_have_count(0)
    if shown.asked:
        page.keyboard.press("?")
    else:
        button.click()
    expect(page.locator(".panel ol > li")).to_have_count(3)
    return page


def test_a_token_of_the_ledger_is_pointed_at_and_held_by_mouse_and_by_keys(visit: Visit) -> None:
    page = visit.to(f"run/contributions?clusters=2&text={GOOD}")
    rows = page.locator("svg.picture [data-stop]")
    expect(rows).to_have_count(6)
    rows.nth(3).hover()
    expect(page.get_by_role("heading", name="“lovely”")).to_be_visible()
    page.locator("h2").first.hover()
    expect(page.get_by_role("heading", name="“lovely”")).to_be_hidden()
    rows.nth(1).click()
    page.locator("h2").first.hover()
    rows.nth(1).blur()
    expect(page.get_by_role("heading", name="“soup”")).to_be_visible()
    assert "row=1" in page.url
    rows.nth(1).focus()
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_role("heading", name="“lovely”")).to_be_visible()
    assert "row=3" in page.url
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("row="))


def test_what_is_explained_and_against_what_is_chosen_by_mouse_and_by_keys(visit: Visit) -> None:
    page = visit.to(f"run/contributions?clusters=2&text={GOOD}")
    question = page.get_by_label("What was pointed at").locator("h2")
    page.get_by_label("What is explained").select_option("negative")
    expect(question).to_have_text("logit of negative")
    page.get_by_label("Against").focus()
    page.keyboard.press("End")
    expect(question).to_have_text(re.compile("negative.*positive"))
    assert "against=positive" in page.url
    page.go_back()
    expect(question).to_have_text("logit of negative")


def test_the_other_network_is_chosen_by_mouse_and_by_keys(visit: Visit) -> None:
    page = visit.to("run/comparison")
    right = page.locator("text.second.name")
    beside = page.get_by_label("run beside")
    expect(right).to_have_text("second")
    beside.select_option("third")
    expect(right).to_have_text("third")
    assert "other=third" in page.url
    beside.focus()
    page.keyboard.press("ArrowUp")
    expect(right).to_have_text("second")
    assert "other=second" in page.url


def test_a_page_whose_server_is_gone_says_so_and_goes_on_by_itself(visit: Visit) -> None:
    page = visit.to("run/contributions?clusters=2")
    page.route("**/api/**", lambda route: route.abort())
    for name in ("Words", "Findings"):
        page.get_by_role("link", name=name).click()
        expect(page.get_by_role("alert")).to_contain_text("It does not answer any more.")
    page.unroute("**/api/**")
    expect(page.locator("li .severity, li.soft").first).to_be_visible()
    assert all(each.startswith("Failed to load") for each in visit.complaints)
    visit.complaints.clear()
