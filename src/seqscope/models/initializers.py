"""What weights begin with, where Keras has no name for it."""

from typing import Any

import keras
from keras import ops

__all__ = ["as_one_column", "forget_gates_open"]


def as_one_column(shape: tuple[int, ...], dtype: Any = None) -> Any:
    """A vector with values as a matrix of one column begins with (Glorot and Bengio, 2010)."""
    column: Any = keras.initializers.GlorotUniform()((*shape, 1), dtype)
    return ops.squeeze(column, axis=-1)


def forget_gates_open(shape: tuple[int, ...], dtype: Any = None) -> Any:
    """Biases of an LSTM: 0, and 1 for the forget gates (Jozefowicz et al., 2015)."""
    units = shape[0] // 4
    bias = ops.concatenate([ops.zeros(units), ops.ones(units), ops.zeros(2 * units)])
    return ops.cast(bias, dtype or "float32")
