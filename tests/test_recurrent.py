"""The LSTM layers, beside Keras' own."""

import subprocess
import sys

import jax
import jax.numpy as jnp
import keras
import numpy as np
import pytest

from seqscope.layers import LSTM, BidirectionalLSTM
from seqscope.models import compiled, translation

BATCH, SOURCE, FEATURES, UNITS = 4, 7, 5, 3


@pytest.fixture
def sequences() -> np.ndarray:
    return np.random.default_rng(0).normal(size=(BATCH, SOURCE, FEATURES)).astype(np.float32)


masks = pytest.mark.parametrize(
    "mask",
    [
        None,
        np.arange(SOURCE) < np.array([[7], [4], [1], [0]]),
        np.random.default_rng(1).random((BATCH, SOURCE)) < 0.6,
    ],
    ids=["no mask", "padding", "holes"],
)


@masks
@pytest.mark.parametrize("reverse", [False, True])
def test_the_states_are_those_of_keras(sequences, mask, reverse):
    peer = keras.layers.LSTM(UNITS, return_sequences=True, go_backwards=reverse)
    states = np.asarray(peer(sequences, mask=mask))
    layer = LSTM(UNITS, reverse=reverse)
    layer.build(sequences.shape)
    layer.set_weights(peer.get_weights())
    states = states[:, ::-1] if reverse else states
    assert np.allclose(layer(sequences, mask=mask), states, atol=1e-6)


@masks
def test_the_annotations_are_those_of_keras(sequences, mask):
    peer = keras.layers.Bidirectional(keras.layers.LSTM(UNITS, return_sequences=True))
    annotations = np.asarray(peer(sequences, mask=mask))
    layer = BidirectionalLSTM(UNITS)
    layer.build(sequences.shape)
    layer.set_weights(peer.get_weights())
    assert np.allclose(layer(sequences, mask=mask), annotations, atol=1e-6)


def test_a_fresh_layer_starts_from_the_weights_that_keras_starts_from():
    ours, peer = LSTM(UNITS), keras.layers.LSTM(UNITS)
    ours.build((None, None, FEATURES)), peer.build((None, None, FEATURES))
    assert [w.shape for w in ours.weights] == [w.shape for w in peer.weights]
    assert np.array_equal(ours.get_weights()[2], peer.get_weights()[2])


@masks
@pytest.mark.parametrize("reverse", [False, True])
def test_the_gradient_by_hand_is_the_one_jax_finds(mask, reverse):
    rng = np.random.default_rng(2)
    projected = jnp.asarray(rng.normal(size=(SOURCE, BATCH, 4 * UNITS)))
    kernel = jnp.asarray(rng.normal(size=(UNITS, 4 * UNITS)))
    of_each = jnp.asarray(rng.normal(size=(SOURCE, BATCH, UNITS)))
    by_time = None if mask is None else jnp.asarray(mask.T)

    def by_hand(projected, kernel):
        return (compiled.lstm_states(projected, kernel, by_time, reverse=reverse) * of_each).sum()

    def by_jax(projected, kernel):
        states = translation.lstm_states(jnp, projected, kernel, by_time, reverse=reverse)
        return (states * of_each).sum()

    assert np.isclose(by_hand(projected, kernel), by_jax(projected, kernel), atol=1e-5)
    found = jax.grad(by_hand, argnums=(0, 1))(projected, kernel)
    for one, other in zip(found, jax.grad(by_jax, argnums=(0, 1))(projected, kernel), strict=True):
        assert np.allclose(one, other, atol=1e-5)


def test_a_word_is_its_one_hot_vector():
    ids = np.random.default_rng(3).integers(0, 6, size=(BATCH, SOURCE))
    from_ids, from_vectors = BidirectionalLSTM(UNITS, words=6), BidirectionalLSTM(UNITS)
    from_ids.build(ids.shape), from_vectors.build((*ids.shape, 6))
    from_vectors.set_weights(from_ids.get_weights())
    assert np.allclose(from_ids(ids), from_vectors(np.eye(6, dtype="float32")[ids]), atol=1e-6)


def test_more_padding_changes_nothing(sequences):
    layer = BidirectionalLSTM(UNITS)
    mask = np.ones((BATCH, SOURCE), bool)
    longer = np.pad(sequences, ((0, 0), (0, 9), (0, 0)), constant_values=7)
    found = np.asarray(layer(longer, mask=np.pad(mask, ((0, 0), (0, 9)))))
    assert np.allclose(found[:, :SOURCE], layer(sequences, mask=mask), atol=1e-6)
    assert (found[:, SOURCE:] == 0).all()


@pytest.mark.parametrize("length", [1, 2, 60])
def test_a_sequence_may_have_any_length(length):
    assert BidirectionalLSTM(UNITS)(np.ones((2, length, FEATURES))).shape == (2, length, 2 * UNITS)


@pytest.mark.parametrize("policy", ["mixed_float16", "mixed_bfloat16"])
def test_half_precision_stays_close_to_single(sequences, policy):
    single, half = BidirectionalLSTM(UNITS), BidirectionalLSTM(UNITS, dtype=policy)
    single.build(sequences.shape), half.build(sequences.shape)
    half.set_weights(single.get_weights())
    annotations = half(sequences)
    assert annotations.dtype == policy.removeprefix("mixed_")
    assert np.allclose(np.asarray(annotations, "float32"), single(sequences), atol=0.02)


@pytest.mark.parametrize("layer", [LSTM(UNITS, reverse=True), BidirectionalLSTM(UNITS)])
def test_a_saved_layer_is_the_layer(sequences, layer, tmp_path):
    model = keras.Sequential([keras.Input((None, FEATURES)), layer])
    model.save(tmp_path / "model.keras")
    loaded = keras.models.load_model(tmp_path / "model.keras")
    assert np.array_equal(loaded(sequences), model(sequences))


def test_another_backend_of_keras_finds_the_same_states():
    program = """
import keras, numpy as np
from seqscope.layers import BidirectionalLSTM
keras.utils.set_random_seed(0)
layer = BidirectionalLSTM(3)
x = np.linspace(-1, 1, 40).reshape(2, 4, 5).astype("float32")
mask = np.array([[True] * 4, [True, True, False, False]])
layer.build(x.shape)
layer.set_weights([np.linspace(-1, 1, w.size).reshape(w.shape) for w in layer.get_weights()])
print(keras.backend.backend(), *np.asarray(layer(x, mask=mask)).ravel().round(5).tolist())
"""
    found = {}
    for backend in ("jax", "numpy"):
        ran = subprocess.run(
            [
                sys.executable,
                "-c",
                f"import os; os.environ['KERAS_BACKEND'] = '{backend}'{program}",
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        name, *numbers = ran.stdout.split()
        found[name] = np.array(numbers, float)
    assert np.allclose(found["jax"], found["numpy"], atol=2e-5)
