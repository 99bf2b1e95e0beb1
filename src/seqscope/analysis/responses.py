"""How each hidden unit answers each word: its expected response (Ming et al., 2017)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Literal, NamedTuple

import numpy as np
from jaxtyping import Float, Int

from seqscope.recording.responses import check_finite

__all__ = [
    "BANDS",
    "ExpectedResponse",
    "Interval",
    "bootstrap_interval",
    "explained_share",
    "of_readings",
    "of_words",
    "ranked",
]

BANDS = (0.09, 0.25, 0.75, 0.91)
SAMPLED_AT_ONCE = 4_000_000  # numbers drawn for a bootstrap, so that memory stays small
LISTED = 5


@dataclass(frozen=True, eq=False)
class ExpectedResponse:
    """The response of every unit of a layer to every word: s(w), and how far readings lie from it.

    `counts` says how often each word was read, `deviation` is the standard deviation of those
    readings (the root of their mean squared distance), `bands` holds the quantiles BANDS of them.
    """

    words: tuple[str, ...]
    counts: Int[np.ndarray, " word"]
    mean: Float[np.ndarray, "word unit"]
    deviation: Float[np.ndarray, "word unit"]
    bands: Float[np.ndarray, "word band unit"]
    layer: str

    @property
    def error(self) -> Float[np.ndarray, "word unit"]:
        """The standard error of the mean; not a number for a word that was read only once."""
        degrees = np.where(self.counts > 1, self.counts - 1.0, np.nan)
        error: Float[np.ndarray, "word unit"] = self.deviation / np.sqrt(degrees)[:, None]
        return error

    @property
    def effect(self) -> Float[np.ndarray, " word"]:
        """How much a word matters: its strongest response, weighted by √n so that chance does not.

        max_i |s(w)_i| √n_w.
        """
        strongest: Float[np.ndarray, " word"] = np.abs(self.mean).max(axis=1, initial=0.0)
        effect: Float[np.ndarray, " word"] = strongest * np.sqrt(self.counts)
        return effect


class Interval(NamedTuple):
    """The lower and the upper end of an interval for each unit."""

    low: Float[np.ndarray, " unit"]
    high: Float[np.ndarray, " unit"]


def of_readings(
    ids: Int[np.ndarray, " token"],
    responses: Float[np.ndarray, "token unit"],
    words: Sequence[str],
    *,
    layer: str = "",
) -> ExpectedResponse:
    """The expected response of every word that was read, from all responses at once.

    `ids` says which of `words` each token is. Words that were never read are left out.

    Raises ValueError for ids that name no word, and for responses that are not finite.
    """
    check_ids(ids, len(responses), len(words))
    check_finite(responses, "Responses")
    found, counts = np.unique(ids, return_counts=True)
    units = responses.shape[1]
    mean, deviation = np.zeros((len(found), units)), np.zeros((len(found), units))
    bands = np.zeros((len(found), len(BANDS), units))
    order = np.argsort(ids, kind="stable")
    for row, places in enumerate(np.split(order, np.cumsum(counts)[:-1])[: len(found)]):
        read = np.asarray(responses[places], np.float64)
        mean[row], deviation[row] = read.mean(axis=0), read.std(axis=0)
        bands[row] = np.quantile(read, BANDS, axis=0)
    names = tuple(words[number] for number in found)
    return ExpectedResponse(names, counts, mean, deviation, bands, layer)


def ranked(
    response: ExpectedResponse, by: Literal["effect", "frequency"] = "effect"
) -> ExpectedResponse:
    """The same with the words in order, from the one that matters most or is read most often.

    Words of the same rank stand as in a dictionary, so that every machine agrees.
    """
    keys = {"effect": response.effect, "frequency": response.counts}
    if by not in keys:
        raise ValueError(
            f"Words are ranked by effect or by frequency. "
            f"They were to be ranked by {by!r}. Choose one of the two."
        )
    key = keys[by].tolist()
    order = sorted(range(len(key)), key=lambda row: (-key[row], response.words[row]))
    return chosen(response, order)


def of_words(response: ExpectedResponse, words: Sequence[str]) -> ExpectedResponse:
    """The same for some words only, in the order in which they were asked for.

    Raises ValueError that names the words that were never read, and words that are like them.
    """
    places = {word: row for row, word in enumerate(response.words) if response.counts[row]}
    unread = [word for word in words if word not in places]
    if unread:
        raise ValueError(
            f"A word needs at least one reading to have a response. "
            f"Never read: {', '.join(map(repr, unread[:LISTED]))}"
            f"{f' and {len(unread) - LISTED} more' if len(unread) > LISTED else ''}. "
            f"{way_out(unread[0], list(places))}"
        )
    return chosen(response, [places[word] for word in words])


def explained_share(
    response: ExpectedResponse, *, adjusted: bool = False
) -> Float[np.ndarray, " unit"]:
    """The share of Var(Δh_i) that the word alone explains, against the context it is read in.

    The variance between the means of words over the whole: from 0, no matter which word, to 1, the
    word decides. A unit that never moves has 0. A word that was read once explains itself, so rare
    words raise the share; `adjusted` takes off what words drawn at random would explain (ε²,
    Kelley 1935), which may leave a little less than 0.

    Raises ValueError for an adjusted share where no word was read twice: nothing tells words from
    contexts there.
    """
    if adjusted and not (response.counts > 1).any():
        raise ValueError(
            f"An adjusted share needs words that were read more than once. "
            f"All of {len(response.words)} words were read at most once. Record more text."
        )
    read = chosen(response, np.flatnonzero(response.counts).tolist())
    n = read.counts[:, None].astype(np.float64)
    readings, words = n.sum(), len(n)
    center = (n * read.mean).sum(axis=0) / max(readings, 1)
    between = (n * (read.mean - center) ** 2).sum(axis=0)
    within = (n * read.deviation**2).sum(axis=0)
    by_chance = (words - 1) * within / (readings - words) if adjusted else np.zeros_like(within)
    whole = between + within
    none = np.zeros_like(whole)
    share: Float[np.ndarray, " unit"] = np.divide(
        between - by_chance, whole, where=whole > 0, out=none
    )
    return share


def bootstrap_interval(
    sample: Float[np.ndarray, "reading unit"],
    seed: int,
    *,
    share: float = 0.95,
    resamples: int = 1000,
) -> Interval:
    """The interval that holds the mean of so many resampled sets of readings in this share.

    Raises ValueError for fewer than two readings: they say nothing about their spread.
    """
    if len(sample) < 2 or not 0 < share < 1 or resamples < 1:
        raise ValueError(
            f"A bootstrap resamples at least two readings, at least once, for a share between 0 "
            f"and 1. It came with {len(sample)} readings, {resamples} resamples, share {share}. "
            f"Record more text, or show the readings themselves."
        )
    check_finite(sample, "Responses")
    readings, generator = np.asarray(sample, np.float64), np.random.default_rng(seed)
    n = len(readings)
    at_once = max(1, SAMPLED_AT_ONCE // n)
    sizes = [min(at_once, resamples - done) for done in range(0, resamples, at_once)]
    drawn = (generator.multinomial(n, np.full(n, 1 / n), size=size) for size in sizes)
    means = np.concatenate([counts @ readings / n for counts in drawn])
    low, high = np.quantile(means, [(1 - share) / 2, (1 + share) / 2], axis=0)
    return Interval(low, high)


def chosen(response: ExpectedResponse, rows: list[int]) -> ExpectedResponse:
    """The same for the words in these rows."""
    return replace(
        response,
        words=tuple(response.words[row] for row in rows),
        counts=response.counts[rows],
        mean=response.mean[rows],
        deviation=response.deviation[rows],
        bands=response.bands[rows],
    )


def way_out(word: str, read: list[str]) -> str:
    """What to do about a word that was never read: take one like it, or read more."""
    close = get_close_matches(word, read, n=LISTED)
    if close:
        return f"Choose a word like {', '.join(map(repr, close))}, or record more text."
    return "Record more text, or choose one of the words that were read."


def check_ids(ids: Int[np.ndarray, " token"], tokens: int, words: int) -> None:
    """Raise ValueError unless there is one word for each token."""
    low, high = ids.min(initial=0), ids.max(initial=-1)
    if len(ids) != tokens or low < 0 or high >= words:
        raise ValueError(
            f"Every token has the number of its word, from 0 to {words - 1}. "
            f"{tokens} tokens came with {len(ids)} numbers from {low} to {high}. "
            f"Give the ids and the vocabulary of the text that was read, without padding."
        )
