"""Units over the tokens of a text, with a threshold, a span and its matches, as a scene."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from jaxtyping import Float, Integer

from seqscope.views.scenes.concordance import Passages, words_apart
from seqscope.views.scenes.packed import Numbers
from seqscope.views.scenes.scene import Number, Scene, Words, rounded

__all__ = ["UnitLine", "UnitsOverTime", "units_over_time"]


class UnitLine(Scene):
    """One unit: its value after each token, and whether it is one of those the span selects."""

    unit: int
    name: Words
    values: Numbers
    selected: bool


class UnitsOverTime(Scene):
    """The tokens of a text, a line for each unit, and where else the selected units are on.

    The span goes from its first token to before its last number; none stands for no selection.
    Where it selects no unit, `nothing` says so in sentences. `left_out` counts units that have no
    line, of those that are not selected the ones that move least.
    """

    view: Literal["units-over-time"] = "units-over-time"
    name: Words
    tokens: tuple[Words, ...]
    spaced: bool
    units: tuple[UnitLine, ...]
    threshold: Number
    span: tuple[int, int] | None
    matches: Passages | None
    left_out: int = 0
    nothing: Words | None = None

    @property
    def selected(self) -> tuple[UnitLine, ...]:
        """The units that the span selects."""
        return tuple(unit for unit in self.units if unit.selected)


def units_over_time(
    name: str,
    tokens: Sequence[str],
    units: Sequence[str],
    values: Float[np.ndarray, "token unit"],
    *,
    threshold: float | None = None,
    span: tuple[int, int] | None = None,
    selected: Sequence[int] | Integer[np.ndarray, " _"] = (),
    matches: Passages | None = None,
    most: int | None = None,
    nothing: str | None = None,
) -> UnitsOverTime:
    """The scene of some units along a text; `selected` are columns of the values.

    At most so many units get a line, if a number is given: selected ones first, then those that
    move most.

    Raises ValueError where values, tokens and names do not fit, for a span outside of the text, and
    for selected units that are not there.
    """
    if values.shape != (len(tokens), len(units)):
        raise ValueError(
            f"Each unit has a value after each token. {len(tokens)} tokens and {len(units)} units "
            f"came with values in the shape {list(values.shape)}. Give those of one reading."
        )
    chosen = {int(unit) for unit in selected}
    inside = span is None or 0 <= span[0] < span[1] <= len(tokens)
    if not inside or not chosen <= set(range(len(units))):
        raise ValueError(
            f"A span lies within {len(tokens)} tokens and selects some of {len(units)} units. "
            f"It came as {span} with the units {sorted(chosen)[:8]}. Count both from 0."
        )
    shown = moving_most(values, chosen, len(units) if most is None else most)
    return UnitsOverTime(
        name=name,
        tokens=tuple(tokens),
        spaced=words_apart(tokens),
        units=tuple(line_of(k, units[k], values[:, k], selected=k in chosen) for k in shown),
        threshold=threshold,
        span=None if span is None else (int(span[0]), int(span[1])),
        matches=matches,
        left_out=len(units) - len(shown),
        nothing=nothing,
    )


def line_of(
    unit: int, name: str, values: Float[np.ndarray, " token"], *, selected: bool
) -> UnitLine:
    """The line of one unit."""
    told = tuple(map(rounded, values.tolist()))
    return UnitLine(unit=unit, name=name, values=told, selected=selected)


def moving_most(values: Float[np.ndarray, "token unit"], chosen: set[int], most: int) -> list[int]:
    """The chosen units, and as many of those that move most as there is room for, in order."""
    moved = np.ptp(values, axis=0) if len(values) else np.zeros(values.shape[1])
    ranked = sorted(range(len(moved)), key=lambda unit: (unit not in chosen, -moved[unit]))
    return sorted(ranked[:most])
