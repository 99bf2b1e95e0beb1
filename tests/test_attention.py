"""Additive attention: scores, weights, contexts."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from seqscope.models.attention import additive_scores, context_vectors, masked_softmax

rng = np.random.default_rng(0)

scores_and_masks = st.tuples(st.integers(1, 5), st.integers(1, 9)).flatmap(
    lambda shape: st.tuples(
        arrays(np.float32, shape, elements=st.floats(-1e4, 1e4, width=32)), arrays(bool, shape)
    )
)


@given(scores_and_masks)
def test_rows_of_weights_sum_to_1_and_masked_places_get_exactly_0(drawn):
    scores, mask = drawn
    weights = masked_softmax(np, scores, mask)
    assert np.allclose(weights.sum(axis=1), mask.any(axis=1), atol=1e-5)
    assert (weights[~mask] == 0).all()
    assert (weights >= 0).all()


def test_a_row_without_a_real_position_is_0_whatever_its_scores():
    scores = np.array([[-1e38, 1e38]], np.float32)
    assert masked_softmax(np, scores, np.array([[False, False]])).tolist() == [[0, 0]]


def test_huge_scores_do_no_harm():
    scores = np.array([[1e38, 1e38, -1e38]], np.float32)
    assert masked_softmax(np, scores).tolist() == [[0.5, 0.5, 0]]


def test_a_masked_place_cannot_be_seen_however_high_its_score():
    weights = masked_softmax(np, np.array([[1.0, 1e9]]), np.array([[True, False]]))
    assert weights.tolist() == [[1, 0]]


def test_scores_compare_the_query_with_every_key():
    query, keys, vector = rng.normal(size=(2, 4)), rng.normal(size=(2, 3, 4)), rng.normal(size=4)
    scores = additive_scores(np, query, keys, vector)
    for row in range(2):
        for j in range(3):
            assert np.isclose(scores[row, j], vector @ np.tanh(query[row] + keys[row, j]))


def test_contexts_are_annotations_averaged_with_the_weights():
    weights = np.array([[0.25, 0.75], [1, 0]])
    annotations = np.array([[[4, 0], [0, 4]], [[1, 2], [8, 8]]])
    assert context_vectors(np, weights, annotations).tolist() == [[1, 3], [1, 2]]


def test_beams_share_the_annotations_of_their_source():
    weights = rng.random(size=(2, 3, 5))
    annotations = rng.random(size=(2, 5, 4))
    contexts = context_vectors(np, weights, annotations)
    for beam in range(3):
        alone = context_vectors(np, weights[:, beam], annotations)
        assert np.allclose(contexts[:, beam], alone)
