"""A memory chip drawn on a sheet: a rounded board with a square for each of its units."""

from statistics import quantiles

from matplotlib.collections import PatchCollection
from matplotlib.patches import FancyBboxPatch, Rectangle

from seqscope.views.drawing.colors import LINE, SOFT, tint
from seqscope.views.drawing.sheet import Pen, Sheet
from seqscope.views.figures.memory_layout import PADDING, Grid
from seqscope.views.scenes.memory import Chip, Memory

__all__ = ["BESIDE", "BOARD", "brightest", "counted", "draw_chip", "size_of"]

BESIDE = 10.0  # from its number and size to a chip
ROUNDING, BOARD, FRAME = 7.0, "#f0f2f5", "#c3cad2"


def draw_chip(
    sheet: Sheet, chip: Chip, grid: Grid, left: float, middle: float, limit: float
) -> None:
    """Draw a chip with a square for each unit, in stripes where words are selected."""
    height = grid.height(len(chip.units))
    top = middle - height / 2
    board = FancyBboxPatch(
        (left, top),
        grid.width,
        height,
        boxstyle=f"round,pad=0,rounding_size={ROUNDING}",
        facecolor=BOARD if chip.units else "none",
        edgecolor=LINE,
        linewidth=0.8,
    )
    sheet.axes.add_patch(board)
    sheet.write(left - BESIDE, middle, size_of(chip), Pen(11.0, SOFT, "right", mono=False))
    draw_units(sheet, chip, grid, (left + PADDING, top + PADDING), limit)


def size_of(chip: Chip) -> str:
    """The number of a chip, by which other pictures call it, and how many units it has."""
    noun = "half unit" if any(unit.half for unit in chip.units) else "unit"
    size = counted(len(chip.units), noun) if chip.units else "no units"
    return f"chip {chip.cluster}: {size}"


def draw_units(
    sheet: Sheet, chip: Chip, grid: Grid, corner: tuple[float, float], limit: float
) -> None:
    """Draw the squares of a chip, in stripes from left to right where words are selected."""
    pitch, columns = grid.pitch, grid.columns
    side = pitch - (3.0 if pitch >= 12 else 2.0 if pitch >= 8 else 1.0)
    values = [unit.selected or (unit.response,) for unit in chip.units]
    corners = [
        (
            corner[0] + column * pitch + (pitch - side) / 2,
            corner[1] + row * pitch + (pitch - side) / 2,
        )
        for row, column in (divmod(place, columns) for place in range(len(values)))
    ]
    count = max(map(len, values), default=0)
    rounding = min(2.5, side / 4) if count == 1 else 0.0
    frame = 0.0 if count == 1 else 0.6
    for stripe in range(count):
        width = side / count
        squares = [
            FancyBboxPatch(
                (x + stripe * width, y),
                width,
                side,
                boxstyle=f"round,pad=0,rounding_size={rounding}",
            )
            for x, y in corners
        ]
        colors = [tint(each[stripe] / limit) for each in values]
        sheet.axes.add_collection(
            PatchCollection(squares, facecolors=colors, linewidths=0), autolim=False
        )
    if frame:
        outlines = [Rectangle(each, side, side) for each in corners]
        sheet.axes.add_collection(
            PatchCollection(outlines, facecolors="none", edgecolors=FRAME, linewidths=frame),
            autolim=False,
        )


def brightest(scene: Memory) -> float:
    """The response that is drawn in full color: that which one unit in twenty exceeds."""
    sizes = sorted(
        abs(value)
        for chip in scene.chips
        for unit in chip.units
        for value in (unit.selected or (unit.response,))
    )
    if len(sizes) < 2:
        return (sizes or [1.0])[0] or 1.0
    return quantiles(sizes, n=20, method="inclusive")[-1] or sizes[-1] or 1.0


def counted(number: int, noun: str) -> str:
    """So many of something.

    >>> counted(1, "cloud"), counted(1500, "unit")
    ('1 cloud', '1,500 units')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
