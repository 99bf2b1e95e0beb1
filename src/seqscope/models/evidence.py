"""Evidence pooling: what each word says for each class, weighed by attention."""

from typing import Any, NamedTuple

import keras
from keras import ops

from seqscope.models.attention import masked_softmax
from seqscope.tasks.vocabulary import PADDING, UNKNOWN

__all__ = ["Evidence", "EvidencePooling"]

USUAL = 400.0  # words of a text at which the gain needs no correction
SCORES_SLOWER = 1 / 15  # a score moves by so much less than what a word says, or it learns by heart
BIAS_SLOWER = 1 / 10


class Evidence(NamedTuple):
    """What pooling computed.

    logits: `[batch class]`; evidence: `[batch time class]`, the terms that add up to the logits
    less the bias; weights: `[batch time]`, the attention weights
    """

    logits: Any
    evidence: Any
    weights: Any


@keras.saving.register_keras_serializable("seqscope")
class EvidencePooling(keras.Layer):
    """Logits of the classes of a text, `[batch class]`, from its word ids, `[batch time]`.

    Each word k has a score s_k and says v_k for each class. For a text of n words:

        α_t = softmax of s over the words of the text
        evidence_t = ½ γ √(n / 400) α_t v_t
        logits = Σ_t evidence_t + b

    With `prior` v_k = u_k r_k, where r_k are fixed log-count ratios, how much likelier the word is
    in texts of the class than in others (Wang and Manning, 2012), u_k starts at 1 and s_k at
    0.2 max |r_k|; set `ratio` before training. Without it v_k starts at 0 and all is learned. In
    training each word is left out by `dropout`. Padding and unknown words have no weight.
    """

    def __init__(
        self, words: int, classes: int, *, prior: bool = True, dropout: float = 0.0, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.words, self.classes, self.prior, self.dropout = words, classes, prior, dropout
        self.seed = keras.random.SeedGenerator()

    def build(self, shape: tuple[int | None, ...]) -> None:
        self.score = self._add("score", (self.words,), "zeros")
        self.gain = self._add("gain", (), keras.initializers.Constant(10.0))
        self.bias = self._add("bias", (self.classes,), "zeros")
        if self.prior:
            self.strength = self._add("strength", (self.words,), "ones")
            self.ratio = self._add("ratio", (self.words, self.classes), "zeros", trainable=False)
        else:
            self.value = self._add("value", (self.words, self.classes), "zeros")

    def call(self, ids: Any, training: bool = False, return_evidence: bool = False) -> Any:
        real = ops.logical_and(ops.not_equal(ids, PADDING), ops.not_equal(ids, UNKNOWN))
        if training and self.dropout:
            kept = keras.random.uniform(ops.shape(ids), seed=self.seed) >= self.dropout
            real = ops.logical_and(real, kept)
        s = ops.take(self.score, ids, axis=0) * SCORES_SLOWER
        if self.prior:
            r = ops.take(self.ratio, ids, axis=0)
            s = s + 0.2 * ops.max(ops.abs(r), axis=-1)
            v = ops.take(self.strength, ids, axis=0)[..., None] * r
        else:
            v = ops.take(self.value, ids, axis=0)
        a = masked_softmax(ops, s, real)
        n = ops.sum(ops.cast(real, s.dtype), axis=-1)
        strength = 0.5 * self.gain * ops.sqrt(n / USUAL)
        evidence = (strength[:, None] * a)[..., None] * v
        found = Evidence(ops.sum(evidence, axis=1) + self.bias * BIAS_SLOWER, evidence, a)
        return found if return_evidence else found.logits

    def compute_output_spec(
        self, ids: Any, training: bool = False, return_evidence: bool = False
    ) -> Any:
        batch, time = ids.shape
        shapes = Evidence((batch, self.classes), (batch, time, self.classes), (batch, time))
        found = Evidence(*(keras.KerasTensor(shape, "float32") for shape in shapes))
        return found if return_evidence else found.logits

    def get_config(self) -> dict[str, Any]:
        own = {"words": self.words, "classes": self.classes, "prior": self.prior}
        return {**super().get_config(), **own, "dropout": self.dropout}

    def _add(self, name: str, shape: tuple[int, ...], initializer: Any, **options: Any) -> Any:
        return self.add_weight(
            shape, initializer, name=name, dtype="float32", autocast=False, **options
        )
