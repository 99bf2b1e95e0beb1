"""What is counted of a corpus: the same as a plain loop finds, however the corpus is cut."""

from dataclasses import fields
from functools import reduce
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seqscope.recording.responses import responses_of
from seqscope.recording.statistics import (
    SAMPLE,
    STRONGEST,
    Statistics,
    merged,
    statistics_of,
)

UNITS = 3


def corpus(seed: int, tokens: int = 700, words: int = 9) -> tuple[np.ndarray, np.ndarray]:
    """Words, some of them rare, and the responses to them."""
    random = np.random.default_rng(seed)
    ids = np.minimum(random.geometric(0.3, tokens) + 3, words + 3)
    return ids, random.normal(ids[:, None] / 10, 1, (tokens, UNITS)).astype(np.float32)


def in_parts(ids: np.ndarray, responses: np.ndarray, cuts: list[int]) -> Statistics:
    """Counted part by part, then merged in order."""
    bounds = [0, *sorted(cuts), len(ids)]
    parts = [
        statistics_of(ids[first:last], responses[first:last], first)
        for first, last in pairwise(bounds)
    ]
    return reduce(merged, parts)


def test_counts_means_and_deviations_are_those_of_a_plain_loop() -> None:
    ids, responses = corpus(1)
    found = statistics_of(ids, responses)
    assert found.ids.tolist() == sorted(set(ids.tolist()))
    for row, word in enumerate(found.ids):
        own = responses[ids == word].astype(np.float64)
        assert found.counts[row] == len(own)
        assert np.allclose(found.mean[row], own.mean(axis=0), atol=1e-12)
        assert np.allclose(found.deviation[row], own.std(axis=0), atol=1e-7)


@settings(max_examples=30)
@given(st.integers(0, 99), st.lists(st.integers(0, 700), max_size=6))
def test_a_corpus_may_be_cut_anywhere(seed: int, cuts: list[int]) -> None:
    ids, responses = corpus(seed)
    whole, parts = statistics_of(ids, responses), in_parts(ids, responses, cuts)
    for each in fields(Statistics):
        one, other = getattr(whole, each.name), getattr(parts, each.name)
        if each.name in ("mean", "m2"):  # sums in another order
            assert np.allclose(one, other, rtol=1e-9, atol=1e-11), each.name
        else:
            assert np.array_equal(one, other), each.name


def test_parts_may_be_grouped_in_any_way() -> None:
    ids, responses = corpus(3)
    a, b, c = (
        statistics_of(ids[cut], responses[cut], cut.start)
        for cut in (slice(0, 100), slice(100, 450), slice(450, 700))
    )
    one, other = merged(merged(a, b), c), merged(a, merged(b, c))
    assert np.allclose(one.mean, other.mean, atol=1e-12)
    assert np.array_equal(one.sample_places, other.sample_places)
    assert np.array_equal(one.highest_places, other.highest_places)
    together = merged(a, b, c)
    for each in fields(Statistics):
        assert np.array_equal(getattr(one, each.name), getattr(together, each.name)), each.name


def test_a_sample_is_drawn_fairly() -> None:
    ids = np.full(20_000, 5)
    responses = np.arange(20_000, dtype=np.float32)[:, None] / 20_000
    found = statistics_of(ids, responses)
    assert len(found.sample) == SAMPLE
    assert found.sample.mean() == pytest.approx(0.5, abs=0.1)
    assert found.readings(5) == slice(0, SAMPLE)
    assert found.readings(6) == slice(SAMPLE, SAMPLE)


def test_rare_words_are_kept_whole() -> None:
    ids, responses = corpus(4)
    found = statistics_of(ids, responses)
    rare = int(found.ids[found.counts.argmin()])
    assert sorted(found.sample_places[found.readings(rare)]) == np.flatnonzero(ids == rare).tolist()


def test_the_strongest_places_come_in_order_and_ties_by_place() -> None:
    responses = np.array([[1.0], [3.0], [3.0], [-2.0], [-2.0], [0.0]], np.float32)
    found = statistics_of(np.full(6, 4), responses, first_place=10)
    assert found.highest_places[0, :4].tolist() == [11, 12, 10, 15]
    assert found.lowest_places[0, :3].tolist() == [13, 14, 15]
    assert found.lowest[0, 0] == -2.0
    assert found.highest_places.shape == (1, STRONGEST)
    assert found.highest_places[0, 6:].tolist() == [-1] * (STRONGEST - 6)


def test_one_token_has_statistics_too() -> None:
    found = statistics_of(np.array([7]), np.ones((1, UNITS), np.float32))
    assert found.counts.tolist() == [1]
    assert found.deviation.tolist() == [[0.0] * UNITS]


@pytest.mark.parametrize("reverse", [False, True])
def test_responses_add_up_to_the_last_state_of_every_sequence(reverse: bool) -> None:
    random = np.random.default_rng(0)
    offsets = np.array([0, 4, 4, 5, 9])
    states = random.normal(size=(9, UNITS)).astype(np.float32)
    responses = responses_of(states, offsets, reverse=reverse)
    for first, last in pairwise(offsets):
        if first < last:
            final = states[first if reverse else last - 1]
            assert np.allclose(responses[first:last].sum(axis=0), final, atol=1e-5)
