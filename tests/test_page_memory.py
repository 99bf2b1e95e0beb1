"""Memory in the page: its chips, links and words, a sentence beside them, words and units."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

import browsing
from browsing import Visit
from seqscope.runs.record.making import record
from seqscope.runs.run import Run
from seqscope.runs.train import train
from small_runs import small_recipe

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 800, "height": 900}
END = "Weakest", "Strongest"
FILL = "it => getComputedStyle(it).fill"
TEXT = "the soup was awful and cold"
CLASSES = """word,class
the,determiner
a,determiner
We,pronoun
it,pronoun
soup,noun
monday,noun
"""


@pytest.fixture(scope="module")
def layered(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A classifier of two layers that was recorded, whose task knows what some words are."""
    folder = tmp_path_factory.mktemp("layered")
    (folder / "classes.csv").write_text(CLASSES)
    settings = "network.attention=none", "network.units=[8,6]", "train.epochs=2", "task.longest=80"
    table = f'task.word_classes="{folder / "classes.csv"}"'
    run = train(small_recipe("reviews", folder, *settings, table), folder / "run")
    record(run)
    return run


@pytest.fixture(scope="module")
def visited(layered: Run) -> Iterator[Visit]:
    with browsing.served([str(layered.folder)]) as address, browsing.browser() as chromium:
        page = chromium.new_page(reduced_motion="reduce")
        page.set_default_timeout(20_000)
        yield Visit(page, address)


@pytest.fixture
def visit(visited: Visit) -> Iterator[Visit]:
    """The visit in a wide window; no test leaves a complaint behind."""
    visited.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    yield visited
    assert visited.complaints == []


def part(page: Page, name: str) -> Locator:
    """The part of a picture whose name begins like this."""
    return page.locator("svg.picture").get_by_role("button", name=re.compile(f"^{name}"))


def boxes(page: Page) -> Locator:
    """The boxes of the tokens of a sentence."""
    return page.locator("svg.picture g.step")


def drag(page: Page, thumb: tuple[float, float], to: float) -> None:
    page.mouse.move(*thumb)
    page.mouse.down()
    page.mouse.move(to, thumb[1], steps=4)
    page.mouse.up()


def test_a_chip_that_is_pointed_at_by_mouse_or_by_keys_marks_its_links_and_its_bars(
    visit: Visit,
) -> None:
    page = visit.to(f"run/memory?clusters=2&text={TEXT}")
    expect(boxes(page)).to_have_count(6)
    faint = page.locator('path.link[stroke-opacity="0.06"]')
    bars = page.locator("svg.picture rect.marked")
    expect(faint).to_have_count(0)
    expect(bars).to_have_count(0)
    part(page, "Chip 1,").locator("text").first.hover()
    expect(bars).to_have_count(6)
    expect(faint).not_to_have_count(0)
    page.mouse.move(2, 2)
    expect(bars).to_have_count(0)
    boxes(page).first.focus()
    page.keyboard.press("ArrowRight")
    expect(boxes(page).first).not_to_be_focused()
    expect(bars).to_have_count(6)
    expect(faint).not_to_have_count(0)


def test_clusters_are_counted_by_keys_and_suggested_by_a_click(visit: Visit) -> None:
    page = visit.to("run/memory?clusters=2")
    expect(part(page, "Chip ")).to_have_count(2)
    page.get_by_role("slider", name="Clusters").focus()
    page.keyboard.press("ArrowRight")
    expect(part(page, "Chip ")).to_have_count(3)
    expect(page).to_have_url(re.compile("clusters=3"))
    page.get_by_role("button", name=re.compile("^suggested: ")).click()
    expect(page.get_by_text("as suggested")).to_be_visible()
    expect(page).to_have_url(re.compile("clusters=suggested"))


def test_layer_weight_and_ranking_are_chosen_by_mouse_and_by_keys(visit: Visit) -> None:
    page = visit.to("run/memory?clusters=2&text=")
    expect(page.get_by_role("heading", name="run, recurrent_1")).to_be_visible()
    page.get_by_label("Layer").select_option("recurrent_0")
    expect(page.get_by_role("heading", name="run, recurrent_0")).to_be_visible()
    first = part(page, "Unit ").first
    before = first.get_attribute("aria-label")
    page.get_by_role("radiogroup", name="What counts").get_by_text("−").click()
    expect(page).to_have_url(re.compile("weight=negative"))
    expect(first).not_to_have_attribute("aria-label", before or "")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("weight=signed"))
    expect(part(page, r"Unit \d+, (up|down): ")).to_have_count(16)
    page.get_by_role("radio", name="effect").focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("by=frequency"))


def test_links_are_drawn_from_a_weakest_to_a_strongest_by_keys_and_by_dragging(
    visit: Visit,
) -> None:
    page = visit.to("run/memory?clusters=3&text=")
    links = page.locator("path.link")
    (least, most) = (page.get_by_role("slider", name=f"{end} link") for end in END)
    left_out = page.get_by_text(re.compile("^Not drawn: "))
    expect(left_out).to_be_visible()
    count = int(re.findall(r"of (\d+) link", left_out.inner_text())[0])
    least.focus()
    page.keyboard.press("End")
    expect(links).to_have_count(1)
    expect(left_out).to_have_text(f"Not drawn: {count - 1} of {count} links.")
    page.reload()
    expect(least).to_have_value("1")
    expect(links).to_have_count(1)
    least.focus()
    page.keyboard.press("Home")
    track = most.bounding_box()
    assert track
    middle = track["y"] + track["height"] / 2
    drag(page, (track["x"] + track["width"] - 7, middle), track["x"] + track["width"] / 2)
    expect(page).to_have_url(re.compile(r"links=2\.(48|50|52)"))
    expect(links).not_to_have_count(0)
    expect(left_out).not_to_have_text(f"Not drawn: 0 of {count} links.")
    most.focus()
    page.keyboard.press("Home")
    expect(most).to_have_value("0.02")
    least.focus()
    page.keyboard.press("ArrowRight")
    expect(least).to_have_value("0.02")
    expect(most).to_have_value("0.02")


def test_words_are_colored_by_their_part_of_speech_by_mouse_and_by_keys(visit: Visit) -> None:
    page = visit.to("run/memory?clusters=1&text=")
    the = part(page, "the, response .*, determiner$").locator("text")
    by_response = the.evaluate(FILL)
    page.get_by_role("radiogroup", name="Color words by").get_by_text("part of speech").click()
    entry = page.get_by_role("listitem").filter(has_text="determiner, 2").locator("i")
    expect(entry).to_be_visible()
    assert the.evaluate(FILL) == entry.evaluate("it => getComputedStyle(it).backgroundColor")
    assert the.evaluate(FILL) != by_response
    assert the.evaluate(FILL) != part(page, "and, ").locator("text").evaluate(FILL)
    page.get_by_role("button", name="Table").click()
    expect(page.get_by_role("columnheader", name="part of speech")).to_be_visible()
    expect(page.get_by_role("cell", name="pronoun")).to_have_count(2)
    page.get_by_label("Export").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Numbers as CSV").click()
    assert "word,soup," in download.value.path().read_text()
    assert ",noun" in download.value.path().read_text()
    page.get_by_role("radio", name="part of speech").focus()
    page.keyboard.press("ArrowLeft")
    expect(page).not_to_have_url(re.compile("colors="))


def test_a_sentence_stands_beside_the_chips_and_its_boxes_are_held_by_mouse_and_by_keys(
    visit: Visit,
) -> None:
    page = visit.to(f"run/memory?clusters=2&text={TEXT}")
    threads = page.locator("svg.picture path.warm:not(.link), svg.picture path.cool:not(.link)")
    resting = boxes(page).locator("path").count() and threads.count()
    boxes(page).nth(1).hover()
    heading = page.get_by_role("heading", name="“soup”")
    expect(heading).to_be_visible()
    expect(threads).to_have_count(resting + 2)
    boxes(page).nth(1).click()
    expect(page).to_have_url(re.compile("step=1"))
    page.mouse.move(2, 2)
    expect(heading).to_be_visible()
    page.reload()
    expect(heading).to_be_visible()
    boxes(page).nth(1).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("heading", name="“awful”")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("step=3"))
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("step="))
    field = page.get_by_label("Sentence beside the chips")
    field.fill("lovely soup")
    expect(boxes(page)).to_have_count(2)
    field.fill("")
    expect(boxes(page)).to_have_count(0)
    expect(part(page, "Chip ")).to_have_count(2)


def test_the_chips_stay_beside_what_is_read_of_a_long_sentence(visit: Visit) -> None:
    page = visit.to(f"run/memory?clusters=2&text={' '.join([TEXT] * 10)}")
    expect(boxes(page)).to_have_count(60)
    chip = part(page, "Chip 0,")
    before = chip.bounding_box()
    page.locator("section.middle").hover()
    page.mouse.wheel(0, 1200)
    expect(boxes(page).first).not_to_be_in_viewport()
    expect(chip).to_be_in_viewport()
    boxes(page).last.focus()
    expect(boxes(page).last).to_be_in_viewport()
    expect(chip).to_be_in_viewport()
    after = chip.bounding_box()
    assert before
    assert after
    assert abs(after["y"] - before["y"]) < 60


def test_where_there_is_no_room_beside_the_chips_a_sentence_is_a_click_away(visit: Visit) -> None:
    visit.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page = visit.to(f"run/memory?clusters=2&text={TEXT}")
    way = page.get_by_role("link", name="See it in Sentences")
    expect(way).to_be_visible()
    expect(boxes(page)).to_have_count(0)
    way.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Sentence 1")).to_have_value(TEXT)
    expect(boxes(page)).to_have_count(6)


def test_a_sentence_is_put_beside_and_taken_away_and_a_chip_held_by_mouse_and_by_keys(
    visit: Visit,
) -> None:
    page = visit.to(f"run/sentences?clusters=2&texts={TEXT}")
    expect(boxes(page)).to_have_count(6)
    page.get_by_role("button", name="+ Sentence").click()
    page.get_by_role("textbox", name="Sentence 2").fill("lovely soup")
    expect(boxes(page)).to_have_count(8)
    page.get_by_label("Take sentence 1 away").focus()
    page.keyboard.press("Enter")
    expect(boxes(page)).to_have_count(2)
    chip = part(page, "Chip 1,")
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(page.locator("rect.marked")).to_have_count(2)
    boxes(page).first.focus()
    page.keyboard.press("ArrowRight")
    expect(part(page, "Chip ").and_(page.locator(":focus"))).to_have_count(1)
    chip.focus()
    page.keyboard.press("Enter")
    expect(chip).to_have_attribute("aria-pressed", "false")
    expect(page).not_to_have_url(re.compile("cluster="))


def test_words_are_laid_over_each_other_by_a_click_by_keys_and_by_typing(visit: Visit) -> None:
    page = visit.to("run/words?words=soup")
    lines = page.locator("path.mean")
    expect(lines).to_have_count(1)
    listed = page.locator("p.many").get_by_role("button", name="awful")
    listed.click()
    expect(lines).to_have_count(2)
    listed.focus()
    page.keyboard.press("Enter")
    expect(lines).to_have_count(1)
    page.get_by_label("Another word").fill("monday")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Let go of monday")).to_be_visible()
    expect(lines).to_have_count(2)


def test_a_unit_is_chosen_by_keys_and_leads_to_its_words_by_keys_and_by_a_click(
    visit: Visit,
) -> None:
    page = visit.to("run/units")
    field = page.get_by_label("Unit, counted from 0")
    field.fill("2")
    expect(page.get_by_role("heading", name="recurrent_1, unit 2")).to_be_visible()
    field.focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("heading", name="recurrent_1, unit 3")).to_be_visible()
    rows = part(page, ".*, mean response")
    rows.first.focus()
    page.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    name = (rows.nth(1).get_attribute("aria-label") or "").split(",")[0]
    page.keyboard.press("Enter")
    expect(page.get_by_label(f"Let go of {name}")).to_be_visible()
    page.go_back()
    rows.first.click()
    expect(page).to_have_url(re.compile("/words"))


def test_a_unit_stays_on_show_beside_a_text_of_which_no_word_is_known(visit: Visit) -> None:
    page = visit.to("run/units?unit=2&text=qqq zzz")
    expect(page.get_by_role("alert")).to_contain_text("qqq")
    expect(page.get_by_role("heading", name="recurrent_1, unit 2")).to_be_visible()
    expect(part(page, ".*, mean response").first).to_be_visible()
    assert all("400" in each for each in visit.complaints)
    visit.complaints.clear()


def test_the_details_of_a_unit_lead_to_its_own_view(visit: Visit) -> None:
    page = visit.to("run/memory?clusters=2&unit=3")
    way = page.get_by_role("link", name="More of it")
    way.click()
    expect(page.get_by_label("Unit, counted from 0")).to_have_value("3")
    page.go_back()
    way.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Unit, counted from 0")).to_have_value("3")
