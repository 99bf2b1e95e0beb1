"""Two views of a network on show at once: one selection, one pointing, by mouse and by keys."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

import browsing
from browsing import Visit
from seqscope.runs.run import Run
from test_crowded import DISTURBED, NEXT_FRAMES

TEXT = "the soup was awful and the waiter was rude"
WIDE, HIGH = 1600, 1000
OVERLAPPING = """() => {
  const root = document.querySelector("body > div").shadowRoot;
  const boxes = [...root.querySelectorAll("header > *, header .tools > *, header nav > *, .pane")]
    .map(it => ({it, box: it.getBoundingClientRect()}));
  return boxes.flatMap(({it, box}, k) => boxes.slice(k + 1)
    .filter(other => !it.contains(other.it) && !other.it.contains(it))
    .filter(({box: b}) => Math.min(box.right, b.right) - Math.max(box.left, b.left) > 1
      && Math.min(box.bottom, b.bottom) - Math.max(box.top, b.top) > 1)
    .map(other => `${it.textContent.trim()} on ${other.it.textContent.trim()}`));
}"""


@pytest.fixture(scope="module")
def address(reviews: Run) -> Iterator[str]:
    with browsing.served(["dates", str(reviews.folder)]) as address:
        yield address


@pytest.fixture(params=["light"])
def context(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    opened = chromium.new_context(
        color_scheme=request.param,
        reduced_motion="reduce",
        viewport={"width": WIDE, "height": HIGH},
        permissions=["clipboard-read", "clipboard-write"],
    )
    opened.set_default_timeout(20_000)
    yield opened
    opened.close()


@pytest.fixture
def visit(context: BrowserContext, address: str) -> Iterator[Visit]:
    visited = Visit(context.new_page(), address)
    yield visited
    assert visited.complaints == []


def pane(page: Page, title: str) -> Locator:
    """One of the views on show."""
    return page.locator("main").get_by_role("group", name=title, exact=True)


def test_a_second_view_is_put_beside_and_taken_away_by_mouse_and_by_keys(visit: Visit) -> None:
    page = visit.to("run/memory?clusters=2")
    page.get_by_role("button", name="Beside: a second view").click()
    expect(page.get_by_role("button", name="Memory", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Words", exact=True).click()
    expect(pane(page, "Memory")).to_be_visible()
    expect(pane(page, "Words").locator("svg.picture")).to_be_visible()
    page.reload()
    expect(pane(page, "Words").locator("svg.picture")).to_be_visible()
    page.get_by_role("button", name="Close Words").focus()
    page.keyboard.press("Enter")
    expect(pane(page, "Words")).to_have_count(0)
    page.keyboard.press("Backspace")
    expect(pane(page, "Words")).to_be_visible()
    page.get_by_role("button", name="Beside: Words").focus()
    for key in ("Enter", "Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(pane(page, "Words")).to_be_visible()
    expect(page).to_have_url(re.compile("beside=words"))


def test_the_view_beside_stays_while_the_first_is_exchanged(visit: Visit) -> None:
    page = visit.to("run/memory?clusters=2&beside=words")
    views = page.get_by_role("navigation", name="Views")
    views.get_by_role("link", name="Units", exact=True).click()
    expect(pane(page, "Units")).to_be_visible()
    expect(pane(page, "Words")).to_be_visible()
    views.get_by_role("link", name="Words").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("run/words.*beside=units"))
    page.go_back()
    page.go_back()
    expect(pane(page, "Memory")).to_be_visible()
    expect(pane(page, "Words")).to_be_visible()


def test_what_is_selected_in_one_view_is_selected_in_that_beside_it(visit: Visit) -> None:
    page = visit.to("run/memory?clusters=2&beside=words")
    pane(page, "Memory").get_by_role("button", name=re.compile("^awful, response")).click()
    expect(pane(page, "Words").get_by_label("Let go of awful")).to_be_visible()
    pane(page, "Words").get_by_label("Let go of awful").click()
    expect(pane(page, "Memory").get_by_label("Let go of awful")).to_have_count(0)
    page.keyboard.press("Backspace")
    expect(pane(page, "Memory").get_by_label("Let go of awful")).to_be_visible()


def test_what_is_typed_in_one_view_is_read_in_that_beside_it(visit: Visit) -> None:
    page = visit.to(f"run/sentences?clusters=2&at=0.1&beside=contributions&texts={TEXT}")
    explained = pane(page, "Contributions").get_by_label("Sentence", exact=True)
    expect(explained).to_have_value(TEXT)
    explained.fill("the soup was cold")
    expect(pane(page, "Sentences").get_by_label("Sentence 1")).to_have_value("the soup was cold")
    expect(page).not_to_have_url(re.compile("at="))
    pane(page, "Sentences").get_by_label("Sentence 1").fill("a lovely soup")
    expect(explained).to_have_value("a lovely soup")
    expect(pane(page, "Contributions").locator("[data-place]")).to_have_count(3)


def test_a_link_leads_to_its_own_place_or_to_the_view_that_is_on_show(visit: Visit) -> None:
    page = visit.to("run/memory?clusters=2&beside=units")
    pane(page, "Units").locator("svg.picture").get_by_role("button").first.click()
    expect(pane(page, "Memory")).to_be_visible()
    expect(pane(page, "Words").get_by_label(re.compile("^Let go of")).first).to_be_visible()
    page = visit.to("run/gates?beside=units")
    page.get_by_role("link", name=re.compile("^unit [1-9]")).first.focus()
    unit = page.get_by_role("link", name=re.compile("^unit [1-9]")).first.inner_text().split()[1]
    page.keyboard.press("Enter")
    expect(pane(page, "Units").get_by_label("Unit, counted from 0")).to_have_value(unit)
    expect(pane(page, "Gates")).to_be_visible()


def test_the_tools_are_those_of_the_view_that_was_pointed_at_or_focused(visit: Visit) -> None:
    page = visit.to("run/memory?clusters=2&beside=words")
    table = page.get_by_role("button", name="Table")
    pane(page, "Words").locator("svg.picture").hover()
    table.click()
    expect(page.get_by_role("region", name="Words, as a table")).to_be_visible()
    expect(page.get_by_role("region", name="Memory, as a table")).to_have_count(0)
    pane(page, "Memory").get_by_role("slider", name="Clusters").focus()
    expect(table).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Memory: how to read it")).to_be_visible()
    expect(page.locator(".pane.chosen")).to_have_accessible_name("Memory")


WORD, TOKEN = '[data-word="awful"]', '[data-place="3"]'
SOURCE, CHIP = f".cloud {WORD}", '[aria-label^="Chip 0,"]'
POINTED = {
    "word to word": (f"memory?beside=units&unit=1&text={TEXT}", SOURCE, WORD),
    "word to responses": ("memory?beside=words&words=awful", SOURCE, f"g.word{WORD}"),
    "word to tokens": (f"memory?beside=sentences&texts={TEXT}", SOURCE, f".step{WORD}"),
    "word to shares": (f"memory?beside=contributions&text={TEXT}", SOURCE, f"g{WORD}"),
    "token to shares": (f"sentences?beside=contributions&texts={TEXT}", TOKEN, f"g{TOKEN}"),
    "token to time": (f"contributions?beside=pattern&text={TEXT}", f"g{TOKEN}", f"g{TOKEN}"),
    "token to text": (f"pattern?beside=units&text={TEXT}", f"g{TOKEN}", f"span{TOKEN}"),
    "token to boxes": (f"pattern?beside=sentences&texts={TEXT}", f"g{TOKEN}", f".step{TOKEN}"),
    "token to a cloud": (f"sentences?beside=memory&texts={TEXT}", TOKEN, f"g{WORD}"),
    "token to two networks": (
        f"sentences?beside=comparison&shown=sentence&texts={TEXT}",
        TOKEN,
        f".step{TOKEN}",
    ),
    "unit to unit": (
        "gates?beside=memory",
        'circle[data-unit~="3"] >> nth=0',
        '.frame[data-unit="3"]',
    ),
    "unit to dots": ("memory?beside=gates", '.frame[data-unit="3"]', 'circle[data-unit~="3"]'),
    "chip to switch": ("memory?beside=ablation", CHIP, "button[data-chip]"),
    "chip to boxes": ("ablation?beside=sentences", "button[data-chip='1']", "text[data-chip='1']"),
    "chip to shares": ("memory?beside=contributions", CHIP, "text[data-chip]"),
}


@pytest.mark.parametrize("kind", POINTED)
def test_what_is_pointed_at_is_marked_beside_by_mouse_and_by_keys(visit: Visit, kind: str) -> None:
    place, source, marked = POINTED[kind]
    page = visit.to(f"run/{place}&clusters=2")
    first, second = page.locator(".pane").all()
    same = second.locator(marked).and_(second.locator("[data-pointed]"))
    expect(second.locator(marked).first).to_be_attached()
    expect(same).to_have_count(0)
    first.locator(source).hover(force=True)
    expect(same).not_to_have_count(0)
    page.get_by_role("heading", name="seqscope").hover()
    expect(same).to_have_count(0)
    first.locator(source).focus()
    expect(same).not_to_have_count(0)
    page.get_by_role("button", name="Export").focus()
    expect(same).to_have_count(0)


def test_the_same_word_at_another_place_of_the_text_is_another_token(visit: Visit) -> None:
    page = visit.to(f"run/sentences?clusters=2&beside=contributions&texts={TEXT}\u001fa soup")
    pane(page, "Sentences").locator(".step").first.hover()
    marked = page.locator(".step[data-pointed], g[data-place][data-pointed]")
    expect(marked).to_have_count(2)
    for each in marked.all():
        assert each.get_attribute("data-place") == "0"
    pane(page, "Contributions").locator("g[data-place='1']").hover()
    expect(pane(page, "Sentences").locator(".step[data-pointed]")).to_have_count(2)


def test_a_unit_that_is_pointed_at_has_its_line_its_place_and_its_mean(visit: Visit) -> None:
    page = visit.to(f"run/words?words=awful&beside=pattern&text={TEXT}")
    chart = page.get_by_role("application", name="Expected response")
    chart.hover()
    expect(page.locator("path.pointed")).to_have_count(1)
    page.get_by_role("heading", name="seqscope").hover()
    expect(page.locator("path.pointed")).to_have_count(0)
    chart.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("path.pointed")).to_have_count(1)
    page = visit.to("run/memory?clusters=2&beside=words&words=awful")
    pane(page, "Memory").locator(".frame[data-unit='3']").hover()
    expect(pane(page, "Words").locator("svg.picture")).to_have_attribute("data-unit", "3")
    expect(pane(page, "Words").locator("svg.picture")).to_contain_text("unit 3")


def test_a_chip_that_is_pointed_at_has_its_column_and_its_links(visit: Visit) -> None:
    page = visit.to(f"run/contributions?clusters=2&beside=memory&text={TEXT}")
    pane(page, "Contributions").locator("text[data-chip='1']").hover()
    expect(page.locator("rect.column")).to_have_count(1)
    expect(page.locator("rect.board.held")).to_have_count(1)
    page.get_by_role("button", name=re.compile("^Chip 0,")).focus()
    expect(page.locator("rect.column")).to_have_count(1)
    page.get_by_role("button", name="Export").focus()
    expect(page.locator("rect.column")).to_have_count(0)


def test_another_network_is_chosen_by_mouse_and_by_keys(visit: Visit) -> None:
    page = visit.to("run/memory?clusters=2&beside=training")
    page.get_by_role("button", name="Network run, choose another").click()
    page.locator("header li").get_by_role("button", name="dates").click()
    expect(page.get_by_label("Text to read")).to_be_visible()
    expect(pane(page, "Training")).to_be_visible()
    opener = page.get_by_role("button", name="choose another")
    opener.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    for _ in range(2):
        if page.locator("header li button:focus").inner_text().startswith("run"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#run/"))


def test_the_address_is_copied_by_mouse_and_by_keys(visit: Visit) -> None:
    for clusters, act in ((3, "click"), (2, "keys")):
        page = visit.to(f"run/memory?clusters={clusters}&beside=words")
        if act == "click":
            page.get_by_role("button", name="Export").click()
            page.get_by_role("button", name="Copy the address").click()
        else:
            page.get_by_role("button", name="Export").focus()
            page.keyboard.press("Enter")
            page.get_by_role("button", name="Copy the address").focus()
            page.keyboard.press("Enter")
        expect(page.get_by_text("Copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == page.url


@pytest.mark.parametrize("context", ["light", "dark"], indirect=True)
@pytest.mark.parametrize("place", ["memory?beside=words", "sentences?beside=contributions"])
def test_two_views_keep_nobody_out(visit: Visit, place: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = visit.to(f"run/{place}&clusters=2")
    expect(page.locator("svg.picture")).to_have_count(2)
    page.locator("[data-stop][data-word]").first.hover()
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []


@pytest.mark.parametrize("width", [800, 1100, 1440, 2560])
def test_two_views_lie_on_nothing(visit: Visit, width: int) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": HIGH})
    for place in ("memory?beside=words", "sentences?beside=contributions", "gates?beside=pattern"):
        visit.to(f"run/{place}&clusters=4")
        expect(page.locator("svg.picture")).to_have_count(2)
        page.wait_for_load_state("networkidle")
        page.evaluate(NEXT_FRAMES)
        assert page.evaluate(OVERLAPPING) == [], place
        assert page.evaluate(DISTURBED) == [], place
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        first, second = (each.bounding_box() for each in page.locator(".pane").all())
        assert first
        assert second
        assert (first["y"] == second["y"]) == (width >= 1500)
