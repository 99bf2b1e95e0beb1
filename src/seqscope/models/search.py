"""Search for the most probable targets among those that the grammar of a task allows."""

from collections.abc import Callable
from functools import cache, partial
from types import ModuleType
from typing import NamedTuple

import numpy as np

from seqscope.models.cells import Array, product
from seqscope.models.translation import annotations, attention_keys, form_of, part
from seqscope.models.walk import Scan, walk
from seqscope.models.writing.form import Weights
from seqscope.tasks.vocabulary import END, PADDING, START

__all__ = ["Answers", "Course", "compiled_search", "search"]

IMPOSSIBLE = np.float32(-1e30)  # finite: a beam that is out is still added to


class Answers(NamedTuple):
    """The most probable targets, the best first.

    ids: `[batch beam target]`, the end token included, padding behind it
    log_probability: `[batch beam]`, of the whole target, its end included, as the network alone
        sees it; -inf where the grammar allows fewer targets than there are beams
    probabilities: `[batch beam target]`, of every token, 1 behind the end
    scores, weights: `[batch beam target source]`, alignment scores and attention weights
    """

    ids: Array
    log_probability: Array
    probabilities: Array
    scores: Array
    weights: Array


class Course(NamedTuple):
    """What a target is held to while it is written; None where nothing is.

    looks: `[target source]`, True where a step may look; where that is a single place, its
        attention weight is 1
    words: `[target]`, the word that a step has to write, -1 where it is free
    """

    looks: Array | None
    words: Array | None


FREE = Course(None, None)


class Beams(NamedTuple):
    """Targets half written: the decoder's state, what it is fed next, and how far they are.

    state: arrays of `[batch beam unit]`; fed: `[batch beam word]`, one-hot or soft; place, in the
    grammar, log_probability and ended: `[batch beam]`
    """

    state: tuple[Array, ...]
    fed: Array
    place: Array
    log_probability: Array
    ended: Array


def search(
    xp: ModuleType,
    weights: Weights,
    source: Array,
    transitions: Array | None = None,
    *,
    longest: int,
    beam: int = 1,
    mask_padding: bool = True,
    feedback: str = "teacher",
    course: Course = FREE,
) -> Answers:
    """The `beam` most probable targets of at most `longest` tokens for every source.

    `source` holds word ids, `[batch source]`; `transitions` is the grammar, `[state word]`: the
    state that follows in state 0, 1, ..., -1 where a word is not allowed; None allows every word.
    One beam is greedy search. With `feedback` "soft" the decoder is fed its own probabilities, else
    the words chosen, if it is fed any. Its form is told by the names of its weights. All targets
    are held to the `course`, where there is one.
    """
    settings = longest, beam, mask_padding, feedback
    return _search(xp, walk(xp), *settings, weights, source, transitions, course)


@cache
def compiled_search(
    *, longest: int, beam: int = 1, mask_padding: bool = True, feedback: str = "teacher"
) -> Callable[[Weights, Array, Array | None], Answers]:
    """`search` of weights, source and transitions, compiled by JAX once for every shape."""
    import jax
    import jax.numpy as jnp
    from jax.lax import scan

    found: Callable[[Weights, Array, Array | None], Answers] = jax.jit(
        partial(_search, jnp, scan, longest, beam, mask_padding, feedback)
    )
    return found


def _search(
    xp: ModuleType,
    scan: Scan,
    longest: int,
    beam: int,
    mask_padding: bool,
    feedback: str,
    weights: Weights,
    source: Array,
    transitions: Array | None,
    course: Course = FREE,
) -> Answers:
    mask = xp.not_equal(source, PADDING) if mask_padding else None
    h = annotations(xp, weights, source, mask, scan=scan)
    decoder = part(weights, "decoder")
    if transitions is None:
        transitions = xp.zeros((1, decoder["output_bias"].shape[0]), dtype="int32")

    # Every beam looks at the same source: an axis of length 1 stands for the beams.
    looked_at = (
        attention_keys(xp, decoder, h)[:, None],
        h,
        None if mask is None else mask[:, None],
    )
    step = partial(_step, xp, decoder, looked_at, xp.asarray(transitions), feedback == "soft")
    last, steps = scan(step, _first(xp, decoder, h, beam), course, length=longest)
    ids, token, e, a = _along_beams(xp, *steps)

    possible = last.log_probability > IMPOSSIBLE / 2
    return Answers(
        xp.where(possible[..., None], ids, PADDING),
        xp.where(possible, last.log_probability, -np.float32(np.inf)),
        xp.exp(token),
        e,
        a,
    )


def _first(xp: ModuleType, decoder: Weights, annotations: Array, beam: int) -> Beams:
    """The beams before the first token: all but one are out, for they would only repeat it."""
    state = form_of(decoder).first_state(xp, decoder, annotations)
    batch, words = annotations.shape[0], decoder["output_bias"].shape[0]
    start = xp.where(xp.arange(words) == START, np.float32(1), np.float32(0))
    out = xp.where(xp.arange(beam) == 0, np.float32(0), IMPOSSIBLE)
    return Beams(
        state=tuple(xp.broadcast_to(x[:, None], (batch, beam, x.shape[1])) for x in state),
        fed=xp.broadcast_to(start, (batch, beam, words)),
        place=xp.zeros((batch, beam), dtype="int32"),
        log_probability=xp.broadcast_to(out, (batch, beam)),
        ended=xp.zeros((batch, beam), dtype=bool),
    )


def _step(
    xp: ModuleType,
    decoder: Weights,
    looked_at: tuple[Array, Array, Array | None],
    transitions: Array,
    soft: bool,
    beams: Beams,
    held: tuple[Array | None, Array | None],
) -> tuple[Beams, tuple[Array, ...]]:
    """One token more for every beam, the best of all continuations being kept.

    `held` is what the course says of this step.
    """
    batch, beam, words = beams.fed.shape
    form, spoken = form_of(decoder), partial(product, xp, beams.fed)
    projected = form.entering(decoder, spoken)
    keys, h, mask = looked_at
    looks, written = held
    mask = _both(mask, looks)
    e, a, c, state, _ = form.step(xp, decoder, projected, beams.state, keys, h, mask)
    y = log_softmax(xp, form.logits(xp, decoder, spoken, state[0], c))

    word = xp.arange(words)
    allowed = xp.where(transitions[beams.place] >= 0, y, IMPOSSIBLE)
    if written is not None:
        allowed = xp.where((written < 0) | (word == written), allowed, IMPOSSIBLE)
    stays = xp.where(word == PADDING, np.float32(0), IMPOSSIBLE)
    token = xp.where(beams.ended[..., None], stays, allowed)
    total = (beams.log_probability[..., None] + token).reshape(batch, beam * words)
    best = largest(xp, total, beam)
    parent, chosen = best // words, best % words

    def kept(x: Array) -> Array:
        return x if beam == 1 else _taken(xp, x, parent)

    ended, place = kept(beams.ended), kept(beams.place)
    following = Beams(
        state=tuple(map(kept, state)),
        fed=xp.exp(kept(y)) if soft else (chosen[..., None] == word).astype(y.dtype),
        place=xp.where(ended, place, transitions[place, chosen]),
        log_probability=xp.maximum(xp.take_along_axis(total, best, axis=1), IMPOSSIBLE),
        ended=ended | (chosen == END),
    )
    chance = xp.take_along_axis(token.reshape(batch, beam * words), best, axis=1)
    return following, (parent, chosen, chance, kept(e), kept(a))


def _both(one: Array | None, other: Array | None) -> Array | None:
    """Where both masks are True; a mask that is missing is True everywhere."""
    if one is None or other is None:
        return other if one is None else one
    return one & other


def log_softmax(xp: ModuleType, x: Array) -> Array:
    """Log probabilities along the last axis."""
    x = x - xp.max(x, axis=-1, keepdims=True)
    return x - xp.log(xp.sum(xp.exp(x), axis=-1, keepdims=True))


def largest(xp: ModuleType, x: Array, count: int) -> Array:
    """Places of the `count` largest numbers of each row, largest first, `[batch count]`.

    >>> largest(np, np.array([[2.0, 7.0, 5.0, 7.0]]), 3).tolist()
    [[1, 3, 2]]
    """
    # Beams are few, and argmax breaks ties alike in NumPy and in JAX.
    places = []
    for _ in range(count):
        place = xp.argmax(x, axis=1)
        places.append(place.astype("int32"))
        x = xp.where(xp.arange(x.shape[1]) == place[:, None], -np.float32(np.inf), x)
    return xp.stack(places, axis=1)


def _along_beams(xp: ModuleType, parents: Array, *found: Array) -> list[Array]:
    """What the beams that are left went through, `[batch beam target ...]`.

    In a beam's place there stood others before it, which it was copied from: `parents`,
    `[target batch beam]`, leads back to them.
    """
    beam = xp.broadcast_to(xp.arange(parents.shape[2]), parents.shape[1:])
    rows = []
    for t in reversed(range(parents.shape[0])):
        rows.append([_taken(xp, x[t], beam) for x in found])
        beam = xp.take_along_axis(parents[t], beam, axis=1)
    return [xp.stack(steps, axis=2) for steps in zip(*reversed(rows), strict=True)]


def _taken(xp: ModuleType, x: Array, beam: Array) -> Array:
    """The rows of those beams, `[batch beam ...]`."""
    return xp.take_along_axis(x, beam.reshape(beam.shape + (1,) * (x.ndim - 2)), axis=1)
