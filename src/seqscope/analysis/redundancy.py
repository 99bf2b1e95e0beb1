"""Units that a layer could do without: those that never move, those that copy another."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Float64

from seqscope.analysis.cross_moments import correlation as correlations
from seqscope.analysis.cross_moments import cross_moments
from seqscope.analysis.passes import check_recorded, token_blocks

__all__ = ["Copies", "Redundancy", "redundant_units"]

STILL = 1e-3  # of a state between -1 and 1; float16 tells values near 1 no finer than 5e-4 apart
ALIKE = 0.99


@dataclass(frozen=True, slots=True)
class Copies:
    """Units that move as one, in rising order; sign -1 where against the first of them.

    `alike` is the least |correlation| by which a unit belongs here: each is that close to another
    of the group, not always to every other.
    """

    units: tuple[int, ...]
    signs: tuple[int, ...]
    alike: float


@dataclass(frozen=True, slots=True)
class Redundancy:
    """The dead units in rising order, and the groups of copies, the largest group first."""

    dead: tuple[int, ...]
    copies: tuple[Copies, ...]


def redundant_units(
    states: Float[np.ndarray, "token unit"], *, tolerance: float = STILL, correlation: float = ALIKE
) -> Redundancy:
    """The dead and the copied units of a layer, in memory that no text makes grow.

    A unit is dead where its values lie no further apart than the tolerance; the other units are
    copies where their |correlation| is above the one given. Raises ValueError for a tolerance
    below 0, a correlation outside [0, 1), no token or no unit, and states that are not finite.
    """
    if not (tolerance >= 0 and 0 <= correlation < 1):
        raise ValueError(
            f"A tolerance is at least 0, a correlation at least 0 and below 1. "
            f"They came as {tolerance} and {correlation}. Leave them out for {STILL} and {ALIKE}."
        )
    dead = ranges(states) <= tolerance
    groups: list[list[int]] = []
    if not dead.all():
        alike = correlations(cross_moments(states, states))
        alike[dead] = alike[:, dead] = 0.0
        groups = [units for units in connected(np.abs(alike) > correlation) if len(units) > 1]
    return Redundancy(
        dead=tuple(np.flatnonzero(dead).tolist()),
        copies=tuple(copies(alike, units) for units in sorted(groups, key=lambda g: (-len(g), g))),
    )


def ranges(states: Float[np.ndarray, "token unit"]) -> Float64[np.ndarray, " unit"]:
    """How far the greatest value of each unit lies above its least."""
    check_recorded(states, "States")
    blocks = [states[block] for block in token_blocks(*states.shape)]
    low = np.min([block.min(axis=0) for block in blocks], axis=0)
    high = np.max([block.max(axis=0) for block in blocks], axis=0)
    span: Float64[np.ndarray, " unit"] = np.subtract(high, low, dtype=np.float64)
    if not np.isfinite(span).all():
        raise ValueError(
            f"States are finite numbers. Those of unit {int(np.argmin(np.isfinite(span)))} are not."
            f" Leave that layer out, or train the network again with smaller steps."
        )
    return span


def copies(alike: Float64[np.ndarray, "unit unit"], units: list[int]) -> Copies:
    """One group with its signs and the least correlation that holds it together."""
    among = alike[np.ix_(units, units)]
    nearest = np.abs(among - np.diag(np.diag(among))).max(axis=1)
    signs = tuple(1 if value >= 0 else -1 for value in among[0])
    return Copies(tuple(units), signs, float(nearest.min()))


def connected(linked: Bool[np.ndarray, "unit unit"]) -> list[list[int]]:
    """The units in groups, each linked to another of its group.

    >>> connected(np.array([[1, 0, 1], [0, 1, 0], [1, 0, 1]], bool))
    [[0, 2], [1]]
    """
    groups: list[list[int]] = []
    left = np.ones(len(linked), bool)
    while left.any():
        group = np.zeros_like(left)
        reached = np.arange(len(left)) == np.argmax(left)
        while reached.any():
            group |= reached
            reached = linked[reached].any(axis=0) & ~group
        left &= ~group
        groups.append(np.flatnonzero(group).tolist())
    return groups
