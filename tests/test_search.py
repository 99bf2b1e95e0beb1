"""The search for the most probable targets."""

import subprocess
import sys
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planted import drawn_translator
from seqscope.models.networks import weights
from seqscope.models.search import compiled_search, search
from seqscope.tasks.vocabulary import END, PADDING, START

SOURCE_WORDS, WORDS, LONGEST = 12, 7, 4
FORBIDDEN = -1


@pytest.fixture(
    scope="module",
    params=[("gru", "teacher"), ("contexts", "none")],
    ids=["gru", "contexts"],
)
def network(request):
    return drawn_translator(*request.param, source_words=SOURCE_WORDS, target_words=WORDS)


@pytest.fixture(scope="module")
def source() -> np.ndarray:
    ids = np.random.default_rng(0).integers(4, SOURCE_WORDS, size=(6, 9))
    ids[1, 5:] = ids[2, 1:] = PADDING
    return ids


def grammar(seed: int) -> np.ndarray:
    """At most two words of three, then the end, some continuations being forbidden."""
    rng = np.random.default_rng(seed)
    transitions = np.full((4, WORDS), FORBIDDEN, np.int32)
    for state in (0, 1, 2):
        transitions[state, END] = 3
        words = rng.choice(range(4, WORDS), size=rng.integers(1, 4), replace=False)
        if state < 2:
            transitions[state, words] = state + 1
    return transitions


def answers_of(transitions: np.ndarray) -> list[tuple[int, ...]]:
    """Every target that the grammar allows, padded."""
    found = []
    for length in range(1, LONGEST + 1):
        for ids in product(range(WORDS), repeat=length):
            state = 0
            for word in ids:
                state = transitions[state, word] if state != FORBIDDEN else state
            if ids[-1] == END and ids.count(END) == 1 and state != FORBIDDEN:
                found.append(ids + (PADDING,) * (LONGEST - length))
    return found


def log_probabilities(model, source: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Log probability of a whole target for each source, from the Keras model."""
    fed = np.concatenate([np.full((len(targets), 1), START), targets[:, :-1]], axis=1)
    logits = np.asarray(model([source, fed])["logits"], np.float64)
    logs = logits - np.log(np.exp(logits).sum(axis=2, keepdims=True))
    of_tokens = np.take_along_axis(logs, targets[..., None], axis=2)[..., 0]
    return (of_tokens * (targets != PADDING)).sum(axis=1)


@pytest.mark.parametrize("feedback", ["teacher", "soft"])
@pytest.mark.parametrize("beam", [1, 3])
@pytest.mark.parametrize("limited", [True, False])
def test_numpy_and_jax_find_the_same(network, source, beam, limited, feedback):
    transitions = grammar(0) if limited else None
    options = {"longest": LONGEST, "beam": beam, "feedback": feedback}
    found = search(np, weights(network), source, transitions, **options)
    compiled = compiled_search(**options)(weights(network), source, transitions)
    assert np.array_equal(found.ids, compiled.ids)
    for one, other in zip(found[1:], compiled[1:], strict=True):
        assert np.allclose(one, other, atol=1e-4)
        assert one.dtype == np.float32


@given(st.integers(0, 1000))
@settings(max_examples=30)
def test_the_grammar_is_always_obeyed(network, source, seed):
    transitions = grammar(seed)
    allowed = answers_of(transitions)
    found = search(np, weights(network), source, transitions, longest=LONGEST, beam=4)
    for ids, log_probability in zip(
        found.ids.reshape(-1, LONGEST), found.log_probability.ravel(), strict=True
    ):
        if np.isfinite(log_probability):
            assert tuple(ids.tolist()) in allowed
        else:
            assert (ids == PADDING).all()


def test_beams_enough_find_every_answer_in_the_order_of_its_probability(network, source):
    transitions = grammar(3)
    allowed = answers_of(transitions)
    found = search(
        np, weights(network), source, transitions, longest=LONGEST, beam=len(allowed) + 2
    )
    for row in range(len(source)):
        rows = np.repeat(source[row : row + 1], len(allowed), axis=0)
        expected = log_probabilities(network, rows, np.array(allowed))
        order = np.argsort(-expected)
        assert found.ids[row, : len(allowed)].tolist() == [list(allowed[k]) for k in order]
        assert np.allclose(found.log_probability[row, : len(allowed)], expected[order], atol=1e-4)
        assert (found.log_probability[row, len(allowed) :] == -np.inf).all()


def test_one_beam_is_greedy(network, source):
    found = search(np, weights(network), source, longest=LONGEST)
    fed = np.full((len(source), 1), START)
    for t in range(LONGEST):
        word = np.asarray(network([source, fed])["logits"])[:, -1].argmax(axis=1)
        ended = (found.ids[:, 0, :t] == END).any(axis=1)
        assert np.array_equal(found.ids[~ended, 0, t], word[~ended])
        assert (found.ids[ended, 0, t] == PADDING).all()
        fed = np.concatenate([fed, found.ids[:, 0, t : t + 1]], axis=1)


def test_a_probability_is_that_of_the_whole_target(network, source):
    found = search(np, weights(network), source, grammar(1), longest=LONGEST, beam=3)
    product_of_tokens = np.log(found.probabilities).sum(axis=2)
    for beam in range(3):
        possible = np.isfinite(found.log_probability[:, beam])
        expected = log_probabilities(network, source, found.ids[:, beam])
        assert np.allclose(found.log_probability[possible, beam], expected[possible], atol=1e-4)
        assert np.allclose(product_of_tokens[possible, beam], expected[possible], atol=1e-4)


@pytest.mark.parametrize("beam", [1, 3])
def test_the_attention_is_that_of_the_target_that_was_found(network, source, beam):
    found = search(np, weights(network), source, grammar(2), longest=LONGEST, beam=beam)
    decoder = network.get_layer("decoder")
    h = network.get_layer("encoder")(network.get_layer("embedding")(source), mask=source != PADDING)
    for place in range(beam):
        ids = found.ids[:, place]
        fed = np.concatenate([np.full((len(source), 1), START), ids[:, :-1]], axis=1)
        expected = decoder(h, fed, mask=source != PADDING, return_attention=True)
        written = ids != PADDING
        assert np.allclose(
            found.weights[:, place][written], np.asarray(expected.weights)[written], atol=1e-5
        )
        assert np.allclose(
            found.scores[:, place][written], np.asarray(expected.scores)[written], atol=1e-4
        )


def test_more_padding_changes_no_answer(network, source):
    longer = np.pad(source, ((0, 0), (0, 7)))
    found = search(np, weights(network), source, grammar(0), longest=LONGEST, beam=3)
    again = search(np, weights(network), longer, grammar(0), longest=LONGEST, beam=3)
    assert np.array_equal(found.ids, again.ids)
    assert np.allclose(found.log_probability, again.log_probability, atol=1e-5)


def test_searching_by_numpy_needs_neither_keras_nor_jax():
    program = (
        "import sys, seqscope.models.search; "
        "print([name for name in ('keras', 'jax') if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"
