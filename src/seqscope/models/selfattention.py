"""Self-attention: every position asks every position of the same sequence."""

from typing import Any, NamedTuple

import keras
from keras import ops

from seqscope.models.attention import masked_softmax
from seqscope.models.cells import product

__all__ = ["SelfAttended", "SelfAttention"]


class SelfAttended(NamedTuple):
    """What self-attention computed.

    values: `[batch time unit]`; scores, weights: `[batch head time time]`, a row for each asking
    position
    """

    values: Any
    scores: Any
    weights: Any


@keras.saving.register_keras_serializable("seqscope")
class SelfAttention(keras.Layer):
    """Values that every position gathers from all of its sequence, `[batch time unit]`.

    For a sequence X, `[time feature]`, and each head (Vaswani et al., 2017):

        Q, K, V = X W_Q, X W_K, X W_V
        A = softmax of Q Kᵀ / √d_k over the real positions
        values = A V

    d_k is the width of a key, `units / heads`; `scale` takes the place of √d_k. The values of all
    heads are joined; there is neither bias nor a further matrix. A masked position is asked with a
    weight of exactly 0, and asks nothing itself: its row of weights and its values are 0. With
    `return_attention` the layer returns a named tuple of values, alignment scores and weights.
    """

    def __init__(
        self, units: int, heads: int = 1, scale: float | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        if units % heads:
            raise ValueError(
                f"Units are shared out equally among heads. Given were {units} units for {heads} "
                f"heads. Make the units a multiple of the heads."
            )
        self.units, self.heads, self.scale = units, heads, scale
        self.supports_masking = True

    def build(self, shape: tuple[int | None, ...]) -> None:
        of_each = (shape[-1], self.units)
        self.query_kernel = self.add_weight(of_each, "glorot_uniform", name="query_kernel")
        self.key_kernel = self.add_weight(of_each, "glorot_uniform", name="key_kernel")
        self.value_kernel = self.add_weight(of_each, "glorot_uniform", name="value_kernel")

    def call(self, sequences: Any, mask: Any = None, return_attention: bool = False) -> Any:
        kernels = self.query_kernel, self.key_kernel, self.value_kernel
        Q, K, V = (self._by_head(product(ops, sequences, W)) for W in kernels)
        # In half precision scores and softmax lose the small differences that they are made of.
        e = ops.cast(ops.matmul(Q, ops.swapaxes(K, 2, 3)), "float32") / self._divisor
        if mask is not None:
            mask = ops.logical_and(mask[:, None, :, None], mask[:, None, None, :])
        a = ops.cast(masked_softmax(ops, e, mask), self.compute_dtype)
        found = SelfAttended(self._joined(ops.matmul(a, V)), ops.cast(e, self.compute_dtype), a)
        return found if return_attention else found.values

    def compute_output_spec(
        self, sequences: Any, mask: Any = None, return_attention: bool = False
    ) -> Any:
        batch, time, _ = sequences.shape
        values, by_head = (batch, time, self.units), (batch, self.heads, time, time)
        shapes = SelfAttended(values, by_head, by_head)
        found = SelfAttended(*(keras.KerasTensor(shape, self.compute_dtype) for shape in shapes))
        return found if return_attention else found.values

    def get_config(self) -> dict[str, Any]:
        own = {"units": self.units, "heads": self.heads, "scale": self.scale}
        return {**super().get_config(), **own}

    @property
    def _divisor(self) -> float:
        return float((self.units // self.heads) ** 0.5 if self.scale is None else self.scale)

    def _by_head(self, x: Any) -> Any:
        """`[batch time unit]` to `[batch head time key]`."""
        split = ops.reshape(x, (*ops.shape(x)[:2], self.heads, self.units // self.heads))
        return ops.swapaxes(split, 1, 2)

    def _joined(self, x: Any) -> Any:
        """`[batch head time key]` to `[batch time unit]`."""
        x = ops.swapaxes(x, 1, 2)
        return ops.reshape(x, (*ops.shape(x)[:2], self.units))
