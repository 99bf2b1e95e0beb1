"""The recurrent layers, beside Keras' own."""

import jax
import jax.numpy as jnp
import keras
import numpy as np
import pytest

from seqscope.layers import Bidirectional
from seqscope.models import compiled, loops
from seqscope.models.recurrent import CELLS

BATCH, TIME, FEATURES, UNITS = 4, 7, 5, 3
PEERS = {"simple": keras.layers.SimpleRNN, "gru": keras.layers.GRU, "lstm": keras.layers.LSTM}

cells = pytest.mark.parametrize("cell", CELLS)
directions = pytest.mark.parametrize("reverse", [False, True], ids=["forward", "reverse"])
masks = pytest.mark.parametrize(
    "mask",
    [
        None,
        np.arange(TIME) < np.array([[7], [4], [1], [0]]),
        np.random.default_rng(1).random((BATCH, TIME)) < 0.6,
    ],
    ids=["no mask", "padding", "holes"],
)


@pytest.fixture
def sequences() -> np.ndarray:
    return np.random.default_rng(0).normal(size=(BATCH, TIME, FEATURES)).astype(np.float32)


def with_weights_of(layer: keras.Layer, peer: keras.Layer, shape: tuple[int, ...]) -> keras.Layer:
    """The layer with drawn weights, its biases too, which it then shares with its peer."""
    layer.build(shape)
    rng = np.random.default_rng(5)
    drawn = [rng.normal(size=each.shape) / 2 for each in layer.weights]
    layer.set_weights(drawn)
    peer.set_weights(drawn)
    return layer


def states_before(cell: str) -> tuple[np.ndarray, ...]:
    rng = np.random.default_rng(7)
    count = CELLS[cell].state_count
    return tuple(rng.normal(size=(BATCH, UNITS)).astype("float32") for _ in range(count))


@cells
def test_a_layer_that_is_called_again_does_not_trace_its_loop_again(cell, sequences, monkeypatch):
    layer, loop, traced = CELLS[cell](UNITS), compiled.LOOPS[cell], []

    def counted(*given):
        traced.append(cell)
        return loop.step(*given)

    layer(sequences)
    monkeypatch.setitem(compiled.LOOPS, cell, loop._replace(step=counted))
    layer(sequences)
    assert not traced
    layer(np.tile(sequences, (1, 5, 1)))  # of a length that no other test has
    assert traced


@cells
@masks
@directions
def test_states_are_those_of_keras(cell, sequences, mask, reverse):
    first = states_before(cell)
    peer = PEERS[cell](UNITS, return_sequences=True, return_state=True, go_backwards=reverse)
    peer.build(sequences.shape)
    layer = with_weights_of(CELLS[cell](UNITS, reverse=reverse), peer, sequences.shape)
    for before in (None, first):
        expected, *last = peer(sequences, mask=mask, initial_state=before)
        found, state = layer(sequences, mask=mask, initial_state=before, return_state=True)
        expected = np.asarray(expected)[:, ::-1] if reverse else np.asarray(expected)
        assert np.allclose(found, expected, atol=1e-6)
        for one, other in zip(state, last, strict=True):
            assert np.allclose(one, other, atol=1e-6)


@cells
@masks
def test_annotations_are_those_of_keras(cell, sequences, mask):
    peer = keras.layers.Bidirectional(PEERS[cell](UNITS, return_sequences=True, return_state=True))
    peer.build(sequences.shape)
    layer = with_weights_of(Bidirectional(cell, UNITS), peer, sequences.shape)
    annotations, *last = peer(sequences, mask=mask)
    found, state = layer(sequences, mask=mask, return_state=True)
    assert np.allclose(found, annotations, atol=1e-6)
    count = CELLS[cell].state_count
    for one, forward, backward in zip(state, last[:count], last[count:], strict=True):
        assert np.allclose(one, np.concatenate([forward, backward], axis=1), atol=1e-6)


@cells
def test_a_fresh_layer_starts_from_the_weights_that_keras_starts_from(cell):
    ours, peer = CELLS[cell](UNITS), PEERS[cell](UNITS)
    ours.build((None, None, FEATURES)), peer.build((None, None, FEATURES))
    assert [w.shape for w in ours.weights] == [w.shape for w in peer.weights]
    assert [w.name for w in ours.weights] == [w.name for w in peer.weights]
    assert np.array_equal(ours.get_weights()[2], peer.get_weights()[2])


@cells
@masks
@directions
def test_the_gradient_by_hand_is_the_one_jax_finds(cell, mask, reverse):
    rng = np.random.default_rng(2)
    gates, count = CELLS[cell].gates, CELLS[cell].state_count

    def drawn(*shape):
        return jnp.asarray(rng.normal(size=shape))

    recurrent = (drawn(UNITS, gates * UNITS),)
    recurrent += (drawn(gates * UNITS),) if cell == "gru" else ()
    first = tuple(drawn(BATCH, UNITS) for _ in range(count))
    given = drawn(TIME, BATCH, gates * UNITS), recurrent, first
    of_each = drawn(TIME, BATCH, UNITS)
    of_last = [drawn(BATCH, UNITS) for _ in range(count)]
    by_time = None if mask is None else jnp.asarray(mask.T)

    def judged(found):
        hidden, last = found
        return (hidden * of_each).sum() + sum(
            (x * y).sum() for x, y in zip(last, of_last, strict=True)
        )

    def by_hand(*given):
        return judged(compiled.hidden_states(cell, *given, by_time, reverse=reverse))

    def by_jax(*given):
        return judged(loops.hidden_states(jnp, cell, *given, by_time, reverse=reverse))

    assert np.isclose(by_hand(*given), by_jax(*given), atol=1e-5)
    found, expected = (jax.grad(f, argnums=(0, 1, 2))(*given) for f in (by_hand, by_jax))
    for one, other in zip(jax.tree.leaves(found), jax.tree.leaves(expected), strict=True):
        assert np.allclose(one, other, atol=1e-5)


@cells
def test_reading_on_from_a_state_is_reading_in_one_go(cell, sequences):
    layer = CELLS[cell](UNITS)
    whole, last = layer(sequences, return_state=True)
    _, state = layer(sequences[:, :3], return_state=True)
    rest, state = layer(sequences[:, 3:], initial_state=state, return_state=True)
    assert np.allclose(rest, whole[:, 3:], atol=1e-6)
    for one, other in zip(state, last, strict=True):
        assert np.allclose(one, other, atol=1e-6)


@cells
def test_an_initial_state_of_another_cell_is_refused(cell, sequences):
    with pytest.raises(ValueError, match="return_state=True"):
        CELLS[cell](UNITS)(sequences, initial_state=(np.zeros((BATCH, UNITS)),) * 3)


def test_a_cell_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="Given was 'ltsm'"):
        Bidirectional("ltsm", UNITS)


@cells
def test_a_word_is_its_one_hot_vector(cell):
    ids = np.random.default_rng(3).integers(0, 6, size=(BATCH, TIME))
    from_ids, from_vectors = Bidirectional(cell, UNITS, words=6), Bidirectional(cell, UNITS)
    from_ids.build(ids.shape), from_vectors.build((*ids.shape, 6))
    from_vectors.set_weights(from_ids.get_weights())
    assert np.allclose(from_ids(ids), from_vectors(np.eye(6, dtype="float32")[ids]), atol=1e-6)


@cells
def test_more_padding_changes_nothing(cell, sequences):
    layer = Bidirectional(cell, UNITS)
    mask = np.ones((BATCH, TIME), bool)
    longer = np.pad(sequences, ((0, 0), (0, 9), (0, 0)), constant_values=7)
    longer_mask = np.pad(mask, ((0, 0), (0, 9)))
    found, state = layer(longer, mask=longer_mask, return_state=True)
    annotations, last = layer(sequences, mask=mask, return_state=True)
    assert np.allclose(found[:, :TIME], annotations, atol=1e-6)
    assert (np.asarray(found[:, TIME:]) == 0).all()
    assert np.allclose(state[0], last[0], atol=1e-6)


@pytest.mark.parametrize("length", [1, 60])
def test_a_sequence_may_have_any_length(length):
    for cell in CELLS:
        annotations = Bidirectional(cell, UNITS)(np.ones((2, length, FEATURES)))
        assert annotations.shape == (2, length, 2 * UNITS)


@cells
@pytest.mark.parametrize("policy", ["mixed_float16", "mixed_bfloat16"])
def test_half_precision_stays_close_to_single(cell, sequences, policy):
    single, half = Bidirectional(cell, UNITS), Bidirectional(cell, UNITS, dtype=policy)
    single.build(sequences.shape), half.build(sequences.shape)
    half.set_weights(single.get_weights())
    annotations, state = half(sequences, return_state=True)
    assert annotations.dtype == policy.removeprefix("mixed_")
    assert {each.dtype for each in state} == {np.dtype("float32")}
    assert np.allclose(np.asarray(annotations, "float32"), single(sequences), atol=0.02)


@cells
def test_a_saved_layer_is_the_layer(cell, sequences, tmp_path):
    read = keras.Input((None, FEATURES))
    first = [keras.Input((UNITS,)) for _ in range(CELLS[cell].state_count)]
    hidden = CELLS[cell](UNITS, reverse=True)(read, initial_state=tuple(first))
    hidden, state = Bidirectional(cell, UNITS)(hidden, return_state=True)
    model = keras.Model([read, *first], [hidden, *state])
    model.save(tmp_path / "model.keras")
    loaded = keras.models.load_model(tmp_path / "model.keras")
    given = [sequences, *states_before(cell)]
    for one, other in zip(loaded(given), model(given), strict=True):
        assert np.array_equal(one, other)


@cells
def test_the_mask_of_an_embedding_comes_along(cell):
    ids = np.array([[3, 4, 0, 0], [5, 1, 2, 2]])
    embed, read = keras.layers.Embedding(6, FEATURES, mask_zero=True), Bidirectional(cell, UNITS)
    model = keras.Sequential([keras.Input((None,)), embed, read])
    assert np.allclose(model(ids), read(embed.embeddings.numpy()[ids], mask=ids != 0), atol=1e-6)


@cells
def test_a_layer_learns_compiled_in_a_model_of_keras(cell, sequences):
    model = keras.Sequential(
        [keras.Input((None, FEATURES)), CELLS[cell](UNITS), Bidirectional(cell, UNITS)]
    )
    model.compile("adam", "mse", jit_compile=True)
    before = model.get_weights()
    model.fit(sequences, np.ones((BATCH, TIME, 2 * UNITS)), epochs=1, verbose=0)
    assert all((one != other).any() for one, other in zip(before, model.get_weights(), strict=True))
