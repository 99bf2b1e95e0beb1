"""The decoders, beside their equations."""

import jax
import jax.numpy as jnp
import keras
import numpy as np
import pytest

from seqscope.layers import AttentionDecoder, ContextDecoder
from seqscope.models import compiled_decoder, translation
from seqscope.models.writing import gru

BATCH, SOURCE, TARGET = 3, 6, 4
WORDS, UNITS, ATTENTION, ANNOTATION = 5, 4, 7, 8
MASK = np.arange(SOURCE) < np.array([[6], [3], [1]])
rng = np.random.default_rng(0)
ANNOTATIONS = rng.normal(size=(BATCH, SOURCE, ANNOTATION)).astype(np.float32)
TARGETS = rng.integers(0, WORDS, size=(BATCH, TARGET))

DECODERS = {"gru": AttentionDecoder, "contexts": ContextDecoder}
WAYS = [("gru", "teacher"), ("gru", "soft")]
WAYS += [("contexts", "none"), ("contexts", "teacher"), ("contexts", "soft")]
ways = pytest.mark.parametrize(("form", "feedback"), WAYS)
forms = pytest.mark.parametrize("form", DECODERS)


def decoder(form: str = "gru", **settings) -> keras.Layer:
    layer = DECODERS[form](WORDS, UNITS, ATTENTION, **settings)
    layer.build(ANNOTATIONS.shape, TARGETS.shape)
    for weight in layer.weights:
        weight.assign(np.random.default_rng(weight.shape[0]).normal(size=weight.shape))
    return layer


def by_name(layer: keras.Layer) -> dict[str, np.ndarray]:
    return {weight.name: np.asarray(weight, np.float64) for weight in layer.weights}


def sigma(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


def softmax(x: np.ndarray) -> np.ndarray:
    return np.exp(x) / np.exp(x).sum()


Weights = dict[str, np.ndarray]
State = tuple[np.ndarray, ...]


def perceptron(w: Weights, s: np.ndarray, h_j: np.ndarray) -> np.ndarray:
    """V_a · tanh(W_a s + U_a h_j + b_a)."""
    inside = s @ w["attention_kernel"] + h_j @ w["annotation_kernel"] + w["attention_bias"]
    return w["attention_vector"] @ np.tanh(inside)


def gru_step(w: Weights, h: np.ndarray, y: np.ndarray, state: State) -> tuple[np.ndarray, ...]:
    W_r, W_z, W_p = np.split(w["kernel"], 3, axis=1)
    U_r, U_z, U_p = np.split(w["recurrent_kernel"], 3, axis=1)
    C_r, C_z, C_p = np.split(w["context_kernel"], 3, axis=1)
    b_r, b_z, b_p = np.split(w["bias"], 3)
    s = state[0]
    e = np.array([perceptron(w, s, h_j) for h_j in h])
    a = softmax(e)
    c = sum(a_j * h_j for a_j, h_j in zip(a, h, strict=True))
    r = sigma(y @ W_r + s @ U_r + c @ C_r + b_r)
    z = sigma(y @ W_z + s @ U_z + c @ C_z + b_z)
    p = np.tanh(y @ W_p + (r * s) @ U_p + c @ C_p + b_p)
    s = (1 - z) * s + z * p
    o = y @ w["output_kernel"] + s @ w["output_recurrent_kernel"]
    o = o + c @ w["output_context_kernel"] + w["output_bias"]
    return o, e, a, c, (s,)


def contexts_step(w: Weights, h: np.ndarray, y: np.ndarray, state: State) -> tuple[np.ndarray, ...]:
    s, cell = state
    e = np.array([max(perceptron(w, s, h_j) + w["score_bias"][0], 0) for h_j in h])
    a = softmax(e)
    c = sum(a_j * h_j for a_j, h_j in zip(a, h, strict=True))
    fed = y @ w["kernel"] if "kernel" in w else 0
    entering = fed + c @ w["context_kernel"] + s @ w["recurrent_kernel"] + w["bias"]
    i, f, g, o = np.split(entering, 4)
    cell = sigma(f) * cell + sigma(i) * np.tanh(g)
    s = sigma(o) * np.tanh(cell)
    return s @ w["output_recurrent_kernel"] + w["output_bias"], e, a, c, (s, cell)


def from_the_equations(
    form: str, w: Weights, h: np.ndarray, given: np.ndarray, feedback: str
) -> list[tuple[np.ndarray, ...]]:
    """Logits, scores, weights and context of every target position, for one source."""
    step = {"gru": gru_step, "contexts": contexts_step}[form]
    state: State = (np.zeros(UNITS), np.zeros(UNITS))
    if form == "gru":
        state = (np.tanh(h[0] @ w["initial_kernel"]),)
    found = []
    for t in range(len(given)):
        if t == 0 or feedback == "teacher":
            y = np.eye(WORDS)[given[t]]
        *shown, state = step(w, h, y, state)
        y = softmax(shown[0])
        found.append(tuple(shown))
    return found


@ways
def test_the_layer_computes_what_the_equations_say(form, feedback):
    layer = decoder(form, feedback=feedback)
    found = layer(ANNOTATIONS, TARGETS, mask=MASK, return_attention=True)
    for row, length in enumerate(MASK.sum(axis=1)):
        h = ANNOTATIONS[row, :length].astype(np.float64)
        expected = from_the_equations(form, by_name(layer), h, TARGETS[row], feedback)
        for t, (o, e, a, c) in enumerate(expected):
            assert np.allclose(found.logits[row, t], o, atol=1e-5)
            assert np.allclose(found.scores[row, t, :length], e, atol=1e-5)
            assert np.allclose(found.weights[row, t, :length], a, atol=1e-5)
            assert np.allclose(found.contexts[row, t], c, atol=1e-5)


@ways
def test_numpy_computes_what_the_layer_computes(form, feedback):
    layer = decoder(form, feedback=feedback)
    weights = {weight.name: np.asarray(weight) for weight in layer.weights}
    found = translation.decode(np, weights, ANNOTATIONS, TARGETS, MASK, feedback=feedback)
    expected = layer(ANNOTATIONS, TARGETS, mask=MASK, return_attention=True)
    for one, other in zip(found, expected, strict=True):
        assert np.allclose(one, other, atol=1e-5)


@forms
def test_rows_of_attention_sum_to_1_over_the_real_positions(form):
    found = decoder(form)(ANNOTATIONS, TARGETS, mask=MASK, return_attention=True)
    weights = np.asarray(found.weights)
    assert np.allclose(weights.sum(axis=2), 1, atol=1e-6)
    assert (weights[~np.broadcast_to(MASK[:, None], weights.shape)] == 0).all()


@forms
def test_more_padding_changes_nothing(form):
    layer = decoder(form)
    longer = np.pad(ANNOTATIONS, ((0, 0), (0, 20), (0, 0)), constant_values=3)
    found = layer(longer, TARGETS, mask=np.pad(MASK, ((0, 0), (0, 20))))
    assert np.allclose(found, layer(ANNOTATIONS, TARGETS, mask=MASK), atol=1e-6)


@forms
def test_attention_is_returned_by_the_same_layer_on_request(form):
    layer = decoder(form)
    found = layer(ANNOTATIONS, TARGETS, mask=MASK, return_attention=True)
    assert np.array_equal(layer(ANNOTATIONS, TARGETS, mask=MASK), found.logits)
    shapes = [tuple(x.shape) for x in found]
    of_source = (BATCH, TARGET, SOURCE)
    assert shapes == [(BATCH, TARGET, WORDS), of_source, of_source, (BATCH, TARGET, ANNOTATION)]


@forms
def test_soft_feedback_reads_nothing_of_the_target_but_its_start(form):
    layer = decoder(form, feedback="soft")
    other = np.concatenate([TARGETS[:, :1], (TARGETS[:, 1:] + 1) % WORDS], axis=1)
    assert np.array_equal(layer(ANNOTATIONS, TARGETS), layer(ANNOTATIONS, other))


def test_a_decoder_of_contexts_reads_nothing_of_the_target_unless_it_is_asked_to():
    other = (TARGETS + 1) % WORDS
    layer = decoder("contexts")
    assert np.array_equal(layer(ANNOTATIONS, TARGETS), layer(ANNOTATIONS, other))
    layer = decoder("contexts", feedback="teacher")
    assert not np.allclose(layer(ANNOTATIONS, TARGETS), layer(ANNOTATIONS, other))


def test_a_fresh_decoder_of_contexts_begins_as_the_layers_of_keras_would():
    layer = ContextDecoder(WORDS, UNITS, 1000)
    layer.build((None, None, 400), None)
    joined = np.concatenate([layer.parts["attention_kernel"], layer.parts["annotation_kernel"]])
    perceptron = keras.layers.Dense(1000)
    perceptron.build((None, 400 + UNITS))
    assert joined.shape == perceptron.kernel.shape
    assert np.isclose(np.abs(joined).max(), np.abs(perceptron.kernel).max(), rtol=1e-3)
    assert layer.parts["bias"].numpy().tolist() == [0] * UNITS + [1] * UNITS + [0] * 2 * UNITS


@pytest.mark.parametrize("mask", [None, jnp.asarray(MASK)], ids=["no mask", "padding"])
def test_the_gradient_by_hand_is_the_one_jax_finds(mask):
    rng = np.random.default_rng(1)
    drawn = {
        "attention_kernel": (UNITS, ATTENTION),
        "attention_vector": (ATTENTION,),
        "recurrent_kernel": (UNITS, 3 * UNITS),
        "context_kernel": (ANNOTATION, 3 * UNITS),
    }
    weights = {name: jnp.asarray(rng.normal(size=shape) / 2) for name, shape in drawn.items()}
    arguments = [(TARGET, BATCH, 3 * UNITS), (BATCH, UNITS), (BATCH, SOURCE, ATTENTION)]
    arguments = [jnp.asarray(rng.normal(size=shape)) for shape in arguments]
    arguments.append(jnp.asarray(ANNOTATIONS))
    sizes = (SOURCE, SOURCE, ANNOTATION, UNITS)
    of_each = [jnp.asarray(rng.normal(size=(TARGET, BATCH, size))) for size in sizes]

    def loss(states, weights, *arguments):
        projected, state, *looked_at = arguments
        found = states(weights, projected, (state,), *looked_at, mask)
        return sum((x * g).sum() for x, g in zip(found, of_each, strict=True))

    def by_jax(*arguments):
        return translation.decoder_states(jnp, *arguments)

    assert translation.form_of(weights) is gru

    which = tuple(range(1, 6))
    found = jax.grad(loss, argnums=which)(compiled_decoder.decoder_states, weights, *arguments)
    expected = jax.grad(loss, argnums=which)(by_jax, weights, *arguments)
    for one, other in zip(jax.tree.leaves(found), jax.tree.leaves(expected), strict=True):
        assert np.allclose(one, other, atol=1e-5)


def test_a_decoder_that_is_called_again_does_not_trace_its_loop_again(monkeypatch):
    layer, step, traced = decoder(), compiled_decoder.decoder_step, []

    def counted(*given):
        traced.append(step)
        return step(*given)

    layer(ANNOTATIONS, TARGETS)
    monkeypatch.setattr(compiled_decoder, "decoder_step", counted)
    layer(ANNOTATIONS, TARGETS)
    assert not traced
    layer(np.tile(ANNOTATIONS, (1, 9, 1)), TARGETS)  # of a length that no other test has
    assert traced


@pytest.mark.parametrize(("source", "target"), [(1, 1), (1, 60), (60, 1), (17, 33), (60, 60)])
@forms
def test_source_and_target_may_have_any_lengths(form, source, target):
    annotations = np.ones((2, source, ANNOTATION), np.float32)
    logits = decoder(form)(annotations, np.zeros((2, target), int))
    assert logits.shape == (2, target, WORDS)
    assert np.isfinite(logits).all()


@forms
def test_lengths_may_stay_open_in_a_network(form):
    annotations = keras.Input((None, ANNOTATION))
    targets = keras.Input((None,), dtype="int32")
    found = decoder(form)(annotations, targets, return_attention=True)
    assert found.logits.shape == (None, None, WORDS)
    model = keras.Model([annotations, targets], found)
    for lengths in ((2, 3), (5, 1)):
        given = [np.ones((1, lengths[0], ANNOTATION)), np.ones((1, lengths[1]), int)]
        assert model(given).weights.shape == (1, lengths[1], lengths[0])


@pytest.mark.parametrize(
    ("policy", "rounding"), [("mixed_float16", 5e-4), ("mixed_bfloat16", 4e-3)]
)
@forms
def test_half_precision_rounds_what_goes_in_and_out_and_nothing_else(form, policy, rounding):
    annotations = np.asarray(keras.ops.cast(ANNOTATIONS, policy.removeprefix("mixed_")), "float32")
    single = decoder(form)(annotations, TARGETS, mask=MASK, return_attention=True)
    half = decoder(form, dtype=policy)(annotations, TARGETS, mask=MASK, return_attention=True)
    assert half.logits.dtype == policy.removeprefix("mixed_")
    for one, other in zip(half, single, strict=True):
        assert np.allclose(np.asarray(one, np.float32), other, rtol=rounding, atol=1e-6)


@ways
def test_a_saved_decoder_is_the_decoder(form, feedback, tmp_path):
    annotations = keras.Input((None, ANNOTATION))
    targets = keras.Input((None,), dtype="int32")
    model = keras.Model(
        [annotations, targets], decoder(form, feedback=feedback)(annotations, targets)
    )
    model.save(tmp_path / "model.keras")
    loaded = keras.models.load_model(tmp_path / "model.keras")
    assert np.array_equal(loaded([ANNOTATIONS, TARGETS]), model([ANNOTATIONS, TARGETS]))


@forms
def test_a_feedback_that_does_not_exist_is_refused(form):
    with pytest.raises(ValueError, match=r"Got feedback='hard'\. Write feedback="):
        DECODERS[form](WORDS, UNITS, ATTENTION, feedback="hard")


@pytest.mark.parametrize(("form", "feedback"), [("gru", "teacher"), ("contexts", "soft")])
def test_a_decoder_learns_compiled_in_a_model_of_keras(form, feedback):
    annotations = keras.Input((None, ANNOTATION))
    targets = keras.Input((None,), dtype="int32")
    model = keras.Model(
        [annotations, targets], decoder(form, feedback=feedback)(annotations, targets)
    )
    crossentropy = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile("adam", crossentropy, jit_compile=True)
    before = model.get_weights()
    model.fit([ANNOTATIONS, TARGETS], TARGETS, verbose=0)
    assert all((one != other).any() for one, other in zip(before, model.get_weights(), strict=True))
