"""Recurrent layers for both directions, joined into annotations."""

from typing import Any, Literal

import keras
from keras import ops

from seqscope.models.recurrent import CELLS

__all__ = ["Bidirectional"]


@keras.saving.register_keras_serializable("seqscope")
class Bidirectional(keras.Layer):
    """Annotations: hidden states of a cell for each direction joined, `[batch time 2*unit]`.

    `cell` is "simple", "gru" or "lstm"; the layer reads what the layer of one direction reads, with
    `units` in each (Schuster and Paliwal, 1997). Masked positions are 0, as in
    `keras.layers.Bidirectional`. With `return_state` it returns annotations and state: a tuple of
    the arrays of the layer's state, those of both directions joined, `[batch 2*unit]`.
    """

    def __init__(
        self,
        cell: Literal["simple", "gru", "lstm"],
        units: int,
        *,
        words: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        if cell not in CELLS:
            raise ValueError(
                f"A cell is one of {', '.join(CELLS)}. Given was {cell!r}. Write one of these."
            )
        self.cell, self.units, self.words = cell, units, words
        self.supports_masking = True
        settings: dict[str, Any] = {"words": words, "dtype": self.dtype_policy}
        self.forward_layer = CELLS[cell](units, name="forward", **settings)
        self.backward_layer = CELLS[cell](units, name="backward", reverse=True, **settings)

    def build(self, shape: tuple[int | None, ...]) -> None:
        self.forward_layer.build(shape)
        self.backward_layer.build(shape)

    def call(self, sequences: Any, mask: Any = None, return_state: bool = False) -> Any:
        both = [
            direction(sequences, mask=mask, return_state=True)
            for direction in (self.forward_layer, self.backward_layer)
        ]
        hidden, state = zip(*both, strict=True)
        annotations = ops.concatenate(hidden, axis=-1)
        if mask is not None:
            annotations = ops.where(mask[..., None], annotations, 0)
        joined = tuple(ops.concatenate(each, axis=-1) for each in zip(*state, strict=True))
        return (annotations, joined) if return_state else annotations

    def compute_output_spec(
        self, sequences: Any, mask: Any = None, return_state: bool = False
    ) -> Any:
        batch, time = sequences.shape[:2]
        width, each = 2 * self.units, range(self.forward_layer.state_count)
        annotations = keras.KerasTensor((batch, time, width), self.compute_dtype)
        state = tuple(keras.KerasTensor((batch, width), "float32") for _ in each)
        return (annotations, state) if return_state else annotations

    def get_config(self) -> dict[str, Any]:
        own = {"cell": self.cell, "units": self.units, "words": self.words}
        return {**super().get_config(), **own}
