"""Examples of dates as people write them, each drawn from a seed alone."""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from random import Random

from seqscope.tasks.characters import read_characters
from seqscope.tasks.dates.calendar import REFUSED, days_in_month, iso, readings
from seqscope.tasks.dates.locales import (
    MAJOR_LOCALES,
    LocaleDates,
    all_locales,
    english_locales,
    locale_dates,
)
from seqscope.tasks.dates.patterns import write_date
from seqscope.tasks.dates.refusals import write_no_date
from seqscope.tasks.dates.styles import ORIGINAL, named, numeric, style_for
from seqscope.tasks.dates.surroundings import carelessly
from seqscope.tasks.task import Example

__all__ = ["LONGEST_TEXT", "SLICES", "original_example", "people_example"]

Date = tuple[int, int, int]
LONGEST_TEXT = 94  # code points; with a hint and a little room, 96 tokens
REFUSED_SHARE = 0.14
BUCKETS = 16
TEST, VALIDATION = 0, 1  # of the buckets that texts fall into; the others are for training


@dataclass(frozen=True)
class Slice:
    """A part of all examples: the buckets of its texts, and what it is about.

    `pool` names the locales ("recipe" for those of the recipe), `one_reading` leaves out what can
    be read in two ways, `dates_only` what is no date, `unseen_formats` keeps only formats held out
    of training.
    """

    buckets: range
    pool: str = "recipe"
    one_reading: bool = True
    dates_only: bool = True
    unseen_formats: bool = False


IN_TEST = range(TEST, TEST + 1)
SLICES: dict[str, Slice] = {
    "train": Slice(range(2, BUCKETS), one_reading=False, dates_only=False),
    "validation": Slice(range(VALIDATION, VALIDATION + 1), dates_only=False),
    "test": Slice(IN_TEST, one_reading=False, dates_only=False),
    "test-english": Slice(IN_TEST, "english"),
    "test-major": Slice(IN_TEST, "major"),
    "test-all": Slice(IN_TEST, "every"),
    "test-locales": Slice(IN_TEST, "unseen"),
    "test-formats": Slice(IN_TEST, unseen_formats=True),
}


def people_example(locales: str, slice_name: str, random: Random) -> Example:
    """An example of a slice: a date in one of the ways in which people write it, or no date."""
    part = SLICES[slice_name]
    draw_locale = POOLS[locales if part.pool == "recipe" else part.pool]
    while True:
        locale = locale_dates(draw_locale(random))
        date = draw_date(random)
        if not part.dates_only and random.random() < REFUSED_SHARE:
            text, pattern = write_no_date(date, locale, random)
            target, clear = REFUSED, True
        else:
            write = write_unseen_format if part.unseen_formats else write_as_people_do
            text, pattern, clear = write(locale, date, random)
            target = iso(*date)
        text = carelessly(text, locale, random)
        fits = len(text) <= LONGEST_TEXT and (clear or not part.one_reading)
        if fits and bucket(text) in part.buckets:
            return Example(text, target, None, labels(locale, pattern, clear))


def original_example(slice_name: str, random: Random) -> Example:
    """An example as the date translator of 2017 was taught: fifteen formats, 1970 to 2017."""
    while True:
        locale = locale_dates(random.choice(all_locales()))
        date = draw_day(random.randrange(1970, 2018), random)
        pattern = random.choice(ORIGINAL)
        if pattern in LENGTHS:
            pattern = locale.standard[min(LENGTHS[pattern], len(locale.standard) - 1)]
        text = write_date(pattern, date, locale, random)
        text = random.choice((text, text, text.upper(), text.lower()))
        if bucket(text) in SLICES[slice_name].buckets:
            return Example(text, iso(*date), None, labels(locale, pattern, clear=True))


LENGTHS = {"short": 0, "medium": 1, "long": 2, "full": 3}


def labels(locale: LocaleDates, pattern: str, clear: bool) -> dict[str, str]:
    ambiguous = "no" if clear else "yes"
    return {"locale": locale.identifier, "pattern": pattern, "ambiguous": ambiguous}


def bucket(text: str) -> int:
    """Where a text belongs for good: equal readings share a bucket, so that no text of the tests
    is one of training in another case or with other accents."""
    return zlib.crc32("".join(read_characters(text).words).encode()) % BUCKETS


def write_as_people_do(locale: LocaleDates, date: Date, random: Random) -> tuple[str, str, bool]:
    """The date as text, its pattern, and whether it can be read in one way only."""
    style = style_for(locale, random)
    if style is None:
        text, pattern = write_numbers(locale, date, random)
        return text, pattern, reads_one_way(text)
    pattern = style(locale, random)
    while style is named and is_unseen(locale.language, pattern):
        pattern = style(locale, random)
    text = write_date(pattern, date, locale, random)
    if "{fi" in pattern and random.random() < 0.4:
        text = text.replace("-", " ")  # "twenty first"
    return text, pattern, not numbers_alone(pattern) or reads_one_way(text)


def write_unseen_format(locale: LocaleDates, date: Date, random: Random) -> tuple[str, str, bool]:
    """The same for the formats that training never sees."""
    while not is_unseen(locale.language, pattern := named(locale, random)):
        pass
    return write_date(pattern, date, locale, random), pattern, True


def write_numbers(locale: LocaleDates, date: Date, random: Random) -> tuple[str, str]:
    """The date as three numbers: in the locale's order, in that of ISO, or in a foreign order
    where that leaves one reading only."""
    draw = random.random()
    if draw < 0.68:
        order = locale.order
    elif draw < 0.8:
        order = "ymd"
    else:
        order = random.choice(("dmy", "mdy", "dmy", "mdy", "ydm"))
    pattern = numeric(order, random)
    text = write_date(pattern, date, locale, random)
    if order != locale.order and readings(*numbers(text)) != (iso(*date),):
        pattern = numeric("ymd", random).replace("yy", "y")
        text = write_date(pattern, date, locale, random)
    return text, pattern


def numbers(text: str) -> list[str]:
    """The three numbers of a date in numbers; a weekday before them may have one of its own."""
    return re.findall(r"\d+", text)[-3:]


def reads_one_way(text: str) -> bool:
    return len(readings(*numbers(text))) == 1


@lru_cache(1 << 14)
def numbers_alone(pattern: str) -> bool:
    """Whether a pattern writes three plain numbers, so that their order is a matter of custom."""
    bare = re.sub(r"E+|c+", "", pattern)
    return re.fullmatch(r"[yMLd\s.,/()،\-–\u200e\u200f]+", bare) is not None and not re.search(
        r"[ML]{3}|y[ML]+d", bare
    )


def is_unseen(language: str, pattern: str) -> bool:
    """Whether a format is kept from training; those of the language's own locales never are."""
    return is_held_out(f"{language} {pattern}") and pattern not in own_patterns(language)


@cache
def own_patterns(language: str) -> frozenset[str]:
    locales = [locale_dates(name) for name in all_locales() if name.split("_")[0] == language]
    return frozenset(p for locale in locales for p in (*locale.standard, *locale.skeletons))


def is_held_out(name: str) -> bool:
    """A rule that needs no list: about one name in twenty-five."""
    return zlib.crc32(name.encode()) % 25 == 0


def draw_date(random: Random) -> Date:
    """A day of the answered years; most are recent, every year occurs."""
    draw = random.random()
    if draw < 0.62:
        year = random.randrange(1950, 2050)
    elif draw < 0.85:
        year = random.randrange(1800, 2100)
    else:
        year = random.randrange(1000, 2200)
    return draw_day(year, random)


def draw_day(year: int, random: Random) -> Date:
    month = random.randrange(1, 13)
    return year, month, random.randrange(1, days_in_month(year, month) + 1)


@cache
def seen_locales() -> tuple[str, ...]:
    """The locales of training: all but some regional ones, whose language is in it elsewhere."""
    return tuple(name for name in all_locales() if name not in unseen_locales())


@cache
def seen_english() -> tuple[str, ...]:
    return tuple(name for name in english_locales() if name not in unseen_locales())


@cache
def unseen_locales() -> tuple[str, ...]:
    regional = (name for name in all_locales() if "_" in name and name not in MAJOR_LOCALES)
    return tuple(name for name in regional if is_held_out(name))


@cache
def languages() -> tuple[str, ...]:
    return tuple(name for name in all_locales() if "_" not in name)


def draw_for_everyone(random: Random) -> str:
    """A tenth English locales, four tenths major ones, a quarter all locales, a quarter all
    languages: a language with a hundred locales should not be heard a hundred times as often as
    one with a single locale."""
    draw = random.random()
    if draw < 0.1:
        return random.choice(seen_english())
    if draw < 0.5:
        return random.choice(MAJOR_LOCALES)
    return random.choice(seen_locales() if draw < 0.75 else languages())


POOLS: dict[str, Callable[[Random], str]] = {
    "all": draw_for_everyone,
    "major": lambda random: random.choice(MAJOR_LOCALES),
    "english": lambda random: random.choice(english_locales()),
    "every": lambda random: random.choice(all_locales()),
    "unseen": lambda random: random.choice(unseen_locales()),
}
