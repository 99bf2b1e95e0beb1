"""One step of the recurrent cells, as pure functions that return every gate.

Each function takes the array library to compute with as its first argument (`numpy`, `jax.numpy`
or `keras.ops`), so that one sentence is replayed by NumPy at once and a training runs compiled,
from the same equations.
"""

from types import ModuleType
from typing import Any, NamedTuple

__all__ = [
    "Array",
    "GRULayerStep",
    "GRUStep",
    "LSTMStep",
    "SimpleStep",
    "gate",
    "gru_layer_step",
    "gru_step",
    "lstm_step",
    "product",
    "simple_step",
]

Array = Any  # of the library that is handed in; the docstrings give the shapes


class SimpleStep(NamedTuple):
    """All that one step of the simple cell computes, `[batch unit]`."""

    hidden_state: Array


class LSTMStep(NamedTuple):
    """Everything one step of the LSTM computes, each `[batch unit]`."""

    input_gate: Array
    forget_gate: Array
    candidate: Array
    output_gate: Array
    cell_state: Array
    hidden_state: Array


class GRUStep(NamedTuple):
    """Everything one step of the GRU computes, each `[batch unit]`."""

    reset_gate: Array
    update_gate: Array
    candidate: Array
    hidden_state: Array


class GRULayerStep(NamedTuple):
    """Everything one step of the GRU of the layers computes, each `[batch unit]`.

    `recalled` is what the reset gate lets through or not: the old state, already multiplied.
    """

    reset_gate: Array
    update_gate: Array
    recalled: Array
    candidate: Array
    hidden_state: Array


def gate(xp: ModuleType, x: Array) -> Array:
    """Numbers in (0, 1): the logistic function, by way of tanh.

    >>> import numpy as np
    >>> gate(np, np.array([-100.0, 0.0, 100.0])).tolist()
    [0.0, 0.5, 1.0]
    """
    # XLA computes its own logistic three to four times slower on a CPU.
    return 0.5 * xp.tanh(0.5 * x) + 0.5


def product(xp: ModuleType, x: Array, matrix: Array) -> Array:
    """The product x W over the last axis of x, `[... out]`."""
    # As one product of two matrices: NumPy would take a stack of them one by one, and XLA turns the
    # axes of all that the gradient of W is made from.
    rows = xp.reshape(x, (-1, x.shape[-1]))
    return xp.reshape(xp.matmul(rows, matrix), (*x.shape[:-1], matrix.shape[-1]))


def simple_step(xp: ModuleType, projected: Array, recurrent: Array, hidden: Array) -> SimpleStep:
    """One step of the simple cell (Elman, 1990): h_t = tanh(W x_t + b + U h_{t-1}).

    `projected` is W x_t + b, `[batch unit]`; `recurrent` is U, `[unit unit]`; `hidden` is h_{t-1}.
    """
    return SimpleStep(xp.tanh(projected + product(xp, hidden, recurrent)))


def lstm_step(
    xp: ModuleType, projected: Array, recurrent: list[Array], hidden: Array, cell: Array
) -> LSTMStep:
    """One step of the LSTM (Hochreiter and Schmidhuber, 1997; forget gate: Gers et al., 2000).

    `projected` is W x_t + b, `[batch 4*unit]`: input gate, forget gate, candidate, output gate;
    `recurrent` is U of each of them, `[unit unit]`; `hidden` and `cell` are h_{t-1} and c_{t-1},
    `[batch unit]`.
    """
    # One product for each gate: to cut the gates out of one wide product costs XLA more on a CPU.
    entering = zip(xp.split(projected, 4, axis=-1), recurrent, strict=True)
    i, f, g, o = (x + product(xp, hidden, U) for x, U in entering)
    i, f, g, o = gate(xp, i), gate(xp, f), xp.tanh(g), gate(xp, o)
    c = f * cell + i * g
    return LSTMStep(i, f, g, o, c, hidden_state=o * xp.tanh(c))


def gru_step(
    xp: ModuleType, gates: Array, candidate: Array, candidate_kernel: Array, hidden: Array
) -> GRUStep:
    """One step of the GRU (Cho et al., 2014), the reset gate acting before the product.

    `gates` is all that enters the reset and the update gate, `[batch 2*unit]`; `candidate` all that
    enters the candidate besides U_p (r ∘ s), `[batch unit]`; `candidate_kernel` is U_p,
    `[unit unit]`; `hidden` is s_{t-1}, `[batch unit]`.
    """
    r, z = xp.split(gate(xp, gates), 2, axis=-1)
    p = xp.tanh(candidate + product(xp, r * hidden, candidate_kernel))
    return GRUStep(r, z, p, hidden_state=(1 - z) * hidden + z * p)


def gru_layer_step(
    xp: ModuleType,
    projected: Array,
    recurrent: list[Array],
    recurrent_bias: list[Array],
    hidden: Array,
) -> GRULayerStep:
    """One step of the GRU as Keras, PyTorch and cuDNN compute it, reset after the product.

    `projected` is W x_t + b, `[batch 3*unit]`: update gate, reset gate, candidate; `recurrent` and
    `recurrent_bias` are U, `[unit unit]`, and b', `[unit]`, of each of them; `hidden` is h_{t-1}.
    An open update gate keeps the old state here, where in `gru_step` it takes the new one.
    """
    parts = zip(recurrent, recurrent_bias, strict=True)
    from_z, from_r, m = (product(xp, hidden, U) + b for U, b in parts)
    z, r, p = xp.split(projected, 3, axis=-1)
    z, r = gate(xp, z + from_z), gate(xp, r + from_r)
    p = xp.tanh(p + r * m)
    return GRULayerStep(r, z, m, p, hidden_state=z * hidden + (1 - z) * p)
