"""How densely a layer updates its memory: how many of its units move at a token, and how much."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from seqscope.recording.responses import states_before

__all__ = ["Density", "update_density"]


@dataclass(frozen=True, slots=True)
class Density:
    """Means over the tokens of a recording.

    `participation` is the share of units that move: (Σ|Δh|)² / (n Σ Δh²), 1 where all n move alike
    and 1/n where a single one does. `kept` is the share of memory that survives a token, which is
    Σ min(|h_{t-1}|, |h_t|) over units that kept their sign, over Σ |h_{t-1}|. A token that moves
    nothing has no participation, one without memory before it nothing to keep: they do not count.
    """

    participation: float
    kept: float
    tokens: int


def update_density(
    parts: Iterable[tuple[Float[np.ndarray, "token unit"], np.ndarray]], *, reverse: bool = False
) -> Density:
    """The density of updates over the parts of a recording: states and offsets of each.

    Raises ValueError where no token moved anything.
    """
    sums, counts, tokens = np.zeros(2), np.zeros(2), 0
    for states, offsets in parts:
        h = np.asarray(states, np.float64)
        before = states_before(h, offsets, reverse=reverse)
        moved = np.abs(h - before)
        squares, memory = (moved**2).sum(axis=1), np.abs(before).sum(axis=1)
        survived = np.where(h * before > 0, np.minimum(np.abs(h), np.abs(before)), 0.0).sum(axis=1)
        moves, remembers = squares > 0, memory > 0
        shares = moved.sum(axis=1)[moves] ** 2 / squares[moves] / h.shape[1]
        sums += shares.sum(), (survived[remembers] / memory[remembers]).sum()
        counts += moves.sum(), remembers.sum()
        tokens += len(h)
    if not counts.all():
        raise ValueError(
            f"Updates are dense or sparse where a memory moves and remembers. "
            f"Over {tokens:,} tokens this one does not. Record more text, or another layer."
        )
    participation, kept = (sums / counts).tolist()
    return Density(participation, kept, tokens)
