"""The language task: a running text, of which a network learns to tell the next word."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from jaxtyping import Int32

from seqscope.tasks.sources import SOURCES, located
from seqscope.tasks.tables import kind_of
from seqscope.tasks.task import Tokens
from seqscope.tasks.texts import opened
from seqscope.tasks.vocabulary import END, MARKERS, Vocabulary
from seqscope.tasks.word_classes import classes_of_words
from seqscope.tasks.words import Style, tokenized, vocabulary_of, word_counts, words_of

__all__ = ["LanguageError", "LanguageTask"]

PARTS = ("train", "validation", "test")
TEXTS = ("shakespeare", "tinyshakespeare")
SHARES = {"train": (0.0, 0.9), "validation": (0.9, 0.95), "test": (0.95, 1.0)}
PIECE = 1 << 20  # characters that are cut into words together
CLOSING, OPENING = ",.;:!?)]}%", "([{'"  # what stands close to the word before it, behind it


class LanguageError(ValueError):
    """A text that is too short to learn from, or a part of it that there is not."""


@dataclass(frozen=True)
class LanguageTask:
    """A text: "ptb", "shakespeare", "tinyshakespeare", or a file.

    `tokens` says what a word is (`seqscope.tasks.words`): "given" for ptb, if nothing is said, and
    "words" for all others. The end of a line is the marker `<end>`; only among "characters" it is
    a character. `vocabulary` counts all words that a network knows, the markers included, and
    each occurs at least `minimum` times in training. ptb has files for validation and test; of
    other texts the last tenth is for them, half each. `word_classes` is a table of words and
    their part of speech, by which pictures color them.
    """

    source: str = "shakespeare"
    tokens: Style | None = None
    vocabulary: int | None = None
    minimum: int = 1
    encoding: str = "utf-8"
    word_classes: str | None = None

    name = "language"
    kind = "language"
    slices = ("test",)

    def __post_init__(self) -> None:
        if self.word_classes is not None:
            kind_of(Path(self.word_classes))

    @property
    def style(self) -> Style:
        """What a word is."""
        return self.tokens or ("given" if self.source == "ptb" else "words")

    @cached_property
    def source_vocabulary(self) -> Vocabulary:
        """The words of the training text, the most frequent first."""
        forget = self.vocabulary is not None or self.minimum > 1
        counts = word_counts(self.pieces("train"), forget=forget)
        return vocabulary_of(counts, self.vocabulary, self.minimum)

    @cached_property
    def class_of_word(self) -> Mapping[str, str]:
        """The part of speech of each word that has one."""
        return classes_of_words(self.source, self.style, self.word_classes, self.encoding)

    def read(self, text: str) -> Tokens:
        return tokenized(text, self.style, lines=True)

    def stream(self, split: str) -> Int32[np.ndarray, " token"]:
        """The ids of "train", "validation" or "test" in the order of the text."""
        ids = array("i")
        for words in self.pieces(split):
            ids.extend(self.source_vocabulary.ids(words))
        return np.array(ids, np.int32)

    def written(self, words: Sequence[str]) -> str:
        """The text that words spell, with spaces where people put them.

        >>> LanguageTask().written(["hark", "!", "who", "goes", "(", "there", ")", "?", "<end>"])
        'hark! who goes (there)?\\n'
        """
        if self.style == "characters":
            return "".join(words)
        glued = self.style == "words"
        text = ""
        for word in words:
            if word == MARKERS[END]:
                text += "\n"
            elif not text or text[-1] in "\n" or (glued and stands_close(text[-1], word)):
                text += word
            else:
                text += f" {word}"
        return text

    def pieces(self, split: str) -> Iterator[Sequence[str]]:
        """The words of a part of the text, some thousand at a time."""
        text = self.part(split)
        first = 0
        while first < len(text):
            last = text.find("\n", first + PIECE) + 1 or len(text)
            yield words_of(text[first:last], self.style, lines=True)
            first = last

    def all_pieces(self) -> Iterator[Sequence[str]]:
        """The words of all of a file, however long it is, some thousand at a time."""
        with opened(Path(self.source), self.encoding) as file:
            while text := file.read(PIECE):
                yield words_of(text + file.readline(), self.style, lines=True)

    def part(self, split: str) -> str:
        """The text of a part; LanguageError when there is none."""
        if split not in PARTS:
            raise LanguageError(
                f"A text has the parts {', '.join(PARTS)}. Asked for was {split!r}. "
                f"Choose one of these."
            )
        if self.source == "ptb":
            text = self.whole(located(SOURCES[f"ptb-{split}"]))
        else:
            known = self.source in TEXTS
            whole = self.whole(located(SOURCES[self.source]) if known else Path(self.source))
            first, last = (line_start(whole, share) for share in SHARES[split])
            text = whole[first:last]
        if not text.strip():
            raise LanguageError(
                f"A text is long enough to be cut in three, at the ends of lines. "
                f"Nothing of {self.source} is left for {split!r}. Give a longer one."
            )
        return text

    def whole(self, path: Path) -> str:
        """All that the file says."""
        with opened(path, self.encoding) as file:
            return file.read()


def line_start(text: str, share: float) -> int:
    """Where the first line begins behind that share of the text; a text without lines is cut
    between two words."""
    place = int(len(text) * share)
    if place in (0, len(text)):
        return place
    line = text.find("\n", place)
    near = line if 0 <= line < place + 1000 else text.find(" ", place)
    return near + 1 or place


def stands_close(before: str, word: str) -> bool:
    """Whether a word follows this character without a space between them."""
    return (word[0] in CLOSING and word[0] != before) or before in OPENING
