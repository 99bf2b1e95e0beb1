"""Evidence pooling: an answer that is the sum of what its words say, and phrases as words."""

import keras
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seqscope.models.evidence import EvidencePooling
from seqscope.models.networks import evidence_classifier
from seqscope.runs.objectives.classification import log_count_ratios
from seqscope.tasks.corpus import corpus_of
from seqscope.tasks.phrases import phrase_vocabulary, phrases_of, with_phrases
from seqscope.tasks.task import Tokens
from seqscope.tasks.vocabulary import MARKERS, PADDING, UNKNOWN
from seqscope.tasks.words import tokenized

IDS = np.array([[5, 7, 9, 5], [6, UNKNOWN, PADDING, PADDING]], np.int32)


def pooling(prior: bool = True) -> EvidencePooling:
    """A layer over twelve words and three classes with weights drawn at random."""
    layer = EvidencePooling(12, 3, prior=prior)
    layer.build(IDS.shape)
    random = np.random.default_rng(1)
    for weight in layer.weights:
        weight.assign(random.normal(size=weight.shape))
    return layer


@pytest.mark.parametrize("prior", [True, False])
def test_the_logits_are_the_sum_of_the_evidence(prior: bool) -> None:
    layer = pooling(prior)
    found = layer(IDS, return_evidence=True)
    bias = np.asarray(layer.bias) / 10
    assert np.allclose(np.asarray(found.evidence).sum(axis=1) + bias, found.logits, atol=1e-5)
    assert np.allclose(np.asarray(found.weights).sum(axis=1), 1, atol=1e-6)


def test_padding_and_unknown_words_say_nothing() -> None:
    found = pooling()(IDS, return_evidence=True)
    assert np.array_equal(np.asarray(found.weights)[1, 1:], [0, 0, 0])
    assert not np.asarray(found.evidence)[1, 1:].any()
    longer = np.pad(IDS, ((0, 0), (0, 5)))
    assert np.allclose(pooling()(longer), found.logits, atol=1e-6)


def test_the_order_of_words_makes_no_difference() -> None:
    layer = pooling()
    assert np.allclose(layer(IDS[:, ::-1]), layer(IDS), atol=1e-5)


def test_words_are_left_out_in_training_alone() -> None:
    layer = EvidencePooling(12, 3, prior=False, dropout=0.5)
    layer.build(IDS.shape)
    layer.value.assign(np.random.default_rng(1).normal(size=(12, 3)))
    assert np.array_equal(layer(IDS), layer(IDS))
    learned = {np.asarray(layer(IDS, training=True)).tobytes() for _ in range(8)}
    assert len(learned) > 1


def test_a_network_of_evidence_is_saved_and_loaded(tmp_path) -> None:
    ratios = np.random.default_rng(1).normal(size=(12, 2))
    model = evidence_classifier(words=12, classes=2, ratios=ratios)
    model.save(tmp_path / "model.keras")
    loaded = keras.saving.load_model(tmp_path / "model.keras")
    assert np.array_equal(loaded(IDS)["logits"], model(IDS)["logits"])


def test_log_count_ratios_tell_the_words_of_a_class() -> None:
    corpus = corpus_of([([4, 5], 0)] * 30 + [([4, 6], 1)] * 10)
    ratios = log_count_ratios(corpus, 7, 2)
    assert np.allclose(ratios[:, 0], -ratios[:, 1], atol=1e-6)
    assert ratios[5, 0] > 1 > abs(ratios[4, 0])
    assert ratios[6, 1] > 1


@given(st.text(alphabet="ab c.", max_size=30), st.integers(1, 4))
def test_phrases_with_places_are_the_phrases(text: str, longest: int) -> None:
    tokens = tokenized(text)
    phrases = with_phrases(tokens, longest)
    assert list(phrases.words) == phrases_of(tokens.words, longest)
    assert len(set(phrases.words)) == len(phrases.words)
    for phrase, (start, end) in zip(phrases.words, phrases.spans, strict=True):
        assert tokenized(text[start:end]).words == tuple(phrase.split(" "))


def test_a_text_of_one_word_has_one_phrase() -> None:
    assert with_phrases(Tokens(("a",), ((0, 1),)), 3) == Tokens(("a",), ((0, 1),))
    assert phrases_of([], 3) == []


def test_a_vocabulary_has_so_many_words_and_so_many_phrases_of_each_length() -> None:
    ranked = ["a", "a b", "b", "c", "b c", "a b c", "c d", "b c d"]
    found = phrase_vocabulary(ranked, len(MARKERS) + 2, 1)
    assert found.words[len(MARKERS) :] == ("a", "a b", "b", "a b c")
