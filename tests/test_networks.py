"""The networks that recipes are made of, and their weights by name."""

import jax
import keras
import numpy as np
import pytest

from seqscope.models import translation
from seqscope.models.networks import (
    classifier,
    forecaster,
    language_model,
    set_weights,
    translator,
    weights,
)
from seqscope.models.recurrent import CELLS
from seqscope.runs.shapes import weight_shapes
from seqscope.runs.tables import Translator

SOURCE = np.array([[4, 5, 6, 7, 8], [7, 4, 0, 0, 0]])
TARGET = np.array([[1, 4, 5], [1, 6, 4]])
SIZES = {"source_words": 9, "target_words": 7, "encoder": 3, "attention": 4, "decoder": 5}

cells = pytest.mark.parametrize("cell", CELLS)
translators = pytest.mark.parametrize(
    "settings",
    [
        {"embedding": 6},
        {"embedding": 0},
        {"embedding": 0, "feedback": "soft"},
        {"embedding": 6, "mask_padding": False},
        {"embedding": 0, "decoder_form": "contexts", "feedback": "none"},
        {"embedding": 6, "decoder_form": "contexts", "feedback": "teacher"},
    ],
    ids=["embedding", "one-hot", "soft", "padding is read", "contexts", "contexts and words"],
)


def reads_texts(**settings) -> keras.Model:
    small = {"words": 9, "classes": 3, "embedding": 4, "units": (5,)}
    return classifier(**(small | settings))


CLASSIFIERS = {
    "states": {},
    "two layers": {"units": (5, 3), "cell": "lstm"},
    "both directions": {"bidirectional": True, "cell": "lstm"},
    "pooling": {"attention": "pooling"},
    "self-attention": {"attention": "self", "heads": 2},
    "self-attention alone": {"attention": "self", "units": ()},
    "mean of words": {"units": ()},
}
classifiers = pytest.mark.parametrize("settings", list(CLASSIFIERS.values()), ids=list(CLASSIFIERS))


@translators
def test_the_equations_replay_the_translator(settings):
    model = translator(**SIZES, **settings)
    by_name = weights(model)
    mask = SOURCE != 0 if settings.get("mask_padding", True) else None
    h = translation.annotations(np, by_name, SOURCE, mask)
    decoder = translation.part(by_name, "decoder")
    feedback = settings.get("feedback", "teacher")
    found = translation.decode(np, decoder, h, TARGET, mask, feedback=feedback)
    assert np.allclose(found.logits, model([SOURCE, TARGET])["logits"], atol=1e-5)


@translators
def test_the_shapes_of_a_translator_are_known_without_building_it(settings):
    table = {("form" if name == "decoder_form" else name): each for name, each in settings.items()}
    network = Translator(encoder=3, attention=4, decoder=5, **table)
    shapes = {name: each.shape for name, each in weights(translator(**SIZES, **settings)).items()}
    assert weight_shapes(network, 9, 7) == shapes


@translators
def test_a_translator_reads_padding_only_where_it_is_asked_to(settings):
    model = translator(**SIZES, **settings)
    longer = np.pad(SOURCE, ((0, 0), (0, 4)))
    found, again = (model([source, TARGET])["logits"] for source in (SOURCE, longer))
    assert np.allclose(found, again, atol=1e-6) == settings.get("mask_padding", True)


@classifiers
def test_a_classifier_reads_padding_only_where_it_is_asked_to(settings):
    longer = np.pad(SOURCE, ((0, 0), (0, 4)))
    for mask_padding in (True, False) if settings.get("attention") else (True,):
        model = reads_texts(**settings, mask_padding=mask_padding)
        found, again = (model(ids)["logits"] for ids in (SOURCE, longer))
        assert np.allclose(found, again, atol=1e-6) == mask_padding


@pytest.mark.parametrize("attention", ["pooling", "self"])
def test_a_classifier_with_attention_shows_its_weights_over_the_real_words(attention):
    found = np.asarray(reads_texts(attention=attention)(SOURCE)["weights"])
    assert found.shape == ((2, 5) if attention == "pooling" else (2, 1, 5, 5))
    assert (found[1, ..., 2:] == 0).all()
    real = found[0] if attention == "pooling" else found[0, 0]
    assert np.allclose(real.sum(axis=-1), 1, atol=1e-6)


def test_a_classifier_without_attention_has_no_weights_to_show():
    assert set(reads_texts()(SOURCE)) == {"logits"}


@cells
def test_a_classifier_judges_by_the_state_after_the_last_real_word(cell):
    model = reads_texts(cell=cell, units=(4, 5))
    embedded = model.get_layer("embedding")(SOURCE)
    hidden = model.get_layer("recurrent_0")(embedded, mask=SOURCE != 0)
    hidden = np.asarray(model.get_layer("recurrent_1")(hidden, mask=SOURCE != 0))
    state = np.stack([hidden[0, 4], hidden[1, 1]])
    assert np.allclose(model.get_layer("output")(state), model(SOURCE)["logits"], atol=1e-6)


@pytest.mark.parametrize("attention", ["none", "pooling"])
def test_a_forecaster_gives_one_number_for_each_window(attention):
    model = forecaster(window=6, units=(3, 2), attention=attention)
    found = model(np.ones((4, 6)))
    assert found["forecast"].shape == (4,)
    assert ("weights" in found) == (attention == "pooling")
    if "weights" in found:
        assert np.allclose(found["weights"].sum(axis=1), 1, atol=1e-6)


@cells
def test_a_language_model_goes_on_where_it_stopped(cell):
    model = language_model(words=9, embedding=3, cell=cell, units=(4, 2))
    count = CELLS[cell].state_count
    zeros = [np.zeros((2, units), np.float32) for units in (4, 2) for _ in range(count)]
    whole = model([SOURCE, *zeros])
    first = model([SOURCE[:, :2], *zeros])
    rest = model([SOURCE[:, 2:], *map(np.asarray, first["states"])])
    assert np.allclose(rest["logits"], whole["logits"][:, 2:], atol=1e-6)
    for one, other in zip(rest["states"], whole["states"], strict=True):
        assert np.allclose(one, other, atol=1e-6)


def test_the_published_networks_have_exactly_as_many_parameters_as_published():
    plain = forecaster(window=20, units=(2,), activation="tanh")
    attending = forecaster(
        window=20, units=(2,), activation="tanh", attention="pooling", position_bias=True
    )
    assert (plain.count_params(), attending.count_params()) == (11, 33)
    reviews = classifier(
        words=20_000,
        classes=2,
        embedding=128,
        attention="self",
        scale=8.0,
        dropout=0.5,
        mask_padding=False,
    )
    assert sum(each.size for each in weights(reviews).values()) == 2_609_410


def test_weights_have_names_that_stay():
    names = set(weights(translator(**SIZES, embedding=6)))
    assert {"embedding/embeddings", "encoder/backward/recurrent_kernel"} < names
    assert {"decoder/attention_vector", "decoder/output_bias"} < names
    names = set(weights(reads_texts(units=(5, 5), attention="self", dropout=0.5)))
    recurrent = {f"recurrent_{k}/{name}" for k in (0, 1) for name in RECURRENT}
    attention = {f"attention/{name}_kernel" for name in ("query", "key", "value")}
    ends = {"embedding/embeddings", "output/kernel", "output/bias"}
    assert names == recurrent | attention | ends
    assert set(weights(language_model(words=9, embedding=3, units=(5, 5)))) == recurrent | ends


RECURRENT = ("kernel", "recurrent_kernel", "bias")


@pytest.mark.parametrize("part", ["dropout_inputs", "dropout"])
@pytest.mark.parametrize("settings", [{"units": (5, 3)}, {"units": (), "attention": "self"}])
def test_training_drops_out_what_reading_does_not(settings, part):
    keras.utils.set_random_seed(1)
    model = reads_texts(**settings, **{part: 0.5})
    values = [each.value for each in model.trainable_variables]
    fixed = [each.value for each in model.non_trainable_variables]
    read, _ = model.stateless_call(values, fixed, SOURCE, training=False)
    one, moved = model.stateless_call(values, fixed, SOURCE, training=True)
    other, _ = model.stateless_call(values, moved, SOURCE, training=True)
    assert np.array_equal(read["logits"], model(SOURCE)["logits"])
    assert not np.allclose(one["logits"], read["logits"])
    assert not np.allclose(one["logits"], other["logits"])


def test_a_language_model_never_drops_out_what_a_step_tells_the_next():
    model = language_model(words=9, embedding=3, units=(4,), dropout=0.5)
    values = [each.value for each in model.trainable_variables]
    fixed = [each.value for each in model.non_trainable_variables]
    states = [np.full((2, 4), 0.7, np.float32) for _ in range(2)]
    kernel = [each.path for each in model.trainable_variables].index("recurrent_0/kernel")
    values[kernel] = values[kernel] * 0  # what is read does not matter: dropout has no way in
    given = [SOURCE, *states]
    read = model.stateless_call(values, fixed, given, training=False)[0]
    found = model.stateless_call(values, fixed, given, training=True)[0]
    assert not np.allclose(found["logits"], read["logits"])
    for one, other in zip(found["states"], read["states"], strict=True):
        assert np.allclose(one, other, atol=1e-6)


@pytest.mark.parametrize(
    ("model", "given"),
    [
        (translator(**SIZES, embedding=6), [SOURCE, TARGET]),
        (translator(**SIZES, decoder_form="contexts", feedback="none"), [SOURCE, TARGET]),
        (reads_texts(bidirectional=True, attention="pooling"), SOURCE),
        (reads_texts(units=(), attention="self"), SOURCE),
        (
            forecaster(window=6, cell="gru", attention="pooling", position_bias=True),
            np.linspace(-1, 1, 12).reshape(2, 6),
        ),
        (
            language_model(words=9, embedding=3, cell="gru", units=(4,)),
            [SOURCE, np.full((2, 4), 0.1)],
        ),
    ],
    ids=["translator", "contexts", "pooling", "self-attention", "forecaster", "language model"],
)
def test_every_weight_has_a_gradient_and_a_saved_network_is_the_network(model, given, tmp_path):
    draw = np.random.default_rng(8).normal
    set_weights(model, {name: draw(size=each.shape) for name, each in weights(model).items()})
    values = [variable.value for variable in model.trainable_variables]

    def total(values):
        outputs, _ = model.stateless_call(values, [], given)
        return sum((each**2).sum() for each in jax.tree.leaves(outputs))

    assert all(np.abs(gradient).max() > 0 for gradient in jax.jit(jax.grad(total))(values))

    model.save(tmp_path / "model.keras")
    loaded = keras.models.load_model(tmp_path / "model.keras")
    for one, other in zip(*map(jax.tree.leaves, (loaded(given), model(given))), strict=True):
        assert np.array_equal(one, other)


def test_weights_given_to_another_network_make_it_the_same():
    one, other = translator(**SIZES), translator(**SIZES)
    given = [SOURCE, TARGET]
    assert not np.allclose(one(given)["logits"], other(given)["logits"])
    set_weights(other, weights(one))
    assert np.array_equal(one(given)["logits"], other(given)["logits"])
