"""The date task: texts as people write dates, to ISO 8601 dates or a refusal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random
from typing import Literal

from seqscope.tasks.characters import read_characters
from seqscope.tasks.dates.calendar import REFUSED, calendar_grammar
from seqscope.tasks.dates.generator import SLICES, original_example, people_example
from seqscope.tasks.dates.locales import (
    MAJOR_LOCALES,
    all_locales,
    english_locales,
    hint_for,
    locale_dates,
)
from seqscope.tasks.grammar import Grammar
from seqscope.tasks.task import CHUNK, Example, Tokens
from seqscope.tasks.vocabulary import Vocabulary

__all__ = ["DateTask"]

PRINTABLE = (
    "".join(map(chr, range(0x20, 0x7F))) + "–—’‘“”«»•·…（）。，、〇零○廿の号號年月日に付まで"
)
FOREIGN_HINT_SHARE = 0.06  # of the hints: a German column holds an English date now and then


@dataclass(frozen=True)
class DateTask:
    """Dates in the locales of CLDR.

    `locales` are those of training: "all", "major" (35) or "english" (all English ones);
    `formats` is "people" for every way of writing that the generator knows, with texts that are
    no date among them, or "original" for the fifteen formats of 2017, dates only. With `fold`
    letters are read without case and accents. `hint_share` of the training examples name their
    locale. Everything follows from `seed`.
    """

    locales: Literal["all", "major", "english"] = "all"
    formats: Literal["people", "original"] = "people"
    fold: bool = True
    hint_share: float = 0.4
    seed: int = 1

    name = "dates"
    kind = "translator"
    longest_source = 96

    @cached_property
    def source_vocabulary(self) -> Vocabulary:
        """Every character that CLDR's names and patterns need, then the hints."""
        identifiers = {"all": all_locales(), "major": MAJOR_LOCALES, "english": english_locales()}
        dates = [locale_dates(identifier) for identifier in identifiers[self.locales]]
        texts = {PRINTABLE}  # locales share most of them with others
        for locale in dates:
            texts.update(locale.wide_months, locale.short_months, locale.own_wide_months)
            texts.update(locale.own_short_months, locale.wide_days, locale.short_days)
            texts.update(locale.standard, locale.skeletons)
        if not self.fold:
            texts |= {text.upper() for text in texts} | {text.lower() for text in texts}
            texts |= {
                chr(ord(locale.zero) + n) for locale in dates if locale.zero for n in range(10)
            }
        characters = {
            word for text in texts for word in read_characters(text, fold=self.fold).words
        }
        hints = {locale.hint for locale in dates} if self.hint_share else set()
        return Vocabulary.of((*sorted(characters), *sorted(hints)))

    @cached_property
    def target_vocabulary(self) -> Vocabulary:
        return Vocabulary.of("0123456789-" + REFUSED)

    @cached_property
    def grammar(self) -> Grammar:
        return calendar_grammar(self.target_vocabulary)

    @property
    def slices(self) -> tuple[str, ...]:
        """The parts of the test that have a meaning for these locales and formats."""
        if self.formats == "original":
            return ("test",)
        if self.locales == "english":
            return ("test", "test-english", "test-formats")
        return tuple(name for name in SLICES if name.startswith("test"))

    def read(self, text: str, hint: str | None = None) -> Tokens:
        tokens = read_characters(text, fold=self.fold)
        if hint is None:
            return tokens
        return Tokens((hint, *tokens.words), ((0, 0), *tokens.spans))

    def write(self, target: str) -> tuple[str, ...]:
        return tuple(target)

    def answer(self, tokens: Sequence[str]) -> str | None:
        return None if REFUSED in tokens else "".join(tokens)

    def hint(self, locale: str) -> str:
        return hint_for(locale)

    def examples(self, split: str, chunk: int) -> list[Example]:
        """The examples of a chunk; ValueError for a split that there is not."""
        if split not in SLICES:
            raise ValueError(
                f"Examples are drawn for one of {', '.join(SLICES)}. Asked for was {split!r}. "
                f"Choose one of these."
            )
        random = Random(f"{self.seed} {split} {chunk}")
        if self.formats == "original":
            return [original_example(split, random) for _ in range(CHUNK)]
        examples = [people_example(self.locales, split, random) for _ in range(CHUNK)]
        if split not in ("train", "validation"):
            return examples
        return [self.hinted(example, random) for example in examples]

    def hinted(self, example: Example, random: Random) -> Example:
        """The example with its locale named, in the share that the recipe asks for."""
        if random.random() >= self.hint_share:
            return example
        locale = example.labels["locale"]
        if example.labels["ambiguous"] == "no" and random.random() < FOREIGN_HINT_SHARE:
            locale = random.choice(MAJOR_LOCALES)
        return replace(example, hint=locale_dates(locale).hint)
