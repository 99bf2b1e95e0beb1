import numpy as np
import pytest

from readings import reading_of
from seqscope.analysis.focus import coverage, monotonicity, sharpness
from seqscope.recording import Reading

DIAGONAL = np.eye(4)


def test_a_row_on_one_place_is_sharp_and_an_even_row_is_not():
    reading = reading_of("abcd", "12", [[0, 1, 0, 0], [0.25] * 4])
    assert sharpness(reading) == pytest.approx([1.0, 0.0], abs=1e-6)


def test_two_places_out_of_four_are_half_sharp():
    assert sharpness(reading_of("abcd", "1", [[0.5, 0.5, 0, 0]])) == pytest.approx([0.5])


def test_the_only_place_there_is_counts_as_sharp():
    assert sharpness(reading_of("a", "1", [[1.0]])) == pytest.approx([1.0])


def test_coverage_shares_out_one_for_each_target_token():
    reading = reading_of("abcd", "123", [[0, 1, 0, 0], [0, 0.5, 0.5, 0], [0.25] * 4])
    assert coverage(reading) == pytest.approx([0.25, 1.75, 0.75, 0.25])


@pytest.mark.parametrize(
    ("weights", "expected"), [(DIAGONAL, 1.0), (DIAGONAL[::-1], -1.0), (np.full((4, 4), 0.25), 0.0)]
)
def test_monotonicity_tells_forward_from_backward_and_from_neither(weights, expected):
    assert monotonicity(reading_of("abcd", "1234", weights)) == expected


def test_what_was_not_read_has_no_focus():
    reading = Reading.unread("")
    assert sharpness(reading).shape == coverage(reading).shape == (0,)
    assert monotonicity(reading) == 0.0
