"""A target written once more, word by word as it is given, and all that the decoder computes."""

from collections.abc import Callable
from typing import Any, NamedTuple

import jax
from jax import numpy as jnp

from seqscope.models.cells import GRUStep, LSTMStep
from seqscope.models.translation import attention_keys, fed_words, form_of
from seqscope.models.writing.form import Weights

__all__ = ["WrittenTarget", "replay_target"]


class WrittenTarget(NamedTuple):
    """What the decoder computed for a whole target.

    logits: `[batch target word]`; scores, weights: `[batch target source]`; first_state: the
    decoder state s_0 that it started from, `[batch unit]`; cell: each `[batch target unit]`
    """

    logits: jax.Array
    scores: jax.Array
    weights: jax.Array
    first_state: jax.Array
    cell: GRUStep | LSTMStep


def replay_target(
    weights: Weights,
    annotations: Any,
    fed: Any,
    mask: Any = None,
    change: Callable[[Any], Any] | None = None,
) -> WrittenTarget:
    """All that a decoder with these weights computes while it is fed y_0, y_1, ...

    `annotations` are those of the source, `[batch source annotation]`, `fed` ids, `[batch target]`,
    and `mask`, `[batch source]`, says what of the source is real. `change` is done to the decoder
    state after every step, `[batch unit]`, before the word is chosen and the next step reads it.
    """
    form, keys = form_of(weights), attention_keys(jnp, weights, annotations)
    first = form.first_state(jnp, weights, annotations)
    spoken, entering = fed_words(jnp, weights, jnp.swapaxes(fed, 0, 1))

    def step(state: tuple[Any, ...], now: Any) -> tuple[tuple[Any, ...], Any]:
        e, a, c, (s, *others), cell = form.step(jnp, weights, now, state, keys, annotations, mask)
        s = s if change is None else change(s)
        return (s, *others), (e, a, c, cell._replace(hidden_state=s))

    _, (e, a, c, cell) = jax.lax.scan(step, first, entering)
    logits = form.logits(jnp, weights, spoken, cell.hidden_state, c)
    by_batch = jax.tree.map(lambda x: jnp.swapaxes(x, 0, 1), (logits, e, a, cell))
    logits, e, a, cell = by_batch
    return WrittenTarget(logits, e, a, first[0], cell)
