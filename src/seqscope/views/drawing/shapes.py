"""Shapes on a sheet that a picture needs many of: rectangles at once, ribbons between two lines."""

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.collections import PolyCollection

from seqscope.views.drawing.sheet import Sheet

__all__ = ["Rectangle", "rectangles", "ribbon"]

UNDER, OVER = 0.9, 1.5  # above the hairlines and below the lines of a sheet; above its areas


class Rectangle(NamedTuple):
    """A filled rectangle between two sides and two heights, in pixels; no matter which is which."""

    left: float
    top: float
    right: float
    bottom: float
    color: str

    @property
    def corners(self) -> list[tuple[float, float]]:
        """The four corners in turn."""
        left, top, right, bottom, _ = self
        return [(left, top), (right, top), (right, bottom), (left, bottom)]


def rectangles(sheet: Sheet, shapes: Sequence[Rectangle]) -> None:
    """Fill all the rectangles, the later over the earlier."""
    shown = [each for each in shapes if each.left != each.right and each.top != each.bottom]
    colors = [each.color for each in shown]
    if shown:
        corners = [each.corners for each in shown]
        every = PolyCollection(corners, facecolors=colors, linewidths=0, zorder=OVER)
        sheet.axes.add_collection(every, autolim=False)


def ribbon(
    sheet: Sheet,
    across: Sequence[float],
    low: Sequence[float],
    high: Sequence[float],
    color: str,
    strength: float,
) -> None:
    """Fill what lies between two lines over the same places, so that others show through."""
    outline = [*zip(across, low, strict=True), *zip(across[::-1], high[::-1], strict=True)]
    if outline:
        band = PolyCollection([outline], facecolors=color, alpha=strength, zorder=UNDER)
        band.set_linewidth(0)
        sheet.axes.add_collection(band, autolim=False)
