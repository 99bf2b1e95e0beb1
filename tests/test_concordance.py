"""Concordance: the places of a word, a unit and a chip, and their context."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seqscope.analysis import passes
from seqscope.analysis.concordance import (
    chip_values,
    context_windows,
    value_concordance,
    word_concordance,
)

WORDS = np.array([7, 1, 7, 7, 2, 7])
OFFSETS = np.array([0, 2, 2, 6])


def states_of(responses):
    """States that change by these responses, from zero at the start of each sequence."""
    states = np.zeros_like(responses)
    for start, end in pairwise(OFFSETS):
        states[start:end] = np.cumsum(responses[start:end], axis=0)
    return states


@pytest.fixture
def states():
    """Word 7 moves unit 0 up by 1, 2, 4 and once, at place 5, down."""
    return states_of(np.array([[1, 0], [0, 5], [2, 0], [4, 0], [9, 9], [-1, 0]], float))


def test_a_word_is_ranked_by_what_reading_it_changed(states):
    found = word_concordance(states, WORDS, OFFSETS, 7)
    assert found.strongest.tokens.tolist() == [3, 2, 0, 5]
    assert found.strongest.values.tolist() == [4, 2, 1, 1]
    assert found.typical.tokens.tolist() == [0, 2, 3, 5]  # the mean is 1.5; 0 and 2 are as close
    assert found.typical.values.tolist() == [0.5, 0.5, 2.5, 2.5]
    assert found.contrary.tokens[0] == 5
    assert found.contrary.values.tolist() == [-1, 1, 1, 1]


def test_a_layer_that_reads_in_reverse_has_the_same_places_the_other_way_round(states):
    forward = word_concordance(states, WORDS, OFFSETS, 7)
    turned = 6 - OFFSETS[::-1]
    found = word_concordance(states[::-1], WORDS[::-1], turned, 7, reverse=True)
    for one, other in ((found.strongest, forward.strongest), (found.contrary, forward.contrary)):
        assert one.values == pytest.approx(other.values)
    assert found.strongest.tokens[:2].tolist() == [5 - 3, 5 - 2]


def test_places_of_equal_rank_come_in_the_order_of_the_text():
    states = np.repeat(np.random.default_rng(0).standard_normal((1, 33)), 50, axis=0)
    found = word_concordance(states, np.full(50, 3), np.arange(51), 3)
    for places in (found.strongest, found.typical, found.contrary):
        assert places.tokens.tolist() == list(range(20))
    coarse = np.random.default_rng(0).integers(0, 4, 2000) / 4
    ranked = value_concordance(coarse, count=2000).strongest.tokens.tolist()
    assert ranked == sorted(range(2000), key=lambda place: -coarse[place])
    level = value_concordance(np.ones(50))
    for places in (level.strongest, level.typical, level.contrary):
        assert places.tokens.tolist() == list(range(20))


def test_a_word_without_any_response_has_places_all_the_same():
    found = word_concordance(np.zeros((6, 2)), WORDS, OFFSETS, 7, count=2)
    assert found.strongest.tokens.tolist() == found.contrary.tokens.tolist() == [0, 2]
    assert found.contrary.values.tolist() == [0, 0]


@settings(max_examples=25)
@given(st.integers(0, 99), st.integers(1, 7))
def test_blocks_agree_with_a_loop_over_the_text(seed, count):
    random = np.random.default_rng(seed)
    offsets = np.array([0, *np.sort(random.integers(0, 60, 5)), 60])
    words = random.integers(0, 3, 60)
    words[0] = 1
    states = random.standard_normal((60, 4)).astype(np.float32)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passes, "BLOCK_BYTES", 1)
        found = word_concordance(states, words, offsets, 1, count=count)
    zero = np.zeros(4)
    response = {
        place: states[place].astype(float) - (zero if place in offsets else states[place - 1])
        for place in range(60)
        if words[place] == 1
    }
    mean = np.mean(list(response.values()), axis=0)
    norm = np.linalg.norm
    cosine = {t: r @ mean / (norm(r) * norm(mean)) for t, r in response.items()}
    assert (
        found.strongest.tokens.tolist()
        == sorted(response, key=lambda t: -norm(response[t]))[:count]
    )
    assert (
        found.typical.tokens.tolist()
        == sorted(response, key=lambda t: norm(response[t] - mean))[:count]
    )
    assert found.contrary.tokens.tolist() == sorted(response, key=lambda t: cosine[t])[:count]
    assert found.contrary.values == pytest.approx([cosine[t] for t in found.contrary.tokens])


def test_a_unit_is_ranked_by_its_value():
    found = value_concordance(np.array([0.1, -0.9, 0.2, 0.8, 0.7], np.float32), count=2)
    assert found.strongest.tokens.tolist() == [1, 3]
    assert found.typical.tokens.tolist() == [2, 0]  # the mean is 0.18
    assert found.contrary.tokens.tolist() == [1, 0]
    assert value_concordance(np.array([-0.5, -0.1, -0.2])).contrary.tokens.tolist() == [1, 2, 0]


def test_a_chip_is_the_mean_of_its_units(monkeypatch):
    monkeypatch.setattr(passes, "BLOCK_BYTES", 1)
    states = np.random.default_rng(0).standard_normal((30, 6)).astype(np.float16)
    found = chip_values(states, [4, 1])
    assert found == pytest.approx(states[:, [4, 1]].astype(float).mean(axis=1))
    for units in ([], [6], [-1, 2]):
        with pytest.raises(ValueError, match="units 0 to 5"):
            chip_values(states, units)


def test_a_context_never_leaves_its_sequence():
    windows = context_windows(np.array([0, 1, 2, 5]), OFFSETS, before=2, behind=1)
    assert windows.tolist() == [[0, 2], [0, 2], [2, 4], [3, 6]]


@given(st.lists(st.integers(0, 6), min_size=1), st.integers(0, 4), st.integers(0, 4))
def test_a_context_holds_its_place_and_is_as_long_as_its_sequence_allows(lengths, before, behind):
    offsets = np.cumsum([0, *lengths])
    sequence = np.repeat(np.arange(len(lengths)), lengths)
    windows = context_windows(np.arange(len(sequence)), offsets, before=before, behind=behind)
    for place, (start, stop) in enumerate(windows.tolist()):
        around = range(max(place - before, 0), min(place + behind + 1, len(sequence)))
        assert list(range(start, stop)) == [t for t in around if sequence[t] == sequence[place]]


def test_bad_input_is_refused_in_words(states):
    with pytest.raises(ValueError, match="Word 99 was never read"):
        word_concordance(states, WORDS, OFFSETS, 99)
    with pytest.raises(ValueError, match="at least one place"):
        word_concordance(states, WORDS, OFFSETS, 7, count=0)
    with pytest.raises(ValueError, match="5 words came with 6 states"):
        word_concordance(states, WORDS[:5], OFFSETS, 7)
    with pytest.raises(ValueError, match="It came as 5 for 6 tokens"):
        word_concordance(states, WORDS, np.array([0, 5]), 7)
    with pytest.raises(ValueError, match="at least one token"):
        word_concordance(states[:0], WORDS[:0], np.array([0, 0]), 7)
    with pytest.raises(ValueError, match="finite numbers"):
        word_concordance(np.full((6, 2), np.nan), WORDS, OFFSETS, 7)
    for values in ([], [np.nan, 1.0]):
        with pytest.raises(ValueError, match="finite values, at least one"):
            value_concordance(np.array(values))
    for offsets in ([0], [1, 6], [0, 4, 3]):
        with pytest.raises(ValueError, match="Offsets rise from 0"):
            context_windows(np.array([0]), np.array(offsets))
    for place in (-1, 6):
        with pytest.raises(ValueError, match="A place is one of 6 tokens"):
            context_windows(np.array([place]), OFFSETS)
