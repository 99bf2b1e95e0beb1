"""What a class depended on: each word of a text left out in turn, and gradient times input."""

from collections.abc import Sequence
from typing import Any

import jax
import keras
import numpy as np
from jaxtyping import Float

from seqscope.runs.answers.classifier import BUCKETS, TextClassifier
from seqscope.runs.answers.network import network_of
from seqscope.runs.evidence import EXACT, GRADIENT, OCCLUSION, lost
from seqscope.runs.run import Run
from seqscope.runs.texts import text_batch
from seqscope.tasks.corpus import corpus_of

__all__ = ["class_evidence", "gradient_times_input", "occluded", "shares_of_logit"]


def class_evidence(
    classifier: TextClassifier, ids: Sequence[int], number: int
) -> dict[str, Float[np.ndarray, " time"]]:
    """Each kind of evidence for the class of that number, a number for each word of a text."""
    whole, without = occluded(classifier, ids)
    second = (
        {EXACT: shares_of_logit(classifier, ids, number)}
        if classifier.settings.attention == "evidence"
        else {GRADIENT: gradient_times_input(classifier.run, ids, number)}
    )
    return {OCCLUSION: lost(whole[number], without[:, number]), **second}


def occluded(
    classifier: TextClassifier, ids: Sequence[int]
) -> tuple[Float[np.ndarray, " class"], Float[np.ndarray, "time class"]]:
    """The probabilities of the classes for a text, and for the text without each of its words."""
    without = [[*ids[:place], *ids[place + 1 :]] for place in range(len(ids))]
    found = classifier.probabilities(corpus_of((each or [0], 0) for each in [ids, *without]))
    return found[0], found[1:]


def gradient_times_input(run: Run, ids: Sequence[int], number: int) -> Float[np.ndarray, " time"]:
    """∂logit/∂x · x for each embedded word x of a text, the logit being that of one class.

    Where the logit is linear in the words, this is the share of each in it.
    """
    model = network_of(run)
    embedding = model.get_layer("embedding")
    rest = keras.Model([model.input, embedding.output], {"logits": model.output["logits"]})
    batch, own = as_batch(run, ids)
    x = embedding(batch)

    def logit(x: Any) -> Any:
        trainable = [each.value for each in rest.trainable_variables]
        fixed = [each.value for each in rest.non_trainable_variables]
        found = rest.stateless_call(trainable, fixed, [batch, x], training=False)[0]
        return found["logits"][0, number]

    return np.asarray((x * jax.jit(jax.grad(logit))(x)).sum(axis=-1)[0, own])


def shares_of_logit(
    classifier: TextClassifier, ids: Sequence[int], number: int
) -> Float[np.ndarray, " time"]:
    """What each word of a text adds to the logit of a class, where the network is such a sum."""
    batch, own = as_batch(classifier.run, ids)
    return np.asarray(classifier.network(batch)["evidence"])[0, own, number]


def as_batch(run: Run, ids: Sequence[int]) -> tuple[np.ndarray, slice]:
    """A text as a batch of one, `[1 time]`, and where in it its own words stand."""
    length = getattr(run.recipe.network, "length", None)
    batch = text_batch(corpus_of([(ids, 0)]), np.array([0]), length, BUCKETS)
    start = max(batch.shape[1] - len(ids), 0) if length else 0
    return batch, slice(start, start + len(ids))
