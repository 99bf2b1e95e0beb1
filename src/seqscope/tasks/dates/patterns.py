"""Writing a date by a pattern of CLDR's letters, and names in braces for what has no letter."""

import re
from collections.abc import Callable
from functools import lru_cache
from random import Random

from seqscope.tasks.dates.calendar import PIVOT
from seqscope.tasks.dates.locales import LocaleDates
from seqscope.tasks.dates.numerals import (
    day_in_words,
    day_ordinal_in_words,
    han_digits,
    han_number,
    ordinal,
    year_in_words,
)

__all__ = ["write_date"]

Date = tuple[int, int, int]
Field = Callable[[LocaleDates, Date, Random], str]


def write_date(pattern: str, date: Date, locale: LocaleDates, random: Random) -> str:
    """The date, written by a pattern such as "EEEE, d MMMM y" or "{5th} MMMM {year in words}".

    Letters are those of CLDR (https://unicode.org/reports/tr35/tr35-dates.html); text in single
    quotes stands for itself. The date need not exist: 31 February is written as well.
    Raises KeyError for a field in braces that there is not.
    """
    return "".join(
        part if isinstance(part, str) else part(locale, date, random) for part in parts(pattern)
    )


@lru_cache(1 << 14)  # patterns are composed, so there are millions of them
def parts(pattern: str) -> tuple[str | Field, ...]:
    found: list[str | Field] = []
    for quoted, braced, letters, literal in TOKEN.findall(pattern):
        if quoted:
            found.append(quoted[1:-1].replace("''", "'") or "'")
        elif braced:
            found.append(FIELDS[braced])
        elif letters:
            # Of a form that a newer CLDR brings, the longest that is known.
            forms = (letters[:count] for count in range(len(letters), 0, -1))
            found.append(next(FIELDS[form] for form in forms if form in FIELDS))
        else:
            found.append(literal)
    return tuple(found)


TOKEN = re.compile(r"('(?:[^']|'')*')|(\{[^}]*\})|(y+|M+|L+|d+|E+|c+)|([^A-Za-z'{]+)")


def two_digits(year: int) -> str:
    """The last two digits, where they name this year and no other."""
    return f"{year % 100:02}" if 1900 + PIVOT <= year < 2000 + PIVOT else str(year)


def short_year(locale: LocaleDates, date: Date, random: Random) -> str:
    short = two_digits(date[0])
    return f"'{short}" if len(short) == 2 else short


def weekday(forms: str) -> Field:
    # A weekday is written and read, and proves nothing: people get it wrong.
    return lambda locale, date, random: getattr(locale, forms)[random.randrange(7)]


def month(forms: str) -> Field:
    return lambda locale, date, random: getattr(locale, forms)[date[1] - 1]


FIELDS: dict[str, Field] = {
    "y": lambda locale, date, random: str(date[0]),
    "yy": lambda locale, date, random: two_digits(date[0]),
    "yyyy": lambda locale, date, random: str(date[0]),
    "M": lambda locale, date, random: str(date[1]),
    "MM": lambda locale, date, random: f"{date[1]:02}",
    "MMM": month("short_months"),
    "MMMM": month("wide_months"),
    "MMMMM": month("wide_months"),
    "LLL": month("own_short_months"),
    "LLLL": month("own_wide_months"),
    "LLLLL": month("own_wide_months"),
    "d": lambda locale, date, random: str(date[2]),
    "dd": lambda locale, date, random: f"{date[2]:02}",
    "EEEE": weekday("wide_days"),
    "E": weekday("short_days"),
    "{'16}": short_year,
    "{Mon}": month("cut_months"),
    "{5th}": lambda locale, date, random: ordinal(locale.language, date[2], random.choice),
    "{five}": lambda locale, date, random: day_in_words(locale.language, date[2]),
    "{fifth}": lambda locale, date, random: random.choice(
        day_ordinal_in_words(locale.language, date[2])
    ),
    "{year in words}": lambda locale, date, random: (
        year_in_words(locale.language, date[0]) or str(date[0])
    ),
    "{二〇}": lambda locale, date, random: han_digits(
        date[0], zero=random.choice(("〇", "〇", "零", "○"))
    ),
    "{十一}": lambda locale, date, random: han_number(date[1]),
    "{廿五}": lambda locale, date, random: han_number(
        date[2], twenty="廿" if random.random() < 0.1 else "二十"
    ),
}
for alias, field in {
    "L": "M", "LL": "MM", "c": "E", "cc": "E", "ccc": "E", "EE": "E", "EEE": "E", "cccc": "EEEE",
    "ddd": "{5th}",
}.items():  # fmt: skip
    FIELDS[alias] = FIELDS[field]
