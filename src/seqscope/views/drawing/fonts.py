"""Which installed fonts draw a text, and which of its characters none of them can."""

import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import matplotlib
from matplotlib.font_manager import FontEntry, fontManager
from matplotlib.ft2font import FT2Font, LoadFlags

__all__ = ["Lettering", "lettering", "letters_width"]

BUNDLED = ("DejaVu Sans Mono", "DejaVu Sans")
# Fonts that claim characters without drawing them, or draw them as bitmaps only.
UNFIT = ("Last Resort", "LastResort", "Adobe Blank", "Color Emoji", "Bitmap")


@dataclass(frozen=True, slots=True)
class Lettering:
    """The font families that together draw a text, in order, and the characters left over."""

    families: tuple[str, ...]
    missing: frozenset[str]


def lettering(text: str) -> Lettering:
    """The fonts for a text: those that come with matplotlib first, so that a picture looks the same
    on every machine, then installed ones for the characters that are still without a shape.
    """
    families = list(BUNDLED)
    missing = {c for c in text if not any(ord(c) in charmap(entry) for entry in bundled())}
    for entry in installed() if missing else ():
        found = {character for character in missing if ord(character) in charmap(entry)}
        if found:
            families.append(entry.name)
            missing -= found
        if not missing:
            break
    return Lettering(tuple(families), frozenset(missing))


def letters_width(text: str, *, mono: bool = False) -> float:
    """The width of a text in bundled letters of height 1; others count as 1."""
    return math.fsum(letter_width(character, mono) for character in text)


@cache
def letter_width(character: str, mono: bool) -> float:
    """How far one bundled letter of height 1 moves those behind it."""
    for entry in bundled() if mono else bundled()[1:]:
        if ord(character) in charmap(entry):
            glyph = opened(entry).load_char(ord(character), LoadFlags.NO_SCALE)
            return glyph.horiAdvance / opened(entry).units_per_EM
    return 0.0 if unicodedata.combining(character) else 1.0


@cache
def opened(entry: FontEntry) -> FT2Font:
    """The file of a bundled font, kept open."""
    return FT2Font(entry.fname, face_index=entry.index)


@cache
def bundled() -> tuple[FontEntry, ...]:
    """The fonts that come with matplotlib and are used here, upright and of normal weight."""
    data = matplotlib.get_data_path()
    return tuple(
        next(
            entry
            for entry in fontManager.ttflist
            if (entry.name, entry.style, entry.weight) == (family, "normal", 400)
            and entry.fname.startswith(data)
        )
        for family in BUNDLED
    )


def installed() -> Iterator[FontEntry]:
    """The fonts of the system, upright and of normal weight, those of the Noto family first."""
    data = matplotlib.get_data_path()
    fitting = [
        entry
        for entry in fontManager.ttflist
        if entry.style == "normal"
        and not entry.fname.startswith(data)
        and not any(name in entry.name for name in UNFIT)
    ]
    yield from sorted(
        fitting,
        key=lambda e: ("Noto Sans" not in e.name, abs(weight(e) - 400), e.name, e.fname),
    )


def weight(entry: FontEntry) -> int:
    """How heavy a font is, 400 being normal."""
    return entry.weight if isinstance(entry.weight, int) else 400


@cache
def charmap(entry: FontEntry) -> frozenset[int]:
    """The code points that a font has; none where its file cannot be read any more."""
    try:
        return frozenset(FT2Font(entry.fname, face_index=entry.index).get_charmap())
    except (OSError, RuntimeError):
        return frozenset()
