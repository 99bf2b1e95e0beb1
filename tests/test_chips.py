"""A sentence through memory chips: what each held, gained, lost and kept."""

from inspect import unwrap

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from seqscope.analysis.chips import chip_memory
from seqscope.recording.responses import responses_of


@st.composite
def sentences(draw):
    """Hidden states of a sentence and the chip of each unit, some in none."""
    tokens, units = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    numbers = st.floats(-1, 1, width=32)
    states = draw(arrays(np.float32, (tokens, units), elements=numbers))
    return states, draw(arrays(np.int64, units, elements=st.integers(-1, 3)))


def test_two_chips_by_hand():
    states = np.array([[0.5, -0.25, 0.75], [0.25, -0.5, -0.25]])
    found = chip_memory(states, np.array([0, 0, 1]))
    assert found.sizes.tolist() == [2, 1]
    assert found.positive.tolist() == [[0.5, 0.75], [0.25, 0.0]]
    assert found.negative.tolist() == [[-0.25, 0.0], [-0.5, -0.25]]
    assert found.positive_added.tolist() == [[0.5, 0.75], [0.0, 0.0]]
    assert found.positive_lost.tolist() == [[0.0, 0.0], [-0.25, -0.75]]
    assert found.negative_added.tolist() == [[-0.25, 0.0], [-0.25, -0.25]]
    assert found.link.tolist() == [[0.125, 0.75], [-0.25, -1.0]]
    assert found.kept_share.tolist() == [[0.0, 0.0], [0.5 / 0.75, 0.0]]


@given(sentences(), st.booleans())
def test_memory_and_its_changes_add_up(sentence, reverse):
    states, chips = sentence
    found = chip_memory(states, chips, reverse=reverse)
    for chip in range(len(found.sizes)):
        h = states[:, chips == chip].astype(float)
        dh = responses_of(h, reverse=reverse)
        assert found.sizes[chip] == h.shape[1]
        assert found.positive[:, chip] - found.negative[:, chip] == pytest.approx(
            np.abs(h).sum(axis=1)
        )
        assert found.change[:, chip] == pytest.approx(dh.sum(axis=1), abs=1e-12)
        assert found.link[:, chip] * h.shape[1] == pytest.approx(dh.sum(axis=1), abs=1e-12)
    last = 0 if reverse else -1
    held = (found.positive + found.negative)[last]
    assert found.change.sum(axis=0) == pytest.approx(held, abs=1e-12)
    assert found.positive_change.sum(axis=0) == pytest.approx(found.positive[last], abs=1e-12)


@given(sentences(), st.booleans())
def test_what_is_not_lost_is_kept(sentence, reverse):
    states, chips = sentence
    found = chip_memory(states, chips, reverse=reverse)
    first = -1 if reverse else 0
    size = found.positive - found.negative
    before = np.roll(size, -1 if reverse else 1, axis=0)
    before[first] = 0.0
    lost = found.negative_lost - found.positive_lost
    assert (found.kept_share >= 0).all()
    assert (found.kept_share <= 1).all()
    assert (found.kept_share[first] == 0).all()
    assert found.kept_share * before == pytest.approx(before - lost, abs=1e-12)
    assert (found.positive_added >= 0).all()
    assert (found.positive_lost <= 0).all()
    assert (found.negative_added <= 0).all()
    assert (found.negative_lost >= 0).all()


def test_a_state_that_stays_is_kept_whole_and_one_that_turns_is_not_kept_at_all():
    stays = chip_memory(np.full((3, 4), -0.5), np.zeros(4, int))
    assert stays.kept_share.ravel().tolist() == [0.0, 1.0, 1.0]
    turns = chip_memory(np.array([[0.5], [-0.5]]), np.zeros(1, int))
    assert turns.kept_share.ravel().tolist() == [0.0, 0.0]


def test_a_chip_without_units_and_a_unit_without_a_chip_hold_nothing():
    found = chip_memory(np.ones((2, 2)), np.array([2, -1]))
    assert found.sizes.tolist() == [0, 0, 1]
    assert found.positive.tolist() == [[0, 0, 1], [0, 0, 1]]
    assert found.link[:, :2].tolist() == [[0, 0], [0, 0]]
    assert chip_memory(np.ones((2, 2)), np.array([-1, -1])).positive.shape == (2, 0)


def test_memory_mapped_states_are_read_and_left_as_they_are(tmp_path):
    states = np.lib.format.open_memmap(tmp_path / "h.npy", "w+", np.float32, (3, 2))
    states[:] = 0.5
    states.flags.writeable = False
    assert chip_memory(states, np.array([0, 1])).positive.sum() == 3.0
    assert (states == 0.5).all()


def test_states_that_are_not_finite_and_chips_of_other_units_are_refused():
    with pytest.raises(ValueError, match="2 of 4 came as infinite or as no number"):
        chip_memory(np.array([[0.0, np.nan], [np.inf, 0.0]]), np.array([0, 1]))
    with pytest.raises(ValueError, match="2 units came with 3 numbers"):
        unwrap(chip_memory)(np.zeros((1, 2)), np.array([0, 1, 1]))
    with pytest.raises(ValueError, match="least of them -2"):
        chip_memory(np.zeros((1, 2)), np.array([0, -2]))
