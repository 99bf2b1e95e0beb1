"""Hidden memory drawn on a sheet: chips of units, clouds of words along an arc, links between."""

from collections.abc import Sequence
from statistics import quantiles

from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path

from seqscope.views.characters import elided
from seqscope.views.colors import ACCENT, FAINT, INK, LINE, SOFT, Stroke
from seqscope.views.diverging import diverging, lettered, sided
from seqscope.views.fonts import lettering
from seqscope.views.layout import MARGIN
from seqscope.views.memory import Chip, Memory
from seqscope.views.memory_layout import (
    CLOUD_WIDTH,
    MemoryLayout,
    PlacedCloud,
    Ribbon,
    memory_layout,
)
from seqscope.views.sheet import PIXELS, Pen, Sheet, about_missing
from seqscope.views.titles import TITLE_HEIGHT, title_room, write_title

__all__ = ["memory_caption", "memory_figure"]

GUTTER, REACH, BEYOND = 72.0, 250.0, 20.0  # left of chips, from chips to the arc, on to the words
BULGE = 0.09  # of the height, by which the arc stands out at its middle
ROUNDING, BOARD = 7.0, "#f0f2f5"
SPINE, PORT = Stroke(LINE, width=1.2), Stroke("#b9c2cb", width=3.0)
SMALL, QUIET = Pen(11.0, SOFT, mono=False), Pen(11.0, FAINT, mono=False)
FOOT, ROW = 26.0, 22.0
STEPS, STEP = 13, (16.0, 10.0)


def memory_figure(scene: Memory) -> Figure:
    """The memory of a network as a matplotlib figure."""
    plan = memory_layout(scene)
    drawn = "".join(word.text for cloud in plan.clouds for word in cloud.words)
    title, note = scene.name or "Memory", about(scene)
    letters = lettering("".join([title, drawn, *scene.selected]))
    below = [*remarks(scene, plan), *about_missing(letters)]
    bulge = BULGE * plan.height
    reach = REACH + plan.grid.width
    width = GUTTER + reach + bulge + BEYOND + CLOUD_WIDTH
    width = max(width, title_room(title, note), *(SMALL.room(line) for line in below), 0.0)
    top = MARGIN + TITLE_HEIGHT + 8
    foot = top + plan.height + FOOT
    sheet = Sheet(width + 2 * MARGIN, foot + (len(below) + 0.5) * ROW + MARGIN, letters)
    write_title(sheet, title, note)
    left = MARGIN + GUTTER
    arc = Arc(left + reach, bulge, top, plan.height)
    limit = brightest(scene)
    for ribbon in reversed(plan.ribbons):
        draw_ribbon(sheet, ribbon, left + plan.grid.width, arc, top)
    arc.draw(sheet, plan)
    for chip, middle in zip(scene.chips, plan.middles, strict=True):
        draw_chip(sheet, chip, plan, left, top + middle, limit)
    for cloud, middle in zip(plan.clouds, plan.middles, strict=True):
        draw_cloud(sheet, cloud, arc, top + middle, scene.selected)
    draw_legend(sheet, scene, plan, limit, foot)
    for place, text in enumerate(below):
        sheet.write(MARGIN, foot + (place + 1.3) * ROW, text, QUIET)
    return sheet.figure


def memory_caption(scene: Memory) -> str:
    """One sentence that stands for the picture where it cannot be seen."""
    strongest = [
        ", ".join(elided(word.word, 24) for word in cloud.words[:3]) for cloud in scene.clouds
    ]
    clouds = "; ".join(words for words in strongest if words)
    return f"{scene.name or 'Hidden memory'}: {about(scene)}. Strongest words: {clouds or 'none'}"


def about(scene: Memory) -> str:
    """What the picture holds, in one line."""
    chips = sum(bool(chip.units) for chip in scene.chips)
    clouds = sum(bool(cloud.words) for cloud in scene.clouds)
    units = {unit.unit for chip in scene.chips for unit in chip.units}
    words = sum(len(cloud.words) for cloud in scene.clouds)
    return (
        f"{counted(len(units), 'hidden unit')} in {counted(chips, 'memory chip')}, "
        f"{counted(words, 'word')} in {counted(clouds, 'cloud')}, grouped by {scene.weight} response"
    )


def counted(number: int, noun: str) -> str:
    """So many of something.

    >>> counted(1, "cloud"), counted(1500, "unit")
    ('1 cloud', '1,500 units')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


class Arc:
    """The line on which links arrive and along which clouds stand: a parabola, farthest out amid."""

    def __init__(self, left: float, bulge: float, top: float, height: float) -> None:
        self.left, self.bulge, self.middle = left, bulge, top + height / 2
        self.half = height / 2 or 1.0

    def x(self, y: float) -> float:
        """How far right the arc is at a height."""
        return self.left + self.bulge * (1 - ((y - self.middle) / self.half) ** 2)

    def between(self, low: float, high: float) -> list[tuple[float, float]]:
        """Points of the arc from one height to another."""
        heights = [low + (high - low) * k / 24 for k in range(25)]
        return [(self.x(y), y) for y in heights]

    def draw(self, sheet: Sheet, plan: MemoryLayout) -> None:
        """Draw the arc, thicker beside each cloud."""
        top = self.middle - self.half
        sheet.line(self.between(top, self.middle + self.half), SPINE)
        for cloud, middle in zip(plan.clouds, plan.middles, strict=True):
            if cloud.words:
                reach = max(cloud.height, 12.0) / 2
                sheet.line(self.between(top + middle - reach, top + middle + reach), PORT)


def draw_ribbon(sheet: Sheet, ribbon: Ribbon, left: float, arc: Arc, top: float) -> None:
    """Draw a link as a band that leaves its chip and reaches its cloud level."""
    start, end = top + ribbon.chip, top + ribbon.cloud
    right = arc.x(end)
    reach = (right - left) * 0.5
    curve = Path(
        [(left, start), (left + reach, start), (right - reach, end), (right, end)],
        [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4],
    )
    band = PathPatch(
        curve,
        facecolor="none",
        edgecolor=sided(ribbon.strength),
        linewidth=max(ribbon.width, 0.5) * 72 / PIXELS,
        alpha=0.28 + 0.22 * min(ribbon.width / 8.0, 1.0),
        capstyle="butt",
        zorder=0.9,
    )
    sheet.axes.add_patch(band)


def draw_chip(
    sheet: Sheet, chip: Chip, plan: MemoryLayout, left: float, middle: float, limit: float
) -> None:
    """Draw a chip with a square for each unit, in stripes where words are selected."""
    grid = plan.grid
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
    noun = "half unit" if any(unit.half for unit in chip.units) else "unit"
    label = counted(len(chip.units), noun) if chip.units else "no units"
    sheet.write(left - 10, middle, label, Pen(11.0, SOFT, "right", mono=False))
    side = grid.pitch - (3.0 if grid.pitch >= 12 else 2.0 if grid.pitch >= 8 else 1.0)
    stripes = [unit.selected or (unit.response,) for unit in chip.units]
    count = max(map(len, stripes), default=0)
    for stripe in range(count):
        width = side / count
        centers, colors = [], []
        for place, values in enumerate(stripes):
            row, column = divmod(place, grid.columns)
            x = left + 8.0 + (column + 0.5) * grid.pitch - side / 2 + (stripe + 0.5) * width
            centers.append((x, top + 8.0 + (row + 0.5) * grid.pitch))
            colors.append(diverging(values[stripe] / limit))
        sheet.tiles(centers, colors, (width, side))


def draw_cloud(
    sheet: Sheet, cloud: PlacedCloud, arc: Arc, middle: float, selected: Sequence[str]
) -> None:
    """Write the words of a cloud right of the arc, each line beginning where the arc is."""
    top = middle - cloud.height / 2
    for word in cloud.words:
        y = top + word.y
        x = arc.x(y) + BEYOND + word.x
        sheet.write(x, y, word.text, Pen(word.size, lettered(word.word.response), mono=False))
        if word.word.word in selected:
            foot = y + word.size * 0.62
            room = Pen(word.size, mono=False).room(word.text)
            sheet.line([(x, foot), (x + room, foot)], Stroke(ACCENT, width=1.6))
    if cloud.left:
        x, y = cloud.end
        sheet.write(arc.x(top + y) + BEYOND + x, top + y, f"+{cloud.left:,}", QUIET)
    if not cloud.words:
        sheet.write(arc.x(middle) + BEYOND, middle, "no words", QUIET)


def draw_legend(sheet: Sheet, scene: Memory, plan: MemoryLayout, limit: float, y: float) -> None:
    """Draw the colors of units with their numbers, and the widest link with its own."""
    x = MARGIN
    what = " | ".join(elided(word, 24) for word in scene.selected)
    text = f"response of a unit to {what or 'the words beside it'}"
    sheet.write(x, y, text, SMALL)
    x += SMALL.room(text) + 14
    low, high = f"\N{MINUS SIGN}{limit:.2g}", f"{limit:.2g}"
    sheet.write(x, y, low, SMALL)
    x += SMALL.room(low) + 12 + STEP[0] / 2
    shares = [2 * k / (STEPS - 1) - 1 for k in range(STEPS)]
    centers = [(x + k * STEP[0], y) for k in range(STEPS)]
    board = (x - STEP[0] / 2 - 3, y - STEP[1] / 2 - 4), (STEPS * STEP[0] + 4, STEP[1] + 8)
    sheet.area(*board, BOARD, rounding=4.0, behind=True)
    sheet.tiles(centers, [diverging(share) for share in shares], (STEP[0] - 2, STEP[1]))
    x += STEPS * STEP[0] + 2
    sheet.write(x, y, high, SMALL)
    if plan.ribbons:
        x += SMALL.room(high) + 34
        widest = max(plan.ribbons, key=lambda ribbon: ribbon.width)
        sheet.area((x, y - widest.width / 2), (34.0, widest.width), PORT.color)
        sheet.write(x + 44, y, f"mean response ±{abs(widest.strength):.2g} of a chip to a cloud", SMALL)


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


def remarks(scene: Memory, plan: MemoryLayout) -> list[str]:
    """What is in the scene and not in the picture."""
    lines = []
    if plan.undrawn:
        most = f"{max(map(abs, plan.undrawn)):.2g}"
        lines.append(f"{counted(len(plan.undrawn), 'link')} of at most {most} not drawn.")
    left = sum(cloud.left for cloud in plan.clouds)
    if left:
        lines.append(f"{counted(left, 'word')} of weaker response counted beside their clouds.")
    if scene.words_left_out:
        named = ", ".join(elided(word, 24) for word in scene.words_left_out[:6])
        more = len(scene.words_left_out) - 6
        lines.append(f"Without weight: {named}{f' and {more:,} more words' if more > 0 else ''}.")
    if scene.units_left_out:
        named = ", ".join(map(str, scene.units_left_out[:12]))
        more = len(scene.units_left_out) - 12
        lines.append(f"Units without weight: {named}{f' and {more:,} more' if more > 0 else ''}.")
    return lines
