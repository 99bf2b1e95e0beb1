"""Patterns of units over a threshold: an index in bits, and the search in it."""

from typing import ClassVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seqscope.analysis import passes
from seqscope.analysis.patterns import marking_threshold, matches, most_marked, units_on
from seqscope.analysis.threshold_index import ThresholdIndex, joined, threshold_index

RANDOM_TEXTS = st.tuples(st.integers(0, 999), st.integers(1, 40), st.integers(1, 4))


def random_text(seed, tokens, sequences):
    """States of five units, and the offsets of some sequences."""
    random = np.random.default_rng(seed)
    states = random.standard_normal((tokens, 5)).astype(np.float16)
    return states, np.array([0, *np.sort(random.integers(0, tokens + 1, sequences)), tokens])


def bits_of(index):
    return np.stack([index.on(unit) for unit in range(index.units)], axis=1)


class TestIndex:
    @given(RANDOM_TEXTS, st.floats(-2, 2))
    def test_a_bit_says_whether_the_state_is_above_the_threshold(self, text, threshold):
        states, _ = random_text(*text)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(passes, "BLOCK_BYTES", 1)
            index = threshold_index(states, threshold)
        above = states.astype(np.float32) > np.float32(threshold)
        assert (bits_of(index) == above).all()
        end = min(len(states), 20)
        assert (index.between(end // 2, end) == above[end // 2 : end].T).all()

    @given(st.lists(st.integers(1, 20), min_size=1, max_size=6))
    def test_parts_of_any_length_join_to_the_index_of_the_whole(self, lengths):
        states = np.random.default_rng(0).standard_normal((sum(lengths), 3))
        parts = np.split(states, np.cumsum(lengths)[:-1])
        whole = threshold_index(states, 0.1)
        found = joined([threshold_index(part, 0.1) for part in parts])
        assert found.tokens == whole.tokens
        assert (found.bits == whole.bits).all()

    def test_each_unit_may_have_a_threshold_of_its_own(self):
        index = threshold_index(np.full((3, 2), 0.5), np.array([0.4, 0.6]))
        assert bits_of(index).tolist() == [[True, False]] * 3

    def test_a_state_at_the_threshold_or_without_a_number_is_not_above_it(self):
        index = threshold_index(np.array([[0.5], [np.nan], [0.501]]), 0.5)
        assert index.on(0).tolist() == [False, False, True]

    def test_an_index_can_lie_in_plain_files(self, tmp_path):
        states, offsets = random_text(0, 40, 2)
        index = threshold_index(states, 0.5)
        np.save(tmp_path / "bits.npy", index.bits)
        bits = np.load(tmp_path / "bits.npy", mmap_mode="r")
        again = ThresholdIndex(bits, index.tokens, index.threshold)
        found, wanted = (matches(each, [0, 1, 2], offsets) for each in (again, index))
        assert found.starts.tolist() == wanted.starts.tolist()

    def test_bad_input_is_refused_in_words(self):
        states = np.zeros((9, 2))
        for threshold in (np.nan, np.array([1.0, 2.0, 3.0])):
            with pytest.raises(ValueError, match="one finite number"):
                threshold_index(states, threshold)
        with pytest.raises(ValueError, match="at least one token"):
            threshold_index(states[:0], 0.5)
        index = threshold_index(states, 0.5)
        for parts in ([], [index, threshold_index(states, 0.4)]):
            with pytest.raises(ValueError, match="Parts of one recording"):
                joined(parts)
        with pytest.raises(ValueError, match="a byte for each eight tokens"):
            ThresholdIndex(index.bits, 17, index.threshold)


class TestSelection:
    STATES = np.array([[0, 1, 1, 0, 0], [1, 1, 1, 1, 0], [1, 1, 0, 1, 0], [0, 0, 1, 1, 0]], float)

    def test_units_are_on_throughout_the_span_and_off_just_outside(self):
        index = threshold_index(self.STATES, 0.5)
        whole = np.array([0, 4])
        assert units_on(index, (1, 3), whole).tolist() == [0]
        assert units_on(index, (0, 2), whole).tolist() == [2]
        assert units_on(index, (1, 4), whole).tolist() == [3]

    def test_nothing_is_asked_beyond_the_ends_of_the_sequence(self):
        index = threshold_index(self.STATES, 0.5)
        assert units_on(index, (1, 3), np.array([0, 1, 4])).tolist() == [0, 1]
        assert units_on(index, (1, 3), np.array([0, 1, 3, 4])).tolist() == [0, 1, 3]

    @pytest.mark.parametrize("span", [(2, 2), (-1, 2), (2, 5), (0, 2)])
    def test_a_span_that_is_not_within_one_sequence_is_refused(self, span):
        with pytest.raises(ValueError, match="within one sequence"):
            units_on(threshold_index(self.STATES, 0.5), span, np.array([0, 1, 4]))

    def test_the_span_of_a_text_is_that_which_most_units_mark_and_the_longest_of_these(self):
        index = threshold_index(self.STATES, 0.5)
        assert most_marked(index) == (0, 3)
        twice = np.hstack([self.STATES, self.STATES[:, :1]])
        assert most_marked(threshold_index(twice, 0.5)) == (1, 3)

    def test_the_whole_text_is_its_span_only_where_no_unit_marks_less(self):
        always = np.ones((4, 3))
        assert most_marked(threshold_index(always, 0.5)) == (0, 4)
        assert most_marked(threshold_index(np.hstack([always, self.STATES[:, :1]]), 0.5)) == (1, 3)
        assert most_marked(threshold_index(always, 2.0)) is None

    def test_a_threshold_is_found_with_which_most_units_mark_a_span(self):
        states = np.array([[0.1, 0.0, 0.5], [0.3, 0.9, 0.2], [0.4, 0.35, 0.2], [0.2, 0.1, 0.0]])
        found = marking_threshold(states, (1, 3))
        assert 0.2 < found < 0.3
        assert units_on(threshold_index(states, found), (1, 3), np.array([0, 4])).tolist() == [0, 1]
        assert marking_threshold(-states, (1, 3)) is None

    @settings(max_examples=30)
    @given(RANDOM_TEXTS, st.integers(0, 40), st.integers(1, 4))
    def test_no_other_threshold_has_more_units_mark_the_span(self, text, start, length):
        states, _ = random_text(*text)
        start = min(start, len(states) - 1)
        span, whole = (start, min(start + length, len(states))), np.array([0, len(states)])

        def marking(threshold):
            return len(units_on(threshold_index(states, threshold), span, whole))

        found = marking_threshold(states, span)
        most = max(map(marking, [0.0, *states[states > 0].tolist()]))
        assert most == (0 if found is None else marking(found))


class TestSearch:
    def test_a_planted_pattern_is_found_among_noise(self):
        random = np.random.default_rng(3)
        states = 0.3 * random.standard_normal((5000, 40)).astype(np.float32)
        offsets = np.arange(0, 5001, 50)
        pattern, places = [3, 11, 12, 30], [4020, 130, 2777]
        for place in places:
            states[place - 1 : place + 4, pattern] = -0.5
            states[place : place + 3, pattern] = 0.9
        index = threshold_index(states, 0.6)
        span = (4020, 4023)
        assert set(pattern) <= set(units_on(index, span, offsets).tolist())
        found = matches(index, pattern, offsets, besides=span)
        assert found.starts[:2].tolist() == [130, 2777]
        assert (found.ends - found.starts)[:2].tolist() == [3, 3]
        assert found.matching[:3].tolist()[:2] == [4, 4]
        assert found.matching[2] < 4

    def test_more_units_come_first_then_longer_runs_then_earlier_ones(self):
        on = np.array(
            [[1, 0], [0, 0], [1, 1], [0, 0], [0, 1], [0, 1], [0, 0], [1, 0], [0, 0], [1, 1]]
        )
        found = matches(threshold_index(on.astype(float), 0.5), [0, 1], np.array([0, 10]))
        runs = list(zip(found.starts.tolist(), found.ends.tolist(), strict=True))
        assert runs == [(2, 3), (9, 10), (4, 6), (0, 1), (7, 8)]
        assert found.on.tolist()[2] == [False, True]
        few = matches(threshold_index(on.astype(float), 0.5), [0, 1], np.array([0, 10]), count=2)
        assert (len(few.starts), few.found) == (2, 5)
        near = matches(threshold_index(on.astype(float), 0.5), [0, 1], np.array([0, 10]), near=1)
        assert near.starts.tolist() == [2, 9, 0, 7, 4]

    def test_a_run_ends_with_its_sequence_and_leads_up_to_no_better_one(self):
        on = np.array([[1, 0], [1, 1], [1, 0], [1, 0]], float)
        whole = matches(threshold_index(on, 0.5), [0, 1], np.array([0, 4]))
        assert whole.starts.tolist() == [1]
        cut = matches(threshold_index(on, 0.5), [0, 1], np.array([0, 1, 3, 3, 4]))
        assert cut.starts.tolist() == [1, 0, 3]

    @given(RANDOM_TEXTS, st.integers(1, 3))
    def test_the_search_agrees_with_a_loop_over_the_text(self, text, least):
        states, offsets = random_text(*text)
        found = matches(threshold_index(states, 0.0), [0, 2, 4], offsets, least=least)
        on = states[:, [0, 2, 4]] > 0
        sequence = np.searchsorted(offsets, np.arange(len(on)), side="right").tolist()
        runs, start = [], 0
        for t in range(1, len(on) + 1):
            if t == len(on) or sequence[t] != sequence[start] or (on[t] != on[start]).any():
                runs.append((start, t))
                start = t
        wanted = []
        for start, end in runs:
            beside = [t for t in (start - 1, end) if 0 <= t < len(on)]
            beside = [on[t].sum() for t in beside if sequence[t] == sequence[start]]
            level = on[start].sum()
            if level >= max([least, *beside]):
                wanted.append((-level, start - end, start, end))
        wanted.sort()
        listed = zip(found.starts.tolist(), found.ends.tolist(), strict=True)
        assert list(listed) == [(start, end) for _, _, start, end in wanted]
        assert found.on.tolist() == [on[start].tolist() for _, _, start, _ in wanted]
        assert found.found == len(wanted)

    def test_only_the_bits_of_the_units_asked_for_are_read(self):
        class Watched(np.ndarray):
            rows: ClassVar[set[int]] = set()

            def __getitem__(self, key):
                if isinstance(key, (int, np.integer)):
                    self.rows.add(int(key))
                return np.asarray(super().__getitem__(key))

        states, offsets = random_text(0, 40, 2)
        index = threshold_index(states, 0.0)
        watched = ThresholdIndex(index.bits.view(Watched), index.tokens, index.threshold)
        matches(watched, [1, 3], offsets)
        assert Watched.rows == {1, 3}

    def test_bad_input_is_refused_in_words(self):
        index = threshold_index(np.ones((4, 2)), 0.5)
        whole = np.array([0, 4])
        for units in ([], [2], [-1]):
            with pytest.raises(ValueError, match="at least one of the units 0 to 1"):
                matches(index, units, whole)
        for options in ({"count": 0}, {"least": 0}):
            with pytest.raises(ValueError, match="at least one match"):
                matches(index, [0], whole, **options)
        with pytest.raises(ValueError, match="It came as 5 for 4 tokens"):
            matches(index, [0], np.array([0, 5]))

    def test_nothing_on_is_no_match_and_one_token_is_one(self):
        nothing = matches(threshold_index(np.zeros((4, 2)), 0.5), [0, 1], np.array([0, 4]))
        assert (nothing.starts.size, nothing.on.shape, nothing.found) == (0, (0, 2), 0)
        one = matches(threshold_index(np.ones((1, 2)), 0.5), [1], np.array([0, 1]))
        assert (one.starts.tolist(), one.ends.tolist()) == ([0], [1])
