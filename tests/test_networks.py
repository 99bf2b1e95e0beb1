"""The translator, its weights by name, its loss and its score."""

import jax
import keras
import numpy as np
import pytest

from seqscope.models import translation
from seqscope.models.networks import (
    exact_match,
    masked_crossentropy,
    set_weights,
    translator,
    weights,
)

SOURCE = np.array([[4, 5, 6, 7, 8], [7, 4, 0, 0, 0]])
TARGET = np.array([[1, 4, 5], [1, 6, 4]])
SIZES = {"source_words": 9, "target_words": 7, "encoder": 3, "attention": 4, "decoder": 5}

networks = pytest.mark.parametrize(
    "settings",
    [
        {"embedding": 6},
        {"embedding": 0},
        {"embedding": 0, "feedback": "soft"},
        {"embedding": 6, "mask_padding": False},
    ],
    ids=["embedding", "one-hot", "soft", "padding is read"],
)


@networks
def test_the_equations_replay_the_network(settings):
    model = translator(**SIZES, **settings)
    by_name = weights(model)
    mask = SOURCE != 0 if settings.get("mask_padding", True) else None
    h = translation.annotations(np, by_name, SOURCE, mask)
    decoder = translation.part(by_name, "decoder")
    feedback = settings.get("feedback", "teacher")
    found = translation.decode(np, decoder, h, TARGET, mask, feedback=feedback)
    assert np.allclose(found.logits, model([SOURCE, TARGET]), atol=1e-5)


@networks
def test_padding_is_read_only_where_it_is_asked_for(settings):
    model = translator(**SIZES, **settings)
    longer = np.pad(SOURCE, ((0, 0), (0, 4)))
    same = np.allclose(model([longer, TARGET]), model([SOURCE, TARGET]), atol=1e-6)
    assert same == settings.get("mask_padding", True)


@networks
def test_a_saved_network_is_the_network(settings, tmp_path):
    model = translator(**SIZES, **settings)
    model.save(tmp_path / "model.keras")
    loaded = keras.models.load_model(tmp_path / "model.keras")
    assert np.array_equal(loaded([SOURCE, TARGET]), model([SOURCE, TARGET]))


def test_weights_given_to_another_network_make_it_the_same():
    one, other = translator(**SIZES), translator(**SIZES)
    assert not np.allclose(one([SOURCE, TARGET]), other([SOURCE, TARGET]))
    set_weights(other, weights(one))
    assert np.array_equal(one([SOURCE, TARGET]), other([SOURCE, TARGET]))


def test_every_weight_has_a_gradient():
    model = translator(**SIZES, embedding=6)
    values = [variable.value for variable in model.trainable_variables]

    def loss(values):
        logits, _ = model.stateless_call(values, [], [SOURCE, TARGET])
        return masked_crossentropy(logits, TARGET)

    assert all(np.abs(gradient).max() > 0 for gradient in jax.jit(jax.grad(loss))(values))


def test_the_loss_is_the_mean_over_real_tokens():
    logits = np.log([[[0.5, 0.25, 0.25], [0.1, 0.8, 0.1], [0.3, 0.3, 0.4]]])
    targets = np.array([[2, 1, 0]])
    of_two = -(np.log(0.25) + np.log(0.8)) / 2
    of_three = -(np.log(0.25) + np.log(0.8) + np.log(0.3)) / 3
    assert np.isclose(masked_crossentropy(logits, targets), of_two, atol=1e-6)
    assert np.isclose(masked_crossentropy(logits, targets, mask_padding=False), of_three, atol=1e-6)


def test_a_batch_of_padding_alone_has_no_loss():
    assert masked_crossentropy(np.ones((1, 2, 3)), np.zeros((1, 2), int)) == 0


def test_an_exact_match_has_every_target_token_right():
    right = np.eye(4)[[[1, 2, 3], [1, 2, 3], [1, 2, 3]]]
    targets = np.array([[1, 2, 3], [1, 2, 0], [1, 1, 3]])
    assert np.isclose(exact_match(right, targets), 2 / 3)
    assert np.isclose(exact_match(right, targets, mask_padding=False), 1 / 3)
