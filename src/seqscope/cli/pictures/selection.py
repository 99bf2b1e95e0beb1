"""The words that color the units of a picture: they have to be among those that are clustered."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from seqscope.cli.pictures.chips import FEWEST_READINGS

if TYPE_CHECKING:
    from seqscope.analysis.responses import ExpectedResponse

__all__ = ["check_selected"]


def check_selected(
    every: "ExpectedResponse", selected: Sequence[str], *, shown: Sequence[str], by: str
) -> None:
    """Raise ValueError for a word that is not shown, with the number of words that has it in.

    `every` has the responses to all words; those shown are the foremost of them when ranked.
    """
    from seqscope.analysis.responses import chosen, of_words, ranked

    word = next((word for word in selected if word not in shown), None)
    if word is None:
        return
    count = int(of_words(every, [word]).counts[0])
    if count < FEWEST_READINGS:
        raise ValueError(
            f"Words are clustered with units from {FEWEST_READINGS} readings on. {word!r} was read "
            f"{count} times. Choose another, or record more text."
        )
    often = [row for row, n in enumerate(every.counts.tolist()) if n >= FEWEST_READINGS]
    place = ranked(chosen(every, often), by).words.index(word) + 1  # type: ignore[arg-type]
    raise ValueError(
        f"Units are colored by words that are clustered, here the first {len(shown)} by {by}. "
        f"{word!r} is number {place}. Give --words {place} or more, or choose another word."
    )
