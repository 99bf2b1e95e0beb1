"""What each token and each chip contributed to an answer, as a scene."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from jaxtyping import Float

from seqscope.recording.responses import check_finite
from seqscope.views.scenes.scene import Scene, Words

__all__ = ["NO_CHIP", "ContributionLedger", "LedgerRow", "contribution_ledger"]

NO_CHIP = "none"


class LedgerRow(Scene):
    """One token: its exact share for each column, their sum, and the total up to here."""

    token: Words
    shares: tuple[float, ...]
    total: float
    running: float


class ContributionLedger(Scene):
    """The logit of a class, or its margin over another, as a table that sums exactly.

    Columns are chips, and at the end the units in no chip where there are any. The total is the
    bias and all rows, and also the bias and all columns.
    """

    view: Literal["contribution-ledger"] = "contribution-ledger"
    name: Words
    of: Words
    against: Words | None
    columns: tuple[Words, ...]
    bias: float
    rows: tuple[LedgerRow, ...]
    sums: tuple[float, ...]
    total: float

    @property
    def question(self) -> str:
        """What is summed here."""
        if self.against is None:
            return f"logit of {self.of}"
        return f"margin of {self.of} over {self.against}"

    @property
    def most(self) -> float:
        """The greatest share, which every picture colors strongest; 1 where there are none."""
        shares = (abs(share) for row in self.rows for share in row.shares)
        return max(shares, default=0.0) or 1.0


def contribution_ledger(
    name: str,
    tokens: Sequence[str],
    bias: float,
    shares: Float[np.ndarray, "time chip"],
    rest: Float[np.ndarray, " time"] | None = None,
    *,
    of: str,
    against: str | None = None,
    chips: Sequence[str] | None = None,
) -> ContributionLedger:
    """The scene of a ledger: its bias, its shares, those of units in no chip, as in `Ledger`.

    `of` and `against` are the names of classes; chips are named by their numbers where no other
    names are given.

    Raises ValueError where there is not one row for each token and one name for each chip.
    """
    names = [str(chip) for chip in range(shares.shape[1])] if chips is None else list(chips)
    left = np.zeros(len(shares)) if rest is None else rest
    if (len(tokens), len(names)) != shares.shape or len(left) != len(tokens):
        raise ValueError(
            f"A ledger has a row for each token and a column for each chip. "
            f"{len(tokens)} tokens and {len(names)} names of chips came with shares of "
            f"{shares.shape[0]} by {shares.shape[1]}, and {len(left)} of the rest. "
            f"Give those of one reading, without its padding."
        )
    check_finite(shares, "Contributions")
    check_finite(left, "Contributions")
    if left.any():
        shares, names = np.column_stack([shares, left]), [*names, NO_CHIP]
    by_token: Float[np.ndarray, " time"] = shares.sum(axis=1, dtype=np.float64)
    by_chip: Float[np.ndarray, " chip"] = shares.sum(axis=0, dtype=np.float64)
    running = bias + np.cumsum(by_token)
    return ContributionLedger(
        name=name,
        of=of,
        against=against,
        columns=tuple(names),
        bias=bias,
        rows=tuple(
            LedgerRow(token=token, shares=tuple(row), total=total, running=so_far)
            for token, row, total, so_far in zip(
                tokens, shares.tolist(), by_token.tolist(), running.tolist(), strict=True
            )
        ),
        sums=tuple(by_chip.tolist()),
        total=float(bias + by_token.sum()),
    )
