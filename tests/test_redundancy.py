"""Dead and copied units: planted ones are found, and one pass agrees with NumPy."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seqscope.analysis import passes
from seqscope.analysis.cross_moments import correlation, cross_moments
from seqscope.analysis.redundancy import ranges, redundant_units


@pytest.fixture
def states():
    """600 tokens of ten units: 2 and 7 are dead, 1, 4 and 9 one and the same, 4 turned around."""
    random = np.random.default_rng(0)
    states = np.tanh(random.standard_normal((600, 10)))
    states[:, 2], states[:, 7] = 0.0, 0.7
    states[:, 4] = -states[:, 1] + 0.01 * random.standard_normal(600)
    states[:, 9] = 0.5 * states[:, 1] + 0.3
    return states.astype(np.float32)


def test_planted_dead_and_copied_units_are_found_also_turned_around(states):
    found = redundant_units(states)
    assert found.dead == (2, 7)
    (copies,) = found.copies
    assert copies.units == (1, 4, 9)
    assert copies.signs == (1, -1, 1)
    assert 0.99 < copies.alike <= 1


def test_a_unit_that_trembles_within_the_tolerance_is_dead_and_no_copy(states):
    states[:, 3] = states[:, 7] + 1e-4 * np.sign(states[:, 0])
    assert redundant_units(states).dead == (2, 3, 7)
    assert redundant_units(states, tolerance=0.0).dead == (2, 7)


def test_dead_units_are_no_copies_of_each_other():
    assert redundant_units(np.zeros((5, 4))).copies == ()
    trembling = 0.5 + 1e-5 * np.eye(5)[:, [0, 0, 1]]
    assert redundant_units(trembling).copies == ()
    assert redundant_units(trembling, tolerance=0.0).copies[0].units == (0, 1)
    assert redundant_units(np.ones((1, 4))).dead == (0, 1, 2, 3)


def test_larger_groups_come_first_then_those_with_earlier_units():
    random = np.random.default_rng(1)
    a, b, c = random.standard_normal((3, 200))
    found = redundant_units(np.stack([a, b, c, c, b, a, c], axis=1))
    assert [copies.units for copies in found.copies] == [(2, 3, 6), (0, 5), (1, 4)]
    assert found.copies[0].signs == (1, 1, 1)
    assert found.copies[0].alike == pytest.approx(1.0)


def test_units_far_from_zero_are_told_apart():
    random = np.random.default_rng(2)
    states = 1e6 + random.standard_normal((500, 2))
    moments = cross_moments(states, states, block=8)
    assert correlation(moments) == pytest.approx(np.corrcoef(states.T), abs=1e-6)


@settings(max_examples=30)
@given(st.integers(1, 60), st.integers(0, 99))
def test_ranges_found_in_blocks_are_those_of_the_whole(tokens, seed):
    states = np.random.default_rng(seed).standard_normal((tokens, 4))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passes, "BLOCK_BYTES", 1)
        assert ranges(states) == pytest.approx(np.ptp(states, axis=0))


def test_a_recording_longer_than_a_block_is_read_from_its_file(monkeypatch, tmp_path, states):
    np.save(tmp_path / "states.npy", states)
    whole = redundant_units(states)
    monkeypatch.setattr(passes, "BLOCK_BYTES", 1)
    found = redundant_units(np.load(tmp_path / "states.npy", mmap_mode="r"))
    assert found == whole


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_states_that_are_not_finite_are_refused(value):
    with pytest.raises(ValueError, match="Those of unit 1 are not"):
        redundant_units(np.array([[0.0, 1.0], [0.0, value]]))


@pytest.mark.parametrize("shape", [(0, 3), (3, 0)])
def test_no_token_and_no_unit_are_refused(shape):
    with pytest.raises(ValueError, match="at least one token and one unit"):
        redundant_units(np.zeros(shape))


@pytest.mark.parametrize(
    "given", [{"tolerance": -1.0}, {"correlation": 1.0}, {"tolerance": np.nan}]
)
def test_limits_that_make_no_sense_are_refused(given):
    with pytest.raises(ValueError, match="Leave them out"):
        redundant_units(np.eye(3), **given)
