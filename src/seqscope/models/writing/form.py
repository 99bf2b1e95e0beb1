"""What the forms of a decoder have in common."""

from collections.abc import Callable, Mapping
from types import ModuleType
from typing import NamedTuple, Protocol

from seqscope.models.cells import Array

__all__ = ["Form", "Spoken", "Weights", "Written"]

Weights = Mapping[str, Array]

# The token y_{t-1}, as what it makes of a matrix: a row where it is an id, else a sum of rows.
Spoken = Callable[[Array], Array]


class Written(NamedTuple):
    """What one target position computes in any form, or all positions, `[target batch ...]`.

    scores, weights: `[batch source]`; context: `[batch annotation]`; state: the decoder state s_t,
    `[batch unit]`, first, and behind it what else is handed on
    """

    scores: Array
    weights: Array
    context: Array
    state: tuple[Array, ...]


class Form(Protocol):
    """A form of the decoder: a module with these functions."""

    def first_state(
        self, xp: ModuleType, weights: Weights, annotations: Array
    ) -> tuple[Array, ...]:
        """What the first target position starts from, each `[batch unit]`."""

    def entering(self, weights: Weights, spoken: Spoken) -> Array:
        """All that enters a step besides attention and state, `[... gate*unit]`."""

    def step(
        self,
        xp: ModuleType,
        weights: Weights,
        entering: Array,
        state: tuple[Array, ...],
        keys: Array,
        annotations: Array,
        mask: Array | None,
    ) -> Written:
        """One target position."""

    def logits(
        self, xp: ModuleType, weights: Weights, spoken: Spoken, state: Array, context: Array
    ) -> Array:
        """Of every word, `[... word]`, from the new decoder state."""
