"""How often the gates of each unit stand open or shut, and how long each unit remembers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Float64, Int64

from seqscope.analysis.passes import check_recorded, token_blocks

__all__ = ["KEEPING", "OPEN", "SHUT", "GateUse", "gate_use", "gates_use", "half_lives", "joined"]

OPEN, SHUT = 0.9, 0.1
# The gate that multiplies the old state. An open update gate keeps it in a GRU as Keras, PyTorch
# and cuDNN compute it; where it takes the new state instead (Cho et al., 2014), hand in 1 - z.
KEEPING = ("forget_gate", "update_gate")
# Computed as 0.5 * tanh(x / 2) + 0.5 in float32, a gate comes out as 0 below this.
LEAST = 2.0**-25


@dataclass(frozen=True, slots=True)
class GateUse:
    """What one gate did over some tokens, unit by unit: sums that can be joined to longer ones."""

    tokens: int
    opened: Int64[np.ndarray, " unit"]
    closed: Int64[np.ndarray, " unit"]
    log_sum: Float64[np.ndarray, " unit"]

    @property
    def open(self) -> Float64[np.ndarray, " unit"]:
        """The share of tokens at which the gate is above 0.9."""
        return self.opened / self.tokens

    @property
    def shut(self) -> Float64[np.ndarray, " unit"]:
        """The share of tokens at which the gate is below 0.1."""
        return self.closed / self.tokens

    @property
    def half_life(self) -> Float64[np.ndarray, " unit"]:
        """The tokens after which half is left of what this gate is multiplied with again and again.

        The gate's geometric mean g says how much one token leaves, so it is log(1/2) / log(g):
        infinite for a gate that always came as 1.
        """
        lost = -self.log_sum / self.tokens
        return np.divide(np.log(2.0), lost, out=np.full_like(lost, np.inf), where=lost > 0)


def gates_use(gates: Mapping[str, Float[np.ndarray, "token unit"]]) -> dict[str, GateUse]:
    """What each of the gates did, by its name; one pass over each, in bounded memory.

    Raises ValueError for gates of different shapes, and as `gate_use` does.
    """
    shapes = {name: gate.shape for name, gate in gates.items()}
    if len(set(shapes.values())) > 1:
        raise ValueError(
            f"The gates of a layer have the same tokens and units. They came as {shapes}. "
            f"Give the gates of one layer, recorded over the same text."
        )
    return {name: gate_use(gate) for name, gate in gates.items()}


def gate_use(gate: Float[np.ndarray, "token unit"]) -> GateUse:
    """What one gate did, from its activations; one pass in bounded memory.

    Raises ValueError for no token or no unit, and for activations that are not between 0 and 1.
    """
    check_recorded(gate, "Gates")
    tokens, units = gate.shape
    opened, closed = np.zeros(units, np.int64), np.zeros(units, np.int64)
    log_sum = np.zeros(units)
    for block in token_blocks(tokens, units):
        values = np.asarray(gate[block], np.float64)
        check_gate(values)
        opened += (values > OPEN).sum(axis=0)
        closed += (values < SHUT).sum(axis=0)
        log_sum += np.log(np.maximum(values, LEAST)).sum(axis=0)
    return GateUse(tokens, opened, closed, log_sum)


def joined(parts: Iterable[GateUse]) -> GateUse:
    """What a gate did over all the tokens of several parts of a recording."""
    each = list(parts)
    if not each or len({len(part.opened) for part in each}) > 1:
        raise ValueError(
            f"Parts of one recording are joined, which have the same units. "
            f"They came with {[len(part.opened) for part in each]} units. "
            f"Give at least one part, all of them of the same gate."
        )
    return GateUse(
        sum(part.tokens for part in each),
        np.sum([part.opened for part in each], axis=0),
        np.sum([part.closed for part in each], axis=0),
        np.sum([part.log_sum for part in each], axis=0),
    )


def half_lives(uses: Mapping[str, GateUse]) -> Float64[np.ndarray, " unit"]:
    """The half-life of each unit in tokens, from the gate among these that keeps the old state.

    Raises ValueError where there is none, as in a simple cell.
    """
    found = next((uses[name] for name in KEEPING if name in uses), None)
    if found is None:
        raise ValueError(
            f"The half-life of a unit follows from its {' or '.join(KEEPING)}. "
            f"Given are {', '.join(uses) or 'no gates'}. Record the gates of an LSTM or a GRU."
        )
    return found.half_life


def check_gate(values: Float64[np.ndarray, "token unit"]) -> None:
    """Raise ValueError where an activation is not between 0 and 1."""
    low, high = float(values.min()), float(values.max())
    if not (low >= 0 and high <= 1):
        raise ValueError(
            f"The activation of a gate lies between 0 and 1. These lie between {low} and {high}. "
            f"Give gates, not states or candidates, and no numbers that are not finite."
        )
