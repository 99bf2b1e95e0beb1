"""How much a classifier's attention weighed each word of a text, as a scene."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from rich.cells import cell_len, chop_cells

from seqscope.views.scenes.scene import Scene, Words, rounded
from seqscope.views.writing.characters import elided, visible

__all__ = [
    "LONGEST_CLASS",
    "NO_WORDS",
    "ClassProbability",
    "Piece",
    "WeighedWord",
    "WordWeights",
    "heaviest",
    "word_weights",
    "wrapped",
]

LONGEST_CLASS = 32
NO_WORDS = "Not read: no word in this text. No attention to show."


class WeighedWord(Scene):
    """One token, the span of the text that it stands for, and its attention weight.

    A token that is no part of the text has an empty span.
    """

    token: Words
    start: int
    end: int
    weight: float


class ClassProbability(Scene):
    """A class and how likely it is."""

    name: Words
    probability: float


class WordWeights(Scene):
    """A text, the weight of each of its words, the classes from the likeliest to the least.

    No prediction stands for a refusal. Where words were weighed by self-attention, it has `heads`.
    """

    view: Literal["word-weights"] = "word-weights"
    text: Words
    prediction: Words | None
    words: tuple[WeighedWord, ...]
    classes: tuple[ClassProbability, ...]
    heads: int = 0

    @property
    def answer(self) -> str:
        """The class that was predicted, as it is shown."""
        return "refused" if self.prediction is None else elided(self.prediction, LONGEST_CLASS)

    @property
    def confidence(self) -> float:
        """The probability of the likeliest class."""
        return self.classes[0].probability if self.classes else 0.0

    @property
    def heaviest(self) -> float:
        """The greatest weight, which every picture of the text draws darkest; 1 without words."""
        return max((word.weight for word in self.words), default=0.0) or 1.0


class Piece(NamedTuple):
    """A stretch of text to be drawn: a word with its weight, or what stands between words."""

    text: str
    weight: float | None = None


def word_weights(
    text: str,
    tokens: Sequence[str],
    spans: Sequence[tuple[int, int]],
    weights: Sequence[float],
    probabilities: Mapping[str, float],
    prediction: str | None,
    *,
    heads: int = 0,
) -> WordWeights:
    """The scene of a text that was classified: a span and a weight for each token."""
    parts = zip(tokens, spans, weights, strict=True)
    classes = sorted(probabilities.items(), key=lambda each: -each[1])
    return WordWeights(
        text=text,
        prediction=prediction,
        words=tuple(
            WeighedWord(token=token, start=start, end=end, weight=rounded(float(weight)))
            for token, (start, end), weight in parts
        ),
        classes=tuple(
            ClassProbability(name=name, probability=rounded(float(probability)))
            for name, probability in classes
        ),
        heads=heads,
    )


def heaviest(scene: WordWeights, count: int) -> list[WeighedWord]:
    """So many of the words with the greatest weights, each token once."""
    found: dict[str, WeighedWord] = {}
    for word in sorted(scene.words, key=lambda word: -word.weight):
        found.setdefault(word.token, word)
    return list(found.values())[:count]


def wrapped(scene: WordWeights, width: int) -> list[list[Piece]]:
    """The text in lines of at most so many letter cells, broken at its spaces where it has some."""
    lines: list[list[Piece]] = [[]]
    for space, run in groupby(pieces(scene), key=lambda piece: piece.text == " "):
        if space:
            lines[-1] += [Piece(" ")] if lines[-1] else []
            continue
        chunk = [part for piece in run for part in cut(piece, width)]
        if cells([*lines[-1], *chunk]) > width:
            lines.append([])
        for part in chunk:
            if cells([*lines[-1], part]) > width:
                lines.append([])
            lines[-1].append(part)
    return [line[:-1] if line[-1].text == " " else line for line in lines if line]


def cells(line: Sequence[Piece]) -> int:
    """The letter cells that a line takes."""
    return sum(cell_len(piece.text) for piece in line)


def pieces(scene: WordWeights) -> list[Piece]:
    """The whole text from its beginning, words and what stands between them."""
    found: list[Piece] = []
    place = 0
    for word in sorted(scene.words, key=lambda word: (word.start, word.end)):
        if place <= word.start < word.end:
            found += between(scene.text[place : word.start])
            found.append(Piece(visible(scene.text[word.start : word.end]), word.weight))
            place = word.end
    return found + between(scene.text[place:])


def between(text: str) -> list[Piece]:
    """What is no word: spaces, each run as one, and the rest as it is."""
    runs = groupby(text, key=str.isspace)
    return [Piece(" " if space else visible("".join(run))) for space, run in runs]


def cut(piece: Piece, width: int) -> list[Piece]:
    """The piece in parts that fit a line."""
    return [Piece(part, piece.weight) for part in chop_cells(piece.text, width)]
