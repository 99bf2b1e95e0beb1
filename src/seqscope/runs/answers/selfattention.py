"""From which word to which a classifier with self-attention looked."""

from typing import NamedTuple

import keras
import numpy as np
from jaxtyping import Float

from seqscope.models.selfattention import SelfAttended
from seqscope.runs.answers.classifier import TextClassifier
from seqscope.runs.answers.network import compiled, network_of

__all__ = ["AskedWords", "WordAsker"]


class AskedWords(NamedTuple):
    """Alignment scores and attention weights between the words of a text, head by head.

    Row i is what word i asked. A row of weights sums to 1, less what lies on padding where the
    network reads padding like any other word.
    """

    scores: Float[np.ndarray, "head time time"]
    weights: Float[np.ndarray, "head time time"]


class WordAsker:
    """A classifier with self-attention, and which of its words ask which.

    Raises `ValueError` for a classifier without.
    """

    def __init__(self, classifier: TextClassifier) -> None:
        if not classifier.heads:
            raise ValueError(
                f"Heads are what self-attention has. {classifier.run.folder} has none. "
                f'Leave the head out, or train a network whose recipe says attention = "self".'
            )
        self.classifier = classifier
        network = network_of(classifier.run)
        attended = SelfAttended(*network.get_layer("attention").output)
        found = {"scores": attended.scores, "weights": attended.weights}
        self.network = compiled(keras.Model(network.input, found))

    def asked(self, text: str) -> AskedWords:
        """What each word of a text asked of each.

        Raises `ValueError` for a text without words.
        """
        task = self.classifier.task
        ids = self.classifier.run.source_vocabulary.ids(task.kept(task.read(text)).words)
        if not ids:
            raise ValueError(
                f"Self-attention goes from word to word. {text[:60]!r} has no word. "
                f"Give a text with some."
            )
        batch, own = self.classifier.as_batch(ids)
        found = {name: np.asarray(each)[0] for name, each in self.network(batch).items()}
        return AskedWords(found["scores"][:, own, own], found["weights"][:, own, own])
