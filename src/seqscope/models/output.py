"""The last layer of a network that answers at every position."""

from typing import Any

import keras
from keras import ops

from seqscope.models.cells import product

__all__ = ["Output"]


@keras.saving.register_keras_serializable("seqscope")
class Output(keras.layers.Dense):
    """`keras.layers.Dense` without activation, faster to train where there are many words."""

    def call(self, inputs: Any, training: bool | None = None) -> Any:
        return product(ops, inputs, self.kernel) + self.bias
