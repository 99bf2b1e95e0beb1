"""A contribution ledger: its scene, its figure, the same in the terminal."""

import io
import re
from inspect import unwrap

import numpy as np
import pytest
from rich.cells import cell_len
from rich.console import Console

from reading_scenes import READING_SCENES, SENTENCE, ledger_of
from seqscope.views.drawing.colors import COOL, WARM, tint
from seqscope.views.figures.ledger import ledger_caption, ledger_figure, within
from seqscope.views.saving import picture
from seqscope.views.scenes.ledger import NO_CHIP, contribution_ledger
from seqscope.views.terminal.ledger import TerminalLedger
from seqscope.views.terminal.table import SignedRow, SignedTable, table_lines
from seqscope.views.writing.signs import notation_for, signed

TOKENS = SENTENCE.split()
LEDGERS = [name for name, scene in READING_SCENES.items() if scene.view == "contribution-ledger"]


def printed(scene, *, width=80, color=None):
    file = io.StringIO()
    options = {"color_system": color, "force_terminal": bool(color), "no_color": not color}
    Console(file=file, width=width, **options).print(TerminalLedger(scene))
    return file.getvalue()


def texts(scene):
    found = ledger_figure(scene).findobj(match=lambda artist: hasattr(artist, "get_text"))
    return [text.get_text() for text in found]


def small(**changed):
    """Two tokens and two chips, done by hand."""
    shares = np.array([[1.0, -0.5], [0.25, 2.0]])
    return contribution_ledger("s", ["not", "bad"], 0.5, shares, of="good", **changed)


def test_sums_stand_at_the_edges():
    scene = small()
    assert [row.total for row in scene.rows] == [0.5, 2.25]
    assert [row.running for row in scene.rows] == [1.0, 3.25]
    assert scene.sums == (1.25, 1.5)
    assert scene.total == 3.25
    assert scene.question == "logit of good"
    assert small(against="bad").question == "margin of good over bad"


def test_units_in_no_chip_have_a_column_only_where_they_contribute():
    assert small(rest=np.zeros(2)).columns == ("0", "1")
    scene = small(rest=np.array([0.0, 1.0]))
    assert scene.columns == ("0", "1", NO_CHIP)
    assert scene.sums == (1.25, 1.5, 1.0)
    assert scene.total == 4.25


def test_numbers_of_another_reading_are_refused():
    shares = np.zeros((2, 3))
    with pytest.raises(ValueError, match="1 tokens and 3 names of chips"):
        contribution_ledger("s", ["a"], 0.0, shares, of="good")
    with pytest.raises(ValueError, match="2 tokens and 1 names of chips"):
        contribution_ledger("s", ["a", "b"], 0.0, shares, of="good", chips=["x"])
    with pytest.raises(ValueError, match="and 1 of the rest"):
        unwrap(contribution_ledger)("s", ["a", "b"], 0.0, shares, np.zeros(1), of="good")
    with pytest.raises(ValueError, match="Contributions are finite"):
        contribution_ledger("s", ["a", "b"], 0.0, shares * np.nan, of="good")


def test_rows_that_do_not_fit_are_summed_so_that_nothing_is_lost():
    scene = ledger_of(TOKENS * 3)
    rows = within(scene, 10)
    assert len(rows) == 10
    assert rows[-1].token == "and 27 more"
    assert np.sum([row.shares for row in rows], axis=0) == pytest.approx(np.array(scene.sums))
    assert rows[-1].running == pytest.approx(scene.total)
    assert within(scene, 36) == list(scene.rows)


def test_every_share_and_every_sum_is_written():
    written = texts(small())
    assert {"+1.00", "−0.50", "+0.25", "+2.00"} <= set(written)
    assert {"+2.25", "+3.25", "+1.25", "+1.50", "+2.75"} <= set(written)


def test_very_small_numbers_are_written_in_a_power_of_ten():
    written = " ".join(texts(READING_SCENES["tiny ledger"]))
    assert "in 10⁻⁹" in written
    assert "0.00000" not in written


def test_more_chips_than_can_be_told_apart_are_refused_but_saved_as_numbers():
    scene = ledger_of(["a"], units=61, chips=61)
    with pytest.raises(ValueError, match="at most 60 chips"):
        picture(scene, "svg")
    assert picture(scene, "json")


def test_the_caption_names_the_tokens_that_decided():
    caption = ledger_caption(small(against="bad"))
    assert caption.startswith("margin of good over bad: +3.25 after 2 tokens")
    assert "most of it from “bad” +2.25, “not” +0.5" in caption


@pytest.mark.parametrize("name", LEDGERS)
@pytest.mark.parametrize("width", [20, 40, 120])
def test_it_fits_its_terminal_and_sends_no_command(name, width):
    out = printed(READING_SCENES[name], width=width)
    assert max(map(cell_len, out.splitlines())) <= width
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out)


def test_in_the_terminal_the_table_sums_to_the_total():
    lines = [line.split() for line in printed(small()).splitlines()]
    assert lines[2:] == [
        ["0", "1", "sum", "total"],
        ["bias", "+0.50", "+0.50"],
        ["not", "+1.00", "−0.50", "+0.50", "+1.00"],
        ["bad", "+0.25", "+2.00", "+2.25", "+3.25"],
        ["sum", "+1.25", "+1.50", "+2.75", "+3.25"],
    ]


@pytest.mark.parametrize("width", [8, 16, 30, 200])
def test_no_line_of_a_table_is_longer_than_the_terminal(width):
    rows = [SignedRow(word, (0.5, -0.25, 1.0), "so much") for word in ("not", "x" * 18)]
    table = SignedTable(["first", "second", "third"], rows, notation_for([1.0]), "behind")
    lines = list(table_lines(table, width, colored=True))
    assert max(line.cell_len for line in lines) <= width
    assert len(lines) % 3 == 0


def test_zero_is_white_and_signs_have_their_color():
    assert tint(0.0) == "#ffffff"
    assert (tint(1.0), tint(-1.5)) == (WARM, COOL)


def test_a_number_that_is_written_as_zero_has_no_sign():
    assert [signed(n, 1) for n in (0.04, -0.04, 0.06, -1234.0)] == [
        "0.0",
        "0.0",
        "+0.1",
        "−1,234.0",
    ]
    assert notation_for([0.0]).written(0.0) == "0.00"
    assert notation_for([123456.0]).written(-123456.0) == "−1.23"
    assert notation_for([4321.0]).written(4321.4) == "+4,321"
