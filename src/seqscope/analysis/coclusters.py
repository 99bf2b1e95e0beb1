"""Words and units grouped at once: spectral co-clustering (Dhillon, 2001)."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from jaxtyping import Float, Int
from scipy.linalg import eigh

from seqscope.analysis.kmeans import kmeans

__all__ = [
    "Coclusters",
    "Spectrum",
    "Weight",
    "edge_weights",
    "halved",
    "normalized_cut",
    "spectrum",
]

Weight = Literal["absolute", "positive", "negative", "signed"]
NOTHING = 1e-3  # singular values lie between 0 and 1; a smaller one is rounding
ALIKE = 1e-5  # of the largest response: means that differ by less differ by rounding
SMALL_SIDE = 64  # from here on a few eigenvectors are found faster than all of them
# Of the search for a few: vectors more than are asked for, products before the values are looked
# at, how often that is done, and the change, of the largest value, that no clustering sees.
SPARE, POWERS, MOST_ROUNDS, STILL = 10, 2, 12, 1e-4


@dataclass(frozen=True, slots=True)
class Coclusters:
    """The cluster of each word and of each unit, numbered from 0; -1 where a row has no weight.

    The same number on both sides is one co-cluster, which may lack words or units. The largest,
    words and units counted together, comes first; of two alike that of the higher mean response,
    and of two that are alike in this too that with the earlier unit, or else word.
    Where `weight` is "signed", every unit counts twice: first all units as far as they rise, then
    all as far as they fall.
    """

    weight: Weight
    word_cluster: Int[np.ndarray, " word"]
    unit_cluster: Int[np.ndarray, " unit"]

    @property
    def count(self) -> int:
        """How many co-clusters there are."""
        return 1 + int(max(self.word_cluster.max(), self.unit_cluster.max()))

    @property
    def words_left_out(self) -> Int[np.ndarray, " left"]:
        """The words without weight."""
        return np.flatnonzero(self.word_cluster < 0)

    @property
    def units_left_out(self) -> Int[np.ndarray, " left"]:
        """The units without weight."""
        return np.flatnonzero(self.unit_cluster < 0)


@dataclass(frozen=True, slots=True)
class Spectrum:
    """The singular vectors of responses, from which any number of clusters follows at once.

    `values[j]` is singular value j + 2 of the normalized weights, the largest first; the first is 1
    and says nothing. A word or a unit without weight has zeros for vectors.
    """

    weight: Weight
    responses: Float[np.ndarray, "word column"]
    has_weight: tuple[np.ndarray, np.ndarray]
    values: Float[np.ndarray, " vector"]
    word_vectors: Float[np.ndarray, "word vector"]
    unit_vectors: Float[np.ndarray, "column vector"]

    @property
    def most(self) -> int:
        """The largest number of clusters that can be asked for."""
        words, units = self.has_weight
        return int(min(words.sum(), units.sum(), len(self.values)))

    def clusters(self, k: int) -> Coclusters:
        """At most k co-clusters: k-means on words and units together, along k - 1 vectors.

        Dhillon proposes ⌈log2 k⌉ vectors. With k - 1 planted clusters are found that those mix up,
        and the normalized cut is smaller. Raises ValueError where k is not between 1 and `most`.
        """
        if not 1 <= k <= self.most:
            raise ValueError(
                f"The number of clusters lies between 1 and {self.most} here, the words and the "
                f"units with weight and `most` of the spectrum being its limits. It came as {k}. "
                f"Ask for fewer, or give spectrum() a larger `most`."
            )
        words, units = self.has_weight
        used = max(k - 1, 1)
        sides = [self.word_vectors[words, :used], self.unit_vectors[units, :used]]
        groups = kmeans(np.concatenate(sides), k)
        word_cluster, unit_cluster = np.full(len(words), -1), np.full(len(units), -1)
        word_cluster[words], unit_cluster[units] = np.split(groups, [words.sum()])
        return Coclusters(self.weight, *numbered(self.responses, word_cluster, unit_cluster))


def spectrum(
    responses: Float[np.ndarray, "word unit"], weight: Weight = "absolute", *, most: int = 20
) -> Spectrum:
    """The spectrum of expected responses, for up to `most` clusters of words and units.

    An edge between a word and a unit weighs what `edge_weights` says. Raises ValueError where the
    responses are not finite numbers, where none of them has weight, or `most` is below 1.
    """
    if most < 1:
        raise ValueError(
            f"A spectrum is for at least one cluster. `most` came as {most}. Leave it out for 20."
        )
    weights = edge_weights(responses, weight)
    words, units = weights.sum(axis=1) > 0, weights.sum(axis=0) > 0
    if not words.any():
        raise ValueError(
            f"Words and units are grouped by responses that have weight. "
            f"With weight {weight!r} none of {weights.size:,} does. "
            f"Choose another weight, or record a network that moves."
        )
    kept = weights if words.all() and units.all() else weights[np.ix_(words, units)]
    values, left, right = singular_vectors(kept, min(most, *kept.shape))
    word_vectors, unit_vectors = (np.zeros((len(side), len(values))) for side in (words, units))
    word_vectors[words], unit_vectors[units] = left, right
    signed = halved(responses) if weight == "signed" else responses
    return Spectrum(weight, signed, (words, units), values, word_vectors, unit_vectors)


def edge_weights(
    responses: Float[np.ndarray, "word unit"], weight: Weight
) -> Float[np.ndarray, "word column"]:
    """The weight of the edge between each word and each unit, none below 0.

    "absolute" is |S|, "positive" max(S, 0), "negative" max(-S, 0); "signed" has two columns for
    each unit: all positive parts, then all negative ones.
    """
    check(responses, weight)
    S = np.asarray(responses, np.float64)
    if weight == "positive":
        S = S.clip(min=0.0)
    elif weight == "negative":
        S = S.clip(max=0.0)
    elif weight == "signed":
        S = halved(S)
    weights: Float[np.ndarray, "word column"] = np.abs(S)
    return weights


def halved(responses: Float[np.ndarray, "word unit"]) -> Float[np.ndarray, "word column"]:
    """Every unit twice: the responses as far as they are positive, then as far as negative."""
    return np.concatenate([responses.clip(min=0.0), responses.clip(max=0.0)], axis=1)


def normalized_cut(responses: Float[np.ndarray, "word unit"], clusters: Coclusters) -> float:
    """The weight between clusters over the weight at each, summed: 0 apart, below their number.

    A cluster with words alone, or with units alone, counts 1.
    """
    A = edge_weights(responses, clusters.weight)
    words, units = (
        members(side, clusters.count) for side in (clusters.word_cluster, clusters.unit_cluster)
    )
    within = np.einsum("cu,cu->c", words @ A, units)
    at = words @ A.sum(axis=1) + units @ A.sum(axis=0)
    return float((1 - 2 * within / np.where(at > 0, at, 1.0)).sum())


def members(clusters: Int[np.ndarray, " place"], count: int) -> Float[np.ndarray, "cluster place"]:
    """1 where a place belongs to a cluster, else 0."""
    belongs: Float[np.ndarray, "cluster place"] = np.equal.outer(np.arange(count), clusters) + 0.0
    return belongs


def singular_vectors(
    A: Float[np.ndarray, "word column"], count: int
) -> tuple[
    Float[np.ndarray, " vector"],
    Float[np.ndarray, "word vector"],
    Float[np.ndarray, "column vector"],
]:
    """Singular values 2, 3, … of the normalized weights; their vectors, scaled as by Dhillon."""
    R, C = np.sqrt(A.sum(axis=1)), np.sqrt(A.sum(axis=0))
    N = A / R[:, None]
    N /= C
    # In single precision, twice as fast: vectors are only grouped, and their noise is far larger.
    N = N.astype(np.float32)
    if N.shape[0] >= N.shape[1]:
        values, v = leading(N.T @ N, C, count)
        u = N @ v
    else:
        values, u = leading(N @ N.T, R, count)
        v = N.T @ u
    u, v = (side / np.maximum(np.linalg.norm(side, axis=0), NOTHING) for side in (u, v))
    signs = np.sign(v[np.abs(v).argmax(axis=0), np.arange(len(values))])  # the largest is positive
    said = signs * (values > NOTHING)
    return values, said * u / R[:, None], said * v / C[:, None]


def leading(
    gram: Float[np.ndarray, "side side"], first: Float[np.ndarray, " side"], count: int
) -> tuple[Float[np.ndarray, " vector"], Float[np.ndarray, "side vector"]]:
    """The largest singular values but the first, from the products of one side, and its vectors."""
    # The first vector is known: with it taken off, the largest value left is the second.
    first = (first / np.linalg.norm(first)).astype(gram.dtype)
    gram = gram - np.outer(first, first)
    side = len(gram)
    if side <= SMALL_SIDE or count > side // 4:
        squares, vectors = eigh(gram, subset_by_index=[side - count, side - 1])
    else:
        squares, vectors = few_eigenvectors(gram, count)
    order = np.argsort(-squares, kind="stable")
    return np.sqrt(squares[order].clip(min=0.0)), vectors[:, order]


def few_eigenvectors(
    gram: Float[np.ndarray, "side side"], count: int
) -> tuple[Float[np.ndarray, " vector"], Float[np.ndarray, "side vector"]]:
    """The largest eigenvalues and their vectors, all at once, by subspace iteration.

    The iteration ends when the values stand still (Halko, Martinsson and Tropp, 2011). Where some
    are next to equal their vectors may be turned against each other; they span the same space.
    Lanczos' method takes as long alone, and up to ten times as long where its threads share a core:
    its many small products wait for each other.
    """
    start = np.random.default_rng(0).standard_normal((len(gram), count + SPARE))
    Q, before = start.astype(gram.dtype), np.zeros(count)
    for _ in range(MOST_ROUNDS):
        for _ in range(POWERS):
            Q = np.linalg.qr(gram @ (gram @ Q)).Q
        squares, turned = eigh(Q.T @ (gram @ Q))
        if np.abs(squares[-count:] - before).max() <= STILL * squares[-1]:
            break
        before = squares[-count:]
    return squares[-count:], Q @ turned[:, -count:]


def numbered(
    responses: Float[np.ndarray, "word column"],
    word_cluster: Int[np.ndarray, " word"],
    unit_cluster: Int[np.ndarray, " column"],
) -> tuple[Int[np.ndarray, " word"], Int[np.ndarray, " column"]]:
    """The clusters that have members, numbered by size, mean response and first member."""
    count = 1 + int(max(word_cluster.max(), unit_cluster.max()))
    least = ALIKE * float(np.abs(responses).max()) or 1.0
    keys = []
    for cluster in range(count):
        words, units = word_cluster == cluster, unit_cluster == cluster
        block = responses[np.ix_(words, units)]
        mean = float(block.mean(dtype=np.float64)) if block.size else 0.0
        first = [int(side.argmax()) if side.any() else len(side) for side in (units, words)]
        keys.append((-int(words.sum() + units.sum()), -round(mean / least), *first))
    order = sorted(range(count), key=keys.__getitem__)
    number = np.full(count + 1, -1)  # the last is that of what has no weight
    number[order] = np.arange(count)
    return number[word_cluster], number[unit_cluster]


def check(responses: Float[np.ndarray, "word unit"], weight: Weight) -> None:
    """Raise ValueError for what cannot be grouped."""
    if weight not in get_args(Weight):
        raise ValueError(
            f"The weight of an edge is one of {', '.join(get_args(Weight))}. "
            f"It came as {weight!r}. Leave it out for absolute."
        )
    if responses.ndim != 2 or not responses.size:
        raise ValueError(
            f"Responses are a matrix with a row for each word and a column for each unit. "
            f"They came in the shape {responses.shape}. Record at least one word and one unit."
        )
    if not np.isfinite(responses).all():
        raise ValueError(
            f"Responses are finite numbers. {int((~np.isfinite(responses)).sum()):,} of "
            f"{responses.size:,} are not. Leave out words that were never read."
        )
