"""A white sheet measured in pixels from its upper left corner, for matplotlib to draw on."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from matplotlib.collections import CircleCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from seqscope.views.drawing.colors import FAINT, INK, LINE, PAPER, Stroke
from seqscope.views.drawing.fonts import Lettering, letters_width

__all__ = ["HAIRLINE", "PIXELS", "STAND_IN", "Pen", "Sheet", "about_missing"]

PIXELS = 96  # to the inch
POINTS = 72 / PIXELS
STAND_IN = "▯"
HINTING = 1.03  # by how much letters fitted to dots are wider, at most
LISTED = 6  # characters without a font
HAIRLINE = Stroke(LINE, width=1.0)
GROUND, BEHIND, BETWEEN, ABOVE = 0.5, 0.8, 1.0, 2.0  # what is drawn over what


@dataclass(frozen=True, slots=True)
class Pen:
    """How a text is written: height in pixels, color, where it stands, how it is turned."""

    size: float = 11.0
    color: str = INK
    align: Literal["left", "center", "right"] = "left"
    bold: bool = False
    turned: float = 0.0
    mono: bool = True

    def room(self, text: str) -> float:
        """The width in pixels that a line of text takes, more rather than less."""
        bold = 1.15 if self.bold and not self.mono else 1.0
        return self.size * letters_width(text, mono=self.mono) * bold * HINTING


def about_missing(letters: Lettering) -> list[str]:
    """Two lines on the characters that no installed font draws; none where there are no such."""
    if not letters.missing:
        return []
    codes = [f"U+{ord(character):04X}" for character in sorted(letters.missing)]
    more = f" and {len(codes) - LISTED} more" if len(codes) > LISTED else ""
    some = ", ".join(codes[:LISTED]) + more
    return [
        f"{STAND_IN} stands for what no installed font draws: {some}.",
        "Install a font that has them, such as Noto Sans for their script.",
    ]


class Sheet:
    """A figure without axes on which texts, lines, bars and tiles are placed.

    Characters that no installed font draws are written as an empty box.
    """

    def __init__(self, width: float, height: float, letters: Lettering) -> None:
        self.figure = Figure(figsize=(width / PIXELS, height / PIXELS), facecolor=PAPER)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set(xlim=(0, width), ylim=(height, 0))
        self.axes.set_axis_off()
        self.letters = letters

    def write(self, x: float, y: float, text: str, pen: Pen) -> None:
        """Write one line of text with its middle at height y."""
        families = self.letters.families
        shown = "".join(STAND_IN if c in self.letters.missing else c for c in text)
        line = Text(
            x,
            y,
            shown,
            color=pen.color,
            fontfamily=families if pen.mono else families[1:],
            fontsize=pen.size * POINTS,
            fontweight="bold" if pen.bold and text.isascii() else "normal",
            horizontalalignment=pen.align,
            verticalalignment="center_baseline" if not pen.turned else "bottom",
            rotation=pen.turned,
            rotation_mode="anchor",
            parse_math=False,
        )
        self.axes.add_artist(line)

    def write_code(self, x: float, y: float, character: str) -> None:
        """Write a character's code point in a box around (x, y), two digits to the line."""
        digits = f"{ord(character):04X}"
        digits = digits.rjust(len(digits) + len(digits) % 2, "0")
        lines = [digits[k : k + 2] for k in range(0, len(digits), 2)]
        height = 7 * len(lines) + 3
        box = FancyBboxPatch(
            (x - 6, y - height / 2),
            12,
            height,
            boxstyle="round,pad=0,rounding_size=2",
            facecolor="none",
            edgecolor=FAINT,
            linewidth=0.5,
        )
        self.axes.add_patch(box)
        for k, pair in enumerate(lines):
            self.write(x, y - height / 2 + 5 + 7 * k, pair, Pen(6.5, FAINT, "center"))

    def bar(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """Fill a rectangle with slightly rounded ends whose middle line lies at height y."""
        if width > 0:
            radius = min(width, height) / 2
            self.axes.add_patch(
                FancyBboxPatch(
                    (x, y - height / 2),
                    width,
                    height,
                    boxstyle=f"round,pad=0,rounding_size={radius}",
                    facecolor=color,
                    linewidth=0,
                )
            )

    def line(self, points: Sequence[tuple[float, float]], stroke: Stroke) -> None:
        """Draw straight from point to point."""
        self.axes.add_line(
            Line2D(
                [x for x, _ in points],
                [y for _, y in points],
                color=stroke.color,
                linewidth=stroke.width * POINTS,
                linestyle=(0, stroke.dashes) if stroke.dashes else "-",
                solid_capstyle="round",
                solid_joinstyle="round",
                zorder=BEHIND if stroke == HAIRLINE else ABOVE,
            )
        )

    def dots(
        self,
        centers: Sequence[tuple[float, float]],
        diameters: Sequence[float],
        color: str,
        *,
        hollow: bool = False,
    ) -> None:
        """Draw a round dot, or a ring, for each center."""
        dots = CircleCollection(
            [math.pi * (diameter * POINTS / 2) ** 2 for diameter in diameters],
            offsets=centers,
            offset_transform=self.axes.transData,
            facecolors=PAPER if hollow else color,
            edgecolors=color if hollow else "none",
            linewidths=1.3 * POINTS if hollow else 0,
            zorder=ABOVE,
        )
        self.axes.add_collection(dots, autolim=False)

    def area(
        self,
        corner: tuple[float, float],
        size: tuple[float, float],
        color: str,
        *,
        rounding: float = 0.0,
        behind: bool = False,
    ) -> None:
        """Fill a rectangle whose upper left corner is given, if need be behind all hairlines."""
        style = f"round,pad=0,rounding_size={rounding}"
        shape = FancyBboxPatch(corner, *size, boxstyle=style, facecolor=color, linewidth=0)
        shape.set_zorder(GROUND if behind else BETWEEN)
        self.axes.add_patch(shape)

    def tiles(
        self,
        centers: Sequence[tuple[float, float]],
        colors: Sequence[str],
        size: tuple[float, float],
    ) -> None:
        """Draw one rounded tile of the same size for each center."""
        width, height = size
        shape = FancyBboxPatch(
            (-width / 2, -height / 2), width, height, boxstyle="round,pad=0,rounding_size=2.5"
        )
        tiles = PathCollection(
            [shape.get_path()],
            offsets=centers,
            offset_transform=self.axes.transData,
            facecolors=colors,
            linewidths=0,
        )
        tiles.set_transform(Affine2D().scale(1 / PIXELS) + self.figure.dpi_scale_trans)
        self.axes.add_collection(tiles, autolim=False)
