"""A network asked something new: what it would do with units held, or if the text ended there."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from seqscope.recording import Part
from seqscope.runs.passages import Passage
from seqscope.runs.record.reader import Held, Reader

__all__ = ["Outcome", "held_at", "outcome", "prefixes"]


class Outcome(NamedTuple):
    """What came of reading, by sequence or, of a language model, by token.

    labels are the right answers, -1 where they are not known; probabilities, `[sequence class]`,
    are a classifier's; losses, `[token]`, a language model's, in nats.
    """

    labels: np.ndarray
    probabilities: Float[np.ndarray, "sequence class"] | None
    losses: Float[np.ndarray, " token"] | None


def outcome(
    reader: Reader, passages: Sequence[Passage], held: dict[str, Held] | None = None
) -> Outcome:
    """What comes of reading these passages, with units held where any are given."""
    part = reader.part(passages, held=held)
    losses = part.tokens.get("loss")
    if losses is not None:
        losses = losses[counted(part, passages)]
    return Outcome(part.labels, part.sequences.get("probabilities"), losses)


def counted(part: Part, passages: Sequence[Passage]) -> np.ndarray:
    """The tokens behind which a word stands, so that a prediction can be right or wrong."""
    real = np.ones(len(part.ids), bool)
    for end, passage in zip(part.offsets[1:], passages, strict=True):
        if len(passage.ids) and not passage.following:
            real[end - 1] = False
    return real


def held_at(
    units: Iterable[int], values: Float[np.ndarray, " unit"] | float, *, width: int
) -> Held:
    """These units of a layer of that width, held at 0, or at any value of their own.

    Raises `ValueError` for a unit that is not there.
    """
    chosen = sorted(set(units))
    wrong = [each for each in chosen if not 0 <= each < width]
    if wrong or not chosen:
        raise ValueError(
            f"Units are counted from 0; this layer has {width}. "
            f"Given was {wrong[0] if wrong else 'none'}. Choose some below {width}."
        )
    where = np.zeros(width, bool)
    where[chosen] = True
    return Held(where, np.broadcast_to(np.asarray(values, np.float32), (width,)).copy())


def prefixes(reader: Reader, passage: Passage) -> Float[np.ndarray, "token class"]:
    """A classifier's probabilities after each token of a text, as if the text ended there."""
    parts = [Passage(passage.ids[: end + 1]) for end in range(len(passage.ids))]
    found = outcome(reader, parts).probabilities
    if found is None:
        raise ValueError(
            "A class is told after each word by a classifier. This network is none. "
            "Choose a run of reviews, or texts of your own."
        )
    return found
