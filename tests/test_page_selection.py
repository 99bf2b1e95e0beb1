"""What is selected in the memory, its units and along a text, in the page."""

import re

from playwright.sync_api import expect

from browsing import Visit


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
