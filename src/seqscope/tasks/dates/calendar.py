"""Which dates there are, which a text of three numbers can mean, and the automaton of ISO dates."""

from seqscope.tasks.grammar import Grammar, grammar
from seqscope.tasks.vocabulary import Vocabulary

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "PIVOT",
    "REFUSED",
    "calendar_grammar",
    "century_year",
    "days_in_month",
    "is_date",
    "iso",
    "readings",
]

FIRST_YEAR, LAST_YEAR = 1000, 2199
PIVOT = 50  # two digits mean 1950 to 2049, as in e-mail (RFC 5322, 4.3) and X.509 (RFC 5280)
REFUSED = "∅"  # the target of a text that names no date

Date = tuple[int, int, int]


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """The days of a month in the Gregorian calendar, carried back before 1582 as ISO 8601 does."""
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def is_date(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day, in the years that are answered."""
    return (
        FIRST_YEAR <= year <= LAST_YEAR
        and 1 <= month <= 12
        and 1 <= day <= days_in_month(year, month)
    )


def iso(year: int, month: int, day: int) -> str:
    """The date as ISO 8601 writes it.

    >>> iso(2016, 11, 5)
    '2016-11-05'
    """
    return f"{year:04}-{month:02}-{day:02}"


def century_year(two_digits: int) -> int:
    """The year that two digits mean.

    >>> century_year(49), century_year(50)
    (2049, 1950)
    """
    return two_digits + (2000 if two_digits < PIVOT else 1900)


def readings(first: str, second: str, third: str) -> tuple[str, ...]:
    """The dates, as ISO, that three written numbers can mean in the orders that people use.

    A year of four digits stands first or last; after a leading year the month comes first unless
    only the other way is a date. With a year of two digits, day-month-year, month-day-year and
    year-month-day are all in use.

    >>> readings("3", "4", "2014")
    ('2014-04-03', '2014-03-04')
    >>> readings("03", "31", "2014"), readings("13", "13", "2013")
    (('2014-03-31',), ())
    """
    a, b, c = int(first), int(second), int(third)
    if len(first) == 4:
        dates = [(a, b, c)] if is_date(a, b, c) else [(a, c, b)]
    elif len(third) == 4:
        dates = [(c, b, a), (c, a, b)]
    elif len(third) == 2 and len(first) == 2:
        last = century_year(c)
        dates = [(last, b, a), (last, a, b), (century_year(a), b, c)]
    elif len(third) == 2:
        dates = [(century_year(c), b, a), (century_year(c), a, b)]
    elif len(first) == 2:
        dates = [(century_year(a), b, c)]
    else:
        dates = []
    return tuple(dict.fromkeys(iso(*date) for date in dates if is_date(*date)))


def calendar_grammar(vocabulary: Vocabulary) -> Grammar:
    """The automaton that accepts the dates of the answered years, the refusal, and nothing else."""
    return grammar(vocabulary, "", follow, finished=WHOLE.__eq__)


WHOLE = "whole"  # the situation after any date, and after the refusal


def follow(begun: str) -> dict[str, str]:
    """What may be written after the beginning of a date, and the situation after each.

    A situation is the beginning of a date that stands for all with the same continuations: after
    the year only whether it is a leap year counts, after the month only how many days it has.
    """
    if begun == WHOLE:
        return {}
    refusal = {REFUSED: WHOLE} if begun == "" else {}
    return refusal | {
        symbol: representative(begun + symbol)
        for symbol in "0123456789-"
        if begins_a_date(begun + symbol)
    }


def begins_a_date(text: str) -> bool:
    """Whether an answered date starts with this text, which without its last symbol does so."""
    if len(text) in (5, 8):
        return text.endswith("-")
    if text.endswith("-"):
        return False
    if len(text) <= 4:
        return int(text.ljust(4, "9")) >= FIRST_YEAR and int(text.ljust(4, "0")) <= LAST_YEAR
    if len(text) <= 7:
        return any(f"{month:02}".startswith(text[5:]) for month in range(1, 13))
    days = days_in_month(int(text[:4]), int(text[5:7]))
    return any(f"{day:02}".startswith(text[8:]) for day in range(1, days + 1))


def representative(begun: str) -> str:
    """The beginning that stands for this one."""
    if len(begun) == 4:
        return "2000" if is_leap(int(begun)) else "2001"
    if len(begun) == 7:
        days = days_in_month(int(begun[:4]), int(begun[5:]))
        return {28: "2001-02", 29: "2000-02", 30: "2001-04", 31: "2001-01"}[days]
    return WHOLE if len(begun) == 10 else begun
