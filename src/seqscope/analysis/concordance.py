"""Where in a text a word, a unit or a chip shows itself most, as usual, and against its habit."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Float64, Int64, Integer

from seqscope.analysis.passes import check_recorded, token_blocks
from seqscope.recording.offsets import checked_offsets

__all__ = [
    "Concordance",
    "Places",
    "chip_values",
    "context_windows",
    "value_concordance",
    "word_concordance",
]


@dataclass(frozen=True, slots=True)
class Places:
    """Tokens by their number in the text, the foremost first, and the number that ranked each.

    Where the numbers are equal, the earlier token comes first.
    """

    tokens: Int64[np.ndarray, " place"]
    values: Float64[np.ndarray, " place"]


@dataclass(frozen=True, slots=True)
class Concordance:
    """The strongest, the typical and the contrary places of a word, a unit or a chip."""

    strongest: Places
    typical: Places
    contrary: Places


def word_concordance(
    states: Float[np.ndarray, "token unit"],
    words: Integer[np.ndarray, " reading"],
    offsets: Integer[np.ndarray, " boundary"],
    word: int,
    *,
    count: int = 20,
    reverse: bool = False,
) -> Concordance:
    """The places of a word by its responses, the state after it less the state before it.

    Strongest is the longest response (its length is the value), typical the one closest to the mean
    response (its distance), contrary the one that points away from it (its cosine to the mean).
    Reads the states at the word's places only, a block at a time. `offsets` are those of
    `context_windows`; a layer that reads in `reverse` has read the token behind before.

    Raises ValueError for a word that does not occur, a count below 1, and numbers that do not
    belong together.
    """
    bounds = check_text(states, offsets, count)
    if words.shape[0] != states.shape[0]:
        raise ValueError(
            f"A text has a word for each of its states. "
            f"{words.shape[0]} words came with {states.shape[0]} states. "
            f"Give words and states of the same recording."
        )
    places = np.flatnonzero(words == word)
    if not places.size:
        raise ValueError(
            f"A word needs at least one reading to have a place. Word {word} was never read. "
            f"Record more text, or choose a word that occurs in it."
        )
    length, distance, cosine = response_numbers(states, places, bounds, reverse)
    return Concordance(
        strongest=first(-length, length, places, count),
        typical=first(distance, distance, places, count),
        contrary=first(cosine, cosine, places, count),
    )


def value_concordance(values: Float[np.ndarray, " token"], *, count: int = 20) -> Concordance:
    """The places of a unit or a chip by its value at each token, `states[:, unit]` for a unit.

    Strongest is the value furthest from 0, typical the one closest to the mean; contrary is the one
    furthest on the other side of 0 than the mean, or the least on its side. Raises ValueError for
    no token, values that are not finite, and a count below 1.
    """
    series = np.asarray(values, np.float64)
    check_count(count)
    if not (series.size and np.isfinite(series).all()):
        raise ValueError(
            f"Places are ranked by finite values, at least one. Of {series.size} values "
            f"{int((~np.isfinite(series)).sum())} are not finite. Choose another unit or layer."
        )
    mean = series.mean()
    places = np.arange(series.size)
    return Concordance(
        strongest=first(-np.abs(series), series, places, count),
        typical=first(np.abs(series - mean), series, places, count),
        contrary=first(series if mean >= 0 else -series, series, places, count),
    )


def chip_values(
    states: Float[np.ndarray, "token unit"], units: Sequence[int]
) -> Float64[np.ndarray, " token"]:
    """The mean over the units of a chip at each token, a block of tokens at a time.

    Raises ValueError for no unit, and for units that the layer does not have.
    """
    check_recorded(states, "States")
    tokens, width = states.shape
    chosen = list(units)
    missing = [unit for unit in chosen if not 0 <= unit < width]
    if missing or not chosen:
        raise ValueError(
            f"A chip has at least one of the units 0 to {width - 1}. "
            f"Given are {len(chosen)} units, not among these: {missing}. Choose units of the layer."
        )
    blocks = token_blocks(tokens, width)
    means = [states[block][:, chosen].mean(axis=1, dtype=np.float64) for block in blocks]
    return np.concatenate(means)


def context_windows(
    places: Integer[np.ndarray, " place"],
    offsets: Integer[np.ndarray, " boundary"],
    *,
    before: int = 8,
    behind: int = 8,
) -> Int64[np.ndarray, "place 2"]:
    """The first token of the context of each place, and the one behind its last.

    A context never leaves the sequence of its place: `offsets` are the numbers of the first tokens
    of all sequences, from 0 on, and the number of all tokens at the end. Raises ValueError for a
    place outside of the text.
    """
    bounds, places = checked_offsets(offsets), np.asarray(places, np.int64)
    outside = places[(places < 0) | (places >= bounds[-1])]
    if outside.size or min(before, behind) < 0:
        raise ValueError(
            f"A place is one of {bounds[-1]} tokens, and its context at least 0 tokens long. "
            f"Given are {outside.size} other places, and {before} and {behind} tokens around. "
            f"Give places, offsets and lengths that belong together."
        )
    sequence = np.searchsorted(bounds, places, side="right")
    starts = np.maximum(places - before, bounds[sequence - 1])
    stops = np.minimum(places + behind + 1, bounds[sequence])
    return np.stack([starts, stops], axis=1)


def response_numbers(
    states: Float[np.ndarray, "token unit"],
    places: Integer[np.ndarray, " place"],
    offsets: Integer[np.ndarray, " boundary"],
    reverse: bool,
) -> tuple[
    Float64[np.ndarray, " place"], Float64[np.ndarray, " place"], Float64[np.ndarray, " place"]
]:
    """The length of each response, its distance from their mean, its cosine to that mean."""
    units = states.shape[1]
    blocks = list(token_blocks(len(places), units))
    read_before = places + 1 if reverse else places - 1
    starts = np.isin(places + 1 if reverse else places, offsets)
    read_before = np.where(starts, places, read_before)
    taken = [(places[block], read_before[block], starts[block]) for block in blocks]
    total = sum((responses(states, *each).sum(axis=0) for each in taken), np.zeros(units))
    mean = total / len(places)
    length, distance, product = (np.empty(len(places)) for _ in range(3))
    for block, each in zip(blocks, taken, strict=True):
        found = responses(states, *each)
        # Sums along each row, not products of matrices: equal responses then have equal numbers.
        length[block] = np.sqrt((found * found).sum(axis=1))
        distance[block] = np.sqrt(((found - mean) ** 2).sum(axis=1))
        product[block] = (found * mean).sum(axis=1)
    lengths = length * np.sqrt((mean * mean).sum())
    cosine = np.divide(product, lengths, out=np.zeros_like(product), where=lengths > 0)
    return length, distance, cosine


def responses(
    states: Float[np.ndarray, "token unit"],
    places: Integer[np.ndarray, " place"],
    read_before: Integer[np.ndarray, " place"],
    starts: Bool[np.ndarray, " place"],
) -> Float64[np.ndarray, "place unit"]:
    """The state after each place less the one before it, which is 0 where reading starts."""
    after = states[places].astype(np.float64)
    before = states[read_before].astype(np.float64)
    before[starts] = 0.0
    found: Float64[np.ndarray, "place unit"] = after - before
    if not np.isfinite(found).all():
        raise ValueError(
            "Responses are finite numbers. Some of this word's are not. "
            "Leave that layer out, or train the network again with smaller steps."
        )
    return found


def first(
    rank: Float64[np.ndarray, " place"],
    values: Float64[np.ndarray, " place"],
    places: Integer[np.ndarray, " place"],
    count: int,
) -> Places:
    """So many places of the lowest ranks, the earlier first where ranks are equal."""
    order = np.argsort(rank, kind="stable")[:count]
    return Places(places[order].astype(np.int64), values[order])


def check_text(
    states: Float[np.ndarray, "token unit"], offsets: Integer[np.ndarray, " boundary"], count: int
) -> Int64[np.ndarray, " boundary"]:
    """The offsets, or ValueError where states, sequences and the places wanted do not fit."""
    check_recorded(states, "States")
    check_count(count)
    return checked_offsets(offsets, len(states))


def check_count(count: int) -> None:
    """Raise ValueError for fewer than one place."""
    if count < 1:
        raise ValueError(
            f"A concordance has at least one place. {count} were asked for. "
            f"Leave the count out for 20."
        )
