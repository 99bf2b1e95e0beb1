"""The translator's equations: source ids to annotations, and annotations to target tokens.

Pure functions over the array library that they are handed; the weights are dictionaries with names
such as "encoder/forward/kernel".
"""

from collections.abc import Callable
from functools import partial
from types import ModuleType
from typing import Any, NamedTuple

from seqscope.models.attention import masked_softmax
from seqscope.models.cells import Array, product
from seqscope.models.loops import hidden_states
from seqscope.models.walk import Scan, walk
from seqscope.models.writing import contexts, gru
from seqscope.models.writing.form import Form, Spoken, Weights

__all__ = [
    "Attended",
    "Decoding",
    "annotations",
    "attention_keys",
    "decode",
    "decoder_states",
    "fed_words",
    "form_of",
    "part",
]

# Scores, weights, contexts and decoder states of all positions of a target, `[target batch ...]`.
Attended = tuple[Array, Array, Array, Array]


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
        projected = read_words(xp, weights, lstm["kernel"], xp.swapaxes(source, 0, 1))
        projected = projected + lstm["bias"]
        U, reverse = lstm["recurrent_kernel"], direction == "backward"
        zero = xp.zeros_like(projected[0, :, : U.shape[0]])
        first = (zero, zero)
        hidden, _ = hidden_states(
            xp, "lstm", projected, (U,), first, by_time, reverse=reverse, scan=scan
        )
        both.append(hidden)
    joined = xp.swapaxes(xp.concatenate(both, axis=-1), 0, 1)
    return joined if mask is None else xp.where(mask[..., None], joined, 0)


def read_words(xp: ModuleType, weights: Weights, kernel: Array, ids: Array) -> Array:
    """W x_j of the words that are read, `[source batch gate*unit]`; `ids` are `[source batch]`."""
    embedding = weights.get("embedding/embeddings")
    if embedding is None:  # a one-hot vector times a matrix is a row of the matrix
        return xp.take(kernel, ids, axis=0)
    if ids.size < embedding.shape[0]:  # a text that is typed has few words of a large vocabulary
        return product(xp, xp.take(embedding, ids, axis=0), kernel)
    return xp.take(product(xp, embedding, kernel), ids, axis=0)


def attention_keys(xp: ModuleType, weights: Weights, annotations: Array) -> Array:
    """U_a h_j + b_a at every source position, `[batch source attention]`."""
    return product(xp, annotations, weights["annotation_kernel"]) + weights["attention_bias"]


def form_of(weights: Weights) -> Form:
    """The form of the decoder that has these weights."""
    return contexts if "score_bias" in weights else gru


def fed_words(xp: ModuleType, weights: Weights, ids: Array) -> tuple[Spoken, Array]:
    """The words y_{t-1}, and what of each enters its step, `[target batch gate*unit]`.

    `ids` are `[target batch]`. What enters besides, attention and state, is known step by step.
    """
    spoken = lambda matrix: xp.take(matrix, ids, axis=0)
    entering = form_of(weights).entering(weights, spoken)
    return spoken, xp.broadcast_to(entering, (*ids.shape, entering.shape[-1]))


def decoder_states(
    xp: ModuleType,
    weights: Weights,
    projected: Array,
    state: tuple[Array, ...],
    keys: Array,
    annotations: Array,
    mask: Array | None = None,
    *,
    scan: Scan | None = None,
) -> Attended:
    """Scores, weights, contexts and decoder states of a target that is known beforehand.

    `projected` is all that enters a step from the target, `[target batch gate*unit]`; `state` is
    what its first position starts from.
    """
    form = form_of(weights)

    def step(state: tuple[Array, ...], now: tuple[Array]) -> tuple[tuple[Array, ...], Attended]:
        e, a, c, state, _ = form.step(xp, weights, now[0], state, keys, annotations, mask)
        return state, (e, a, c, state[0])

    e, a, c, s = (scan or walk(xp))(step, state, (projected,))[1]
    return e, a, c, s


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
    what is fed; with "soft" only y_0 is, and then the network's own probabilities; with "none"
    nothing is. `states` takes the place of `decoder_states`.
    """
    form, keys = form_of(weights), attention_keys(xp, weights, annotations)
    state = form.first_state(xp, weights, annotations)
    ids = xp.swapaxes(targets, 0, 1)

    if feedback != "soft":
        spoken, projected = fed_words(xp, weights, ids)
        states = states or partial(decoder_states, xp, scan=scan)
        e, a, c, s = states(weights, projected, state, keys, annotations, mask)
        found = (form.logits(xp, weights, spoken, s, c), e, a, c)
    else:

        def step(carry: tuple[Any, Array], _: Any) -> Any:
            state, y = carry
            spoken = partial(product, xp, y)
            projected = form.entering(weights, spoken)
            e, a, c, state, _ = form.step(xp, weights, projected, state, keys, annotations, mask)
            now = form.logits(xp, weights, spoken, state[0], c)
            return (state, masked_softmax(xp, now)), (now, e, a, c)

        words = weights["output_bias"].shape[0]
        first = xp.where(xp.equal(targets[:, :1], xp.arange(words)), xp.ones_like(keys[0, 0, 0]), 0)
        _, found = (scan or walk(xp))(step, (state, first), (), length=ids.shape[0])

    return Decoding(*(xp.swapaxes(x, 0, 1) for x in found))
