"""Which state of a layer the page shows: chosen, kept from view to view, and how it is recorded."""

import math
import re
from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import expect

import browsing
from browsing import Visit
from seqscope.runs.record.making import read_texts
from seqscope.runs.record.reader import Selection
from seqscope.runs.run import Run

TEXT = "the cat sat on a mat . my dog ran"
CELLS = Selection(kinds=("cell_state",))
COMPILING = 60_000  # milliseconds that a network takes at most before it reads a sentence


@pytest.fixture(scope="module")
def visit(remembering: Run, verses: Run, reviews: Run) -> Iterator[Visit]:
    """A visit to two LSTMs, of which the first has its cell states recorded, and to a GRU."""
    runs = [str(each.folder) for each in (remembering, verses, reviews)]
    with browsing.served(runs) as address, browsing.browser() as chromium:
        page = chromium.new_page(reduced_motion="reduce")
        page.set_default_timeout(20_000)
        visited = Visit(page, address)
        yield visited
        assert visited.complaints == []


def test_the_cell_state_is_chosen_by_mouse_and_by_keys_and_goes_along_to_other_views(
    visit: Visit,
) -> None:
    page = visit.to("remembering/memory?clusters=3&cluster=1")
    states = page.get_by_role("radiogroup", name="State")
    picture = page.locator("svg.picture").first
    hidden = picture.text_content() or ""
    states.get_by_text("cell").click()
    expect(page).to_have_url(re.compile(r"memory\?clusters=3&state=cell$"))  # chips are others
    heading = page.get_by_role("heading", name="remembering, recurrent_0, cell state")
    expect(heading).to_be_visible(timeout=COMPILING)
    expect(picture).not_to_have_text(hidden)
    for view, name in (
        ("Sentences", "recurrent_0, cell state"),
        ("Words", "recurrent_0, cell state"),
        ("Units", "recurrent_0, cell state, unit 0"),
    ):
        page.get_by_role("link", name=view, exact=True).click()
        expect(page.get_by_role("heading", name=name)).to_be_visible(timeout=COMPILING)
        expect(states.get_by_role("radio", name="cell")).to_be_checked()
    states.get_by_role("radio", name="cell").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("heading", name="recurrent_0, unit 0")).to_be_visible(timeout=COMPILING)
    assert "state=" not in page.url
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="recurrent_0, cell state, unit 0")).to_be_visible()


def test_a_threshold_goes_as_far_as_the_cell_states_of_a_text(
    visit: Visit, remembering: Run
) -> None:
    (states,) = read_texts(remembering, [TEXT], CELLS).blocks("recurrent_0", "cell_state")
    reach = math.ceil(np.abs(states).max())
    assert reach > 1
    for state, expected in (("cell", reach), ("hidden", 1)):
        page = visit.to(f"remembering/pattern?text={TEXT}&threshold=0.2&state={state}")
        for level in page.get_by_role("slider", name="Threshold").all():
            most = level.get_attribute("max") or level.get_attribute("aria-valuemax")
            assert most == str(expected)


def test_where_it_was_not_recorded_there_is_no_choice_but_the_way_to_it(visit: Visit) -> None:
    page = visit.to("run/memory")
    expect(page.get_by_role("radiogroup", name="Words by")).to_be_visible()
    expect(page.get_by_role("radiogroup", name="State")).to_have_count(0)
    page.get_by_role("button", name="Views that are missing").click()
    expect(page.get_by_text("--kinds hidden_state --kinds cell_state --again")).to_be_visible()
    page = visit.to("run-2/memory")
    expect(page.get_by_role("radiogroup", name="State")).to_have_count(0)


def test_a_picture_of_a_state_that_is_not_there_says_how_and_lets_go_of_it(visit: Visit) -> None:
    page = visit.page
    page.goto("about:blank")
    page.goto(f"{visit.home}#run/words?state=cell")
    expect(page.get_by_text("--kinds hidden_state --kinds cell_state --again")).to_be_visible()
    page.get_by_role("radiogroup", name="State").get_by_text("hidden").click()
    expect(page.locator("svg.picture").first).to_be_visible()
    assert all("400" in each for each in visit.complaints)
    visit.complaints.clear()  # a browser complains of each refusal


def test_chips_of_the_cell_state_are_not_switched_off_as_if_they_were_of_the_hidden_one(
    visit: Visit,
) -> None:
    page = visit.to("remembering/memory?clusters=3&cluster=0")
    expect(page.get_by_role("link", name="Switch it off")).to_be_visible()
    page = visit.to("remembering/memory?clusters=3&cluster=0&state=cell")
    expect(page.get_by_role("heading", name="Chip 0")).to_be_visible()
    expect(page.get_by_role("link", name="Switch it off")).to_have_count(0)
    page.get_by_role("link", name="Ablation").click()
    expect(page.get_by_text("Chips here are those of the hidden state.")).to_be_visible()
