"""What a network looked at, in the page: typing, pointing, pinning, another answer, evidence."""

import re

from playwright.sync_api import expect

from browsing import Visit

DATE = "Saturday, 5th of November 2016"
PAIRS = "asking/weights?head=mean&text=the soup was lovely and warm"


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
