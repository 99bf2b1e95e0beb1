"""The translator's equations: source ids to annotations, and annotations to target tokens.

Pure functions over the array library that they are handed; the weights are dictionaries with names
such as "encoder/forward/kernel".
"""

from collections.abc import Callable, Mapping
from functools import partial
from types import ModuleType
from typing import Any, NamedTuple

from seqscope.models.attention import additive_scores, context_vectors, masked_softmax
from seqscope.models.cells import Array, gru_step, lstm_step, product
from seqscope.models.walk import Scan, walk

__all__ = [
    "Attended",
    "DecoderStep",
    "Decoding",
    "Weights",
    "annotations",
    "attention_keys",
    "decode",
    "decoder_states",
    "decoder_step",
    "initial_state",
    "logits",
    "lstm_states",
    "part",
]

Weights = Mapping[str, Array]

# Scores, weights, contexts and decoder states of all positions of a target, `[target batch ...]`.
Attended = tuple[Array, Array, Array, Array]


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


class Decoding(NamedTuple):
    """What the decoder computed for a whole target.

    logits: `[batch target word]`; scores, weights: `[batch target source]`; contexts:
    `[batch target annotation]`.
    """

    logits: Array
    scores: Array
    weights: Array
    contexts: Array


def part(weights: Weights, name: str) -> dict[str, Array]:
    """The weights below `name`, under the rest of their names.

    >>> part({"decoder/bias": 1, "encoder/forward/bias": 2}, "encoder")
    {'forward/bias': 2}
    """
    below = name + "/"
    return {
        key.removeprefix(below): value for key, value in weights.items() if key.startswith(below)
    }


def lstm_states(
    xp: ModuleType,
    projected: Array,
    recurrent_kernel: Array,
    mask: Array | None = None,
    *,
    reverse: bool = False,
    scan: Scan | None = None,
) -> Array:
    """Hidden states of an LSTM at every position, `[source batch unit]`.

    `projected` is W x_t + b, `[source batch 4*unit]`; where `mask`, `[source batch]`, is False the
    state is held. With `reverse` the last position is read first; states stay with their tokens.
    """
    recurrent = xp.split(recurrent_kernel, 4, axis=-1)

    def step(carry: tuple[Array, Array], now: tuple[Array, Array | None]) -> Any:
        hidden, cell = carry
        *_, c, h = lstm_step(xp, now[0], recurrent, hidden, cell)
        if now[1] is not None:
            real = now[1][:, None]
            h, c = xp.where(real, h, hidden), xp.where(real, c, cell)
        return (h, c), (h,)

    zero = xp.zeros_like(projected[0, :, : recurrent_kernel.shape[0]])
    _, (hidden,) = (scan or walk(xp))(step, (zero, zero), (projected, mask), reverse=reverse)
    return hidden


def annotations(
    xp: ModuleType, weights: Weights, source: Array, mask: Array | None, *, scan: Scan | None = None
) -> Array:
    """Annotations h_j: the hidden states of both directions joined, `[batch source annotation]`.

    `source` holds word ids, `[batch source]`; at masked positions the annotation is 0.
    """
    by_time = None if mask is None else xp.swapaxes(mask, 0, 1)
    both = []
    for direction in ("forward", "backward"):
        lstm = part(weights, f"encoder/{direction}")
        rows = lstm["kernel"]  # a one-hot vector times a matrix is a row of the matrix
        if "embedding/embeddings" in weights:
            rows = product(xp, weights["embedding/embeddings"], rows)
        projected = xp.take(rows + lstm["bias"], xp.swapaxes(source, 0, 1), axis=0)
        U, reverse = lstm["recurrent_kernel"], direction == "backward"
        both.append(lstm_states(xp, projected, U, by_time, reverse=reverse, scan=scan))
    joined = xp.swapaxes(xp.concatenate(both, axis=-1), 0, 1)
    return joined if mask is None else xp.where(mask[..., None], joined, 0)


def initial_state(xp: ModuleType, weights: Weights, annotations: Array) -> Array:
    """s_0 = tanh(W_s h_1), `[batch unit]`."""
    return xp.tanh(product(xp, annotations[:, 0], weights["initial_kernel"]))


def attention_keys(xp: ModuleType, weights: Weights, annotations: Array) -> Array:
    """U_a h_j + b_a at every source position, `[batch source attention]`."""
    return product(xp, annotations, weights["annotation_kernel"]) + weights["attention_bias"]


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


def decoder_states(
    xp: ModuleType,
    weights: Weights,
    projected: Array,
    state: Array,
    keys: Array,
    annotations: Array,
    mask: Array | None = None,
    *,
    scan: Scan | None = None,
) -> Attended:
    """Scores, weights, contexts and decoder states of a target that is known beforehand.

    `projected` is W y_{t-1} + b, `[target batch 3*unit]`; `state` is s_0, `[batch unit]`.
    """

    def step(state: Array, now: tuple[Array]) -> tuple[Array, Attended]:
        e, a, c, *_, s = decoder_step(xp, weights, now[0], state, keys, annotations, mask)
        return s, (e, a, c, s)

    e, a, c, s = (scan or walk(xp))(step, state, (projected,))[1]
    return e, a, c, s


def logits(xp: ModuleType, weights: Weights, target: Array, state: Array, context: Array) -> Array:
    """W_o y_{t-1} + U_o s_t + C_o c_t + b_o, `[... word]`; `target` is W_o y_{t-1}."""
    return (
        target
        + product(xp, state, weights["output_recurrent_kernel"])
        + product(xp, context, weights["output_context_kernel"])
        + weights["output_bias"]
    )


def decode(
    xp: ModuleType,
    weights: Weights,
    annotations: Array,
    targets: Array,
    mask: Array | None = None,
    *,
    feedback: str = "teacher",
    scan: Scan | None = None,
    states: Callable[..., Attended] | None = None,
) -> Decoding:
    """Everything the decoder computes for a whole target, from the annotations of the source.

    `targets` holds the ids of y_0, y_1, ..., `[batch target]`. With `feedback` "teacher" these are
    what is fed; with "soft" only y_0 is, and then the network's own probabilities.
    """
    keys = attention_keys(xp, weights, annotations)
    state = initial_state(xp, weights, annotations)

    if feedback == "teacher":
        ids = xp.swapaxes(targets, 0, 1)
        projected = xp.take(weights["kernel"], ids, axis=0) + weights["bias"]
        states = states or partial(decoder_states, xp, scan=scan)
        e, a, c, s = states(weights, projected, state, keys, annotations, mask)
        found = (logits(xp, weights, xp.take(weights["output_kernel"], ids, axis=0), s, c), e, a, c)
    else:

        def step(carry: tuple[Array, Array], _: Any) -> Any:
            state, y = carry
            projected = product(xp, y, weights["kernel"]) + weights["bias"]
            e, a, c, *_, s = decoder_step(xp, weights, projected, state, keys, annotations, mask)
            now = logits(xp, weights, product(xp, y, weights["output_kernel"]), s, c)
            return (s, masked_softmax(xp, now)), (now, e, a, c)

        words = weights["kernel"].shape[0]
        first = xp.where(xp.equal(targets[:, :1], xp.arange(words)), xp.ones_like(keys[0, 0, 0]), 0)
        _, found = (scan or walk(xp))(step, (state, first), (), length=targets.shape[1])

    return Decoding(*(xp.swapaxes(x, 0, 1) for x in found))
