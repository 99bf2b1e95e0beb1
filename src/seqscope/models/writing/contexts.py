"""An LSTM that is fed contexts, and nothing else unless asked: equations of one target position."""

from types import ModuleType
from typing import NamedTuple

from seqscope.models.attention import additive_scores, context_vectors, masked_softmax
from seqscope.models.cells import Array, LSTMStep, lstm_step, product
from seqscope.models.writing.form import Cell, Spoken, Weights, Written

__all__ = [
    "CELL",
    "ContextStep",
    "context_step",
    "entering",
    "first_state",
    "logits",
    "step",
]

CELL = Cell("lstm", LSTMStep._fields)


class ContextStep(NamedTuple):
    """Everything one target position computes.

    scores, weights: `[batch source]`; context: `[batch annotation]`; lstm: the step of the LSTM
    """

    scores: Array
    weights: Array
    context: Array
    lstm: LSTMStep


def first_state(xp: ModuleType, weights: Weights, annotations: Array) -> tuple[Array, Array]:
    """s_0 and c_0: zeros, `[batch unit]`."""
    zero = xp.zeros_like(annotations[:, :1, 0])
    zeros = xp.broadcast_to(zero, (zero.shape[0], weights["recurrent_kernel"].shape[0]))
    return zeros, zeros


def entering(weights: Weights, spoken: Spoken) -> Array:
    """b, or W y_{t-1} + b where words are fed back, `[... 4*unit]`."""
    return weights["bias"] + (spoken(weights["kernel"]) if "kernel" in weights else 0)


def step(
    xp: ModuleType,
    weights: Weights,
    entering: Array,
    state: tuple[Array, ...],
    keys: Array,
    annotations: Array,
    mask: Array | None,
) -> Written:
    """What any form shows of a target position."""
    e, a, c, lstm = context_step(xp, weights, entering, state, keys, annotations, mask)
    return Written(e, a, c, (lstm.hidden_state, lstm.cell_state), lstm)


def context_step(
    xp: ModuleType,
    weights: Weights,
    entering: Array,
    state: tuple[Array, ...],
    keys: Array,
    annotations: Array,
    mask: Array | None,
) -> ContextStep:
    """One target position, from b or W y_{t-1} + b, `[batch 4*unit]`, and s_{t-1} and its cell."""
    query = product(xp, state[0], weights["attention_kernel"])
    e = additive_scores(xp, query, keys, weights["attention_vector"]) + weights["score_bias"]
    e = xp.maximum(e, 0.0)
    a = masked_softmax(xp, e, mask)
    c = context_vectors(xp, a, annotations)
    projected = entering + product(xp, c, weights["context_kernel"])
    recurrent = xp.split(weights["recurrent_kernel"], 4, axis=-1)
    return ContextStep(e, a, c, lstm_step(xp, projected, recurrent, *state))


def logits(xp: ModuleType, weights: Weights, spoken: Spoken, state: Array, context: Array) -> Array:
    """U_o s_t + b_o, `[... word]`."""
    return product(xp, state, weights["output_recurrent_kernel"]) + weights["output_bias"]
