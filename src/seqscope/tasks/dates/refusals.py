"""Texts that name no date: the network learns to refuse by having read them."""

import re
from collections.abc import Callable
from random import Random

from seqscope.tasks.dates.calendar import FIRST_YEAR, LAST_YEAR, days_in_month, is_date, readings
from seqscope.tasks.dates.locales import LocaleDates
from seqscope.tasks.dates.patterns import write_date
from seqscope.tasks.dates.styles import NUMERIC_SEPARATORS, drawn, named, numeric

__all__ = ["write_no_date"]

Date = tuple[int, int, int]
SMALL_WORDS = tuple(
    "hello hi ok yes no none null nan n/a unknown tbd pending today tomorrow yesterday now never "
    "soon later the a of and to in is was not see page chapter price total room version call name "
    "id ref no. nr. tel fax street week month year day date born died circa about".split()
)
MARKS = "!?.,;:-–—/\\|#@%&*+=~()[]{}<>'\"€$£…✓★☀😀🎉👍❤🚀"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def write_no_date(date: Date, locale: LocaleDates, random: Random) -> tuple[str, str]:
    """A text that names no single day of the answered years, and the kind of its fault.

    `date` is what the text would be about if it were one.
    """
    kind = random.choice(KINDS)
    return WRITERS[kind](date, locale, random), kind


def no_date(date: Date, locale: LocaleDates, random: Random) -> str:
    """Words, names, marks, letters: anything but a date."""
    draw = random.random()
    if draw < 0.3:
        return " ".join(random.choice(locale.places) for _ in range(random.choice((1, 1, 2))))
    if draw < 0.6:
        words = [random.choice(SMALL_WORDS) for _ in range(random.choice((1, 1, 2, 3, 4, 6)))]
        if random.random() < 0.4:
            words.insert(random.randrange(len(words) + 1), str(random.randrange(1, 3000)))
        return " ".join(words)
    if draw < 0.75:
        alphabet = random.choice((LETTERS, locale.alphabet))
        return " ".join(
            "".join(random.choice(alphabet) for _ in range(random.randrange(1, 10)))
            for _ in range(random.choice((1, 1, 2, 3)))
        )
    if draw < 0.85:
        return "".join(random.choice(MARKS) for _ in range(random.randrange(1, 6)))
    if draw < 0.95:
        return chr(random.choice(SCRIPTS) + random.randrange(80)) * random.randrange(1, 4)
    return random.choice(locale.wide_days)


# Where some blocks of Unicode start, so that characters never seen are no surprise.
SCRIPTS = (0x21, 0xA1, 0x370, 0x400, 0x5D0, 0x627, 0x905, 0x3041, 0x4E00, 0xAC00, 0x1F600, 0x2600)


def part_missing(date: Date, locale: LocaleDates, random: Random) -> str:
    """A date that lacks its day, month or year."""
    draw = random.random()
    if draw < 0.45:
        return write_date(random.choice(locale.partial), date, locale, random)
    if draw < 0.85:
        return write_date(random.choice(FRAGMENTS), date, locale, random)
    whole = write_date(named(locale, random), date, locale, random)
    return re.sub(r"\W*\d+\w*\W*", " ", whole, count=1) if re.search(r"\d", whole) else "-"


FRAGMENTS = (
    "MMMM y", "MMM y", "y MMMM", "MMMM", "MMM", "y", "d MMMM", "MMMM d", "MMM d", "d. MMMM",
    "EEEE d", "EEEE d MMMM", "E, MMM d", "M/y", "MM.y", "y-MM", "dd.MM.", "d/M", "M-d", "yMM",
    "{5th} 'of' MMMM", "MMMM {5th}", "{5th}", "{five}", "{fifth} MMMM", "{'16}", "{year in words}",
    "y-MM-", "-MM-dd", "MMMM, y", "d y", "y年M月", "M月d日", "d",
)  # fmt: skip


def impossible(date: Date, locale: LocaleDates, random: Random) -> str:
    """A day that no calendar has: 31 April, 29 February in most years, a 13th month."""
    year, month, day = date
    draw = random.random()
    if draw < 0.3:
        return impossible_numbers(year, locale, random)
    if draw < 0.65:
        month = random.choice((2, 2, 4, 6, 9, 11))
        day = random.randrange(days_in_month(year, month) + 1, 32)
    elif draw < 0.75:
        year, month, day = year - year % 4 + random.choice((1, 2, 3)), 2, 29
    else:
        day = random.choice((0, 32, 33, 40, random.randrange(32, 100)))
    return write_date(with_whole_year(named(locale, random)), (year, month, day), locale, random)


def impossible_numbers(year: int, locale: LocaleDates, random: Random) -> str:
    """Three numbers that are a date in no order, or eight digits that are none."""
    while True:
        month = random.choice((0, 2, 2, 4, 6, 9, 11, 13, random.randrange(0, 100)))
        day = random.choice((0, 29, 30, 31, 32, random.randrange(0, 100)))
        if random.random() < 0.15 and not is_date(year, month, day):
            return f"{year}{month:02}{day:02}"
        pattern = numeric(random.choice(("dmy", "mdy", "ymd")), random)
        text = write_date(pattern, (year, month, day), locale, random)
        if not readings(*re.findall(r"\d+", text)):
            return text


def year_out_of_range(date: Date, locale: LocaleDates, random: Random) -> str:
    """A day of a year that is not answered."""
    draw = random.random()
    if draw < 0.4:
        year = random.randrange(LAST_YEAR + 1, 10000)
    else:
        year = random.randrange(100, FIRST_YEAR) if draw < 0.7 else random.randrange(10000, 99999)
    pattern = numeric(locale.order, random) if random.random() < 0.3 else named(locale, random)
    return write_date(with_whole_year(pattern), (year, date[1], date[2]), locale, random)


def with_whole_year(pattern: str) -> str:
    return pattern.replace("{'16}", "y").replace("yy", "y")


def two_dates(date: Date, locale: LocaleDates, random: Random) -> str:
    """Two days, so that neither is the answer."""
    year, month, day = date
    other = (year + random.choice((0, 0, 1, -2)), month % 12 + 1, day % 28 + 1)
    pattern = random.choice(locale.standard) if random.random() < 0.5 else "y-MM-dd"
    joint = random.choice((" - ", " – ", " to ", " / ", ", ", "; ", " and ", " ", "-"))
    return joint.join(write_date(pattern, each, locale, random) for each in (date, other))


def other_numbers(date: Date, locale: LocaleDates, random: Random) -> str:
    """Times, telephone numbers, prices, versions, and digits without a meaning."""
    hour, minute = random.randrange(24), random.randrange(60)
    return random.choice((
        f"{hour}:{minute:02}",
        f"{hour:02}:{minute:02}:{random.randrange(60):02}",
        f"+{random.randrange(1, 99)} {random.randrange(100, 999)} {random.randrange(10**6, 10**7)}",
        f"{random.randrange(1, 2000)}.{random.randrange(100):02} {random.choice('€$£¥')}",
        f"v{random.randrange(10)}.{random.randrange(20)}.{random.randrange(100, 400)}",
        ".".join(str(random.randrange(256)) for _ in range(4)),
        str(random.randrange(10 ** random.randrange(1, 7))),
        str(random.randrange(3 * 10**7, 10 ** random.randrange(8, 14))),
        random.choice(NUMERIC_SEPARATORS).join(str(random.randrange(100)) for _ in range(2)),
        "-".join(str(random.randrange(32)) for _ in range(random.choice((4, 5)))),
    ))  # fmt: skip


WRITERS: dict[str, Callable[[Date, LocaleDates, Random], str]] = {
    "no date": no_date,
    "part missing": part_missing,
    "impossible": impossible,
    "year out of range": year_out_of_range,
    "two dates": two_dates,
    "other numbers": other_numbers,
}
KINDS = drawn(
    {
        "no date": 22,
        "part missing": 30,
        "impossible": 28,
        "year out of range": 8,
        "two dates": 4,
        "other numbers": 8,
    }
)
