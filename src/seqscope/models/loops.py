"""Hidden states of the recurrent layers: the step of a cell, taken at every position."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

from seqscope.models.cells import Array, gru_layer_step, lstm_step, simple_step
from seqscope.models.walk import Scan, walk

__all__ = ["State", "hidden_states"]

State = tuple[Array, ...]  # h, or h and c, each `[batch unit]`


def hidden_states(
    xp: ModuleType,
    cell: str,
    projected: Array,
    recurrent: tuple[Array, ...],
    first: State,
    mask: Array | None = None,
    *,
    reverse: bool = False,
    scan: Scan | None = None,
) -> tuple[Array, State]:
    """Hidden states at every position, `[time batch unit]`, and the state after all of them.

    `cell` is "simple", "gru" or "lstm"; `projected` is W x_t + b, `[time batch gate*unit]`;
    `recurrent` is U, for the GRU its bias b' too; `first` is the state before all positions.
    Where `mask`, `[time batch]`, is False the state is held. With `reverse` the last position is
    read first; states stay with their tokens.
    """
    take = STEPS[cell](xp, *recurrent)

    def step(state: State, now: tuple[Array, Array | None]) -> tuple[State, tuple[Array]]:
        after = take(now[0], state)
        if now[1] is not None:
            real = now[1][:, None]
            after = tuple(xp.where(real, x, x0) for x, x0 in zip(after, state, strict=True))
        return after, (after[0],)

    last, (hidden,) = (scan or walk(xp))(step, first, (projected, mask), reverse=reverse)
    return hidden, last


Step = Callable[[Array, State], State]  # from what enters and the state before to the state after


def _simple(xp: ModuleType, U: Array) -> Step:
    return lambda x, state: (simple_step(xp, x, U, *state).hidden_state,)


def _gru(xp: ModuleType, U: Array, bias: Array) -> Step:
    parts = xp.split(U, 3, axis=-1), xp.split(bias, 3, axis=-1)
    return lambda x, state: (gru_layer_step(xp, x, *parts, *state).hidden_state,)


def _lstm(xp: ModuleType, U: Array) -> Step:
    parts = xp.split(U, 4, axis=-1)

    def step(x: Array, state: State) -> State:
        *_, c, h = lstm_step(xp, x, parts, *state)
        return h, c

    return step


STEPS: dict[str, Callable[..., Any]] = {"simple": _simple, "gru": _gru, "lstm": _lstm}
