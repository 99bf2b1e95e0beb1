"""What the forms of a decoder have in common."""

from collections.abc import Callable, Mapping
from types import ModuleType
from typing import NamedTuple, Protocol

from seqscope.models.cells import Array, GRUStep, LSTMStep

__all__ = ["Cell", "Form", "Spoken", "Weights", "Written"]

Weights = Mapping[str, Array]

# The token y_{t-1}, as what it makes of a matrix: a row where it is an id, else a sum of rows.
Spoken = Callable[[Array], Array]


class Written(NamedTuple):
    """What one target position computes in any form.

    scores, weights: `[batch source]`; context: `[batch annotation]`; state: the decoder state s_t,
    `[batch unit]`, first, and behind it what else is handed on; cell: all that the cell computed
    """

    scores: Array
    weights: Array
    context: Array
    state: tuple[Array, ...]
    cell: GRUStep | LSTMStep


class Cell(NamedTuple):
    """The cell of a decoder: its name, and the kinds of what it computes at each step."""

    name: str
    kinds: tuple[str, ...]


class Form(Protocol):
    """A form of the decoder: a module with its cell and these functions."""

    CELL: Cell

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
