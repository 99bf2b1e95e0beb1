"""The loops of the recurrent layers for JAX, with gradients written by hand.

Differentiating a loop adds up the gradient of every weight step by step, and keeps far more of each
step than is needed. Here a loop backwards carries the gradients of the state alone; the gradient of
the weights is one product over all steps afterwards. Memory counts as much as arithmetic: on a CPU
the time of a training step is for the most part that of moving arrays. Both ways are compiled, so
that a layer that is called outside a compiled step does not trace its loop anew each time.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
from jax.lax import scan

from seqscope.models import loops
from seqscope.models.cells import gru_layer_step, lstm_step, simple_step
from seqscope.models.loops import State

__all__ = ["before", "hidden_states", "weight_gradient"]


def hidden_states(
    cell: str,
    projected: jax.Array,
    recurrent: tuple[jax.Array, ...],
    first: State,
    mask: jax.Array | None = None,
    *,
    reverse: bool = False,
    change: Callable[[jax.Array], jax.Array] | None = None,
) -> tuple[jax.Array, State]:
    """What `loops.hidden_states` finds."""
    if change is not None:  # nobody trains with changed states
        given = (jnp, cell, projected, recurrent, first, mask)
        return loops.hidden_states(*given, reverse=reverse, scan=scan, change=change)
    found: tuple[jax.Array, State] = _states(cell, reverse, projected, recurrent, first, mask)
    return found


def weight_gradient(entered: jax.Array, gradient: jax.Array) -> jax.Array:
    """The gradient of a matrix, from all that it was multiplied with and what came of that."""
    return entered.reshape(-1, entered.shape[-1]).T @ gradient.reshape(-1, gradient.shape[-1])


def before(states: jax.Array, first: jax.Array, *, reverse: bool = False) -> jax.Array:
    """The state that every step started from, `[time batch unit]`."""
    if reverse:
        return jnp.concatenate([states[1:], first[None]])
    return jnp.concatenate([first[None], states[:-1]])


class Loop(NamedTuple):
    """A cell as the loops take it.

    step: from U, what enters and the state to the state after, and what the way back needs
    back: from U, the gradient of the state after, h before and after and what was kept to the
        gradients of the state before and of what entered
    gradients: from every h before and the gradients of what entered to those of projected and U
    """

    step: Callable[..., Any]
    back: Callable[..., Any]
    gradients: Callable[..., Any]


@partial(jax.jit, static_argnums=(0, 1))
def _forward(
    cell: str, reverse: bool, projected: Any, recurrent: Any, first: Any, mask: Any
) -> Any:
    loop = LOOPS[cell]

    def step(state: State, now: Any) -> Any:
        x, real = now
        after, kept = loop.step(recurrent, x, state)
        after = _where(real, after, state)
        return after, (after[0], kept)

    last, (hidden, kept) = scan(step, first, (projected, mask), reverse=reverse)
    return (hidden, last), (hidden, kept, recurrent, first, mask)


@partial(jax.jit, static_argnums=(0, 1))
def _backward(cell: str, reverse: bool, saved: Any, gradients: Any) -> Any:
    hidden, kept, recurrent, first, mask = saved
    d_hidden, d_last = gradients
    start = before(hidden, first[0], reverse=reverse)
    loop = LOOPS[cell]

    def step(d_state: State, now: Any) -> Any:
        d_out, real, h0, h, kept = now
        d_state = (d_state[0] + d_out, *d_state[1:])
        none = tuple(map(jnp.zeros_like, d_state))
        d_before, entering = loop.back(recurrent, _where(real, d_state, none), h0, h, kept)
        if real is not None:  # what was held passes its gradient on untouched
            held = _where(real, none, d_state)
            d_before = tuple(d + d_held for d, d_held in zip(d_before, held, strict=True))
        return d_before, entering

    steps = (d_hidden, mask, start, hidden, kept)
    d_first, entering = scan(step, d_last, steps, reverse=not reverse)
    d_projected, d_recurrent = loop.gradients(start, entering)
    return d_projected, d_recurrent, d_first, None


def _where(real: Any, one: State, other: State) -> State:
    """The one state where the token is real, the other one elsewhere."""
    if real is None:
        return one
    return tuple(jnp.where(real[:, None], x, y) for x, y in zip(one, other, strict=True))


_states = jax.custom_vjp(lambda *given: _forward(*given)[0], nondiff_argnums=(0, 1))
_states.defvjp(_forward, _backward)


def _simple_step(recurrent: Any, x: Any, state: State) -> Any:
    return tuple(simple_step(jnp, x, *recurrent, *state)), ()


def _simple_back(recurrent: Any, d_state: State, h0: Any, h: Any, kept: Any) -> Any:
    (U,), (dh,) = recurrent, d_state
    entering = dh * (1 - h * h)
    return (entering @ U.T,), entering


def _gru_step(recurrent: Any, x: Any, state: State) -> Any:
    U, bias = (jnp.split(each, 3, axis=-1) for each in recurrent)
    *kept, h = gru_layer_step(jnp, x, U, bias, *state)
    return (h,), kept


def _gru_back(recurrent: Any, d_state: State, h0: Any, h: Any, kept: Any) -> Any:
    (U, _), (dh,), (r, z, m, p) = recurrent, d_state, kept
    dp = dh * (1 - z) * (1 - p * p)
    dz, dr = dh * (h0 - p) * z * (1 - z), dp * m * r * (1 - r)
    recalled = jnp.concatenate([dz, dr, dp * r], axis=-1)
    return (recalled @ U.T + dh * z,), (recalled, dp)


def _gru_gradients(start: Any, entering: Any) -> Any:
    recalled, dp = entering
    d_projected = jnp.concatenate([recalled[..., : 2 * dp.shape[-1]], dp], axis=-1)
    return d_projected, (weight_gradient(start, recalled), jnp.sum(recalled, axis=(0, 1)))


def _lstm_step(recurrent: Any, x: Any, state: State) -> Any:
    i, f, g, o, c, h = lstm_step(jnp, x, jnp.split(recurrent[0], 4, axis=-1), *state)
    return (h, c), (i, f, g, o, state[1])


def _lstm_back(recurrent: Any, d_state: State, h0: Any, h: Any, kept: Any) -> Any:
    (U,), (dh, dc), (i, f, g, o, cell) = recurrent, d_state, kept
    t = jnp.tanh(f * cell + i * g)
    dc = dc + dh * o * (1 - t * t)
    di, df, dg, do = dc * g, dc * cell, dc * i, dh * t
    entering = [di * i * (1 - i), df * f * (1 - f), dg * (1 - g * g), do * o * (1 - o)]
    entering = jnp.concatenate(entering, axis=-1)
    return (entering @ U.T, dc * f), entering


def _of_one_kernel(start: Any, entering: Any) -> Any:
    return entering, (weight_gradient(start, entering),)


LOOPS = {
    "simple": Loop(_simple_step, _simple_back, _of_one_kernel),
    "gru": Loop(_gru_step, _gru_back, _gru_gradients),
    "lstm": Loop(_lstm_step, _lstm_back, _of_one_kernel),
}
