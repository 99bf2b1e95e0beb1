"""Places of a text with their context, below each other and aligned on what was found: a scene."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Literal, NamedTuple

import numpy as np
from jaxtyping import Float, Integer
from rich.cells import cell_len

from seqscope.views.scenes.scene import Number, Scene, Words, rounded
from seqscope.views.writing.characters import shortened, visible
from seqscope.views.writing.direction import line_order

__all__ = [
    "Aligned",
    "Concordance",
    "Passage",
    "Passages",
    "aligned",
    "concordance",
    "passages",
    "shown_token",
    "words_apart",
]

LONGEST_TOKEN = 24
MORE = "…"


class Passage(Scene):
    """Some tokens in a row, of which those from `start` to before `stop` were found.

    `place` is the number that the first of these has in the whole text; `sentence` is what of it
    can be read around the tokens, where that is known.
    """

    tokens: tuple[Words, ...]
    start: int
    stop: int
    place: int
    value: Number
    sentence: Words | None = None


class Passages(Scene):
    """Passages in the order of their rank, and what the value of each measures.

    `spaced` tells words, which stand apart, from characters.
    """

    name: Words
    measure: Words
    spaced: bool
    passages: tuple[Passage, ...]

    @cached_property  # asked for each cell
    def most(self) -> float:
        """The value furthest from zero, drawn darkest; 1 where there is none."""
        return max((abs(each.value or 0.0) for each in self.passages), default=0.0) or 1.0

    @property
    def counted(self) -> bool:
        """Whether the values are counts, which are written without decimals."""
        known = [each.value for each in self.passages if each.value is not None]
        return bool(known) and all(value >= 1 and value.is_integer() for value in known)


class Concordance(Scene):
    """Where a word, a unit or a chip was found, in some groups: strongest, typical, contrary."""

    view: Literal["concordance"] = "concordance"
    subject: Words
    groups: tuple[Passages, ...]


class Aligned(NamedTuple):
    """What stands left of the tokens that were found, they themselves, and what stands right.

    `turned` says that some of it runs leftward: then tokens have to be placed one by one.
    """

    left: tuple[str, ...]
    found: tuple[str, ...]
    right: tuple[str, ...]
    glue: str
    turned: bool

    def cells(self, tokens: tuple[str, ...]) -> int:
        """The letter cells that one of the parts takes."""
        return cell_len(self.glue.join(tokens))


def concordance(subject: str, groups: Sequence[Passages]) -> Concordance:
    """The scene of the places of one word, unit or chip."""
    return Concordance(subject=subject, groups=tuple(groups))


def passages(
    name: str,
    measure: str,
    contexts: Sequence[Sequence[str]],
    spans: Sequence[tuple[int, int]] | Integer[np.ndarray, "_ 2"],
    places: Sequence[int] | Integer[np.ndarray, " _"],
    values: Sequence[float] | Float[np.ndarray, " _"],
    sentences: Sequence[str] | None = None,
) -> Passages:
    """A group of passages: for each its tokens, which of them were found, its place, its value.

    Raises ValueError where there are not as many of each, and for spans outside of their tokens.
    """
    read = [None] * len(contexts) if sentences is None else sentences
    counts = len(contexts), len(spans), len(places), len(values)
    if len(set(counts)) > 1:
        raise ValueError(
            f"Each passage has tokens, a span among them, a place and a value. "
            f"There came {', '.join(map(str, counts))} of them. Give as many of each."
        )
    for context, (start, stop) in zip(contexts, spans, strict=True):
        if not 0 <= start < stop <= len(context):
            raise ValueError(
                f"What was found is at least one of a passage's tokens. "
                f"It came as {start} to {stop} of {len(context)} tokens. "
                f"Count from the first token of the passage to the one behind the last found."
            )
    parts = zip(contexts, spans, places, values, read, strict=True)
    return Passages(
        name=name,
        measure=measure,
        spaced=words_apart(token for context in contexts for token in context),
        passages=tuple(
            Passage(
                tokens=tuple(context),
                start=int(start),
                stop=int(stop),
                place=int(place),
                value=rounded(float(value)),
                sentence=sentence,
            )
            for context, (start, stop), place, value, sentence in parts
        ),
    )


def words_apart(tokens: Iterable[str]) -> bool:
    """Whether tokens are written with spaces between them: words are, single characters not."""
    return any(len(token) > 1 for token in tokens)


def shown_token(token: str) -> str:
    """A token as it is drawn: with a shape for everything, its end cut where it is very long."""
    return shortened(visible(token), LONGEST_TOKEN)


def aligned(passage: Passage, width: int, *, spaced: bool) -> Aligned:
    """The passage as it stands on a line, each of its three parts at most so many cells wide.

    Parts are in the order in which they are seen, from left to right, also in scripts that run
    leftward; what is left out at an end is an ellipsis.
    """
    order = line_order(list(passage.tokens))
    seen = [place for place, token in enumerate(order) if passage.start <= token < passage.stop]
    shown = [shown_token(passage.tokens[token]) for token in order]
    glue = " " if spaced else ""
    first, behind = seen[0], seen[-1] + 1
    left = fitting(shown[:first][::-1], width, glue)
    found = fitting(shown[first:behind], width, glue)
    right = fitting(shown[behind:], width, glue)
    turned = order != sorted(order)
    return Aligned(tuple(left[::-1]), tuple(found), tuple(right), glue, turned)


def fitting(tokens: Sequence[str], width: int, glue: str) -> list[str]:
    """The first tokens, as many as fit the width, and an ellipsis for the others."""
    reached = list(accumulate(cell_len(token) + len(glue) for token in tokens))
    if not reached or reached[-1] - len(glue) <= width:
        return list(tokens)
    room = width - len(MORE)
    return [*(token for token, end in zip(tokens, reached, strict=True) if end <= room), MORE]
