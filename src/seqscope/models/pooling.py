"""Attention pooling: one learned query that turns a sequence into one vector."""

from typing import Any, NamedTuple

import keras
from keras import ops

from seqscope.models.attention import context_vectors, masked_softmax
from seqscope.models.initializers import as_one_column

__all__ = ["AttentionPooling", "Pooled"]


class Pooled(NamedTuple):
    """What pooling computed.

    context: `[batch unit]`; scores, weights: `[batch time]`, alignment scores and attention weights
    """

    context: Any
    scores: Any
    weights: Any


@keras.saving.register_keras_serializable("seqscope")
class AttentionPooling(keras.Layer):
    """The context of a whole sequence, `[batch unit]`, from its hidden states `[batch time unit]`.

    For hidden states h_t (Raffel and Ellis, 2015):

        e_t = tanh(w · h_t)
        α_t = softmax of e over the real positions
        context = Σ_t α_t h_t

    Scores between -1 and 1 make no weight more than e² times as large as another. With `attention`,
    the size of a space in which the query is asked, they have no such bounds (Yang et al., 2016):

        e_t = v · tanh(W h_t + b)

    `positions` adds a bias b_t for each position to w · h_t or to v · tanh(...), and so fixes the
    length of the sequences. Masked positions get a weight of exactly 0. With `return_attention` the
    layer returns a named tuple of context, alignment scores and attention weights.
    """

    def __init__(
        self, attention: int | None = None, *, positions: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.attention, self.positions = attention, positions
        self.supports_masking = True

    def build(self, shape: tuple[int | None, ...]) -> None:
        width = shape[-1]
        if self.attention:
            width = self.attention
            self.kernel = self._add("kernel", (shape[-1], width), "glorot_uniform")
            self.bias = self._add("bias", (width,), "zeros")
        self.vector = self._add("vector", (width,), as_one_column)
        if self.positions:
            self.position_bias = self._add("position_bias", (self.positions,), "zeros")

    def call(self, hidden_states: Any, mask: Any = None, return_attention: bool = False) -> Any:
        # In half precision a softmax loses the small differences that it is made of.
        h = ops.cast(hidden_states, "float32")
        e = self._scores(h)
        a = masked_softmax(ops, e, mask)
        found = Pooled(context_vectors(ops, a, h), e, a)
        found = Pooled(*(ops.cast(x, self.compute_dtype) for x in found))
        return found if return_attention else found.context

    def compute_mask(self, hidden_states: Any, mask: Any = None) -> None:
        return None  # a context has no positions

    def compute_output_spec(
        self, hidden_states: Any, mask: Any = None, return_attention: bool = False
    ) -> Any:
        batch, time, units = hidden_states.shape
        sizes = Pooled(units, time, time)
        found = Pooled(*(keras.KerasTensor((batch, n), self.compute_dtype) for n in sizes))
        return found if return_attention else found.context

    def get_config(self) -> dict[str, Any]:
        own = {"attention": self.attention, "positions": self.positions}
        return {**super().get_config(), **own}

    def _add(self, name: str, shape: tuple[int | None, ...], initializer: Any) -> Any:
        return self.add_weight(shape, initializer, name=name, autocast=False)

    def _scores(self, h: Any) -> Any:
        """e_t at every position, `[batch time]`."""
        if self.attention:
            h = ops.tanh(ops.matmul(h, self.kernel) + self.bias)
        e = ops.sum(h * self.vector, axis=-1)
        if self.positions:
            e = e + self.position_bias
        return e if self.attention else ops.tanh(e)
