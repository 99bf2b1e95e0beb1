"""How many co-clusters the responses ask for: gaps in their spectrum, and what resampling keeps."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int

from seqscope.analysis.coclusters import Coclusters, Weight, spectrum
from seqscope.progress import steps

__all__ = ["Candidate", "Suggestion", "adjusted_rand", "suggested_clusters"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number of clusters and what speaks for it.

    The eigengap is singular value k less the next; the stability is the mean adjusted Rand index
    between the clusters of all words and those of resampled words, 1 where they agree.
    """

    clusters: int
    eigengap: float
    stability: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The number of clusters with the largest product of eigengap and stability, and all others."""

    clusters: int
    table: tuple[Candidate, ...]


def suggested_clusters(
    responses: Float[np.ndarray, "word unit"],
    weight: Weight = "absolute",
    *,
    most: int = 20,
    resamples: int = 10,
    seed: int = 0,
) -> Suggestion:
    """A number of clusters from 2 to `most`, with the reasons; 1 where there is no choice.

    Words are drawn with replacement, as many as there are, and grouped again. Raises ValueError for
    less than one resample, and where `spectrum` does.
    """
    if resamples < 1:
        raise ValueError(
            f"Stability is measured on at least one resample of the words. "
            f"Their number came as {resamples}. Leave it out for ten."
        )
    whole = spectrum(responses, weight, most=most)
    numbers = range(2, min(most, whole.most) + 1)
    random = np.random.default_rng(seed)
    agreements = np.full((resamples, len(numbers)), np.nan)
    clusters = [whole.clusters(k) for k in numbers]
    for resample in steps([*agreements], "Grouping {} samples of the words"):
        drawn = random.integers(len(responses), size=len(responses))
        if not np.any(whole.has_weight[0][drawn]):
            continue
        again = spectrum(responses[drawn], weight, most=most)
        for place, k in enumerate(numbers):
            if k <= again.most:
                resample[place] = agreement(clusters[place], again.clusters(k), drawn)
    known = np.isfinite(agreements)
    stability = np.where(known, agreements, 0.0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    gaps = -np.diff(whole.values, append=0.0)
    table = tuple(
        Candidate(k, float(gaps[k - 2]), float(stable))
        for k, stable in zip(numbers, stability, strict=True)
    )
    return Suggestion(best(table), table)


def best(table: Sequence[Candidate]) -> int:
    """The number of clusters with the largest product of eigengap and stability; 1 of none."""
    found = max(table, key=lambda each: each.eigengap * each.stability, default=None)
    return found.clusters if found else 1


def agreement(whole: Coclusters, again: Coclusters, drawn: Int[np.ndarray, " word"]) -> float:
    """How far the clusters of drawn words, and of the units, are those of all words."""
    words, first = np.unique(drawn, return_index=True)
    before = np.concatenate([whole.word_cluster[words], whole.unit_cluster])
    after = np.concatenate([again.word_cluster[first], again.unit_cluster])
    both = (before >= 0) & (after >= 0)
    return adjusted_rand(before[both], after[both])


def adjusted_rand(one: Int[np.ndarray, " place"], other: Int[np.ndarray, " place"]) -> float:
    """The adjusted Rand index of two groupings (Hubert and Arabie, 1985).

    The share of pairs on which they agree, set so that chance is 0 and the same grouping 1.

    >>> adjusted_rand(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0]))
    1.0
    """
    table = contingency(one, other)
    together = pairs(table)
    rows, columns = pairs(table.sum(axis=1)), pairs(table.sum(axis=0))
    expected = rows * columns / max(pairs(np.array([len(one)])), 1.0)
    most = (rows + columns) / 2
    return (together - expected) / (most - expected) if most > expected else 1.0


def contingency(
    one: Int[np.ndarray, " place"], other: Int[np.ndarray, " place"]
) -> Int[np.ndarray, "one other"]:
    """How many places each group of one grouping shares with each of the other."""
    ones, rows = np.unique(one, return_inverse=True)
    others, columns = np.unique(other, return_inverse=True)
    size = len(ones) * len(others)
    counts = np.bincount(rows * len(others) + columns, minlength=size)
    return counts.reshape(len(ones), len(others))


def pairs(counts: np.ndarray) -> float:
    """How many pairs can be made within groups of so many."""
    return float((counts * (counts - 1.0) / 2.0).sum())
