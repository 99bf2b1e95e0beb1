"""What an intervention changed: outcomes of the same examples before it and after it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from jaxtyping import Bool, Float, Int

__all__ = [
    "Ablation",
    "Effect",
    "Measure",
    "Outcome",
    "ablation",
    "loss_effect",
    "ranked",
]

SMALLEST = 1e-7  # Keras cuts a probability off here before its logarithm, so losses agree
ROUNDING = 1e-3  # by how much a row of float16 probabilities may miss a sum of 1

Measure = Literal["loss", "probability", "accuracy", "changed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a network does on some examples, on average.

    The probability and the loss are those of the class that is followed: the right one, or the one
    predicted before the intervention where it is not known what is right, and then there is no
    accuracy.
    """

    probability: float
    loss: float
    accuracy: float | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What an intervention changed on some examples; each number is after less before.

    `loss_error` is the standard error of the change of loss, over examples; none for a single one.
    `changed` is the share of examples with another prediction than before, where it is known.
    """

    examples: int
    before: Outcome
    after: Outcome
    loss_error: float | None
    changed: float | None

    @property
    def loss(self) -> float:
        """The change of the mean loss: above 0 where the network needed what was taken."""
        return self.after.loss - self.before.loss

    @property
    def probability(self) -> float:
        """The change of the mean probability."""
        return self.after.probability - self.before.probability

    @property
    def accuracy(self) -> float | None:
        """The change of the accuracy, where it is known what is right."""
        if self.after.accuracy is None or self.before.accuracy is None:
            return None
        return self.after.accuracy - self.before.accuracy

    @property
    def certain(self) -> bool:
        """Whether the loss changed by more than two of its standard errors."""
        return self.loss_error is not None and abs(self.loss) > 2 * self.loss_error


@dataclass(frozen=True, slots=True)
class Ablation:
    """The effect on all examples, and on those of each class; none for a class without examples.

    An example belongs to its right class, or to the one predicted before.
    """

    whole: Effect
    classes: tuple[Effect | None, ...]


def ablation(
    before: Float[np.ndarray, "example class"],
    after: Float[np.ndarray, "_ _"],
    labels: Int[np.ndarray, " _"] | None = None,
) -> Ablation:
    """The effect of an intervention on a classifier, from its probabilities before and after.

    `after` has the shape of `before`; `labels` are the right classes, as far as they are known.
    Raises ValueError where shapes differ, or where rows are no probabilities or labels no classes.
    """
    check_probabilities(before, after)
    P, Q = np.asarray(before, np.float64), np.asarray(after, np.float64)
    followed = P.argmax(axis=1) if labels is None else checked_labels(labels, P)
    rows = np.arange(len(P))
    then, now = (
        judged(side[rows, followed], None if labels is None else side.argmax(axis=1) == followed)
        for side in (P, Q)
    )
    changed = P.argmax(axis=1) != Q.argmax(axis=1)
    members = [followed == number for number in range(P.shape[1])]
    return Ablation(
        whole=effect(then, now, changed, np.ones(len(P), bool)),
        classes=tuple(effect(then, now, changed, each) if each.any() else None for each in members),
    )


def loss_effect(before: Float[np.ndarray, " token"], after: Float[np.ndarray, " _"]) -> Effect:
    """The effect of an intervention on a language model, from the loss of each token.

    Raises ValueError where there are not as many losses before and after, or where one
    is infinite or below 0.
    """
    p, q = np.asarray(before, np.float64), np.asarray(after, np.float64)
    fine = all((np.isfinite(side) & (side >= 0)).all() for side in (p, q))
    if len(p) != len(q) or not len(p) or not fine:
        raise ValueError(
            f"An effect compares losses of the same tokens, at least one, finite and none below 0. "
            f"{len(p):,} came from before and {len(q):,} from after the intervention. "
            f"Let the network read the same text both times, and leave padding out."
        )
    then, now = Judged(np.exp(-p), p, None), Judged(np.exp(-q), q, None)
    return effect(then, now, None, np.ones(len(p), bool))


def ranked(
    effects: Mapping[str, Effect], *, by: Measure = "loss"
) -> tuple[tuple[str, Effect], ...]:
    """What was ablated, by name, and its effect: the largest change first, unknown ones last.

    A change counts by its size; what helped by being taken stands among what hurt. Equal ones keep
    the order in which they came.
    """
    sizes = {name: getattr(each, by) for name, each in effects.items()}
    known = {name: abs(size) for name, size in sizes.items() if size is not None}
    order = sorted(effects, key=lambda name: -known.get(name, -math.inf))
    return tuple((name, effects[name]) for name in order)


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """The followed class of each example: its probability, its loss, whether it was predicted."""

    probability: Float[np.ndarray, " example"]
    loss: Float[np.ndarray, " example"]
    right: Bool[np.ndarray, " example"] | None


def judged(
    probability: Float[np.ndarray, " example"], right: Bool[np.ndarray, " example"] | None
) -> Judged:
    """What follows from the probability of the followed class."""
    return Judged(probability, -np.log(probability.clip(SMALLEST, 1.0)), right)


def effect(
    before: Judged,
    after: Judged,
    changed: Bool[np.ndarray, " example"] | None,
    chosen: Bool[np.ndarray, " example"],
) -> Effect:
    """The effect on the chosen examples."""
    count = int(chosen.sum())
    change = (after.loss - before.loss)[chosen]
    return Effect(
        examples=count,
        before=outcome(before, chosen),
        after=outcome(after, chosen),
        loss_error=float(change.std(ddof=1) / math.sqrt(count)) if count > 1 else None,
        changed=None if changed is None else float(changed[chosen].mean()),
    )


def outcome(side: Judged, chosen: Bool[np.ndarray, " example"]) -> Outcome:
    """The means over the chosen examples."""
    return Outcome(
        probability=float(side.probability[chosen].mean()),
        loss=float(side.loss[chosen].mean()),
        accuracy=None if side.right is None else float(side.right[chosen].mean()),
    )


def check_probabilities(before: Float[np.ndarray, "_ _"], after: Float[np.ndarray, "_ _"]) -> None:
    """Refuse what are no probabilities of the same examples."""
    if before.shape != after.shape or not before.size:
        raise ValueError(
            f"An effect compares the probabilities of the same examples and classes. "
            f"They came in the shapes {before.shape} before and {after.shape} after. "
            f"Show the network the same examples both times, at least one."
        )
    for side in (before, after):
        sums = side.sum(axis=1, dtype=np.float64)
        if not ((side >= 0).all() and (np.abs(sums - 1) <= ROUNDING).all()):
            raise ValueError(
                "Each row of probabilities is 0 or more and sums to 1. "
                "Some rows do not. Take the softmax of logits first, and leave padding out."
            )


def checked_labels(
    labels: Int[np.ndarray, " _"], probabilities: Float[np.ndarray, "example class"]
) -> Int[np.ndarray, " example"]:
    """The labels, one class for each example."""
    examples, classes = probabilities.shape
    if len(labels) != examples or not ((labels >= 0) & (labels < classes)).all():
        raise ValueError(
            f"Each example has one right class, counted from 0 to {classes - 1}. "
            f"There are {examples} examples and {len(labels)} labels, {np.unique(labels)[:6]}. "
            f"Leave the labels out where they are not known."
        )
    return labels
