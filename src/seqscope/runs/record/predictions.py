"""What a network that predicts words says of the next one."""

from collections.abc import Mapping
from typing import Any

import jax
from jax import numpy as jnp

from seqscope.models.search import largest

__all__ = ["ALTERNATIVES", "next_words"]

ALTERNATIVES = 3


def next_words(logits: Any, following: Any) -> Mapping[str, jax.Array]:
    """The likeliest next words, their probabilities, and the loss of the word that came, in nats.

    `logits` are `[batch time word]`, `following` ids, `[batch time]`; alternatives and their
    probabilities, `[batch time 3]`, begin with the prediction.
    """
    total = jax.nn.logsumexp(logits, axis=-1)
    said = jnp.take_along_axis(logits, following[..., None], axis=-1)[..., 0]
    rows = logits.reshape(-1, logits.shape[-1])
    best = largest(jnp, rows, ALTERNATIVES).reshape(*total.shape, ALTERNATIVES)
    raised = jnp.take_along_axis(logits, best, axis=-1)
    return {
        "alternatives": best,
        "alternative_probabilities": jnp.exp(raised - total[..., None]),
        "loss": total - said,
    }
