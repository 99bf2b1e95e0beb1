"""Two networks side by side: which unit answers to which, and how alike their layers are."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Float64, Int
from scipy.optimize import linear_sum_assignment

from seqscope.analysis.cross_moments import BLOCK, correlation, cross_moments

__all__ = [
    "LayerAlikeness",
    "UnitMatching",
    "alikeness",
    "as_partners",
    "layer_alikeness",
    "matched_units",
]


@dataclass(frozen=True, slots=True, eq=False)
class UnitMatching:
    """Pairs of units of two layers, the most alike first, and the units left without a partner.

    Unit `first[k]` goes with unit `second[k]`; where their `correlation` is negative, one falls
    while the other rises. A unit that never moves has no partner, nor have the surplus units of the
    wider layer. `by_chance` is the mean size of correlation that the same matching finds where the
    second layer is read half a text away, and so has nothing to do with the first.
    """

    first: Int[np.ndarray, " pair"]
    second: Int[np.ndarray, " pair"]
    correlation: Float64[np.ndarray, " pair"]
    unmatched_first: Int[np.ndarray, " alone"]
    unmatched_second: Int[np.ndarray, " lonely"]
    tokens: int
    by_chance: float


@dataclass(frozen=True, slots=True, eq=False)
class LayerAlikeness:
    """The linear CKA of each layer of one network with each layer of another."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    values: Float64[np.ndarray, "first second"]
    tokens: int


def matched_units(
    first: Float[np.ndarray, "token first"], second: Float[np.ndarray, "_ second"]
) -> UnitMatching:
    """The units of two layers paired so that the sizes of their correlations sum to the most.

    Both layers read the same tokens; they may differ in width. Raises ValueError where the tokens
    are not as many, or where a state is no number.
    """
    found = correlation(cross_moments(first, second))
    rows, columns = assigned(found)
    r = found[rows, columns]
    order = np.argsort(-np.abs(r), kind="stable")
    chance = correlation(cross_moments(first, second, shift=len(second) // 2))
    return UnitMatching(
        first=rows[order],
        second=columns[order],
        correlation=r[order],
        unmatched_first=np.setdiff1d(np.arange(first.shape[1]), rows),
        unmatched_second=np.setdiff1d(np.arange(second.shape[1]), columns),
        tokens=len(first),
        by_chance=mean_size(chance[assigned(chance)]),
    )


def as_partners(
    second: Float[np.ndarray, "time second"], matched: UnitMatching, units: int
) -> Float64[np.ndarray, "time first"]:
    """The states of the second layer, each unit in the place of its partner of the first.

    A unit that falls where its partner rises is turned; the place of a unit without a partner is 0.
    """
    found = np.zeros((len(second), units))
    found[:, matched.first] = second[:, matched.second] * np.sign(matched.correlation)
    return found


def alikeness(
    first: Float[np.ndarray, "token first"],
    second: Float[np.ndarray, "_ second"],
    *,
    block: int = BLOCK,
) -> float:
    """The linear CKA of two layers (Kornblith et al., 2019): 1 alike but for rotation and scale.

    ‖XᵀY‖² / (‖XᵀX‖ ‖YᵀY‖) in Frobenius norms, each column less its mean; exact, in blocks of
    tokens. A layer that never moves is like no other: 0. On fewer tokens than units even layers
    that have nothing in common come out alike; read it on ten times as many tokens as units.
    """
    XY = cross_moments(first, second, block=block).between
    return ratio(squared_norm(XY), self_norm(first, block), self_norm(second, block))


def layer_alikeness(
    first: Mapping[str, Float[np.ndarray, "_ _"]],
    second: Mapping[str, Float[np.ndarray, "_ _"]],
    *,
    block: int = BLOCK,
) -> LayerAlikeness:
    """The linear CKA between all layers of two networks, given by name as states `[token unit]`."""
    if not first or not second:
        raise ValueError(
            f"Networks are compared layer by layer. One came with {len(first)} layers, the other "
            f"with {len(second)}. Give the states of at least one layer of each."
        )
    own = [[self_norm(layer, block) for layer in side.values()] for side in (first, second)]
    values = [
        [
            ratio(squared_norm(cross_moments(X, Y, block=block).between), x, y)
            for Y, y in zip(second.values(), own[1], strict=True)
        ]
        for X, x in zip(first.values(), own[0], strict=True)
    ]
    tokens = len(next(iter(first.values())))
    return LayerAlikeness(tuple(first), tuple(second), np.array(values, np.float64), tokens)


def assigned(
    found: Float64[np.ndarray, "first second"],
) -> tuple[Int[np.ndarray, " pair"], Int[np.ndarray, " pair"]]:
    """The rows and the columns of the best pairs, without units that correlate with nothing."""
    alive_first = np.flatnonzero(found.any(axis=1))
    alive_second = np.flatnonzero(found.any(axis=0))
    sizes = np.abs(found[np.ix_(alive_first, alive_second)])
    rows, columns = linear_sum_assignment(sizes, maximize=True)
    return alive_first[rows], alive_second[columns]


def mean_size(values: Float64[np.ndarray, " pair"]) -> float:
    """The mean of the sizes; 0 of none."""
    return float(np.abs(values).mean()) if len(values) else 0.0


def self_norm(layer: Float[np.ndarray, "token unit"], block: int) -> float:
    """‖XᵀX‖, and 0 where no unit moves."""
    moments = cross_moments(layer, layer, block=block)
    return float(np.sqrt(squared_norm(moments.between))) if correlation(moments).any() else 0.0


def squared_norm(values: Float64[np.ndarray, "first second"]) -> float:
    """The sum of squares."""
    return float((values * values).sum())


def ratio(between: float, first: float, second: float) -> float:
    """CKA of its three norms, in [0, 1] whatever rounding did."""
    return min(between / first / second, 1.0) if first > 0 and second > 0 else 0.0
