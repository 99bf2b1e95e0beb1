"""How the units of a layer answer some words, as a scene: word details."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

import numpy as np
from jaxtyping import Float, Int
from pydantic import Field

from seqscope.analysis.responses import BANDS
from seqscope.recording.responses import check_finite
from seqscope.views.scenes.scene import Scene, Words, table

__all__ = ["WordResponse", "WordResponses", "word_responses"]

Units = tuple[float, ...]


class WordResponse(Scene):
    """The response of every unit to one word: its mean, and the bands of its readings.

    `outer` holds the quantiles 9 and 91 %, `inner` 25 and 75 %. `occurrence` is the response to one
    place where the word was read, where that was asked for.
    """

    word: Words
    count: Annotated[int, Field(ge=0)]
    mean: Units
    outer: tuple[Units, Units]
    inner: tuple[Units, Units]
    occurrence: Units | None


class WordResponses(Scene):
    """Words and the response of the same units to them, ordered by the mean of the first word."""

    view: Literal["word-responses"] = "word-responses"
    layer: Words
    units: tuple[int, ...]
    words: tuple[WordResponse, ...]


def word_responses(
    layer: str,
    words: Sequence[str],
    counts: Int[np.ndarray, " word"],
    mean: Float[np.ndarray, "word unit"],
    bands: Float[np.ndarray, "word band unit"],
    *,
    occurrences: Mapping[str, Float[np.ndarray, " unit"]] | None = None,
) -> WordResponses:
    """The scene of these words, their counts, mean responses and bands, as in `ExpectedResponse`.

    `occurrences` gives words the response to one place in a text.

    Raises ValueError where there are no words, or where their numbers do not fit or are not finite.
    """
    check_rows(words, counts.shape, mean.shape, bands.shape)
    check_finite(mean, "Mean responses")
    check_finite(bands, "Response bands")
    order = np.argsort(mean[0], kind="stable")
    places = occurrences or {}
    means, quantiles = table(mean[:, order]), [table(each) for each in bands[:, :, order]]
    rows = zip(words, counts.tolist(), means, quantiles, strict=True)
    return WordResponses(
        layer=layer,
        units=tuple(order.tolist()),
        words=tuple(
            WordResponse(
                word=word,
                count=count,
                mean=center,
                outer=(lines[0], lines[3]),
                inner=(lines[1], lines[2]),
                occurrence=table(places[word][None, order])[0] if word in places else None,
            )
            for word, count, center, lines in rows
        ),
    )


def check_rows(
    words: Sequence[str], counts: tuple[int, ...], mean: tuple[int, ...], bands: tuple[int, ...]
) -> None:
    """Raise ValueError unless there is a count, a mean and every band for at least one word."""
    number = len(words)
    if not words or counts != (number,) or bands != (number, len(BANDS), *mean[1:]):
        raise ValueError(
            f"At least one word comes with its count, and a mean and {len(BANDS)} quantiles for "
            f"each unit. {number} words came with shapes {counts}, {mean} and {bands}. "
            f"Give those of one expected response."
        )
