"""A panel: a rectangle of a sheet with a scale along its foot and another up its side."""

from collections.abc import Mapping
from dataclasses import dataclass

from seqscope.views.drawing.colors import FAINT, INK, SOFT
from seqscope.views.drawing.scales import Scale, written
from seqscope.views.drawing.sheet import HAIRLINE, Pen, Sheet

__all__ = ["FOOT", "HEADING", "SMALL", "Panel", "draw_frame", "heading_room", "side"]

HEADING, FOOT = 28.0, 26.0  # the room above a panel and below it
NAME, SMALL = Pen(12.0, INK, mono=False), Pen(11.0, SOFT, mono=False)
MARK = 10.0


@dataclass(frozen=True, slots=True)
class Panel:
    """Where a panel lies on its sheet, in pixels, and its two scales."""

    left: float
    top: float
    width: float
    height: float
    across: Scale
    up: Scale

    @property
    def right(self) -> float:
        """The pixel at its right side."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The pixel at its foot."""
        return self.top + self.height

    def x(self, value: int | float) -> float:
        """The pixel at which a number stands across the panel."""
        return self.left + self.width * self.across.share(value)

    def y(self, value: int | float) -> float:
        """The pixel at which a number stands up the panel."""
        return self.bottom - self.height * self.up.share(value)


def side(scale: Scale) -> float:
    """The room that the numbers of a scale take beside a panel."""
    pen = Pen(MARK, mono=False)
    return max((pen.room(written(tick, scale)) for tick in scale.ticks), default=0.0) + 8


def heading_room(name: str, note: str) -> float:
    """The width of what is written above a panel."""
    return NAME.room(name) + 8 + SMALL.room(note)


def draw_frame(
    sheet: Sheet,
    panel: Panel,
    *,
    name: str,
    note: str = "",
    foot: str = "",
    marks: Mapping[float, str] | None = None,
) -> None:
    """Draw hairlines at the marks up the side, all numbers, and above them what the panel shows.

    `foot` says what is counted across; `marks` are written there instead of the scale's numbers.
    """
    sheet.write(panel.left, panel.top - 16, name, NAME)
    sheet.write(panel.left + NAME.room(name) + 8, panel.top - 16, note, SMALL)
    for tick in panel.up.ticks:
        y = panel.y(tick)
        sheet.line([(panel.left, y), (panel.right, y)], HAIRLINE)
        number = written(tick, panel.up)
        sheet.write(panel.left - 6, y, number, Pen(MARK, SOFT, "right", mono=False))
    if marks is None:
        marks = {tick: written(tick, panel.across) for tick in panel.across.ticks}
    y = panel.bottom + 13
    for tick, text in marks.items():
        sheet.write(panel.x(tick), y, text, Pen(MARK, SOFT, "center", mono=False))
    sheet.write(panel.right + 13, y, foot, Pen(MARK, FAINT, mono=False))
