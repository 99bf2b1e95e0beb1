"""What a network is asked to do: vocabularies, examples, and how texts become tokens and back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

import numpy as np
from jaxtyping import Int

from seqscope.tasks.corpus import Corpus
from seqscope.tasks.grammar import Grammar
from seqscope.tasks.vocabulary import Vocabulary

__all__ = [
    "CHUNK",
    "ClassificationTask",
    "Example",
    "Kind",
    "LanguageTask",
    "Tokens",
    "TranslationTask",
]

Kind = Literal["translator", "classifier", "forecaster", "language"]  # of network

CHUNK = 4096  # examples that are made together; a chunk depends on its number and the seed alone


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as the network reads it.

    `spans[j]` is the half-open range of code points in the text that token j stands for;
    (0, 0) for a token that stands for none, such as a hint.
    """

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One thing to learn from: a source, the right target, the hint given with it, if any."""

    source: str
    target: str
    hint: str | None = None
    labels: Mapping[str, str] = field(default_factory=dict)


class TranslationTask(Protocol):
    """A task that answers a text with a text."""

    @property
    def name(self) -> str: ...
    @property
    def source_vocabulary(self) -> Vocabulary: ...
    @property
    def target_vocabulary(self) -> Vocabulary: ...
    @property
    def grammar(self) -> Grammar | None:
        """The targets that are answers at all; None where anything goes."""

    @property
    def longest_source(self) -> int:
        """The most tokens that a source may have."""

    @property
    def slices(self) -> tuple[str, ...]:
        """The parts of the test, each with a score of its own."""

    def read(self, text: str, hint: str | None = None) -> Tokens:
        """The tokens of any text; they may be more than `longest_source`."""

    def write(self, target: str) -> tuple[str, ...]:
        """The tokens of a target, without the end token."""

    def answer(self, tokens: Sequence[str]) -> str | None:
        """The answer that target tokens spell; None where the network refused."""

    def hint(self, locale: str) -> str:
        """The hint for a locale as people write it (de, de-AT, en_US); ValueError if unknown."""

    def examples(self, split: str, chunk: int) -> list[Example]:
        """The examples of a chunk of "train", "validation", "test" or a slice of the test.

        None behind the end of a test that has one.
        """


class ClassificationTask(Protocol):
    """A task that answers a text with one of a few classes.

    Its data is looked for when a vocabulary, the classes or a corpus is first asked for, so that a
    trained network can be used without the data that it was trained on.
    """

    @property
    def name(self) -> str: ...
    @property
    def source_vocabulary(self) -> Vocabulary:
        """The words of the training texts that a network is to know."""

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes of the training texts."""

    @property
    def slices(self) -> tuple[str, ...]:
        """The parts of the test, each with a score of its own."""

    @property
    def class_of_word(self) -> Mapping[str, str]:
        """The part of speech of each word that has one; empty where the data has none."""

    def read(self, text: str) -> Tokens:
        """The tokens of any text, however long."""

    def kept(self, tokens: Tokens) -> Tokens:
        """Those of the tokens of a long text that a network gets to see."""

    def corpus(self, split: str, vocabulary: Vocabulary) -> Corpus:
        """The texts of "train", "validation" or a part of the test, as ids, with their classes."""


class LanguageTask(Protocol):
    """A task that goes on with a text; its data is looked for when it is first needed."""

    @property
    def name(self) -> str: ...
    @property
    def source_vocabulary(self) -> Vocabulary:
        """The words of the training text that a network is to know."""

    @property
    def class_of_word(self) -> Mapping[str, str]:
        """The part of speech of each word that has one; empty where the data has none."""

    def read(self, text: str) -> Tokens:
        """The tokens of any text."""

    def stream(self, split: str) -> Int[np.ndarray, " token"]:
        """The ids of "train", "validation" or "test", in the order of the text."""

    def written(self, words: Sequence[str]) -> str:
        """The text that words spell."""
