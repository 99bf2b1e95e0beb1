"""The colors of every picture: an accent, a set for lines on a chart, grays for what is no data."""

from typing import NamedTuple

__all__ = [
    "ACCENT",
    "CATEGORIES",
    "FAINT",
    "INK",
    "LINE",
    "PAPER",
    "SOFT",
    "WASH",
    "Stroke",
    "blend",
    "stroke",
]

INK = "#1c2127"
SOFT = "#5d6874"
FAINT = "#98a2ad"
LINE = "#e3e7eb"
WASH = "#f6f7f9"
PAPER = "#ffffff"
ACCENT = "#3a45a8"
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
