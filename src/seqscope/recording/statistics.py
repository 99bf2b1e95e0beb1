"""How the units of a layer responded to each word: partial results that can be merged.

One pass over a corpus, whatever its length: the parts of a recording are counted one by one, and
what was counted is merged. Merged in the order of the parts the numbers are the same to the last
bit, however many processes did the counting.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int

__all__ = ["SAMPLE", "STRONGEST", "Statistics", "merged", "statistics_of"]

SAMPLE = 128  # readings of each word that are kept, for bands and examples
STRONGEST = 20  # places that are kept of each unit, highest and lowest
LAYER = 1024  # tokens of which the greatest responses of a part are found at a time
WORD_BITS = 24  # of the number by which readings are sorted; the others are their hash
BLOCK = 4096  # tokens that are in double precision at once


@dataclass(frozen=True, eq=False)
class Statistics:
    """The responses of one layer to each word that was read.

    ids: the words, by their numbers in the vocabulary, ascending
    counts, mean, m2: of each word how often it was read, the mean of its responses, and the sum of
        their squared distances from it
    sample, sample_ids, sample_places: up to SAMPLE readings of each word, drawn at random but
        always the same: responses, word, place in the recording; sorted by word
    highest, highest_places, lowest, lowest_places: the strongest responses of each unit, the
        strongest first, equals in the order of their places; -1 where there are fewer
    """

    ids: Int[np.ndarray, " word"]
    counts: Int[np.ndarray, " word"]
    mean: Float[np.ndarray, "word unit"]
    m2: Float[np.ndarray, "word unit"]
    sample: Float[np.ndarray, "reading unit"]
    sample_ids: Int[np.ndarray, " reading"]
    sample_places: Int[np.ndarray, " reading"]
    highest: Float[np.ndarray, "unit place"]
    highest_places: Int[np.ndarray, "unit place"]
    lowest: Float[np.ndarray, "unit place"]
    lowest_places: Int[np.ndarray, "unit place"]

    @property
    def deviation(self) -> Float[np.ndarray, "word unit"]:
        """The root of the mean squared distance of the responses to each word from their mean."""
        found: np.ndarray = np.sqrt(self.m2 / np.maximum(self.counts, 1)[:, None])
        return found

    def readings(self, word: int) -> slice:
        """Where in the sample the readings of a word stand, given by its number."""
        first, last = np.searchsorted(self.sample_ids, [word, word + 1])
        return slice(int(first), int(last))


def statistics_of(
    ids: Int[np.ndarray, " token"], responses: Float[np.ndarray, "token unit"], first_place: int = 0
) -> Statistics:
    """What is counted of one part, whose first token stands in `first_place` of the recording."""
    words, word = numbered(ids)
    counts = np.bincount(word, minlength=len(words))
    total, squares = sums_by_word(word, len(words), responses)
    mean = total / np.maximum(counts, 1)[:, None]
    places = np.arange(first_place, first_place + len(ids))
    kept = sampled(ids, places)
    high, high_places = strongest(responses, places)
    low, low_places = strongest(-responses, places)
    return Statistics(
        ids=words.astype(np.int64),
        counts=counts.astype(np.int64),
        mean=mean,
        m2=np.maximum(squares - mean * total, 0.0),
        sample=responses[kept].astype(np.float16),
        sample_ids=ids[kept].astype(np.int64),
        sample_places=places[kept],
        highest=high,
        highest_places=high_places,
        lowest=-low,
        lowest_places=low_places,
    )


def merged(*parts: Statistics) -> Statistics:
    """What is known of all these parts together (Chan, Golub and LeVeque, 1983).

    All at once they give the same as one after the other, to the last bit, and in less time.
    """
    first = parts[0]
    ids = np.unique(np.concatenate([part.ids for part in parts]))
    counts, mean, m2 = (
        np.zeros((len(ids), *x.shape[1:]), x.dtype) for x in (first.counts, first.mean, first.m2)
    )
    for part in parts:
        rows = np.searchsorted(ids, part.ids)
        before, n = counts[rows][:, None], part.counts[:, None]
        delta, both = part.mean - mean[rows], np.maximum(before + n, 1)
        mean[rows] += delta * (n / both)
        m2[rows] += part.m2 + delta * delta * (before * n / both)
        counts[rows] += part.counts
    sample_ids = np.concatenate([part.sample_ids for part in parts])
    sample_places = np.concatenate([part.sample_places for part in parts])
    kept = sampled(sample_ids, sample_places)
    high, high_places = stronger(
        [part.highest for part in parts], [part.highest_places for part in parts]
    )
    low, low_places = stronger(
        [-part.lowest for part in parts], [part.lowest_places for part in parts]
    )
    return Statistics(
        ids=ids,
        counts=counts,
        mean=mean,
        m2=m2,
        sample=np.concatenate([part.sample for part in parts])[kept],
        sample_ids=sample_ids[kept],
        sample_places=sample_places[kept],
        highest=high,
        highest_places=high_places,
        lowest=-low,
        lowest_places=low_places,
    )


def numbered(
    ids: Int[np.ndarray, " token"],
) -> tuple[Int[np.ndarray, " word"], Int[np.ndarray, " token"]]:
    """The numbers that there are, ascending, and the place of each token's among them.

    What `np.unique` tells as well, by sorting.
    """
    there = np.flatnonzero(np.bincount(ids))
    place = np.zeros(int(there[-1]) + 1 if len(there) else 0, np.int64)
    place[there] = np.arange(len(there))
    return there, place[ids]


def sums_by_word(
    word: Int[np.ndarray, " token"], words: int, responses: Float[np.ndarray, "token unit"]
) -> tuple[Float[np.ndarray, "word unit"], Float[np.ndarray, "word unit"]]:
    """The sum of the responses to each word, and that of their squares, in double precision."""
    from scipy.sparse import csr_array

    total, squares = np.zeros((2, words, responses.shape[1]))
    for start in range(0, len(word), BLOCK):
        there, own = numbered(word[start : start + BLOCK])
        tokens = np.arange(len(own))
        readings = csr_array((np.ones(len(own)), (own, tokens)), shape=(len(there), len(own)))
        values = responses[start : start + BLOCK].astype(np.float64)
        total[there] += readings @ values
        squares[there] += readings @ np.square(values, out=values)
    return total, squares


def sampled(
    ids: Int[np.ndarray, " token"], places: Int[np.ndarray, " token"]
) -> Int[np.ndarray, " reading"]:
    """Which readings to keep: of each word those whose places have the smallest hashes.

    To keep the smallest of all is the same as to keep the smallest of those kept from each part, so
    a sample does not depend on how a corpus was cut.
    """
    priority = hashed(places) >> np.uint64(WORD_BITS)
    order = np.argsort((ids.astype(np.uint64) << np.uint64(64 - WORD_BITS)) | priority)
    ranked = ids[order]
    starts = np.flatnonzero(np.concatenate([[True], ranked[1:] != ranked[:-1]])[: len(ranked)])
    rank = np.arange(len(ranked)) - np.repeat(starts, np.diff([*starts, len(ranked)]))
    return order[rank < SAMPLE]


def hashed(places: Int[np.ndarray, " token"]) -> np.ndarray:
    """A number for each place that looks like chance (splitmix64; Steele, Lea and Flood, 2014)."""
    x = places.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    found: np.ndarray = x ^ (x >> np.uint64(31))
    return found


def strongest(
    responses: Float[np.ndarray, "token unit"], places: Int[np.ndarray, " token"]
) -> tuple[Float[np.ndarray, "unit place"], Int[np.ndarray, "unit place"]]:
    """The greatest responses of each unit and where they were, equals in the order of places."""
    tokens, units = responses.shape
    some = min(STRONGEST, tokens)
    values = np.full((units, STRONGEST), -np.inf, np.float32)
    found = np.full((units, STRONGEST), -1, np.int64)
    if not some:
        return values, found
    token, unit = candidates(responses, some)
    value = responses[token, unit]
    order = np.lexsort((token, -value, unit))
    token, unit, value = token[order], unit[order], value[order]
    rank = np.arange(len(unit)) - np.searchsorted(unit, unit)
    kept = rank < some
    values[unit[kept], rank[kept]] = value[kept]
    found[unit[kept], rank[kept]] = places[token[kept]]
    return values, found


def candidates(
    responses: Float[np.ndarray, "token unit"], some: int
) -> tuple[Int[np.ndarray, " candidate"], Int[np.ndarray, " candidate"]]:
    """Tokens and units among which are the `some` greatest responses of each unit, and their ties.

    The text is laid in layers over each other, and the greatest of what lies in one place is looked
    at: the greatest of some places bound what is worth looking at from below.
    """
    tokens = len(responses)
    greatest = responses[:LAYER].copy()
    for start in range(LAYER, tokens, LAYER):
        layer = responses[start : start + LAYER]
        np.maximum(greatest[: len(layer)], layer, out=greatest[: len(layer)])
    least = -np.partition(-greatest, some - 1, axis=0)[some - 1]
    place, unit = np.nonzero(greatest >= least)
    token = place[:, None] + np.arange(0, tokens, LAYER)
    there = np.minimum(token, tokens - 1)
    enough = (token < tokens) & (responses[there, unit[:, None]] >= least[unit][:, None])
    row, _ = np.nonzero(enough)
    return token[enough], unit[row]


def stronger(
    values: Sequence[np.ndarray], places: Sequence[np.ndarray]
) -> tuple[Float[np.ndarray, "unit place"], Int[np.ndarray, "unit place"]]:
    """The greatest of several lists of the greatest."""
    pad = ((0, 0), (0, STRONGEST))
    value = np.pad(np.concatenate(values, axis=1), pad, constant_values=-np.inf)
    place = np.pad(np.concatenate(places, axis=1), pad, constant_values=-1)
    last = np.where(place < 0, np.iinfo(np.int64).max, place)
    order = np.lexsort((last, -value), axis=1)[:, :STRONGEST]
    return np.take_along_axis(value, order, axis=1), np.take_along_axis(place, order, axis=1)
