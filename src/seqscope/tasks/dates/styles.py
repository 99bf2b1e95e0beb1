"""The ways in which people write dates: each draws a pattern for one locale."""

from collections.abc import Callable
from random import Random

from seqscope.tasks.dates.lexicon import LEXICON, Lexicon
from seqscope.tasks.dates.locales import LocaleDates
from seqscope.tasks.dates.numerals import ORDINAL_MARKS, speaks

__all__ = ["ORIGINAL", "Style", "compact", "drawn", "named", "numeric", "quoted", "style_for"]

Style = Callable[[LocaleDates, Random], str]


def drawn(weights: dict[str, int]) -> tuple[str, ...]:
    """Every option as often as its weight says, so that `random.choice` draws with the weights."""
    return tuple(option for option, weight in weights.items() for _ in range(weight))


def quoted(text: str) -> str:
    """Text that stands for itself in a pattern."""
    return "'" + text.replace("'", "''") + "'" if text else ""


# The fifteen of the date translator of 2017 (datalogue/keras-attention), one of them twice as
# often; the four lengths are the locale's own.
ORIGINAL = (
    "short", "medium", "long", "full", "d MMM y", "d MMMM y", "d MMMM y", "dd MMM y", "d MMM, y",
    "d MMMM, y", "dd, MMM y", "d MM yy", "MMMM d y", "MMMM d, y", "dd.MM.yy",
)  # fmt: skip

NO_WORDS = Lexicon()
ORDERS = drawn({"dmy": 42, "mdy": 27, "ymd": 15, "ydm": 5, "myd": 6, "dym": 5})
MONTHS = drawn({"MMMM": 48, "MMM": 28, "{Mon}": 14, "LLLL": 6, "LLL": 4})
DAYS = drawn({"d": 64, "dd": 24, "d.": 6, "{5th}": 6})
DAYS_WITH_ORDINALS = drawn({"d": 48, "dd": 20, "d.": 2, "{5th}": 30})
TIGHT = drawn({"-": 30, "/": 26, ".": 14, "": 18, ",": 6, "_": 2, "–": 2, "|": 1, "·": 1})
SPACED = drawn({" ": 84, ", ": 10, ". ": 2, " - ": 1, " / ": 1, "., ": 2})
BEFORE_YEAR = drawn({" ": 70, ", ": 26, "., ": 2, ",": 2})
AFTER_WEEKDAY = drawn({", ": 46, " ": 34, ". ": 6, "., ": 6, " - ": 2, ",": 2, ": ": 1, " – ": 3})
NUMERIC_SEPARATORS = drawn({".": 30, "/": 32, "-": 22, " ": 9, ". ": 3, ",": 1, "_": 1, " / ": 2})
NAMED_SHARES = drawn({"dmy": 60, "mdy": 40})


def cldr(locale: LocaleDates, random: Random) -> str:
    """One of the locale's own patterns."""
    return random.choice(locale.standard if random.random() < 0.6 else locale.skeletons)


def named(locale: LocaleDates, random: Random) -> str:
    """Day, named month and year in any order, with any of the usual separators."""
    words = LEXICON.get(locale.language, NO_WORDS)
    marked = locale.language == "en" or locale.language in ORDINAL_MARKS
    order = random.choice(ORDERS)
    fields = {
        "d": random.choice(DAYS_WITH_ORDINALS if marked else DAYS),
        "m": random.choice(MONTHS),
        "y": year_field(order, random),
    }
    if random.random() < 0.3:
        joint = random.choice(TIGHT)
        gaps = [joint, joint]
        if fields["d"] == "{5th}":
            fields["d"] = "d"
    else:
        gaps = [spaced_gap(order[side : side + 2], words, random) for side in (0, 1)]
        if fields["m"] == "{Mon}" and random.random() < 0.3:
            fields["m"] = "{Mon}."
    for side in (0, 1):
        if "m" not in order[side : side + 2] and not gaps[side]:
            gaps[side] = " "  # digits of day and year would run together
    pattern = "".join((fields[order[0]], gaps[0], fields[order[1]], gaps[1], fields[order[2]]))
    return with_weekday(pattern, words, random) if random.random() < 0.22 else pattern


def year_field(order: str, random: Random) -> str:
    """The year, in two digits only where people put it last or mark it."""
    draw = random.random()
    if draw < 0.04:
        return "{'16}"
    return "yy" if draw < 0.14 and order in ("dmy", "mdy") else "y"


def spaced_gap(sides: str, words: Lexicon, random: Random) -> str:
    """What stands between two parts, such as "dm" or "my", of a date written with spaces."""
    if sides == "dm" and words.to_month and random.random() < 0.3:
        return f" {quoted(random.choice(words.to_month))} "
    if sides[1] == "y":
        if words.to_year and random.random() < 0.14:
            return f" {quoted(random.choice(words.to_year))} "
        return random.choice(BEFORE_YEAR)
    return random.choice(SPACED)


def with_weekday(pattern: str, words: Lexicon, random: Random) -> str:
    """The pattern with a weekday before or after it."""
    weekday = "EEEE" if random.random() < 0.6 else "E"
    draw = random.random()
    if draw < 0.65:
        article = ""
        if words.before and random.random() < 0.2:
            article = quoted(random.choice(words.before) + " ")
        return f"{weekday}{random.choice(AFTER_WEEKDAY)}{article}{pattern}"
    return (
        f"{pattern} ({weekday})"
        if draw < 0.72
        else f"{pattern}{random.choice((' ', ', '))}{weekday}"
    )


def numeric(order: str, random: Random) -> str:
    """Three numbers in an order such as "dmy"."""
    padded = random.random()
    fields = {
        "d": "dd" if padded < 0.62 else "d",
        "m": "MM" if padded < 0.58 or padded > 0.97 else "M",
        "y": "yy" if random.random() < 0.25 else "y",
    }
    return random.choice(NUMERIC_SEPARATORS).join(fields[part] for part in order)


def compact(locale: LocaleDates, random: Random) -> str:
    """Eight digits."""
    return "yMMdd"


def in_words(locale: LocaleDates, random: Random) -> str:
    """The day in words, perhaps the year too."""
    words = LEXICON.get(locale.language, NO_WORDS)
    order = random.choice(NAMED_SHARES)
    day = "{fifth}" if random.random() < 0.7 else "{five}"
    year = "y" if random.random() < 0.7 else "{year in words}"
    month = random.choice(MONTHS)
    first, second = (day, month) if order == "dmy" else (month, day)
    gap = spaced_gap("dm", words, random) if order == "dmy" else " "
    pattern = f"{first}{gap}{second}{spaced_gap('my', words, random)}{year}"
    return with_weekday(pattern, words, random) if random.random() < 0.12 else pattern


def han(locale: LocaleDates, random: Random) -> str:
    """Year, month and day with their Chinese characters, in digits or Chinese numerals."""
    draw = random.random()
    chinese = [draw < 0.5 or (draw < 0.75 and random.random() < 0.5) for _ in range(3)]
    year, month, day = (
        han_field if is_chinese else field
        for is_chinese, han_field, field in zip(
            chinese, ("{二〇}", "{十一}", "{廿五}"), ("y", "M", "d"), strict=True
        )
    )
    mark = "日" if locale.language == "ja" else random.choice(("日", "日", "日", "号", "號"))
    mark = "" if random.random() < 0.04 else mark
    link = "の" if locale.language == "ja" and random.random() < 0.06 else ""
    space = " " if random.random() < 0.06 else ""
    weekday = (
        random.choice(("E", "EEEE", " EEEE", "(E)", "（E）")) if random.random() < 0.15 else ""
    )
    return f"{year}年{link}{space}{month}月{space}{day}{mark}{weekday}"


def hangul(locale: LocaleDates, random: Random) -> str:
    """Year, month and day with their Korean syllables, with and without spaces."""
    space = random.choice((" ", " ", ""))
    weekday = random.choice((" EEEE", "(E)", " (E)", " E")) if random.random() < 0.2 else ""
    return f"y년{space}{random.choice(('M', 'MM'))}월{space}{random.choice(('d', 'dd'))}일{weekday}"


OWN_SCRIPT: dict[str, Style] = {"zh": han, "yue": han, "ja": han, "ko": hangul}
GENERAL: tuple[Style | None, ...] = (
    *((cldr,) * 27),
    *((named,) * 44),
    *((None,) * 20),  # numbers alone: the generator looks for other readings of them
    *((compact,) * 3),
)
SPEAKING = (*GENERAL, *((in_words,) * 9))


def style_for(locale: LocaleDates, random: Random) -> Style | None:
    """A way to write a date in this locale; None for three plain numbers."""
    own = OWN_SCRIPT.get(locale.language)
    if own and random.random() < 0.45:
        return own
    return random.choice(SPEAKING if speaks(locale.language) else GENERAL)
