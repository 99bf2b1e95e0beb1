"""The curve of a run in the terminal."""

import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from scenes import HOSTILE, curve
from seqscope.views.terminal.curves import TerminalCurve

LIT = re.compile("[\u2801-\u28ff]")


def printed(scene, width=80):
    file = io.StringIO()
    Console(file=file, width=width, no_color=True).print(TerminalCurve(scene))
    return file.getvalue().splitlines()


def charts(lines):
    """The rows of dots of the two charts that stand side by side."""
    left = [line[:38] for line in lines[1:-1]]
    right = [line[38:] for line in lines[1:-1]]
    return left, right


def height(rows, column):
    """The row of the highest dot in a column, counted from above."""
    return next(number for number, row in enumerate(rows) if LIT.match(row[column : column + 1]))


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_charts_stand_side_by_side_where_there_is_room_and_fit(width):
    lines = printed(curve(), width)
    assert max(map(cell_len, lines)) <= width
    assert len(lines) == (11 if width >= 80 else 23)


def test_a_loss_falls_and_a_score_rises():
    loss, score = charts(printed(curve(scores=(0.1, 0.5, 0.9), loss=(0.9, 0.5, 0.1))))
    first, last = (min(m.start() for row in loss for m in LIT.finditer(row)), -2)
    assert height(loss, first) == 0
    assert LIT.search(loss[-1][last - 6 :])
    assert LIT.search(score[0])
    assert not LIT.search(score[0][:10])


def test_the_last_numbers_and_the_epochs_are_written():
    lines = printed(curve(scores=(0.6, 0.8, 0.75)))
    assert "loss 0.2500" in lines[0]
    assert "accuracy 0.7500" in lines[0]
    assert lines[-1].split() == ["1", "epoch", "3", "1", "epoch", "3"]


def test_a_wide_range_is_drawn_on_a_log_scale():
    assert "(log scale)" in printed(curve(loss=(1.0, 0.1, 0.001)))[0]
    assert "(log scale)" not in printed(curve(loss=(1.0, 0.1, 0.1)))[0]


def test_a_gap_in_the_numbers_is_a_gap_in_the_line():
    _, whole = charts(printed(curve(scores=(0.5,) * 9)))
    _, broken = charts(printed(curve(scores=(0.5,) * 4 + (float("nan"),) + (0.5,) * 4)))
    dots = [sum(len(LIT.findall(row)) for row in rows) for rows in (whole, broken)]
    assert 0 < dots[1] < dots[0]


@pytest.mark.parametrize("scores", [(0.5,), (float("nan"),), (0.0, 0.0), (1e300, 1e-300)])
def test_what_is_hard_to_draw_is_drawn_all_the_same(scores):
    assert len(printed(curve(measure=HOSTILE, scores=scores, lower_is_better=True))) == 11
