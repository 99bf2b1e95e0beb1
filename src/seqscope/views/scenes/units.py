"""One unit: the words that move it most, its value along a text, where it is strongest, a scene."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Annotated, Literal

import numpy as np
from jaxtyping import Float, Integer
from pydantic import Field
from rich.cells import cell_len

from seqscope.views.scenes.concordance import Passages, shown_token, words_apart
from seqscope.views.scenes.scene import Number, Scene, Words, rounded

__all__ = ["UnitDetails", "WordBox", "extreme_words", "text_lines", "unit_details"]

PERCENTILES = 4


class WordBox(Scene):
    """How a unit responds to a word: the mean, and the percentiles 9, 25, 75 and 91."""

    word: Words
    count: Annotated[int, Field(ge=0)]
    mean: float
    band: tuple[float, float, float, float]


class UnitDetails(Scene):
    """One unit: words from the lowest to the highest mean response, and how many are between them;
    a text with the unit's value after each token; places with their context.
    """

    view: Literal["unit-details"] = "unit-details"
    unit: Words
    lowest: tuple[WordBox, ...]
    highest: tuple[WordBox, ...]
    between: Annotated[int, Field(ge=0)]
    tokens: tuple[Words, ...]
    values: tuple[Number, ...]
    spaced: bool
    places: tuple[Passages, ...]

    @cached_property  # asked for each cell
    def most(self) -> float:
        """The value furthest from zero along the text; 1 where there is none."""
        return max((abs(value or 0.0) for value in self.values), default=0.0) or 1.0


def unit_details(
    unit: str,
    words: tuple[Sequence[WordBox], Sequence[WordBox], int] = ((), (), 0),
    *,
    text: tuple[Sequence[str], Sequence[float] | Float[np.ndarray, " _"]] = ((), ()),
    places: Iterable[Passages] = (),
) -> UnitDetails:
    """The scene of one unit: words as `extreme_words` gives them, tokens and values of a text.

    Raises ValueError where there is not one value for each token.
    """
    lowest, highest, between = words
    tokens, values = text
    if len(tokens) != len(values):
        raise ValueError(
            f"A unit has a value after each token. {len(tokens)} tokens came with {len(values)} "
            f"values. Give the text and the values of the same reading."
        )
    return UnitDetails(
        unit=unit,
        lowest=tuple(lowest),
        highest=tuple(highest),
        between=between,
        tokens=tuple(tokens),
        values=tuple(rounded(float(value)) for value in values),
        spaced=words_apart(tokens),
        places=tuple(places),
    )


def extreme_words(
    words: Sequence[str],
    counts: Integer[np.ndarray, " count"],
    means: Float[np.ndarray, " word"],
    bands: Float[np.ndarray, "band percentile"],
    *,
    most: int = 8,
) -> tuple[tuple[WordBox, ...], tuple[WordBox, ...], int]:
    """So many words of the lowest and of the highest mean response, and how many are between them.

    `bands` are the percentiles 9, 25, 75 and 91. Both rise; of equal means the earlier word comes
    first, and no word is in both. Words without a finite mean are left out. Raises ValueError where
    there are not as many of each.
    """
    if {len(words)} != {len(counts), len(means), len(bands)} or bands.shape[1] != PERCENTILES:
        raise ValueError(
            f"Each word has a count, a mean and {PERCENTILES} percentiles. {len(words)} words came "
            f"with {len(counts)} counts, {len(means)} means and bands {list(bands.shape)}. "
            f"Give those of one unit for the same words."
        )
    known = np.flatnonzero(np.isfinite(means) & np.isfinite(bands).all(axis=1))
    order = known[np.argsort(means[known], kind="stable")].tolist()
    low = order[: min(most, len(order) // 2)]
    high = order[len(low) :][-most:]
    boxes = [word_box(words[k], int(counts[k]), means[k], bands[k]) for k in (*low, *high)]
    return tuple(boxes[: len(low)]), tuple(boxes[len(low) :]), len(order) - len(boxes)


def word_box(
    word: str, count: int, mean: np.floating, band: Float[np.ndarray, " percentile"]
) -> WordBox:
    """One word in plain numbers."""
    lowest, low, high, highest = map(rounded, band.tolist())
    box = lowest, low, high, highest
    return WordBox(word=word, count=count, mean=rounded(float(mean)), band=box)


def text_lines(tokens: Sequence[str], width: int, *, spaced: bool) -> list[list[int]]:
    """The numbers of the tokens in lines of at most so many letter cells."""
    lines: list[list[int]] = []
    reached = width + 1
    for place, token in enumerate(tokens):
        size = cell_len(shown_token(token)) + (1 if spaced else 0)
        if reached + size > width:
            lines.append([])
            reached = 0
        lines[-1].append(place)
        reached += size
    return lines
