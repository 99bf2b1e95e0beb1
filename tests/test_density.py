"""How densely a layer updates its memory."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seqscope.analysis.chips import chip_memory
from seqscope.analysis.density import update_density


def test_one_unit_that_moves_is_one_of_all():
    states = np.zeros((3, 4))
    states[:, 2] = [1.0, 2.0, 3.0]
    found = update_density([(states, np.array([0, 3]))])
    assert (found.participation, found.kept, found.tokens) == (0.25, 1.0, 3)


def test_units_that_turn_together_keep_nothing():
    states = np.array([[0.5, 0.5], [-0.5, -0.5], [0.5, 0.5]])
    found = update_density([(states, np.array([0, 3]))])
    assert (found.participation, found.kept) == (1.0, 0.0)


@given(st.integers(2, 40), st.integers(0, 99))
def test_parts_and_sequences_do_not_matter_but_for_the_state_of_zeros(tokens, seed):
    random = np.random.default_rng(seed)
    one, other = random.normal(size=(2, tokens, 3))
    whole = update_density([(np.concatenate([one, other]), np.array([0, tokens, 2 * tokens]))])
    apart = update_density([(each, np.array([0, tokens])) for each in (other, one)])
    assert apart.participation == pytest.approx(whole.participation)
    assert apart.kept == pytest.approx(whole.kept)
    assert 1 / 3 <= whole.participation <= 1
    assert 0 <= whole.kept <= 1


def test_what_is_kept_is_what_a_chip_of_all_units_keeps():
    states = np.random.default_rng(1).normal(size=(30, 5))
    kept = chip_memory(states, np.zeros(5, int)).kept_share[1:]  # at first there is nothing to keep
    assert update_density([(states, np.array([0, 30]))]).kept == pytest.approx(kept.mean())


def test_a_memory_that_never_moves_is_refused():
    with pytest.raises(ValueError, match="Record more text"):
        update_density([(np.zeros((5, 3)), np.array([0, 5]))])
