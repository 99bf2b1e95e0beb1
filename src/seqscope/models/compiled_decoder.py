"""The loop of the attention decoder for JAX, with its gradient written by hand."""

from typing import Any

import jax
import jax.numpy as jnp
from jax.lax import scan

from seqscope.models.attention import context_vectors
from seqscope.models.compiled import before, weight_gradient
from seqscope.models.translation import Attended
from seqscope.models.writing.form import Weights
from seqscope.models.writing.gru import DecoderStep, decoder_step

__all__ = ["decoder_states"]

IN_LOOP = ("attention_kernel", "recurrent_kernel", "context_kernel", "attention_vector")


def decoder_states(
    weights: Weights,
    projected: Any,
    state: tuple[Any],
    keys: Any,
    annotations: Any,
    mask: Any = None,
) -> Attended:
    """What `translation.decoder_states` finds with the weights of an `AttentionDecoder`."""
    in_loop = {name: weights[name] for name in IN_LOOP}
    return _decoder(in_loop, projected, *state, keys, annotations, mask)


def _decoder_forward(
    weights: Weights, projected: Any, first: Any, keys: Any, annotations: Any, mask: Any
) -> Any:
    def step(state: jax.Array, now: jax.Array) -> tuple[jax.Array, DecoderStep]:
        found = decoder_step(jnp, weights, now, state, keys, annotations, mask)
        return found.state, found

    steps = scan(step, first, projected)[1]
    found = (steps.scores, steps.weights, steps.context, steps.state)
    return found, (weights, steps, first, keys, annotations)


def _decoder_backward(saved: Any, gradients: Attended) -> Any:
    weights, (_, alpha, c, r, z, p, s), first, keys, annotations = saved
    W, U, C, V = (weights[name] for name in IN_LOOP)
    units = first.shape[-1]
    U_gates, U_candidate = U[:, : 2 * units], U[:, 2 * units :]

    def step(carry: Any, now: Any) -> Any:
        ds, sum_keys, sum_vector = carry
        (d_e, d_a, d_c, d_s), (a, r, z, p, s) = now  # s: the state that the step started from
        ds = ds + d_s
        dp = ds * z * (1 - p * p)
        d_reset = dp @ U_candidate.T
        dr, dz = d_reset * s * r * (1 - r), ds * (p - s) * z * (1 - z)
        gates = jnp.concatenate([dr, dz], axis=-1)
        entering = jnp.concatenate([gates, dp], axis=-1)
        dc = d_c + entering @ C.T
        da = d_a + jnp.matmul(annotations, dc[..., None])[..., 0]
        de = d_e + a * (da - jnp.sum(a * da, axis=-1, keepdims=True))
        # Computed again: to keep it for every step takes longer.
        t = jnp.tanh((s @ W)[:, None] + keys)
        d_tanh = de[..., None] * (1 - t * t)
        query = V * jnp.sum(d_tanh, axis=1)
        ds = ds * (1 - z) + d_reset * r + gates @ U_gates.T + query @ W.T
        sums = sum_keys + d_tanh, sum_vector + context_vectors(jnp, de, t)
        return (ds, *sums), (entering, query, dc)

    from_state = before(s, first)
    zeros = jnp.zeros_like(first), jnp.zeros_like(keys), jnp.zeros_like(keys[:, 0])
    carry, steps = scan(step, zeros, (gradients, (alpha, r, z, p, from_state)), reverse=True)
    (d_state, sum_keys, sum_vector), (entering, query, dc) = carry, steps
    d_gates = weight_gradient(from_state, entering[..., : 2 * units])
    d_candidate = weight_gradient(r * from_state, entering[..., 2 * units :])
    d_weights = {
        "attention_kernel": weight_gradient(from_state, query),
        "attention_vector": jnp.sum(sum_vector, axis=0),
        "recurrent_kernel": jnp.concatenate([d_gates, d_candidate], axis=-1),
        "context_kernel": weight_gradient(c, entering),
    }
    d_annotations = jnp.einsum("tbs,tbk->bsk", alpha, dc)
    return d_weights, entering, d_state, sum_keys * V, d_annotations, None


_decoder = jax.custom_vjp(jax.jit(lambda *given: _decoder_forward(*given)[0]))
_decoder.defvjp(jax.jit(_decoder_forward), jax.jit(_decoder_backward))
