"""Recurrent layers that return the hidden state of every position: simple, GRU and LSTM."""

from collections.abc import Callable
from typing import Any, ClassVar

import keras
from keras import ops

from seqscope.models import loops
from seqscope.models.cells import product
from seqscope.models.initializers import forget_gates_open

__all__ = ["CELLS", "GRU", "LSTM", "Recurrent", "SimpleRNN"]


class Recurrent(keras.Layer):
    """Hidden states h_1 ... h_T of a cell, `[batch time unit]`.

    Reads `[batch time feature]`; or, where `words` is given, ids of that many words,
    `[batch time]`, each of which stands for its one-hot vector. Where the mask is False the state
    is held. With `reverse` the last position is read first; states stay with their tokens.

    `initial_state` is a tuple of `state_count` arrays, `[batch unit]`, zeros if it is not given.
    With `return_state` the layer returns the hidden states and such a tuple: the state after the
    last real token, or, with `reverse`, after the first. The mask of an embedding comes along by
    itself; where an `initial_state` is given, Keras wants the mask to be given as well.
    """

    cell: ClassVar[str]
    gates: ClassVar[int]  # of them and of the candidate: the width of the kernels in units
    biases: ClassVar[tuple[int, ...]] = ()  # how many, where there is more than one
    state_count: ClassVar[int] = 1
    change: Callable[[Any], Any] | None = None  # done to every hidden state, to see what follows

    def __init__(
        self, units: int, *, words: int | None = None, reverse: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.units, self.words, self.reverse = units, words, reverse
        self.supports_masking = True

    def build(self, shape: tuple[int | None, ...]) -> None:
        units, width, features = self.units, self.gates * self.units, self.words or shape[-1]
        self.kernel = self.add_weight((features, width), "glorot_uniform", name="kernel")
        self.recurrent_kernel = self.add_weight(
            (units, width), "orthogonal", name="recurrent_kernel", autocast=False
        )
        self.bias = self.add_weight(
            (*self.biases, width), self._first_bias(), name="bias", autocast=False
        )

    def call(
        self,
        sequences: Any,
        mask: Any = None,
        initial_state: Any = None,
        return_state: bool = False,
    ) -> Any:
        bias, recurrent = self.entering_weights()
        projected = self.projected(sequences, bias)
        if initial_state is None:
            first = (ops.zeros_like(projected[0, :, : self.units]),) * self.state_count
        else:
            first = self._checked(initial_state)
        mask = None if mask is None else ops.swapaxes(mask, 0, 1)
        hidden, state = self._states(projected, recurrent, first, mask)
        hidden = ops.cast(ops.swapaxes(hidden, 0, 1), self.compute_dtype)
        return (hidden, state) if return_state else hidden

    def compute_output_spec(
        self,
        sequences: Any,
        mask: Any = None,
        initial_state: Any = None,
        return_state: bool = False,
    ) -> Any:
        batch, time = sequences.shape[:2]
        hidden = keras.KerasTensor((batch, time, self.units), self.compute_dtype)
        each = range(self.state_count)
        state = tuple(keras.KerasTensor((batch, self.units), "float32") for _ in each)
        return (hidden, state) if return_state else hidden

    def get_config(self) -> dict[str, Any]:
        own = {"units": self.units, "words": self.words, "reverse": self.reverse}
        return {**super().get_config(), **own}

    def projected(self, sequences: Any, bias: Any) -> Any:
        """W x_t + b at every position, `[time batch gate*unit]`."""
        kernel, bias = (ops.cast(w, self.compute_dtype) for w in (self.kernel, bias))
        by_time = ops.swapaxes(sequences, 0, 1)
        if self.words:
            projected = ops.take(kernel + bias, by_time, axis=0)
        else:
            projected = product(ops, by_time, kernel) + bias
        # In half precision a state drifts, rounded at every step, so the loop runs in single.
        return ops.cast(projected, "float32")

    def _states(
        self, projected: Any, recurrent: Any, first: Any, mask: Any
    ) -> tuple[Any, loops.State]:
        given: Any = (self.cell, projected, recurrent, first, mask)
        how: Any = {"reverse": self.reverse, "change": self.change}
        if keras.backend.backend() != "jax":
            return loops.hidden_states(ops, *given, **how)

        from seqscope.models import compiled

        return compiled.hidden_states(*given, **how)

    def entering_weights(self) -> tuple[Any, tuple[Any, ...]]:
        """The bias of what enters the loop, and the weights within it."""
        return self.bias, (ops.convert_to_tensor(self.recurrent_kernel),)

    def _checked(self, state: Any) -> tuple[Any, ...]:
        if not isinstance(state, (list, tuple)) or len(state) != self.state_count:
            raise ValueError(
                f"The initial state of {type(self).__name__} is a tuple of {self.state_count} "
                f"arrays, each [batch unit]. Given was {state!r}. Give the tuple that "
                f"return_state=True returns."
            )
        return tuple(ops.cast(each, "float32") for each in state)

    def _first_bias(self) -> Any:
        return "zeros"


@keras.saving.register_keras_serializable("seqscope")
class SimpleRNN(Recurrent):
    """Hidden states of the simple cell (Elman, 1990), as in Keras' own layer of that name.

        h_t = tanh(W x_t + U h_{t-1} + b)

    What it reads and returns is said at `Recurrent`.
    """

    cell, gates = "simple", 1


@keras.saving.register_keras_serializable("seqscope")
class GRU(Recurrent):
    """Hidden states of the GRU (Cho et al., 2014), in the form of Keras' own, PyTorch and cuDNN.

        z_t = σ(W_z x_t + b_z + U_z h_{t-1} + b'_z),  r_t likewise
        p_t = tanh(W_p x_t + b_p + r_t ∘ (U_p h_{t-1} + b'_p))
        h_t = z_t ∘ h_{t-1} + (1 - z_t) ∘ p_t

    What it reads and returns is said at `Recurrent`.
    """

    cell, gates = "gru", 3
    biases = (2,)  # b, which enters from outside of the loop, and b', which is added within

    def entering_weights(self) -> tuple[Any, tuple[Any, ...]]:
        outside, within = ops.unstack(ops.convert_to_tensor(self.bias))
        return outside, (ops.convert_to_tensor(self.recurrent_kernel), within)


@keras.saving.register_keras_serializable("seqscope")
class LSTM(Recurrent):
    """Hidden states of the LSTM (Hochreiter and Schmidhuber, 1997), as in Keras' own.

        i_t = σ(W_i x_t + U_i h_{t-1} + b_i),  f_t, o_t likewise
        g_t = tanh(W_g x_t + U_g h_{t-1} + b_g)
        c_t = f_t ∘ c_{t-1} + i_t ∘ g_t
        h_t = o_t ∘ tanh(c_t)

    What it reads and returns is said at `Recurrent`; its state is (h, c).
    """

    cell, gates, state_count = "lstm", 4, 2

    def _first_bias(self) -> Any:
        return forget_gates_open


CELLS: dict[str, type[Recurrent]] = {"simple": SimpleRNN, "gru": GRU, "lstm": LSTM}
