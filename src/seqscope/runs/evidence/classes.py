"""What a class depended on: each word of a text left out in turn, and gradient times input."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import jax
import keras
import numpy as np
from jaxtyping import Float

from seqscope.runs.answers.classifier import TextClassifier
from seqscope.runs.answers.network import network_of
from seqscope.runs.evidence import EXACT, GRADIENT, OCCLUSION, lost
from seqscope.tasks.corpus import corpus_of

__all__ = ["ClassEvidence"]


class ClassEvidence:
    """What the answers of a classifier depended on; what was compiled for a length is kept."""

    def __init__(self, classifier: TextClassifier) -> None:
        self.classifier, self.settings = classifier, classifier.settings

    def __call__(self, ids: Sequence[int], number: int) -> dict[str, Float[np.ndarray, " time"]]:
        """Each kind of evidence for the class of that number, a number for each word of a text."""
        whole, without = self.occluded(ids)
        second = (
            {EXACT: self.shares_of_logit(ids, number)}
            if self.settings.attention == "evidence"
            else {GRADIENT: self.gradient_times_input(ids, number)}
        )
        return {OCCLUSION: lost(whole[number], without[:, number]), **second}

    def occluded(
        self, ids: Sequence[int]
    ) -> tuple[Float[np.ndarray, " class"], Float[np.ndarray, "time class"]]:
        """The probabilities of the classes for a text, and for it without each of its words."""
        without = [[*ids[:place], *ids[place + 1 :]] for place in range(len(ids))]
        texts = corpus_of((each or [0], 0) for each in [ids, *without])
        found = self.classifier.probabilities(texts)
        return found[0], found[1:]

    def gradient_times_input(self, ids: Sequence[int], number: int) -> Float[np.ndarray, " time"]:
        """∂logit/∂x · x for each embedded word x of a text, the logit being that of one class.

        Where the logit is linear in the words, this is the share of each in it.
        """
        batch, own = self.classifier.as_batch(ids)
        return np.asarray(self._times_input(batch, number))[own]

    def shares_of_logit(self, ids: Sequence[int], number: int) -> Float[np.ndarray, " time"]:
        """What each word of a text adds to the logit of a class, where that is such a sum."""
        batch, own = self.classifier.as_batch(ids)
        return np.asarray(self.classifier.network(batch)["evidence"])[0, own, number]

    @cached_property
    def _times_input(self) -> Callable[[np.ndarray, int], Any]:
        """The gradient of a class's logit times the embedded words of a batch of one, `[time]`."""
        model = network_of(self.classifier.run)
        embedding = model.get_layer("embedding")
        rest = keras.Model([model.input, embedding.output], {"logits": model.output["logits"]})
        trainable = [each.value for each in rest.trainable_variables]
        fixed = [each.value for each in rest.non_trainable_variables]

        def logit(x: Any, weights: Any, batch: Any, number: Any) -> Any:
            found = rest.stateless_call(weights, fixed, [batch, x], training=False)[0]
            return found["logits"][0, number]

        def times_input(weights: Any, batch: Any, x: Any, number: Any) -> Any:
            return (x * jax.grad(logit)(x, weights, batch, number)).sum(axis=-1)[0]

        compiled = jax.jit(times_input)
        return lambda batch, number: compiled(trainable, batch, embedding(batch), number)
