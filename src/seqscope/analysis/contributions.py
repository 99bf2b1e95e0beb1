"""What every token and every chip contributed to a logit, to the last digit."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int

from seqscope.analysis.chips import membership
from seqscope.recording.responses import check_finite, responses_of

__all__ = ["Ledger", "ledger", "pooled_ledger", "side_by_side"]


@dataclass(frozen=True, eq=False)
class Ledger:
    """A logit as the sum of a bias and of one share for each token and chip.

    `rest` is the share of the units that sit in no chip. Where the ledger is of a margin between
    two classes, everything in it is the difference of both.
    """

    bias: float
    shares: Float[np.ndarray, "time chip"]
    rest: Float[np.ndarray, " time"]

    @property
    def by_token(self) -> Float[np.ndarray, " time"]:
        """The contribution of each token: its shares over all chips, and the rest."""
        shares: Float[np.ndarray, " time"] = self.shares.sum(axis=1) + self.rest
        return shares

    @property
    def by_chip(self) -> Float[np.ndarray, " chip"]:
        """The contribution of each chip: its shares over all tokens."""
        shares: Float[np.ndarray, " chip"] = self.shares.sum(axis=0)
        return shares

    @property
    def running(self) -> Float[np.ndarray, " time"]:
        """The bias and the contributions of all tokens up to each."""
        total: Float[np.ndarray, " time"] = self.bias + np.cumsum(self.by_token)
        return total

    @property
    def logit(self) -> float:
        """The sum of everything: the logit, or the margin."""
        return self.bias + float(self.by_token.sum())


def ledger(
    states: Float[np.ndarray, "time unit"],
    kernel: Float[np.ndarray, "unit class"],
    bias: Float[np.ndarray, " class"],
    chips: Int[np.ndarray, " unit"],
    *,
    of: int,
    against: int | None = None,
    reverse: bool = False,
) -> Ledger:
    """The logit of a class that is read off the last hidden state, token by token.

    logit_w = b_w + Σ_t Σ_i u_wi Δh_ti, because the responses sum to the last state. `of` is the
    class, `against` the one whose logit is taken off for a margin. With `reverse` the layer read
    backward and its last state is the one at the first token. `chips` as in `chip_memory`.

    Raises ValueError for a class, chips or weights that do not fit, and for what is not finite.
    """
    check_finite(states, "Hidden states")
    units = states.shape[1]
    asked, members = asked_for(kernel, bias, units, of, against), membership(chips, units)
    return entries(responses_of(np.asarray(states, np.float64), reverse=reverse), asked, members)


def pooled_ledger(
    states: Float[np.ndarray, "time unit"],
    weights: Float[np.ndarray, " time"],
    kernel: Float[np.ndarray, "unit class"],
    bias: Float[np.ndarray, " class"],
    chips: Int[np.ndarray, " unit"],
    *,
    of: int,
    against: int | None = None,
) -> Ledger:
    """The logit of a class that is read off a weighted sum of hidden states, token by token.

    The context is Σ_t α_t h_t, so token t contributes α_t Σ_i u_wi h_ti. Weights are those of an
    attention pooling, or 1 / T each for a mean. Classes, chips and errors as in `ledger`.
    """
    check_finite(states, "Hidden states")
    check_finite(weights, "Attention weights")
    if len(weights) != len(states):
        raise ValueError(
            f"Every token has one weight in the pooled state. "
            f"{len(states)} tokens came with {len(weights)} weights. "
            f"Give the weights of the same reading, without those of the padding."
        )
    units = states.shape[1]
    asked, members = asked_for(kernel, bias, units, of, against), membership(chips, units)
    return entries(np.asarray(weights, np.float64)[:, None] * states, asked, members)


def side_by_side(ledgers: Sequence[Ledger]) -> Ledger:
    """One ledger of several parts of the same logit, such as a layer's two directions.

    The chips of the first stand first. Biases are summed: give that of the output layer to one
    part and zeros to the others.

    Raises ValueError where there are none, or where they are of different texts.
    """
    lengths = [len(each.rest) for each in ledgers]
    if len(set(lengths)) != 1:
        raise ValueError(
            f"Parts of one logit have the same tokens. Ledgers of {lengths} tokens came together. "
            f"Give those of one reading, at least one."
        )
    return Ledger(
        bias=sum(each.bias for each in ledgers),
        shares=np.concatenate([each.shares for each in ledgers], axis=1),
        rest=np.sum([each.rest for each in ledgers], axis=0),
    )


def entries(
    parts: Float[np.ndarray, "time unit"],
    asked: tuple[Float[np.ndarray, " unit"], float],
    members: Bool[np.ndarray, "unit chip"],
) -> Ledger:
    """The ledger of a state that is the sum of one part for each token."""
    u, b = asked
    shares = parts * u
    return Ledger(bias=b, shares=shares @ members, rest=shares @ ~members.any(axis=1))


def asked_for(
    kernel: Float[np.ndarray, "row column"],
    bias: Float[np.ndarray, " class"],
    units: int,
    of: int,
    against: int | None,
) -> tuple[Float[np.ndarray, " row"], float]:
    """The weights and the bias of a logit, or of a margin: the difference of two.

    Raises ValueError where the output layer is of other units, or has no such class.
    """
    if kernel.shape != (units, len(bias)):
        raise ValueError(
            f"An output layer has a weight for each of {units} units and {len(bias)} classes. "
            f"Its weights came in the shape {kernel.shape}. Give the kernel as [unit class]."
        )
    for number in (of, against):
        if number is not None and not 0 <= number < len(bias):
            raise ValueError(
                f"Classes are counted from 0 to {len(bias) - 1} here. "
                f"Class {number} was asked for. Choose one of them."
            )
    U, b = np.asarray(kernel, np.float64), np.asarray(bias, np.float64)
    check_finite(U, "Output weights")
    check_finite(b, "Biases")
    if against is None:
        return U[:, of], float(b[of])
    return U[:, of] - U[:, against], float(b[of] - b[against])
