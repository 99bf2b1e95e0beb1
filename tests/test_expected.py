"""Expected responses from what was counted are those of all readings at once."""

import numpy as np
import pytest

from seqscope.analysis.expected import expected_response
from seqscope.analysis.responses import of_readings
from seqscope.recording import Layer, Part, Recording
from seqscope.recording.responses import responses_of
from seqscope.recording.statistics import merged, statistics_of

WORDS = ("<padding>", "<start>", "<end>", "<unknown>", "good", "bad", "the", "rare")


def recording() -> Recording:
    """Two parts of random states by hand."""
    random = np.random.default_rng(1)
    parts, counted = [], None
    for place in (0, 300):
        ids = np.append(random.integers(4, 7, 299), 7).astype(np.int32)
        states = random.normal(size=(300, 5)).astype(np.float32)
        offsets = np.array([0, 120, 300])
        found = statistics_of(ids, responses_of(states, offsets), place)
        counted = found if counted is None else merged(counted, found)
        labels = np.zeros(2, np.int32)
        parts.append(Part(place, ids, offsets, labels, {("layer", "hidden_state"): states}))
    layers = {"layer": Layer("layer", "gru", 5, False, ("hidden_state",))}
    return Recording("hash", WORDS, (), layers, parts, {("layer", "hidden_state"): counted})


def test_counted_in_passing_is_counted_all_the_same() -> None:
    made = recording()
    ids = np.concatenate([part.ids for part in made.parts])
    moved = [
        responses_of(part.states["layer", "hidden_state"], part.offsets) for part in made.parts
    ]
    naive = of_readings(ids, np.concatenate(moved), WORDS, layer="layer")
    found = expected_response(made)
    assert found.words == naive.words
    assert np.array_equal(found.counts, naive.counts)
    assert np.allclose(found.mean, naive.mean, atol=1e-9)
    assert np.allclose(found.deviation, naive.deviation, atol=1e-6)
    rare = found.words.index("rare")
    assert np.allclose(found.bands[rare], naive.bands[rare], atol=2e-3)  # kept in half precision
    assert np.abs(found.bands - naive.bands).mean() < 0.2  # of a sample of each word


def test_a_layer_that_was_not_recorded_is_named() -> None:
    with pytest.raises(ValueError, match=r"This recording has layer; asked for was 'other'"):
        expected_response(recording(), "other")


def test_words_stand_around_a_place_within_their_sequence() -> None:
    before, behind = recording().words_around(300 + 119, before=3, behind=5)
    assert len(before) == 3
    assert len(behind) == 1  # the sequence ends there
