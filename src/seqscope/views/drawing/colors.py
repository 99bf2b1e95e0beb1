"""The colors of every picture: an accent, colors of lines and of signed numbers, and grays."""

from typing import NamedTuple

__all__ = [
    "ACCENT",
    "CATEGORIES",
    "COOL",
    "FAINT",
    "INK",
    "LINE",
    "PAPER",
    "SOFT",
    "WARM",
    "WASH",
    "Stroke",
    "blend",
    "hue",
    "ink_on",
    "stroke",
    "tint",
]

INK = "#1c2127"
SOFT = "#5d6874"
FAINT = "#98a2ad"
LINE = "#e3e7eb"
WASH = "#f6f7f9"
PAPER = "#ffffff"
ACCENT = "#3a45a8"
WARM, COOL = "#d5602a", "#2a76b5"  # above zero and below it
READABLE = 0.75  # on stronger tints white letters are read better
# After Okabe and Ito (2008), so that color-blind readers tell them apart; less what is pale.
CATEGORIES = (ACCENT, "#d55e00", "#0b8a6f", "#cc79a7", "#56b4e9", "#e69f00")
DASHES = ((), (5.0, 2.0), (1.5, 1.5), (6.0, 1.5, 1.5, 1.5))


class Stroke(NamedTuple):
    """How a line is drawn: its color, its width in pixels, its dashes in widths of the line."""

    color: str
    width: float = 1.6
    dashes: tuple[float, ...] = ()


def stroke(number: int) -> Stroke:
    """The stroke of the line with this number, counted from 0: colors first, then dashes.

    >>> stroke(0) == stroke(6), stroke(0).color == stroke(6).color
    (False, True)
    """
    round_, place = divmod(number, len(CATEGORIES))
    return Stroke(CATEGORIES[place], dashes=DASHES[round_ % len(DASHES)])


def blend(ground: str, ink: str, share: float) -> str:
    """The color `share` of the way from the ground to the ink, as #rrggbb.

    >>> blend("#ffffff", "#000000", 0.5)
    '#808080'
    """
    pairs = [(int(ground[k : k + 2], 16), int(ink[k : k + 2], 16)) for k in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def hue(value: float) -> str:
    """Warm for a number above zero, cool for one below."""
    return WARM if value > 0 else COOL


def tint(share: float, ground: str = PAPER) -> str:
    """The color of a number as a share of the largest, from -1 to 1: the ground itself at zero.

    >>> tint(0.0), tint(2.0), tint(-1.0)
    ('#ffffff', '#d5602a', '#2a76b5')
    """
    return blend(ground, hue(share), min(abs(share), 1.0))


def ink_on(share: float) -> str:
    """The color of letters that are read on such a tint."""
    return PAPER if abs(share) > READABLE else INK
