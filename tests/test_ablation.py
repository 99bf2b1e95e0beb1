"""The effect of an intervention: what it changed, on whom, and whether that can be told."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seqscope.analysis.ablation import ablation, loss_effect, ranked

seeds = st.integers(0, 2**31)
BEFORE = np.array([[0.9, 0.1], [0.8, 0.2], [0.3, 0.7], [0.6, 0.4]])
AFTER = np.array([[0.9, 0.1], [0.4, 0.6], [0.2, 0.8], [0.6, 0.4]])


def probabilities(seed: int, examples: int = 40, classes: int = 3) -> np.ndarray:
    """Rows that sum to 1."""
    return np.random.default_rng(seed).dirichlet(np.ones(classes), examples)


def test_each_number_is_that_of_the_right_class():
    found = ablation(BEFORE, AFTER, np.array([0, 0, 1, 1])).whole
    assert found.before.probability == pytest.approx((0.9 + 0.8 + 0.7 + 0.4) / 4)
    assert found.probability == pytest.approx((0.9 + 0.4 + 0.8 + 0.4) / 4 - 0.7)
    assert found.loss == pytest.approx((math.log(0.8 / 0.4) + math.log(0.7 / 0.8)) / 4)
    assert (found.before.accuracy, found.after.accuracy, found.accuracy) == (0.75, 0.5, -0.25)
    assert (found.examples, found.changed) == (4, 0.25)


def test_without_labels_the_class_predicted_before_is_followed():
    found = ablation(BEFORE, AFTER)
    assert found.whole.probability == pytest.approx((0.9 + 0.4 + 0.8 + 0.6) / 4 - 0.75)
    assert found.whole.accuracy is None
    assert [each.examples for each in found.classes] == [3, 1]


def test_each_class_has_an_effect_of_its_own_and_one_without_examples_has_none():
    labels = np.array([0, 0, 1, 1])
    found = ablation(np.pad(BEFORE, ((0, 0), (0, 1))), np.pad(AFTER, ((0, 0), (0, 1))), labels)
    assert [each and each.accuracy for each in found.classes] == [-0.5, 0.0, None]
    assert [each and each.changed for each in found.classes] == [0.5, 0.0, None]


@given(seeds)
@settings(max_examples=20)
def test_the_whole_is_the_mean_of_the_classes_weighed_by_their_examples(seed):
    labels = np.random.default_rng(seed).integers(0, 3, size=40)
    found = ablation(probabilities(seed), probabilities(seed + 1), labels)
    for measure in ("loss", "probability", "accuracy", "changed"):
        parts = [each.examples * getattr(each, measure) for each in found.classes if each]
        assert getattr(found.whole, measure) == pytest.approx(sum(parts) / 40)


@given(seeds)
@settings(max_examples=20)
def test_the_way_back_is_the_same_with_the_other_sign(seed):
    labels = np.random.default_rng(seed).integers(0, 3, size=40)
    there = ablation(probabilities(seed), probabilities(seed + 1), labels).whole
    back = ablation(probabilities(seed + 1), probabilities(seed), labels).whole
    assert (there.loss, there.accuracy) == pytest.approx((-back.loss, -back.accuracy))
    assert there.loss_error == pytest.approx(back.loss_error)
    assert there.changed == back.changed


def test_what_changed_nothing_has_no_effect():
    found = ablation(BEFORE, BEFORE, np.array([0, 0, 1, 1])).whole
    assert (found.loss, found.probability, found.accuracy, found.changed) == (0, 0, 0, 0)
    assert not found.certain


def test_a_planted_unit_of_a_hand_built_network_is_the_one_that_matters():
    random = np.random.default_rng(0)
    states, labels = random.normal(size=(200, 5)), random.integers(0, 2, size=200)
    states[:, 3] = 2.0 * labels - 1.0
    weights = np.array([0.02, -0.02, 0.01, 3.0, 0.0])

    def answers(held=None):
        margin = np.where(np.arange(5) == held, 0.0, states) @ weights
        positive = 1 / (1 + np.exp(-margin))
        return np.stack([1 - positive, positive], axis=1)

    effects = {f"unit {k}": ablation(answers(), answers(k), labels).whole for k in range(5)}
    for measure in ("loss", "probability", "accuracy", "changed"):
        assert ranked(effects, by=measure)[0][0] == "unit 3"
    assert [name for name, each in effects.items() if abs(each.loss) > 0.1] == ["unit 3"]
    assert effects["unit 3"].certain
    assert effects["unit 4"].loss == 0.0


def test_a_change_is_certain_only_where_examples_agree_about_it():
    before, noise = np.full(100, 1.0), np.resize([0.5, -0.5], 100)
    assert loss_effect(before, before + 0.2).certain
    assert loss_effect(before, before + 0.2 + noise).certain
    assert not loss_effect(before, before + 0.05 + noise).certain
    few = loss_effect(np.array([1.0, 1.0]), np.array([1.2, 1.0]))
    assert few.loss_error == pytest.approx(0.1)
    assert loss_effect(before[:1], before[:1] + 1).loss_error is None
    assert not loss_effect(before[:1], before[:1] + 1).certain


def test_losses_of_a_language_model_are_probabilities_of_its_tokens():
    found = loss_effect(np.log(np.array([2.0, 4.0])), np.log(np.array([4.0, 4.0])))
    assert found.loss == pytest.approx(math.log(2) / 2)
    assert found.probability == pytest.approx(-0.125)
    assert found.accuracy is None
    assert found.changed is None


def test_a_class_that_became_impossible_has_a_finite_loss():
    found = ablation(np.array([[0.5, 0.5]]), np.array([[1.0, 0.0]]), np.array([1])).whole
    assert found.after.loss == pytest.approx(-math.log(1e-7))


def test_ranking_goes_by_size_keeps_equals_in_order_and_puts_the_unknown_last():
    loss = np.ones(4)
    effects = {
        "a": loss_effect(loss, loss),
        "b": loss_effect(loss, loss - 0.5),
        "c": loss_effect(loss, loss + 0.25),
        "d": loss_effect(loss, loss),
        "known": ablation(BEFORE, AFTER, np.array([0, 0, 1, 1])).whole,
    }
    assert [name for name, _ in ranked(effects)] == ["b", "c", "known", "a", "d"]
    assert [name for name, _ in ranked(effects, by="accuracy")] == ["known", "a", "b", "c", "d"]
    assert ranked({}) == ()


@pytest.mark.parametrize(
    ("before", "after", "labels", "said"),
    [
        (BEFORE, AFTER[:3], None, "the same examples and classes"),
        (BEFORE[:0], AFTER[:0], None, "at least one"),
        (BEFORE, 4 * AFTER, None, "softmax of logits"),
        (BEFORE, AFTER * np.nan, None, "softmax of logits"),
        (BEFORE, AFTER, np.array([0, 1]), "4 examples and 2 labels"),
        (BEFORE, AFTER, np.array([0, 1, 2, 0]), "from 0 to 1"),
        (BEFORE, AFTER, np.array([0, 1, -1, 0]), "from 0 to 1"),
    ],
)
def test_what_has_no_effect_to_be_told_is_refused_in_words(before, after, labels, said):
    with pytest.raises(ValueError, match=said):
        ablation(before, after, labels)


@pytest.mark.parametrize("after", [[1.0], [1.0, -0.1], [1.0, math.nan], [1.0, math.inf]])
def test_losses_of_other_tokens_or_below_zero_are_refused(after):
    with pytest.raises(ValueError, match="losses of the same tokens, at least one"):
        loss_effect(np.array([1.0, 1.0]), np.array(after))
