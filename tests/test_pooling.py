"""Attention pooling, beside its equations."""

import keras
import numpy as np
import pytest

from seqscope.layers import AttentionPooling

BATCH, TIME, UNITS = 3, 6, 4
HIDDEN = np.random.default_rng(0).normal(size=(BATCH, TIME, UNITS)).astype(np.float32)
MASK = np.arange(TIME) < np.array([[6], [3], [0]])

variants = pytest.mark.parametrize(
    "settings",
    [{}, {"attention": 5}, {"positions": TIME}, {"attention": 5, "positions": TIME}],
    ids=["direct", "perceptron", "positions", "perceptron and positions"],
)


def pooling(**settings) -> AttentionPooling:
    layer = AttentionPooling(**settings)
    layer.build(HIDDEN.shape)
    rng = np.random.default_rng(1)
    layer.set_weights([rng.normal(size=each.shape) for each in layer.weights])
    return layer


@variants
def test_the_layer_computes_what_the_equations_say(settings):
    layer = pooling(**settings)
    w = {each.name: np.asarray(each, np.float64) for each in layer.weights}
    b = w.get("position_bias", np.zeros(TIME))
    found = layer(HIDDEN, mask=MASK, return_attention=True)
    for row, length in enumerate(MASK.sum(axis=1)):
        h = HIDDEN[row].astype(np.float64)
        if "attention" in settings:
            e = np.array([w["vector"] @ np.tanh(h_t @ w["kernel"] + w["bias"]) for h_t in h]) + b
        else:
            e = np.tanh([w["vector"] @ h_t + b_t for h_t, b_t in zip(h, b, strict=True)])
        a = np.exp(e[:length]) / np.exp(e[:length]).sum()
        context = sum((a_t * h_t for a_t, h_t in zip(a, h, strict=False)), np.zeros(UNITS))
        assert np.allclose(found.scores[row], e, atol=1e-5)
        assert np.allclose(found.weights[row, :length], a, atol=1e-5)
        assert np.allclose(found.context[row], context, atol=1e-5)


@variants
def test_masked_positions_weigh_exactly_nothing_and_the_others_1_together(settings):
    weights = np.asarray(pooling(**settings)(HIDDEN, mask=MASK, return_attention=True).weights)
    assert (weights[~MASK] == 0).all()
    assert np.allclose(weights.sum(axis=1), [1, 1, 0], atol=1e-6)


@pytest.mark.parametrize("attention", [None, 5])
def test_more_padding_changes_nothing(attention):
    layer = pooling(attention=attention)
    longer = np.pad(HIDDEN, ((0, 0), (0, 30), (0, 0)), constant_values=9)
    found = layer(longer, mask=np.pad(MASK, ((0, 0), (0, 30))))
    assert np.allclose(found, layer(HIDDEN, mask=MASK), atol=1e-6)


def test_weights_are_returned_by_the_same_layer_on_request():
    layer = pooling()
    found = layer(HIDDEN, mask=MASK, return_attention=True)
    assert np.array_equal(layer(HIDDEN, mask=MASK), found.context)
    assert [x.shape for x in found] == [(BATCH, UNITS), (BATCH, TIME), (BATCH, TIME)]


def test_a_direct_score_is_bounded_and_one_of_a_perceptron_is_not():
    many = 50 * np.eye(UNITS, dtype="float32")[None]
    bounded = pooling()(many, return_attention=True)
    free = pooling(attention=5)
    free.set_weights([9 * each for each in free.get_weights()])
    weights = np.asarray(bounded.weights)
    assert weights.max() / weights.min() <= np.exp(2) + 1e-4
    weights = np.asarray(free(many, return_attention=True).weights)
    assert weights.max() / weights.min() > np.exp(2)


def test_a_fresh_direct_score_begins_as_a_layer_of_one_unit():
    layer, peer = AttentionPooling(), keras.layers.Dense(1)
    layer.build((None, None, 999)), peer.build((None, 999))
    largest = (np.abs(each).max() for each in (layer.vector, peer.kernel))
    assert np.isclose(*largest, rtol=0.02)


@variants
def test_a_saved_layer_is_the_layer(settings, tmp_path):
    hidden = keras.Input((None if "positions" not in settings else TIME, UNITS))
    model = keras.Model(hidden, pooling(**settings)(hidden, return_attention=True))
    model.save(tmp_path / "model.keras")
    loaded = keras.models.load_model(tmp_path / "model.keras")
    for one, other in zip(loaded(HIDDEN), model(HIDDEN), strict=True):
        assert np.array_equal(one, other)


@pytest.mark.parametrize(
    ("policy", "rounding"), [("mixed_float16", 1e-3), ("mixed_bfloat16", 8e-3)]
)
def test_half_precision_rounds_what_goes_in_and_out_and_nothing_else(policy, rounding):
    hidden = np.asarray(keras.ops.cast(HIDDEN, policy.removeprefix("mixed_")), "float32")
    single = pooling(attention=5)(hidden, mask=MASK, return_attention=True)
    half = pooling(attention=5, dtype=policy)(hidden, mask=MASK, return_attention=True)
    assert half.context.dtype == policy.removeprefix("mixed_")
    for one, other in zip(half, single, strict=True):
        assert np.allclose(np.asarray(one, np.float32), other, rtol=rounding, atol=1e-6)


@variants
def test_a_layer_learns_compiled_in_a_model_of_keras_behind_an_embedding_with_a_mask(settings):
    ids = np.array([[3, 4, 0, 0, 0, 0], [5, 1, 2, 2, 4, 1]])
    embedding = keras.layers.Embedding(6, UNITS, mask_zero=True)
    model = keras.Sequential([keras.Input((TIME,)), embedding, pooling(**settings)])
    embedded = np.asarray(embedding.embeddings)[ids]
    assert np.allclose(model(ids), model.layers[-1](embedded, mask=ids != 0), atol=1e-6)
    model.compile("adam", "mse", jit_compile=True)
    before = model.get_weights()
    model.fit(ids, np.ones((2, UNITS)), verbose=0)
    assert all((one != other).any() for one, other in zip(before, model.get_weights(), strict=True))
