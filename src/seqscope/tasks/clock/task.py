"""The clock task: times of day as people say them, to HH:MM."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Literal

from seqscope.tasks.characters import read_characters
from seqscope.tasks.clock.published import at_midday, read_times
from seqscope.tasks.clock.spoken import spoken_time
from seqscope.tasks.clock.times import clock_grammar, written_time
from seqscope.tasks.grammar import Grammar
from seqscope.tasks.sources import SOURCES, located
from seqscope.tasks.task import CHUNK, Example, Tokens
from seqscope.tasks.vocabulary import Vocabulary

__all__ = ["ClockTask"]

GENERATED = "generated"
CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789 '.:"
TEST_SHARE = 0.2  # the last of a file's pairs
NOON = {"test-noon": "yes", "test-without-noon": "no"}  # is the hour of these a coin flip?
BUCKETS = {"test": 0, "validation": 1}  # of sixteen that generated texts fall into


@dataclass(frozen=True)
class ClockTask:
    """Spoken times of day.

    `source` is "generated" for texts of our own without end, "clock" for the ten thousand
    published pairs, or the path of a JSON file like theirs. The last fifth of a file is its test;
    `validation` pairs, drawn by the seed from those before, are kept from training. With `noon`
    "midday" the training pairs whose hour is a bare noon are all learned as near midday. With
    `fold` letters are read without case and accents.

    The published program has 41 source words, an unknown and a padding among them, and 11 target
    words; here the characters are the same, and the markers of either vocabulary are four.
    """

    source: str = GENERATED
    validation: int = 800
    noon: Literal["given", "midday"] = "given"
    fold: bool = True
    seed: int = 1

    name = "clock"
    kind = "translator"
    longest_source = 64

    @cached_property
    def source_vocabulary(self) -> Vocabulary:
        """The characters of the texts to learn from; of generated ones, all that occur in any."""
        texts = CHARACTERS
        if self.source != GENERATED:
            learned = (*self._parts["train"], *self._parts["validation"])
            texts = "".join(each.source for each in learned)
        return Vocabulary.of(sorted(set(read_characters(texts, fold=self.fold).words)))

    @cached_property
    def target_vocabulary(self) -> Vocabulary:
        return Vocabulary.of("0123456789:")

    @cached_property
    def grammar(self) -> Grammar:
        return clock_grammar(self.target_vocabulary)

    @property
    def slices(self) -> tuple[str, ...]:
        """The test, and where it says "noon" for an hour, these texts and the others apart."""
        if self.source != GENERATED and self._parts["test-noon"]:
            return ("test", *NOON)
        return ("test",)

    def read(self, text: str, hint: str | None = None) -> Tokens:
        return read_characters(text, fold=self.fold)

    def write(self, target: str) -> tuple[str, ...]:
        return tuple(target)

    def answer(self, tokens: Sequence[str]) -> str | None:
        return "".join(tokens)

    def hint(self, locale: str) -> str:
        raise ValueError(
            f"Times of day are read as English says them. Given was the locale {locale!r}. "
            f"Leave the locale out."
        )

    def examples(self, split: str, chunk: int) -> list[Example]:
        """The examples of a chunk; none behind the end of a file's validation and test.

        Raises `ValueError` for a split that there is not.
        """
        splits = ("train", "validation", *self.slices)
        if split not in splits:
            raise ValueError(
                f"Examples are those of one of {', '.join(splits)}. Asked for was {split!r}. "
                f"Choose one of these."
            )
        if self.source == GENERATED:
            return self._generated(split, chunk)
        part = self._parts[split]
        return self._endless(part, chunk) if split == "train" else part[chunk * CHUNK :][:CHUNK]

    def _generated(self, split: str, chunk: int) -> list[Example]:
        """Texts of our own; each belongs to one split for good, whatever the seed."""
        random = Random(f"{self.seed} {split} {chunk}")
        examples: list[Example] = []
        while len(examples) < CHUNK:
            text, time, way = spoken_time(random)
            if split_of(text) == split:
                examples.append(Example(text, written_time(time), None, {"pattern": way}))
        return examples

    def _endless(self, part: Sequence[Example], chunk: int) -> list[Example]:
        """A chunk of the training pairs, which are gone through again and again, newly shuffled."""
        first, skipped = divmod(chunk * CHUNK, len(part))
        rounds = range(first, first + 2 + CHUNK // len(part))
        order = [
            place
            for number in rounds
            for place in shuffled(len(part), f"{self.seed} train {number}")
        ]
        return [part[place] for place in order[skipped : skipped + CHUNK]]

    @cached_property
    def _parts(self) -> dict[str, list[Example]]:
        """The pairs of the file, by split."""
        path = located(SOURCES["clock"]) if self.source == "clock" else Path(self.source)
        pairs = read_times(path, self.longest_source)
        learned = len(pairs) - round(TEST_SHARE * len(pairs))
        if not 0 < self.validation < learned:
            raise ValueError(
                f"Of the pairs before the test some validate and some train. "
                f"{path} has {learned} of them, and validation is {self.validation}. "
                f"Set task.validation to a smaller number, but to 1 at least, or give more pairs."
            )
        order = shuffled(learned, f"{self.seed} validation")
        train = [pairs[place] for place in order[self.validation :]]
        test = pairs[learned:]
        return {
            "train": [at_midday(each) for each in train] if self.noon == "midday" else train,
            "validation": [pairs[place] for place in order[: self.validation]],
            "test": list(test),
        } | {
            name: [each for each in test if each.labels["ambiguous"] == ambiguous]
            for name, ambiguous in NOON.items()
        }


def shuffled(length: int, seed: str) -> list[int]:
    """The numbers from 0 on, so many of them, in an order that follows from the seed."""
    places = list(range(length))
    Random(seed).shuffle(places)
    return places


def split_of(text: str) -> str:
    """Where a generated text belongs for good: equal readings belong together."""
    bucket = zlib.crc32("".join(read_characters(text).words).encode()) % 16
    return next((split for split, number in BUCKETS.items() if number == bucket), "train")
