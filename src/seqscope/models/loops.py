"""Hidden states of the recurrent layers: the step of a cell, taken at every position."""

from collections.abc import Callable
from types import ModuleType
from typing import Any, NamedTuple

from seqscope.models.cells import (
    Array,
    GRULayerStep,
    LSTMStep,
    SimpleStep,
    gru_layer_step,
    lstm_step,
    simple_step,
)
from seqscope.models.walk import Scan, walk

__all__ = ["FORMS", "State", "hidden_states"]

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
    change: Callable[[Array], Array] | None = None,
) -> tuple[Array, State]:
    """Hidden states at every position, `[time batch unit]`, and the state after all of them.

    `cell` is "simple", "gru" or "lstm"; `projected` is W x_t + b, `[time batch gate*unit]`;
    `recurrent` is U, for the GRU its bias b' too; `first` is the state before all positions.
    Where `mask`, `[time batch]`, is False the state is held. With `reverse` the last position is
    read first; states stay with their tokens. `change` is done to the hidden state after every
    step, `[batch unit]`, before the next one reads it.
    """
    form = FORMS[cell]
    parts = form.parts(xp, *recurrent)

    def step(state: State, now: tuple[Array, Array | None]) -> tuple[State, tuple[Array]]:
        after = form.after(form.step(xp, now[0], *parts, *state))
        if change is not None:
            after = (change(after[0]), *after[1:])
        if now[1] is not None:
            real = now[1][:, None]
            after = tuple(xp.where(real, x, x0) for x, x0 in zip(after, state, strict=True))
        return after, (after[0],)

    last, (hidden,) = (scan or walk(xp))(step, first, (projected, mask), reverse=reverse)
    return hidden, last


class Form(NamedTuple):
    """A cell as the loops take it.

    step: from what enters, U in its parts and the state to all that is computed
    found: the type of that, whose fields are the kinds of what can be recorded
    parts: from U, for the GRU its bias too, to what the step takes
    after: from what was computed to the state after the step
    """

    step: Callable[..., Any]
    found: type[Any]
    parts: Callable[..., tuple[Any, ...]]
    after: Callable[[Any], State]


FORMS = {
    "simple": Form(
        simple_step, SimpleStep, lambda xp, U: (U,), lambda found: (found.hidden_state,)
    ),
    "gru": Form(
        gru_layer_step,
        GRULayerStep,
        lambda xp, U, bias: (xp.split(U, 3, axis=-1), xp.split(bias, 3, axis=-1)),
        lambda found: (found.hidden_state,),
    ),
    "lstm": Form(
        lstm_step,
        LSTMStep,
        lambda xp, U: (xp.split(U, 4, axis=-1),),
        lambda found: (found.hidden_state, found.cell_state),
    ),
}
