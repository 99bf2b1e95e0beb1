"""A GRU fed contexts and its own words (Bahdanau et al., 2015): equations of one position."""

from types import ModuleType
from typing import NamedTuple

from seqscope.models.attention import additive_scores, context_vectors, masked_softmax
from seqscope.models.cells import Array, GRUStep, gru_step, product
from seqscope.models.writing.form import Cell, Spoken, Weights, Written

__all__ = [
    "CELL",
    "DecoderStep",
    "decoder_step",
    "entering",
    "first_state",
    "logits",
    "step",
]

CELL = Cell("attention gru", GRUStep._fields)


class DecoderStep(NamedTuple):
    """Everything one target position computes.

    scores, weights: `[batch source]`; context: `[batch annotation]`; the GRU's gates, candidate and
    the new decoder state: `[batch unit]`.
    """

    scores: Array
    weights: Array
    context: Array
    reset_gate: Array
    update_gate: Array
    candidate: Array
    state: Array


def first_state(xp: ModuleType, weights: Weights, annotations: Array) -> tuple[Array]:
    """s_0 = tanh(W_s h_1), `[batch unit]`."""
    return (xp.tanh(product(xp, annotations[:, 0], weights["initial_kernel"])),)


def entering(weights: Weights, spoken: Spoken) -> Array:
    """W y_{t-1} + b, `[... 3*unit]`: reset gate, update gate, candidate."""
    return spoken(weights["kernel"]) + weights["bias"]


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
    e, a, c, *cell = decoder_step(xp, weights, entering, state[0], keys, annotations, mask)
    return Written(e, a, c, (cell[-1],), GRUStep(*cell))


def decoder_step(
    xp: ModuleType,
    weights: Weights,
    projected: Array,
    state: Array,
    keys: Array,
    annotations: Array,
    mask: Array | None,
) -> DecoderStep:
    """One target position, from W y_{t-1} + b, `[batch 3*unit]`, and s_{t-1}, `[batch unit]`."""
    both = 2 * state.shape[-1]  # the two gates come first, the candidate last
    U = weights["recurrent_kernel"]
    query = product(xp, state, weights["attention_kernel"])
    e = additive_scores(xp, query, keys, weights["attention_vector"])
    a = masked_softmax(xp, e, mask)
    c = context_vectors(xp, a, annotations)
    entering = projected + product(xp, c, weights["context_kernel"])
    gates = entering[..., :both] + product(xp, state, U[:, :both])
    r, z, p, s = gru_step(xp, gates, entering[..., both:], U[:, both:], state)
    return DecoderStep(e, a, c, r, z, p, s)


def logits(xp: ModuleType, weights: Weights, spoken: Spoken, state: Array, context: Array) -> Array:
    """W_o y_{t-1} + U_o s_t + C_o c_t + b_o, `[... word]`."""
    return (
        spoken(weights["output_kernel"])
        + product(xp, state, weights["output_recurrent_kernel"])
        + product(xp, context, weights["output_context_kernel"])
        + weights["output_bias"]
    )
