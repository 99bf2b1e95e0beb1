"""The recurrent layers of a network read once more, and all that they compute is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import jax
import keras
from jax import numpy as jnp
from keras import ops

from seqscope.models.bidirectional import Bidirectional
from seqscope.models.compiled import before
from seqscope.models.loops import FORMS, State
from seqscope.models.recurrent import Recurrent

__all__ = ["Direction", "directions", "opened", "replay"]


@dataclass(frozen=True)
class Direction:
    """One recurrent layer that reads in one direction; a bidirectional one is two of these.

    `name` is the layer's, and for one of two directions such as "recurrent_0/backward". `entering`
    and `hidden` are symbolic: what the layer reads and returns in its network.
    """

    name: str
    layer: Recurrent
    entering: Any
    hidden: Any

    @property
    def kinds(self) -> tuple[str, ...]:
        """What the layer's cell computes at each step."""
        names: tuple[str, ...] = FORMS[self.layer.cell].found._fields
        return names


def directions(model: keras.Model) -> list[Direction]:
    """The recurrent layers of a network, the first to read first."""
    return [each for layer in model.layers for each in _directions(layer)]


def _directions(layer: keras.Layer) -> Iterator[Direction]:
    if isinstance(layer, Recurrent):
        yield Direction(layer.name, layer, _first(layer.input), _first(layer.output))
    elif isinstance(layer, Bidirectional):
        ways = layer.forward_layer, layer.backward_layer
        halves = ops.split(_first(layer.output), 2, axis=-1)
        for way, hidden in zip(ways, halves, strict=True):
            yield Direction(f"{layer.name}/{way.name}", way, _first(layer.input), hidden)


def _first(given: Any) -> Any:
    """What a layer reads or returns, without the masks and states that come along."""
    return given[0] if isinstance(given, list | tuple) else given


def opened(model: keras.Model) -> keras.Model:
    """The network with two outputs more, by the names of its directions.

    "entering" is what each of them reads, "hidden" what it returns, `[batch time unit]`.
    """
    ways = directions(model)
    outputs = {
        **model.output,
        "entering": {each.name: each.entering for each in ways},
        "hidden": {each.name: each.hidden for each in ways},
    }
    return keras.Model(model.inputs, outputs, name=f"{model.name}_opened")


def replay(
    direction: Direction,
    entering: jax.Array,
    hidden: jax.Array,
    mask: jax.Array | None = None,
    first: State = (),
) -> Mapping[str, jax.Array]:
    """All that the layer computes at each position, by kind, each `[batch time unit]`.

    `entering` is what it reads, `[batch time feature]`; `hidden` what it returned, and so its own
    hidden states, bit for bit; `mask`, `[batch time]`, what is real; `first` the state that it
    started from, zeros if not given. Gates and candidates are computed from the state before,
    which is known of all positions.
    """
    layer, form = direction.layer, FORMS[direction.layer.cell]
    bias, recurrent = layer.entering_weights()
    parts = form.parts(jnp, *recurrent)
    by_time = jnp.swapaxes(hidden, 0, 1)
    real = jnp.ones(by_time.shape[:2], bool) if mask is None else jnp.swapaxes(mask, 0, 1)
    h, *others = first or (jnp.zeros_like(by_time[0]),) * layer.state_count

    def step(others: State, now: State) -> tuple[State, Any]:
        x, h0, real = now
        found = form.step(jnp, x, *parts, h0, *others)
        after = zip(form.after(found)[1:], others, strict=True)
        return tuple(jnp.where(real[:, None], new, held) for new, held in after), found

    steps = layer.projected(entering, bias), before(by_time, h, reverse=layer.reverse), real
    _, found = jax.lax.scan(step, tuple(others), steps, reverse=layer.reverse)
    found = found._replace(hidden_state=by_time)
    return {name: jnp.swapaxes(each, 0, 1) for name, each in found._asdict().items()}
