"""The loops of the encoder and of the decoder for JAX, with gradients written by hand.

Differentiating a loop adds up the gradient of every weight step by step, and keeps far more of each
step than is needed. Here a loop backwards carries the gradients of the state alone; the gradient of
the weights is one product over all steps afterwards. Memory counts as much as arithmetic: on a CPU
the time of a training step is for the most part that of moving arrays.
"""

from typing import Any

import jax
import jax.numpy as jnp
from jax.lax import scan

from seqscope.models.attention import context_vectors
from seqscope.models.cells import lstm_step
from seqscope.models.translation import Attended, DecoderStep, Weights, decoder_step

__all__ = ["decoder_states", "lstm_states"]

IN_LOOP = ("attention_kernel", "recurrent_kernel", "context_kernel", "attention_vector")


def weight_gradient(entered: jax.Array, gradient: jax.Array) -> jax.Array:
    """The gradient of a matrix, from all that it was multiplied with and what came of that."""
    return entered.reshape(-1, entered.shape[-1]).T @ gradient.reshape(-1, gradient.shape[-1])


def before(states: jax.Array, first: jax.Array, *, reverse: bool = False) -> jax.Array:
    """The state that every step started from, `[time batch unit]`."""
    if reverse:
        return jnp.concatenate([states[1:], first[None]])
    return jnp.concatenate([first[None], states[:-1]])


def lstm_states(
    projected: jax.Array, recurrent_kernel: jax.Array, mask: Any = None, *, reverse: bool = False
) -> jax.Array:
    """What `translation.lstm_states` finds."""
    return _lstm(reverse, projected, recurrent_kernel, mask)


def _lstm_forward(reverse: bool, projected: Any, recurrent_kernel: Any, mask: Any) -> Any:
    recurrent = jnp.split(recurrent_kernel, 4, axis=-1)

    def step(carry: Any, now: Any) -> Any:
        hidden, cell = carry
        i, f, g, o, c, h = lstm_step(jnp, now[0], recurrent, hidden, cell)
        if now[1] is not None:
            real = now[1][:, None]
            h, c = jnp.where(real, h, hidden), jnp.where(real, c, cell)
        return (h, c), (h, (i, f, g, o, cell))

    zero = jnp.zeros_like(projected[0, :, : recurrent_kernel.shape[0]])
    _, (hidden, steps) = scan(step, (zero, zero), (projected, mask), reverse=reverse)
    return hidden, (hidden, steps, recurrent_kernel, mask)


def _lstm_backward(reverse: bool, saved: Any, d_hidden: jax.Array) -> Any:
    hidden, steps, U, mask = saved

    def step(carry: Any, now: Any) -> Any:
        dh, dc = carry
        (i, f, g, o, cell), d_out, real = now
        dh = dh + d_out
        held_h = held_c = 0.0
        if real is not None:  # what was held passes its gradient on untouched
            real = real[:, None]
            held_h, dh = jnp.where(real, 0.0, dh), jnp.where(real, dh, 0.0)
            held_c, dc = jnp.where(real, 0.0, dc), jnp.where(real, dc, 0.0)
        t = jnp.tanh(f * cell + i * g)
        dc = dc + dh * o * (1 - t * t)
        di, df, dg, do = dc * g, dc * cell, dc * i, dh * t
        entering = [di * i * (1 - i), df * f * (1 - f), dg * (1 - g * g), do * o * (1 - o)]
        entering = jnp.concatenate(entering, axis=-1)
        return (entering @ U.T + held_h, dc * f + held_c), entering

    zero = jnp.zeros_like(hidden[0])
    _, d_projected = scan(step, (zero, zero), (steps, d_hidden, mask), reverse=not reverse)
    d_kernel = weight_gradient(before(hidden, zero, reverse=reverse), d_projected)
    return d_projected, d_kernel, None


_lstm = jax.custom_vjp(lambda *given: _lstm_forward(*given)[0], nondiff_argnums=(0,))
_lstm.defvjp(_lstm_forward, _lstm_backward)


def decoder_states(
    weights: Weights, projected: Any, state: Any, keys: Any, annotations: Any, mask: Any = None
) -> Attended:
    """What `translation.decoder_states` finds."""
    in_loop = {name: weights[name] for name in IN_LOOP}
    return _decoder(in_loop, projected, state, keys, annotations, mask)


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


_decoder = jax.custom_vjp(lambda *given: _decoder_forward(*given)[0])
_decoder.defvjp(_decoder_forward, _decoder_backward)
