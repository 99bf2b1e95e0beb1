"""Scales, labels and colors: what every chart stands on."""

import math
import re
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seqscope.views.drawing.colors import CATEGORIES, PAPER, blend
from seqscope.views.drawing.fonts import letters_width
from seqscope.views.drawing.labels import spread
from seqscope.views.drawing.scales import scale_over, spans_wide, told, whole_scale, written

ROOT = Path(__file__).parent.parent
NUMBERS = st.floats(-1e12, 1e12).filter(lambda x: x == 0 or abs(x) > 1e-12)
POSITIVE = st.floats(1e-250, 1e250)
PLACES = st.lists(st.floats(0, 200), max_size=12)


@given(st.lists(NUMBERS, min_size=1, max_size=20))
def test_every_number_lies_on_its_scale(numbers):
    scale = scale_over(numbers)
    assert all(-1e-9 <= scale.share(number) <= 1 + 1e-9 for number in numbers)
    assert scale.share(scale.low) == 0
    assert scale.share(scale.high) == 1


@given(st.lists(POSITIVE, min_size=2, max_size=20).filter(lambda n: max(n) > 31 * min(n)))
def test_every_number_lies_on_its_logarithmic_scale(numbers):
    scale = scale_over(numbers, wide=True)
    assert scale.logarithmic
    assert all(0 <= scale.share(number) <= 1 for number in numbers)
    assert all(0 <= scale.share(tick) <= 1 for tick in scale.ticks)
    assert 1 <= len(scale.ticks) <= 9


@given(st.lists(NUMBERS, min_size=1, max_size=20))
def test_marks_are_few_and_can_be_told_apart(numbers):
    scale = scale_over(numbers)
    marks = [written(tick, scale) for tick in scale.ticks]
    assert 2 <= len(marks) <= 9
    spread_out = (scale.high - scale.low) > 1e-3 * max(abs(scale.low), abs(scale.high))
    assert not spread_out or len(set(marks)) == len(marks)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_epochs_are_marked_by_whole_numbers(first, more):
    scale = whole_scale(first, first + more)
    assert all(tick.is_integer() for tick in scale.ticks)
    assert scale.ticks[0] >= first
    assert scale.ticks[-1] <= first + more
    assert 1 <= len(scale.ticks) <= 8


def test_a_scale_without_numbers_is_a_scale_all_the_same():
    assert scale_over([None]).share(0.5) == 0.5
    assert scale_over([0.0]).share(0.0) == 0.5


@pytest.mark.parametrize(
    ("numbers", "wide"),
    [([1.0, 30.0], False), ([1.0, 31.0], True), ([-1.0, 31.0], False), ([0.0, 31.0], False)],
)
def test_only_positive_numbers_that_span_more_than_30_times_are_wide(numbers, wide):
    assert spans_wide(numbers) == wide
    assert not spans_wide([None])


@given(st.floats(1e-300, 1e300))
def test_a_label_tells_a_number_to_half_a_percent(number):
    assert float(told(number).replace(",", "")) == pytest.approx(number, rel=5e-3)
    assert told(-number) == f"-{told(number)}"


@given(PLACES)
def test_labels_keep_their_order_their_distance_and_their_panel(wanted):
    places = spread(wanted, 15.0, 0.0, 200.0)
    ordered = [place for _, place in sorted(zip(wanted, places, strict=True))]
    assert all(b - a >= 15 - 1e-6 for a, b in pairwise(ordered))
    assert all(-1e-6 <= place <= 200 + 1e-6 for place in places)


@given(st.lists(st.integers(0, 12), max_size=12, unique=True))
def test_labels_that_do_not_touch_stay_where_they_are(steps):
    wanted = [15.0 * step for step in steps]
    assert spread(wanted, 15.0, 0.0, 200.0) == pytest.approx(wanted)


def test_two_labels_in_one_place_move_by_the_same_little():
    assert spread([100.0, 100.0], 10.0, 0.0, 200.0) == [95.0, 105.0]


# What each kind of color-blind reader sees of red, green and blue light (Machado et al., 2009).
SEEN = {
    "all": np.eye(3),
    "no red": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "no green": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    "no blue": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
}
LMS = [[0.4122, 0.5363, 0.0514], [0.2119, 0.6807, 0.1074], [0.0883, 0.2817, 0.6300]]
LAB = [[0.2105, 0.7936, -0.0041], [1.9780, -2.4286, 0.4506], [0.0259, 0.7828, -0.8087]]


def light(color: str) -> np.ndarray:
    """How much red, green and blue light a color sends out."""
    bytes_ = np.array([int(color[k : k + 2], 16) / 255 for k in (1, 3, 5)])
    return np.where(bytes_ <= 0.04045, bytes_ / 12.92, ((bytes_ + 0.055) / 1.055) ** 2.4)


def perceived(color: str, reader: str) -> np.ndarray:
    """Where a color lies in Oklab (Ottosson, 2020) for a reader."""
    seen = np.clip(np.array(SEEN[reader]) @ light(color), 0, 1)
    return np.array(LAB) @ np.cbrt(np.array(LMS) @ seen)


def contrast(one: str, other: str) -> float:
    """How far two colors stand apart in brightness, from 1 to 21 (WCAG 2)."""
    dark, bright = sorted(float(light(each) @ [0.2126, 0.7152, 0.0722]) for each in (one, other))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("reader", SEEN)
def test_color_blind_readers_tell_the_lines_of_a_chart_apart(reader):
    for one, other in combinations([*CATEGORIES, PAPER], 2):
        assert math.dist(perceived(one, reader), perceived(other, reader)) > 0.08, (
            f"{one} and {other}"
        )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_parts_of_speech_are_told_apart_and_read_by_everybody(theme):
    page = (ROOT / "web" / "src" / "page.css").read_text(encoding="utf-8")
    of_theme = page.split("@media (prefers-color-scheme: dark)")[theme == "dark"]
    named = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", of_theme))
    classes = [color for name, color in named.items() if name.startswith("class-")]
    assert len(classes) == 8
    for reader in SEEN:
        for one, other in combinations([*classes, named["soft"]], 2):
            assert math.dist(perceived(one, reader), perceived(other, reader)) > 0.065, (
                f"{one} and {other}"
            )
    assert min(contrast(color, named["wash"]) for color in classes) >= 4.5


def test_that_would_be_seen_of_red_and_green():
    red, green = "#d62728", "#2ca02c"
    assert math.dist(perceived(red, "all"), perceived(green, "all")) > 0.3
    assert math.dist(perceived(red, "no green"), perceived(green, "no green")) < 0.15


def test_a_blend_goes_from_the_ground_to_the_ink():
    assert blend("#102030", "#ffffff", 0.0) == "#102030"
    assert blend("#102030", "#ffffff", 1.0) == "#ffffff"


def test_letters_take_the_room_that_their_font_gives_them():
    assert letters_width("iiii") < letters_width("WWWW")
    assert letters_width("iiii", mono=True) == letters_width("WWWW", mono=True)
    assert letters_width("0123456789") == pytest.approx(10 * letters_width("0"))
    assert letters_width("") == 0.0
    assert letters_width("e\N{COMBINING ACUTE ACCENT}\U00013080") > letters_width("e")
