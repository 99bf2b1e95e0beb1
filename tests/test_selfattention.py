"""Self-attention, beside its equations."""

import keras
import numpy as np
import pytest

from seqscope.layers import SelfAttention

BATCH, TIME, FEATURES, UNITS = 3, 5, 6, 8
SEQUENCES = np.random.default_rng(0).normal(size=(BATCH, TIME, FEATURES)).astype(np.float32)
MASK = np.arange(TIME) < np.array([[5], [3], [0]])

variants = pytest.mark.parametrize(
    "settings",
    [{}, {"heads": 2}, {"heads": 4, "scale": 1.5}],
    ids=["one head", "two heads", "four heads, a scale"],
)


def attention(**settings) -> SelfAttention:
    layer = SelfAttention(UNITS, **settings)
    layer.build(SEQUENCES.shape)
    rng = np.random.default_rng(1)
    layer.set_weights([rng.normal(size=each.shape) for each in layer.weights])
    return layer


@variants
def test_the_layer_computes_what_the_equations_say(settings):
    layer = attention(**settings)
    heads = settings.get("heads", 1)
    scale = settings.get("scale", np.sqrt(UNITS / heads))
    W_Q, W_K, W_V = (np.asarray(each, np.float64) for each in layer.weights)
    found = layer(SEQUENCES, mask=MASK, return_attention=True)
    for row, length in enumerate(MASK.sum(axis=1)):
        X = SEQUENCES[row, :length].astype(np.float64)
        for head in range(heads):
            own = slice(head * UNITS // heads, (head + 1) * UNITS // heads)
            Q, K, V = X @ W_Q[:, own], X @ W_K[:, own], X @ W_V[:, own]
            e = Q @ K.T / scale
            a = np.exp(e) / np.exp(e).sum(axis=1, keepdims=True)
            real = row, head, slice(length), slice(length)
            assert np.allclose(found.scores[real], e, atol=1e-4)
            assert np.allclose(found.weights[real], a, atol=1e-5)
            assert np.allclose(found.values[row, :length, own], a @ V, atol=1e-5)


@variants
def test_masked_positions_are_not_asked_and_ask_nothing(settings):
    found = attention(**settings)(SEQUENCES, mask=MASK, return_attention=True)
    weights = np.asarray(found.weights)
    asked = np.broadcast_to(MASK[:, None, None, :], weights.shape)
    asking = np.broadcast_to(MASK[:, None, :, None], weights.shape)
    assert (weights[~asked] == 0).all()
    assert (weights[~asking] == 0).all()
    assert np.allclose(weights.sum(axis=-1), asking[..., 0], atol=1e-6)
    assert (np.asarray(found.values)[~MASK] == 0).all()


def test_the_attention_of_keras_finds_the_same():
    layer = attention(heads=2)
    peer = keras.layers.MultiHeadAttention(2, UNITS // 2, use_bias=False, output_shape=UNITS)
    peer(SEQUENCES, SEQUENCES)
    by_head = [np.asarray(each).reshape(FEATURES, 2, UNITS // 2) for each in layer.weights]
    W_Q, W_K, W_V = by_head
    peer.set_weights([W_Q, W_K, W_V, np.eye(UNITS).reshape(2, UNITS // 2, UNITS)])
    expected, weights = peer(SEQUENCES, SEQUENCES, return_attention_scores=True)
    found = layer(SEQUENCES, return_attention=True)
    assert np.allclose(found.values, expected, atol=1e-5)
    assert np.allclose(found.weights, weights, atol=1e-5)


def test_more_padding_changes_nothing():
    layer = attention(heads=2)
    longer = np.pad(SEQUENCES, ((0, 0), (0, 20), (0, 0)), constant_values=9)
    found = layer(longer, mask=np.pad(MASK, ((0, 0), (0, 20))))
    assert np.allclose(found[:, :TIME], layer(SEQUENCES, mask=MASK), atol=1e-6)


def test_weights_are_returned_by_the_same_layer_on_request():
    layer = attention(heads=2)
    found = layer(SEQUENCES, mask=MASK, return_attention=True)
    assert np.array_equal(layer(SEQUENCES, mask=MASK), found.values)
    of_positions = (BATCH, 2, TIME, TIME)
    assert [x.shape for x in found] == [(BATCH, TIME, UNITS), of_positions, of_positions]


def test_heads_that_cannot_share_the_units_are_refused():
    with pytest.raises(ValueError, match="8 units for 3 heads"):
        SelfAttention(UNITS, heads=3)


@variants
def test_a_saved_layer_is_the_layer(settings, tmp_path):
    sequences = keras.Input((None, FEATURES))
    model = keras.Model(sequences, attention(**settings)(sequences, return_attention=True))
    model.save(tmp_path / "model.keras")
    loaded = keras.models.load_model(tmp_path / "model.keras")
    for one, other in zip(loaded(SEQUENCES), model(SEQUENCES), strict=True):
        assert np.array_equal(one, other)


@pytest.mark.parametrize(
    ("policy", "rounding"), [("mixed_float16", 0.01), ("mixed_bfloat16", 0.06)]
)
def test_half_precision_stays_close_to_single(policy, rounding):
    scale = 9.0  # small scores: half precision has three digits
    single = attention(scale=scale)(SEQUENCES, mask=MASK, return_attention=True)
    half = attention(scale=scale, dtype=policy)(SEQUENCES, mask=MASK, return_attention=True)
    assert half.values.dtype == policy.removeprefix("mixed_")
    assert (np.asarray(half.weights)[:, 0][~MASK] == 0).all()
    for one, other in zip(half, single, strict=True):
        assert np.allclose(np.asarray(one, np.float32), other, atol=rounding, rtol=rounding)


@variants
def test_a_layer_learns_compiled_in_a_model_of_keras_behind_an_embedding_with_a_mask(settings):
    ids = np.array([[3, 4, 0, 0], [5, 1, 2, 2]])
    embedding = keras.layers.Embedding(6, FEATURES, mask_zero=True)
    model = keras.Sequential([keras.Input((None,)), embedding, attention(**settings)])
    embedded = np.asarray(embedding.embeddings)[ids]
    assert np.allclose(model(ids), model.layers[-1](embedded, mask=ids != 0), atol=1e-6)
    model.compile("adam", "mse", jit_compile=True)
    before = model.get_weights()
    model.fit(ids, np.ones((2, 4, UNITS)), verbose=0)
    assert all((one != other).any() for one, other in zip(before, model.get_weights(), strict=True))
