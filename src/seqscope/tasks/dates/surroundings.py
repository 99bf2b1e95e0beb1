"""What happens to a date on its way to the page: case, digits, spaces, extra words, slips."""

import re
import unicodedata
from random import Random

from seqscope.tasks.dates.lexicon import LEXICON, Lexicon
from seqscope.tasks.dates.locales import LocaleDates

__all__ = ["carelessly", "in_case", "misspelled", "surrounded"]

FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x30, 0x3A)})
ACCENTS = re.compile("[\u0300-\u036f]")
LONG_WORD = re.compile(r"[^\W\d_]{5,}")
QUOTES = (("(", ")"), ("[", "]"), ("'", "'"), ('"', '"'), ("“", "”"), ("«", "»"), ("<", ">"))
TAILS = (".", ",", ";", ":", "!", " .", "...", "?")
TIMES = (
    " {hour}:{minute:02}", " {hour:02}:{minute:02}:{second:02}", ", {hour:02}:{minute:02}",
    "T{hour:02}:{minute:02}:{second:02}", "T{hour:02}:{minute:02}:{second:02}Z",
    " {hour}:{minute:02} AM", " {hour}:{minute:02}pm", " at {hour}:{minute:02}",
)  # fmt: skip
HEADS = ("- ", "* ", "• ", ": ", ", ", "~")


def carelessly(text: str, locale: LocaleDates, random: Random) -> str:
    """The text as it may look in a column that people filled in."""
    if random.random() < 0.08:
        text = surrounded(text, locale, random)
    if random.random() < 0.35:
        text = in_case(text, random)
    text = in_own_digits(text, locale, random)
    if random.random() < 0.025:
        text = misspelled(text, random)
    if random.random() < 0.04:
        text = unicodedata.normalize("NFC", ACCENTS.sub("", unicodedata.normalize("NFD", text)))
    if random.random() < 0.08:
        text = with_stray_marks(text, random)
    return text


def surrounded(text: str, locale: LocaleDates, random: Random) -> str:
    """The text with a word that often stands before or after a date, or a time of day."""
    if random.random() < 0.2:
        return text + random.choice(TIMES).format(
            hour=random.randrange(24), minute=random.randrange(60), second=random.randrange(60)
        )
    words = LEXICON.get(locale.language, Lexicon())
    if words.after and random.random() < 0.4:
        return text + random.choice(words.after)
    before = words.before
    if not before or random.random() < 0.1:
        before = LEXICON["en"].before
    return f"{random.choice(before)} {text}"


def in_case(text: str, random: Random) -> str:
    """The text in lower case, upper case, or title case."""
    draw = random.random()
    if draw < 0.4:
        return text.lower()
    return text.upper() if draw < 0.75 else text.title()


def in_own_digits(text: str, locale: LocaleDates, random: Random) -> str:
    """The text in the locale's own digits, where it has some; East Asian ones may be wide."""
    if locale.zero:
        if random.random() < 0.6:
            zero = ord(locale.zero)
            return text.translate({ord("0") + digit: zero + digit for digit in range(10)})
    elif locale.language in ("ja", "zh", "ko", "yue") and random.random() < 0.06:
        return text.translate(FULL_WIDTH)
    return text


def misspelled(text: str, random: Random) -> str:
    """The text with one slip in a long word: letters swapped, one left out, doubled, or wrong."""
    places = [match.span() for match in LONG_WORD.finditer(text)]
    if not places:
        return text
    start, end = random.choice(places)
    place = random.randrange(start + 1, end - 1)
    before, letter, after = text[:place], text[place], text[place + 1 :]
    draw = random.random()
    if draw < 0.35:
        return before + after[0] + letter + after[1:]
    if draw < 0.65:
        return before + after
    if draw < 0.85:
        return before + letter + letter + after
    return before + text[random.randrange(start, end)] + after


def with_stray_marks(text: str, random: Random) -> str:
    """The text with a space too many or too few, a mark before or behind it, or in brackets."""
    draw = random.random()
    if draw < 0.2:
        return re.sub(r"(?<=[.,،]) ", "", text)
    if draw < 0.4:
        return text.replace(" ", random.choice(("  ", "\u00a0", "\t", "   ")), 1)
    if draw < 0.55:
        return random.choice((" ", "\n", "\u200f", "\u200b")) + text + random.choice((" ", ""))
    if draw < 0.75:
        return text + random.choice(TAILS)
    if draw < 0.85:
        return random.choice(HEADS) + text
    left, right = random.choice(QUOTES)
    return left + text + right
