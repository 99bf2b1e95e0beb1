"""Whether attention can be believed: its order of tokens against what the answer depended on."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Float64
from scipy.stats import rankdata

__all__ = [
    "CHANCE",
    "FAITHFUL",
    "FEWEST_TOKENS",
    "UNFAITHFUL",
    "Agreement",
    "agreement",
    "agreement_of_evidence",
    "verdict",
]

# With a correlation of 0.7 one order explains half of the other; below 0.3 less than a tenth.
FAITHFUL, UNFAITHFUL = 0.7, 0.3
FEWEST_TOKENS = 5  # of four tokens, even a perfect order comes up once in 24 by chance
CHANCE = 1.96  # standard errors that chance leaves behind once in twenty


@dataclass(frozen=True, slots=True, eq=False)
class Agreement:
    """How far attention and one kind of evidence put the source tokens in the same order.

    For each target token `correlation` is Spearman's ρ, NaN where all tokens weigh or matter alike,
    and `overlap` the share of the `k` tokens with the most attention that are also among the `k`
    that matter most, NaN where nothing is left to choose. Tokens that chance picks would overlap by
    the share `by_chance`.
    """

    correlation: Float64[np.ndarray, " target"]
    overlap: Float64[np.ndarray, " target"]
    k: int
    tokens: int

    @property
    def middle(self) -> float | None:
        """The median ρ over target tokens; none where there is no ρ at all."""
        known = self.correlation[~np.isnan(self.correlation)]
        return float(np.median(known)) if len(known) else None

    @property
    def mean_overlap(self) -> float | None:
        """The mean overlap over target tokens; none where there is none at all."""
        known = self.overlap[~np.isnan(self.overlap)]
        return float(known.mean()) if len(known) else None

    @property
    def by_chance(self) -> float:
        """The overlap of `k` tokens drawn by lot."""
        return self.k / self.tokens if self.tokens else 0.0


def agreement(
    weights: Float[np.ndarray, "*target source"], effects: Float[np.ndarray, "..."], *, k: int = 3
) -> Agreement:
    """Attention weights against effects on the same prediction, for one row of them or a map.

    An effect counts by its size: a token that spoke against the answer was needed too. Equal ones
    share their rank, and equal ones at the edge of the top go by their place. `k` is cut to half of
    the tokens, since two larger sets overlap whatever they are; a token of weight or effect 0 is in
    no top. Raises ValueError where the shapes differ, a number is not finite or `k` is below 1.
    """
    check_rows(weights, effects, k)
    a = np.atleast_2d(np.asarray(weights, np.float64))
    b = np.abs(np.atleast_2d(np.asarray(effects, np.float64)))
    tokens = a.shape[1]
    k = min(k, tokens // 2)
    return Agreement(
        correlation=np.array([spearman(*rows) for rows in zip(a, b, strict=True)]),
        overlap=np.array([top_overlap(*rows, k) for rows in zip(a, b, strict=True)]),
        k=k,
        tokens=tokens,
    )


def agreement_of_evidence(
    evidence: Mapping[str, Float[np.ndarray, "..."]], *, k: int = 3
) -> Agreement | None:
    """How far the first two kinds of evidence agree with each other; none of fewer than two.

    Where occlusion and gradient x input disagree, neither of them is a measure of attention.
    """
    if len(evidence) < 2:
        return None
    first, second = list(evidence.values())[:2]
    return agreement(np.abs(first), second, k=k)


def verdict(found: Agreement, among: Agreement | None = None) -> str:
    """One sentence on whether the attention map can be believed; its thresholds are in it.

    `among` is the agreement of two kinds of evidence with each other.
    """
    rho, chance = found.middle, chance_level(found)
    if found.tokens < FEWEST_TOKENS:
        tokens = "1 token" if found.tokens == 1 else f"{found.tokens} tokens"
        return f"Too short to tell: {tokens}, fewer than {FEWEST_TOKENS}."
    if rho is None:
        return "Nothing to tell: all tokens weigh alike, or all matter alike."
    if among is not None and among.middle is not None and among.middle < UNFAITHFUL:
        return (
            f"Not to be judged: the kinds of evidence disagree among themselves "
            f"(ρ {told(among.middle)}, below {UNFAITHFUL})."
        )
    if rho < UNFAITHFUL:
        return (
            f"Not to be believed here: what was read is not what mattered "
            f"(ρ {told(rho)}, below {UNFAITHFUL})."
        )
    if rho <= chance:
        return f"Too short to tell: chance reaches ρ {told(chance)}, and this is {told(rho)}."
    if rho < FAITHFUL:
        return (
            f"To be read with care: what was read is in part what mattered "
            f"(ρ {told(rho)}, from {UNFAITHFUL} to {FAITHFUL})."
        )
    return f"To be believed here: what was read mattered (ρ {told(rho)}, {FAITHFUL} or more)."


def chance_level(found: Agreement) -> float:
    """The ρ that unrelated orders reach once in twenty; rows of a map count as so many trials."""
    rows = int((~np.isnan(found.correlation)).sum())
    return CHANCE / math.sqrt(max(found.tokens - 1, 1) * max(rows, 1))


def spearman(
    weights: Float64[np.ndarray, " source"], effects: Float64[np.ndarray, " source"]
) -> float:
    """Pearson's correlation of the ranks, NaN where one side has no order."""
    if alike(weights) or alike(effects):
        return math.nan
    return float(np.corrcoef(rankdata(weights), rankdata(effects))[0, 1])


def top_overlap(
    weights: Float64[np.ndarray, " source"], effects: Float64[np.ndarray, " source"], k: int
) -> float:
    """The share of the top of the weights that is also among the top of the effects."""
    tops = [heaviest(row, k) for row in (weights, effects)]
    smaller = min(map(len, tops))
    if not smaller or alike(weights) or alike(effects):
        return math.nan
    return len(tops[0] & tops[1]) / smaller


def heaviest(row: Float64[np.ndarray, " source"], k: int) -> set[int]:
    """The places of the greatest numbers above 0, the earlier one of equals."""
    return {int(j) for j in np.argsort(-row, kind="stable")[:k] if row[j] > 0}


def alike(row: Float64[np.ndarray, " source"]) -> bool:
    """Whether all numbers are the same."""
    return not len(row) or bool((row == row[0]).all())


def told(rho: float) -> str:
    """A correlation with its sign, as it is written."""
    return f"{rho:+.2f}".replace("-", "\N{MINUS SIGN}")


def check_rows(
    weights: Float[np.ndarray, "..."], effects: Float[np.ndarray, "..."], k: int
) -> None:
    """Refuse what cannot be compared token by token."""
    if weights.shape != effects.shape or weights.ndim not in (1, 2):
        raise ValueError(
            f"Attention and evidence have one number for each source token, or one row of them for "
            f"each target token. They came in the shapes {weights.shape} and {effects.shape}. "
            f"Take both from the same prediction, without padding."
        )
    if not (np.isfinite(weights).all() and np.isfinite(effects).all()):
        raise ValueError(
            "Only numbers can be put in order. Some weights or effects came as NaN or infinite. "
            "Leave padding and unread texts out."
        )
    if k < 1:
        raise ValueError(
            f"The top of an order holds at least one token. It came as k = {k}. "
            f"Leave it out for the usual 3."
        )
