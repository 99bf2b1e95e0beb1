"""What a network that predicts words says of the next one."""

from collections.abc import Mapping
from typing import Any

import jax
from jax import numpy as jnp

__all__ = ["ALTERNATIVES", "next_words"]

ALTERNATIVES = 3


def next_words(logits: Any, following: Any) -> Mapping[str, jax.Array]:
    """The likeliest next words, their probabilities, and the loss of the word that came, in nats.

    `logits` are `[batch time word]`, `following` ids, `[batch time]`; alternatives and their
    probabilities, `[batch time 3]`, begin with the prediction.
    """
    total = jax.nn.logsumexp(logits, axis=-1)
    said = jnp.take_along_axis(logits, following[..., None], axis=-1)[..., 0]
    raised, best = jax.lax.top_k(logits, ALTERNATIVES)  # on a CPU faster than one argmax
    return {
        "alternatives": best,
        "alternative_probabilities": jnp.exp(raised - total[..., None]),
        "loss": total - said,
    }
