"""Responses of units to words: expected, ranked, explained, with their uncertainty."""

from inspect import unwrap
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seqscope.analysis.responses import (
    ExpectedResponse,
    bootstrap_interval,
    explained_share,
    of_readings,
    of_words,
    ranked,
)
from seqscope.recording.responses import responses_of

WORDS = ("the", "food", "not", "good", "zebra")


def corpus(seed=0, tokens=400, units=3, words=4):
    """Ids and responses in which every word moves the units its own way, with noise."""
    draw = np.random.default_rng(seed)
    ids = draw.integers(0, words, tokens)
    planted = draw.normal(size=(words, units))
    responses = planted[ids] + 0.5 * draw.normal(size=(tokens, units))
    return ids, responses.astype(np.float32), planted


def expected(counts, mean):
    mean = np.array(mean, float)
    bands = np.repeat(mean[:, None], 4, axis=1)
    return ExpectedResponse(
        WORDS[: len(mean)], np.array(counts, int), mean, np.zeros_like(mean), bands, "gru"
    )


class TestResponses:
    @given(st.lists(st.integers(0, 4), min_size=1, max_size=6), st.booleans())
    def test_over_each_sequence_they_sum_to_its_last_state(self, lengths, reverse):
        offsets = np.cumsum([0, *lengths])
        states = np.random.default_rng(len(lengths)).normal(size=(offsets[-1], 3))
        found = responses_of(states, offsets, reverse=reverse)
        for start, end in pairwise(offsets):
            if start < end:
                last = states[start if reverse else end - 1]
                assert found[start:end].sum(axis=0) == pytest.approx(last)

    def test_each_sequence_starts_from_the_zero_state(self):
        states = np.array([[1.0], [3.0], [10.0], [11.0]], np.float32)
        found = responses_of(states, np.array([0, 2, 4]))
        assert found.ravel().tolist() == [1, 2, 10, 1]
        assert found.dtype == np.float32
        backward = responses_of(states, np.array([0, 2, 4]), reverse=True)
        assert backward.ravel().tolist() == [-2, 3, -1, 11]

    @pytest.mark.parametrize("offsets", [[], [0], [0, 3], [1, 4], [0, 3, 2, 4], [0, 5]])
    def test_offsets_that_cut_no_sequences_are_refused(self, offsets):
        with pytest.raises(ValueError, match="the number of tokens"):
            responses_of(np.zeros((4, 1)), np.array(offsets, int))

    def test_no_token_has_no_response(self):
        assert responses_of(np.zeros((0, 2))).shape == (0, 2)


class TestExpected:
    def test_it_is_what_a_naive_loop_finds(self):
        ids, responses, _ = corpus()
        found = of_readings(ids, responses, WORDS, layer="gru")
        assert (found.words, found.layer) == (WORDS[:4], "gru")
        for row in range(4):
            read = [responses[t].astype(float) for t in range(len(ids)) if ids[t] == row]
            assert found.counts[row] == len(read)
            assert found.mean[row] == pytest.approx(sum(read) / len(read))
            squares = sum((each - found.mean[row]) ** 2 for each in read) / len(read)
            assert found.deviation[row] == pytest.approx(np.sqrt(squares))
            middle = sorted(each[0] for each in read)
            assert middle[0] <= found.bands[row, 0, 0] <= found.bands[row, 3, 0] <= middle[-1]
        assert (np.diff(found.bands, axis=1) >= 0).all()

    @given(st.integers(0, 1000))
    def test_the_order_of_the_text_leaves_it_alone(self, seed):
        ids, responses, _ = corpus(tokens=40)
        order = np.random.default_rng(seed).permutation(40)
        one, other = (
            of_readings(ids, responses, WORDS),
            of_readings(ids[order], responses[order], WORDS),
        )
        assert one.mean == pytest.approx(other.mean)
        assert one.bands == pytest.approx(other.bands)

    def test_planted_responses_are_found_within_their_error(self):
        ids, responses, planted = corpus(tokens=20_000)
        found = of_readings(ids, responses, WORDS)
        assert (np.abs(found.mean - planted) < 5 * found.error).all()
        assert found.error == pytest.approx(0.5 / np.sqrt(5000), rel=0.1)

    def test_the_error_of_one_reading_is_not_known(self):
        found = of_readings(np.array([0, 1, 1]), np.array([[1.0], [2.0], [4.0]]), WORDS)
        assert np.isnan(found.error[0, 0])
        assert found.error[1, 0] == pytest.approx(np.std([2.0, 4.0], ddof=1) / np.sqrt(2))

    def test_words_that_were_never_read_are_left_out(self):
        found = of_readings(np.array([3, 1, 3]), np.ones((3, 2)), WORDS)
        assert found.words == ("food", "good")
        assert of_readings(np.zeros(0, int), np.ones((0, 2)), WORDS).words == ()

    def test_ids_and_responses_that_do_not_fit_are_refused(self):
        with pytest.raises(ValueError, match="3 tokens came with 2 numbers from 0 to 4"):
            unwrap(of_readings)(np.array([0, 4]), np.ones((3, 2)), WORDS)
        with pytest.raises(ValueError, match="numbers from 0 to 5"):
            of_readings(np.array([0, 5]), np.ones((2, 2)), WORDS)
        with pytest.raises(ValueError, match="numbers from -1 to 0"):
            of_readings(np.array([0, -1]), np.ones((2, 2)), WORDS)
        with pytest.raises(ValueError, match="Responses are finite"):
            of_readings(np.array([0]), np.array([[np.nan]]), WORDS)


class TestWords:
    def test_a_rare_word_with_a_strong_response_outranks_a_frequent_one_without(self):
        found = expected([900, 4, 100], [[0.01, 0.0], [0.1, -0.9], [0.05, 0.02]])
        assert found.effect.tolist() == pytest.approx([0.3, 1.8, 0.5])
        assert ranked(found).words == ("food", "not", "the")
        assert ranked(found, by="frequency").words == ("the", "not", "food")
        assert ranked(found).counts.tolist() == [4, 100, 900]

    def test_words_of_one_rank_stand_as_in_a_dictionary(self):
        assert ranked(expected([1, 1, 1], [[0.5]] * 3)).words == ("food", "not", "the")

    def test_a_rank_by_anything_else_is_refused(self):
        with pytest.raises(ValueError, match="by effect or by frequency"):
            unwrap(ranked)(expected([1], [[0.5]]), by="beauty")

    def test_words_come_in_the_order_they_were_asked_for(self):
        found = of_words(expected([5, 6, 7], [[1.0], [2.0], [3.0]]), ["not", "the"])
        assert found.words == ("not", "the")
        assert found.mean.tolist() == [[3.0], [1.0]]
        assert found.bands.shape == (2, 4, 1)

    def test_a_word_that_was_never_read_is_named_beside_one_like_it(self):
        found = expected([5, 6, 0], [[1.0], [2.0], [3.0]])
        with pytest.raises(ValueError, match=r"'foood'.*word like 'food'"):
            of_words(found, ["the", "foood"])
        with pytest.raises(ValueError, match="Never read: 'not'"):
            of_words(found, ["not"])
        with pytest.raises(ValueError, match="and 2 more"):
            of_words(found, ["xylem"] * 7)


class TestUncertainty:
    def test_a_word_that_decides_explains_everything_and_noise_nothing(self):
        ids = np.arange(4000) % 4
        noise = np.random.default_rng(1).normal(size=4000)
        responses = np.stack([ids * 1.0, noise, ids + noise, np.zeros(4000)], axis=1)
        share = explained_share(of_readings(ids, responses, WORDS))
        assert share == pytest.approx([1.0, 0.0, 1.25 / 2.25, 0.0], abs=0.02)

    def test_it_is_the_share_of_variance_between_words(self):
        ids, responses, _ = corpus(3)
        found = of_readings(ids, responses, WORDS)
        between = found.mean[ids].var(axis=0)
        whole = responses.astype(float).var(axis=0)
        assert explained_share(found) == pytest.approx(between / whole)

    def test_rare_words_explain_themselves_unless_that_is_taken_off(self):
        draw = np.random.default_rng(2)
        words = [f"w{k}" for k in range(500)]
        found = of_readings(draw.integers(0, 500, 1000), draw.normal(size=(1000, 20)), words)
        assert explained_share(found).mean() > 0.35
        assert abs(explained_share(found, adjusted=True).mean()) < 0.03
        with pytest.raises(ValueError, match="read more than once"):
            explained_share(expected([1, 1], [[0.1], [0.2]]), adjusted=True)

    def test_words_without_readings_explain_nothing(self):
        share = explained_share(expected([2, 2, 0], [[1.0], [2.0], [np.nan]]))
        assert share.tolist() == [1.0]
        assert explained_share(expected([], np.zeros((0, 2)))).tolist() == [0.0, 0.0]

    def test_a_bootstrap_interval_is_as_wide_as_the_error_says(self):
        sample = np.random.default_rng(4).normal(3.0, 2.0, size=(400, 2)).astype(np.float32)
        low, high = bootstrap_interval(sample, 0)
        assert (low < sample.mean(axis=0)).all()
        assert (sample.mean(axis=0) < high).all()
        assert high - low == pytest.approx([2 * 1.96 * 2 / 20] * 2, rel=0.15)
        assert bootstrap_interval(sample, 0).low.tolist() == low.tolist()
        wider = bootstrap_interval(sample, 0, share=0.99)
        assert (wider.high - wider.low > high - low).all()

    def test_many_readings_are_resampled_a_few_times_at_once(self, monkeypatch):
        sample = np.random.default_rng(5).normal(size=(50, 2))
        whole = bootstrap_interval(sample, 1)
        monkeypatch.setattr("seqscope.analysis.responses.SAMPLED_AT_ONCE", 120)
        assert bootstrap_interval(sample, 1).low == pytest.approx(whole.low)

    @pytest.mark.parametrize(("readings", "options"), [(1, {}), (0, {}), (5, {"share": 1.0})])
    def test_a_bootstrap_without_readings_to_resample_is_refused(self, readings, options):
        with pytest.raises(ValueError, match="resamples at least two readings"):
            bootstrap_interval(np.ones((readings, 2)), 0, **options)
