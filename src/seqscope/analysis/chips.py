"""How one sentence passes through memory chips: what each holds, gains, loses and keeps."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int

from seqscope.recording.responses import check_finite, states_before

__all__ = ["ChipMemory", "chip_memory", "membership"]


@dataclass(frozen=True, eq=False)
class ChipMemory:
    """The memory of chips over the tokens of a sentence, summed over the units of each chip.

    `positive` is P = Σ max(h, 0), `negative` is N = Σ min(h, 0). What was added to them and what
    was lost from them is summed unit by unit and carries the sign of its response: adding to P
    and losing from N raise the sum, losing from P and adding to N lower it. `kept_share` is the
    share of Σ|h| before the token that units of the same sign still hold after it.
    """

    sizes: Int[np.ndarray, " chip"]
    positive: Float[np.ndarray, "time chip"]
    negative: Float[np.ndarray, "time chip"]
    positive_added: Float[np.ndarray, "time chip"]
    positive_lost: Float[np.ndarray, "time chip"]
    negative_added: Float[np.ndarray, "time chip"]
    negative_lost: Float[np.ndarray, "time chip"]
    kept_share: Float[np.ndarray, "time chip"]

    @property
    def positive_change(self) -> Float[np.ndarray, "time chip"]:
        """dP: the positive memory after the token less that before it."""
        change: Float[np.ndarray, "time chip"] = self.positive_added + self.positive_lost
        return change

    @property
    def negative_change(self) -> Float[np.ndarray, "time chip"]:
        """dN: the negative memory after the token less that before it."""
        change: Float[np.ndarray, "time chip"] = self.negative_added + self.negative_lost
        return change

    @property
    def change(self) -> Float[np.ndarray, "time chip"]:
        """d: the sum of the responses of the chip's units, dP + dN."""
        change: Float[np.ndarray, "time chip"] = self.positive_change + self.negative_change
        return change

    @property
    def link(self) -> Float[np.ndarray, "time chip"]:
        """d / n: the mean response of the chip's units; 0 for a chip without units."""
        mean: Float[np.ndarray, "time chip"] = self.change / np.maximum(self.sizes, 1)
        return mean


def chip_memory(
    states: Float[np.ndarray, "time unit"],
    chips: Int[np.ndarray, " unit"],
    *,
    reverse: bool = False,
) -> ChipMemory:
    """What every chip held, gained, lost and kept at every token of one sentence.

    `chips` is the number of each unit's chip, from 0, and -1 for a unit in none. With `reverse` the
    layer read backward, and what comes before a token is the state after the next.

    Raises ValueError for states that are not finite and for chips that are not those of the units.
    """
    check_finite(states, "States")
    members = membership(chips, states.shape[1])
    h = np.asarray(states, np.float64)
    before = states_before(h, reverse=reverse)
    P, N = np.maximum(h, 0.0), np.minimum(h, 0.0)
    dP, dN = P - np.maximum(before, 0.0), N - np.minimum(before, 0.0)
    memory = np.abs(before) @ members
    alike = np.sign(h) == np.sign(before)
    kept = np.where(alike, np.minimum(np.abs(h), np.abs(before)), 0.0) @ members
    return ChipMemory(
        sizes=members.sum(axis=0),
        positive=P @ members,
        negative=N @ members,
        positive_added=np.maximum(dP, 0.0) @ members,
        positive_lost=np.minimum(dP, 0.0) @ members,
        negative_added=np.minimum(dN, 0.0) @ members,
        negative_lost=np.maximum(dN, 0.0) @ members,
        kept_share=np.divide(kept, memory, where=memory > 0, out=np.zeros_like(memory)).clip(0, 1),
    )


def membership(chips: Int[np.ndarray, " unit"], units: int) -> Bool[np.ndarray, "unit chip"]:
    """Which unit sits in which chip; a unit with number -1 sits in none.

    >>> membership(np.array([1, 0, -1, 1]), 4).sum(axis=0).tolist()
    [1, 2]

    Raises ValueError where there is not one number for each unit, or where it is less than -1.
    """
    if len(chips) != units or (units and int(chips.min()) < -1):
        raise ValueError(
            f"Every unit has the number of its chip, from 0, or -1 where it is in none. "
            f"{units} units came with {len(chips)} numbers, the least of them "
            f"{chips.min(initial=0)}. Give the clusters of the layer that the states are of."
        )
    inside: Bool[np.ndarray, "unit chip"] = chips[:, None] == np.arange(chips.max(initial=-1) + 1)
    return inside
