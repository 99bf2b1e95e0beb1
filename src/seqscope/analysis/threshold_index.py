"""When each unit is above a threshold: one bit for each token, all the bits of a unit together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from jaxtyping import Bool, Float, UInt8

from seqscope.analysis.passes import check_recorded, token_blocks

__all__ = ["ThresholdIndex", "joined", "threshold_index"]

ORDER: Literal["little"] = "little"  # the first of eight tokens is the lowest bit of their byte


@dataclass(frozen=True, slots=True)
class ThresholdIndex:
    """Which units are on at which tokens, unit after unit, eight tokens to the byte.

    A unit is on where its state is above the threshold, which is one for all units or one for each.
    A million tokens of 600 units take 75 MB. The bits may be memory-mapped from a plain .npy file:
    a search reads those of the units it is about, and no others.
    """

    bits: UInt8[np.ndarray, "unit byte"]
    tokens: int
    threshold: Float[np.ndarray, " unit"]

    def __post_init__(self) -> None:
        units, length = self.bits.shape
        if length != bytes_for(self.tokens) or units != len(self.threshold):
            raise ValueError(
                f"An index has a byte for each eight tokens and a threshold for each unit. "
                f"{units} units of {length} bytes came with {self.tokens} tokens and "
                f"{len(self.threshold)} thresholds. Give the parts of one index."
            )

    @property
    def units(self) -> int:
        """How many units the layer has."""
        return len(self.bits)

    def on(self, unit: int) -> Bool[np.ndarray, " token"]:
        """Whether one unit is on, at every token."""
        return np.unpackbits(self.bits[unit], count=self.tokens, bitorder=ORDER).astype(bool)

    def between(self, start: int, end: int) -> Bool[np.ndarray, "unit token"]:
        """Which units are on at the tokens of a short span."""
        first = start // 8
        bits = np.unpackbits(self.bits[:, first : bytes_for(end)], axis=1, bitorder=ORDER)
        return bits[:, start - 8 * first : end - 8 * first].astype(bool)


def threshold_index(
    states: Float[np.ndarray, "token unit"], threshold: float | Float[np.ndarray, " threshold"]
) -> ThresholdIndex:
    """The index of a recording's states, or of a part of them; one pass in bounded memory.

    States and thresholds are compared in float32, or finer where the states are; a state that is
    not a number is not above any. Raises ValueError for no token or no unit, and for thresholds
    that are not one finite number for all units or one for each.
    """
    check_recorded(states, "States")
    tokens, units = states.shape
    thresholds = np.asarray(threshold, np.float64)
    if thresholds.shape not in {(), (units,)} or not np.isfinite(thresholds).all():
        raise ValueError(
            f"A threshold is one finite number for all units or one for each of {units}. "
            f"It came in the shape {list(thresholds.shape)}. Give 0.3, for example."
        )
    kind = np.promote_types(states.dtype, np.float32)
    level = np.broadcast_to(thresholds, units).astype(kind)
    bits = np.empty((units, bytes_for(tokens)), np.uint8)
    for block in token_blocks(tokens, units):
        above = np.ascontiguousarray((states[block].astype(kind, copy=False) > level).T)
        packed = np.packbits(above, axis=1, bitorder=ORDER)
        bits[:, block.start // 8 : bytes_for(block.stop)] = packed
    return ThresholdIndex(bits, tokens, level)


def joined(parts: Sequence[ThresholdIndex]) -> ThresholdIndex:
    """The index of all the tokens of several parts of a recording, one behind the other.

    Raises ValueError for no part, and for parts of other units or thresholds.
    """
    if not parts or any(not np.array_equal(p.threshold, parts[0].threshold) for p in parts):
        raise ValueError(
            f"Parts of one recording are joined, with the same thresholds for the same units. "
            f"{len(parts)} parts came with others. Index all parts with one threshold."
        )
    tokens = sum(part.tokens for part in parts)
    # A byte more than is needed takes what is shifted out of the last one, which is all zeros.
    bits = np.zeros((parts[0].units, bytes_for(tokens) + 1), np.uint8)
    at = 0
    for part in parts:
        byte, shift = divmod(at, 8)
        width = part.bits.shape[1]
        bits[:, byte : byte + width] |= part.bits << np.uint8(shift)
        if shift:
            bits[:, byte + 1 : byte + 1 + width] |= part.bits >> np.uint8(8 - shift)
        at += part.tokens
    return ThresholdIndex(np.ascontiguousarray(bits[:, :-1]), tokens, parts[0].threshold)


def bytes_for(tokens: int) -> int:
    """The bytes that the bits of so many tokens take."""
    return -(-tokens // 8)
