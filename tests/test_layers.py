"""Layers without use, in recordings where it is known which they are."""

import numpy as np
import pytest

from seqscope.analysis.findings import findings
from seqscope.analysis.probes import probe_score
from seqscope.cli.pictures.layers import layer_numbers
from seqscope.recording import Layer, Part, Recording

TEXTS, LENGTH, UNITS = 3600, 3, 6


def random_states(seed, units=UNITS):
    return np.random.default_rng(seed).normal(size=(TEXTS * LENGTH, units)).astype(np.float32)


def recording_of(layers, *, classes=("bad", "good"), ids=None, labels=None):
    """A recording of two parts with these states, a class for each text where there are classes."""
    tokens, cut = TEXTS * LENGTH, TEXTS // 3
    ids = np.zeros(tokens, np.int32) if ids is None else ids
    labels = np.full(TEXTS, -1, np.int32) if labels is None else labels
    parts = [
        Part(
            first * LENGTH,
            ids[first * LENGTH : last * LENGTH],
            np.arange(0, (last - first) * LENGTH + 1, LENGTH),
            labels[first:last],
            {
                (name, "hidden_state"): h[first * LENGTH : last * LENGTH]
                for name, h in layers.items()
            },
        )
        for first, last in ((0, cut), (cut, TEXTS))
    ]
    known = {
        name: Layer(name, "gru", each.shape[1], name.endswith("backward"), ("hidden_state",))
        for name, each in layers.items()
    }
    return Recording("", ("a", "b", "c", "d"), classes, known, parts, {})


def told(layers, **given):
    return [
        (each.rule, each.about)
        for each in findings(layers=layer_numbers(recording_of(layers, **given), layers))
    ]


@pytest.fixture(scope="module")
def classed():
    """Classes of texts, and states whose first unit shows the class at the end of each text."""
    labels = np.random.default_rng(9).integers(0, 2, TEXTS).astype(np.int32)
    states = random_states(0)
    states[LENGTH - 1 :: LENGTH, 0] = 3.0 * (2 * labels - 1)
    return labels, states


def test_a_layer_that_only_turns_the_one_below_is_a_copy_and_does_not_help(classed):
    labels, states = classed
    turned = states @ np.linalg.qr(random_states(5)[:UNITS])[0]
    assert told({"recurrent_0": states, "recurrent_1": turned}, labels=labels) == [
        ("copied layer", ("recurrent_1", "recurrent_0")),
        ("unhelpful layer", ("recurrent_1", "recurrent_0")),
    ]


def test_a_layer_from_which_the_class_is_no_better_read_is_named(classed):
    labels, states = classed
    layers = {"recurrent_0": states, "recurrent_1": random_states(1)}
    assert told(layers, labels=labels) == [("unhelpful layer", ("recurrent_1", "recurrent_0"))]


def test_a_layer_that_makes_the_answer_readable_is_no_finding(classed):
    labels, states = classed
    assert told({"recurrent_0": random_states(1), "recurrent_1": states}, labels=labels) == []


def test_of_a_language_model_it_is_the_next_word_that_is_read():
    ids = np.random.default_rng(3).integers(0, 4, TEXTS * LENGTH).astype(np.int32)
    knowing = random_states(0)
    knowing[:-1, :4] += 4 * np.eye(4)[ids[1:]]
    layers = {"layer_0": random_states(1), "layer_1": knowing, "layer_2": random_states(2)}
    assert told(layers, classes=(), ids=ids) == [("unhelpful layer", ("layer_2", "layer_1"))]
    scores = layer_numbers(recording_of(layers, classes=(), ids=ids), layers).scores
    np.testing.assert_allclose(scores, [0.25, 0.99, 0.25], atol=0.03)


def test_the_two_directions_of_a_layer_are_compared_together(classed):
    _, states = classed
    both = {"recurrent_0/forward": random_states(1), "recurrent_0/backward": states}
    assert layer_numbers(recording_of(both), both) is None
    found = layer_numbers(
        recording_of({**both, "recurrent_1": states}), {**both, "recurrent_1": states}
    )
    assert found.layers == ("recurrent_0", "recurrent_1")


def test_on_few_examples_nothing_is_said(classed):
    labels, states = classed
    assert probe_score(states[:2997], np.resize(labels, 2997)) is None
    assert probe_score(states[:3000], np.zeros(3000, np.int64)) is None
    learned_by_heart = probe_score(random_states(2, 400)[:3000], np.resize(labels, 3000))
    assert learned_by_heart == pytest.approx(0.5, abs=0.06)
    wide = {name: random_states(2, 100) for name in ("a", "b")}
    first = {name: each[:900] for name, each in wide.items()}
    assert layer_numbers(recording_of(wide), wide).alikeness is not None
    assert layer_numbers(recording_of(wide), first).alikeness is None


def test_a_probe_without_an_answer_for_each_state_is_refused():
    with pytest.raises(ValueError, match="one answer from each state"):
        probe_score(np.zeros((3, 2)), np.zeros(2, np.int64))
