"""LSTM layers that return the hidden state of every position, in one direction and in both."""

from typing import Any

import keras
from keras import ops

from seqscope.models.translation import lstm_states

__all__ = ["LSTM", "BidirectionalLSTM"]


@keras.saving.register_keras_serializable("seqscope")
class LSTM(keras.Layer):
    """Hidden states h_1 ... h_T, `[batch source unit]`, in the weights' layout of Keras' own LSTM.

    Reads `[batch source feature]`; or, where `words` is given, ids of that many words,
    `[batch source]`, each of which stands for its one-hot vector. Where the mask is False the state
    is held. With `reverse` the last position is read first; states stay with their tokens.
    """

    def __init__(
        self, units: int, *, words: int | None = None, reverse: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.units, self.words, self.reverse = units, words, reverse
        self.supports_masking = True

    def build(self, shape: tuple[int | None, ...]) -> None:
        units, features = self.units, self.words or shape[-1]
        self.kernel = self.add_weight((features, 4 * units), "glorot_uniform", name="kernel")
        self.recurrent_kernel = self.add_weight(
            (units, 4 * units), "orthogonal", name="recurrent_kernel", autocast=False
        )
        self.bias = self.add_weight((4 * units,), _forget_gates_open, name="bias")

    def call(self, sequences: Any, mask: Any = None) -> Any:
        kernel, bias = (ops.cast(w, self.compute_dtype) for w in (self.kernel, self.bias))
        by_time = ops.swapaxes(sequences, 0, 1)
        if self.words:
            projected = ops.take(kernel + bias, by_time, axis=0)
        else:
            projected = ops.matmul(by_time, kernel) + bias
        mask = None if mask is None else ops.swapaxes(mask, 0, 1)
        # In half precision a state drifts, rounded at every step, so the loop runs in single.
        projected = ops.cast(projected, "float32")
        hidden = _states(
            projected, ops.convert_to_tensor(self.recurrent_kernel), mask, self.reverse
        )
        return ops.cast(ops.swapaxes(hidden, 0, 1), self.compute_dtype)

    def compute_output_spec(self, sequences: Any, mask: Any = None) -> keras.KerasTensor:
        return keras.KerasTensor((*sequences.shape[:2], self.units), self.compute_dtype)

    def get_config(self) -> dict[str, Any]:
        own = {"units": self.units, "words": self.words, "reverse": self.reverse}
        return {**super().get_config(), **own}


@keras.saving.register_keras_serializable("seqscope")
class BidirectionalLSTM(keras.Layer):
    """Annotations: the hidden states of an LSTM for each direction joined, `[batch source 2*unit]`.

    Reads what `LSTM` reads. Masked positions are 0, as in `keras.layers.Bidirectional`.
    """

    def __init__(self, units: int, *, words: int | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.units, self.words = units, words
        self.supports_masking = True
        settings: dict[str, Any] = {"words": words, "dtype": self.dtype_policy}
        self.forward = LSTM(units, name="forward", **settings)
        self.backward = LSTM(units, name="backward", reverse=True, **settings)

    def build(self, shape: tuple[int | None, ...]) -> None:
        self.forward.build(shape)
        self.backward.build(shape)

    def call(self, sequences: Any, mask: Any = None) -> Any:
        both = [direction(sequences, mask=mask) for direction in (self.forward, self.backward)]
        annotations = ops.concatenate(both, axis=-1)
        return annotations if mask is None else ops.where(mask[..., None], annotations, 0)

    def compute_output_spec(self, sequences: Any, mask: Any = None) -> keras.KerasTensor:
        return keras.KerasTensor((*sequences.shape[:2], 2 * self.units), self.compute_dtype)

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), "units": self.units, "words": self.words}


def _states(projected: Any, recurrent_kernel: Any, mask: Any, reverse: bool) -> Any:
    if keras.backend.backend() != "jax":
        return lstm_states(ops, projected, recurrent_kernel, mask, reverse=reverse)

    from seqscope.models import compiled

    return compiled.lstm_states(projected, recurrent_kernel, mask, reverse=reverse)


def _forget_gates_open(shape: tuple[int, ...], dtype: Any = None) -> Any:
    """Biases of 0, and of 1 for the forget gates (Jozefowicz et al., 2015)."""
    units = shape[0] // 4
    bias = ops.concatenate([ops.zeros(units), ops.ones(units), ops.zeros(2 * units)])
    return ops.cast(bias, dtype or "float32")
