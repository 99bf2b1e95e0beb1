"""A shape for every character, also for those that have none."""

import unicodedata

from rich.cells import cell_len

__all__ = ["NO_SHAPE", "elided", "one_line", "shortened", "visible"]

NO_SHAPE = "\N{REPLACEMENT CHARACTER}"
DOTTED_CIRCLE = "\N{DOTTED CIRCLE}"
NAMED = {"\t": "⇥", "\n": "↵", "\r": "↵"}


def visible(text: str) -> str:
    """The text with a shape for every character, safe to send to a terminal.

    Spaces become middle dots, what combines with a letter before it stands on a dotted circle at
    the start, and what has no shape at all (control characters, direction marks, unassigned codes)
    becomes U+FFFD. The result has as many code points, plus the circle.

    >>> visible("5\\tMay"), visible("\\x1b[2J")
    ('5⇥May', '�[2J')
    """
    shapes = "".join(shape(character) for character in text)
    return DOTTED_CIRCLE + shapes if shapes and combines(shapes[0]) else shapes


def combines(character: str) -> bool:
    """Whether it is drawn with the letter before it: a mark, a skin tone, a vowel of Hangul."""
    return unicodedata.category(character)[0] == "M" or cell_len(character) == 0


def shape(character: str) -> str:
    """One character that can be seen in place of another."""
    if character in NAMED:
        return NAMED[character]
    category = unicodedata.category(character)
    if category[0] == "Z":
        return "·"
    return NO_SHAPE if category[0] == "C" else character


def one_line(text: str, length: int) -> str:
    """The text with a shape for everything but its spaces, its end cut where it is longer.

    >>> one_line("5 May\\n2016", 9)
    '5 May↵20…'
    """
    return shortened(" ".join(visible(word) for word in text[: length + 1].split(" ")), length)


def shortened(text: str, length: int) -> str:
    """The text, its end replaced by an ellipsis where it is longer than allowed."""
    return text if len(text) <= length else text[: length - 1] + "…"


def elided(text: str, length: int) -> str:
    """The text on one line, its middle replaced by an ellipsis where it is longer than allowed.

    >>> elided("reviews-with-attention-seed-5", 16)
    'reviews-…-seed-5'
    """
    line = one_line(text, len(text))
    if len(line) <= length:
        return line
    behind = (length - 1) // 2
    return line[: length - 1 - behind] + "…" + line[len(line) - behind :]
