"""Units matched and layers compared: what a network has in common with itself and with others."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import ortho_group

from seqscope.analysis.comparison import alikeness, as_partners, layer_alikeness, matched_units
from seqscope.analysis.cross_moments import correlation, cross_moments
from seqscope.views.scenes.shared_sentence import differences

seeds = st.integers(0, 2**31)


def states(seed: int, tokens: int = 300, units: int = 6) -> np.ndarray:
    """States of units that have to do with each other, as those of one layer do."""
    random = np.random.default_rng(seed)
    return np.tanh(random.normal(size=(tokens, units)) @ random.normal(size=(units, units)))


@given(seeds)
@settings(max_examples=20)
def test_a_network_and_its_copy_with_units_moved_and_turned_match_perfectly(seed):
    first, random = states(seed), np.random.default_rng(seed + 1)
    order, signs = random.permutation(6), random.choice([-1.0, 1.0], size=6)
    found = matched_units(first, first[:, order] * signs)
    assert (order[found.second] == found.first).all()
    assert found.correlation == pytest.approx(signs[found.second])
    assert np.abs(found.correlation).max() <= 1
    assert found.unmatched_first.size == found.unmatched_second.size == 0
    assert alikeness(first, first[:, order] * signs) == pytest.approx(1.0)


@given(seeds)
@settings(max_examples=20)
def test_a_copy_with_units_moved_and_turned_is_the_network_itself_once_matched(seed):
    first, random = states(seed), np.random.default_rng(seed + 1)
    copy = first[:, random.permutation(6)] * random.choice([-1.0, 1.0], size=6)
    partners = as_partners(copy, matched_units(first, copy), 6)
    assert (partners == first).all()
    (none, *_) = found = differences(first, partners, np.array([0, 1, 0, 1, -1, 2]))
    assert {*found} == {none}
    assert {*none.higher, *none.lower} == {0.0}


def test_what_is_higher_and_what_is_lower_in_one_chip_does_not_cancel():
    (found,) = differences(np.zeros((1, 3)), np.array([[0.5, -0.5, 0.25]]), np.array([0, 0, 1]))
    assert (found.higher, found.lower) == ((0.25, 0.25), (-0.25, 0.0))


def test_the_surplus_units_of_the_wider_network_are_listed():
    wide = states(0)
    found = matched_units(wide[:, [4, 1]], wide)
    assert sorted(zip(found.first.tolist(), found.second.tolist(), strict=True)) == [(0, 4), (1, 1)]
    assert found.unmatched_second.tolist() == [0, 2, 3, 5]
    back = matched_units(wide, wide[:, [4, 1]])
    assert back.unmatched_first.tolist() == [0, 2, 3, 5]


def test_pairs_stand_in_the_order_of_their_likeness():
    random = np.random.default_rng(3)
    first = random.normal(size=(500, 5))
    noisy = first + np.array([2.0, 0.1, 1.0, 0.5, 4.0]) * random.normal(size=(500, 5))
    assert matched_units(first, noisy).first.tolist() == [1, 3, 2, 0, 4]


def test_a_unit_gives_up_its_favorite_where_all_together_match_better():
    a, b = np.random.default_rng(0).normal(size=(2, 1000))
    first = np.stack([a, a + 0.3 * b], axis=1)
    second = np.stack([a + 0.1 * b, a - b], axis=1)
    best = correlation(cross_moments(first, second))
    assert (np.abs(best).argmax(axis=1) == 0).all()
    assert sorted(matched_units(first, second).second.tolist()) == [0, 1]


def test_networks_that_have_nothing_in_common_match_no_better_than_by_chance():
    random = np.random.default_rng(5)
    first, second = random.normal(size=(2, 2000, 20))
    found = matched_units(first, second)
    assert np.abs(found.correlation).mean() == pytest.approx(found.by_chance, abs=0.02)
    assert matched_units(first, first).by_chance < 0.1


@given(seeds)
@settings(max_examples=20)
def test_layers_that_differ_by_rotation_and_scale_are_alike(seed):
    first = states(seed)
    second = 0.01 * first @ ortho_group.rvs(6, random_state=seed % 2**32) + 3.0
    assert alikeness(first, second) == pytest.approx(1.0)
    other = states(seed + 1)
    assert alikeness(first, other) == pytest.approx(alikeness(second, other))
    assert 0 <= alikeness(first, other) < 0.9


def test_likeness_is_that_of_the_matrices_of_tokens_and_tokens():
    first, second = states(1, units=4), states(2, units=7)
    K, L = (side @ side.T for side in (first - first.mean(axis=0), second - second.mean(axis=0)))
    expected = (K * L).sum() / np.sqrt((K * K).sum() * (L * L).sum())
    assert alikeness(first, second) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("block", [1, 7, 299, 300, 1000])
def test_blocks_of_any_size_give_what_the_whole_gives(block):
    first, second = 100 + states(1), states(2, units=3).astype(np.float32)
    whole, parts = cross_moments(first, second), cross_moments(first, second, block=block)
    assert parts.between == pytest.approx(whole.between, rel=1e-9, abs=1e-9)
    assert parts.first == pytest.approx(first.var(axis=0) * len(first))
    expected = np.corrcoef(first.T, second.T)[:6, 6:]
    assert correlation(parts) == pytest.approx(expected, abs=1e-9)
    assert alikeness(first, second, block=block) == pytest.approx(alikeness(first, second))


def test_shifted_moments_are_those_of_the_text_turned_round():
    first, second = states(1), states(2)
    turned = cross_moments(first, np.roll(second, -40, axis=0))
    assert cross_moments(first, second, shift=40, block=64).between == pytest.approx(turned.between)


@pytest.mark.parametrize("value", [0.0, 0.3, -1.0, 1e6])
@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_units_that_never_move_match_nothing_and_leave_no_nan(value, kind):
    first, second = states(0).astype(kind), states(0).astype(kind)
    first[:, 2], second[:, [2, 5]] = value, value
    found = matched_units(first, second)
    assert found.unmatched_first.tolist() == [2, 5]
    assert found.unmatched_second.tolist() == [2, 5]
    assert found.correlation == pytest.approx(1.0)
    assert 0.5 < alikeness(first, second) < 1
    alone = matched_units(first, states(0).astype(kind))
    assert alone.unmatched_first.tolist() == alone.unmatched_second.tolist() == [2]
    still = np.full((300, 2), value, kind)
    assert alikeness(first, still) == alikeness(still, still) == 0.0
    assert not len(matched_units(first, still).first)
    assert matched_units(first, still).by_chance == 0.0


def test_the_table_holds_the_likeness_of_every_pair_of_layers():
    first = {"embedding": states(1), "GRU": states(2, units=3)}
    second = {"GRU 1": states(2, units=3), "GRU 2": states(3, units=8)}
    table = layer_alikeness(first, second, block=128)
    assert (table.first, table.second) == (("embedding", "GRU"), ("GRU 1", "GRU 2"))
    assert table.tokens == 300
    for row, X in zip(table.values, first.values(), strict=True):
        assert row == pytest.approx([alikeness(X, Y) for Y in second.values()])
    assert table.values[1, 0] == pytest.approx(1.0)


def test_states_that_lie_in_a_file_are_read_as_they_are(tmp_path):
    np.save(tmp_path / "states.npy", states(1).astype(np.float32))
    mapped = np.load(tmp_path / "states.npy", mmap_mode="r")
    assert alikeness(mapped, mapped) == pytest.approx(1.0)
    assert matched_units(mapped, mapped).first.size == 6


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (states(0), states(0, tokens=299), "299"),
        (states(0, tokens=1), states(0, tokens=1), "at least two tokens"),
        (states(0)[:, :0], states(0), "one unit on either side"),
        (np.full((3, 2), np.nan), np.ones((3, 2)), "NaN or infinite"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_words(first, second, said):
    with pytest.raises(ValueError, match=said):
        matched_units(first, second)
    with pytest.raises(ValueError, match=said):
        layer_alikeness({"layer": first}, {"layer": second})


def test_networks_without_layers_are_refused():
    with pytest.raises(ValueError, match="at least one layer"):
        layer_alikeness({}, {"layer": states(0)})
