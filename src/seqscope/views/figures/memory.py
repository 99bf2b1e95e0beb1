"""Hidden memory drawn on a sheet: chips of units, clouds of words along an arc, links between."""

from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from seqscope.views.drawing.colors import FAINT, SOFT, hue, tint
from seqscope.views.drawing.fonts import lettering
from seqscope.views.drawing.sheet import PIXELS, Pen, Sheet, about_missing
from seqscope.views.drawing.titles import LONGEST_NAME, TITLE_HEIGHT, title_room, write_title
from seqscope.views.figures.attention_layout import MARGIN
from seqscope.views.figures.memory_chips import (
    BESIDE,
    BOARD,
    brightest,
    counted,
    draw_chip,
    size_of,
)
from seqscope.views.figures.memory_clouds import BEYOND, PORT, Arc, draw_cloud
from seqscope.views.figures.memory_layout import (
    CLOUD_WIDTH,
    MemoryLayout,
    Ribbon,
    memory_layout,
    shown,
)
from seqscope.views.scenes.memory import Memory
from seqscope.views.writing.characters import elided

__all__ = ["memory_caption", "memory_figure"]

REACH = 250.0  # from the chips to the arc
BULGE = 0.09  # of the height, by which the arc stands out at its middle
SMALL, QUIET = Pen(11.0, SOFT, mono=False), Pen(11.0, FAINT, mono=False)
FOOT, ROW = 36.0, 20.0
HOW_TO_READ = (
    "Words are sized by the mean response of the chip beside them, "
    "links by that of a chip to a cloud: warm up, cool down."
)
MOST_NAMED = 8
STEPS, STEP = 13, (16.0, 10.0)


def memory_figure(scene: Memory) -> Figure:
    """The memory of a network as a matplotlib figure."""
    plan = memory_layout(scene)
    drawn = "".join(word.text for cloud in plan.clouds for word in cloud.words)
    title, note = elided(scene.name, 2 * LONGEST_NAME) or "Memory", about(scene)
    letters = lettering("".join([title, drawn, *scene.selected]))
    below = [*remarks(scene, plan), *about_missing(letters)]
    bulge = BULGE * plan.height
    gutter = max((SMALL.room(size_of(chip)) for chip in scene.chips), default=0.0) + BESIDE
    reach = REACH + plan.grid.width
    width = gutter + reach + bulge + BEYOND + CLOUD_WIDTH
    width = max(width, title_room(title, note), *(SMALL.room(line) for line in below), 0.0)
    top = MARGIN + TITLE_HEIGHT + 8
    foot = top + plan.height + FOOT
    sheet = Sheet(width + 2 * MARGIN, foot + (len(below) + 0.5) * ROW + MARGIN, letters)
    write_title(sheet, title, note)
    left = MARGIN + gutter
    arc = Arc(left + reach, bulge, top, plan.height)
    limit = brightest(scene)
    for ribbon in reversed(plan.ribbons):
        draw_ribbon(sheet, ribbon, left + plan.grid.width, arc, top)
    arc.draw(sheet, plan)
    for chip, middle in zip(scene.chips, plan.middles, strict=True):
        draw_chip(sheet, chip, plan.grid, left, top + middle, limit)
    for cloud, middle in zip(plan.clouds, plan.middles, strict=True):
        draw_cloud(sheet, cloud, arc, top + middle, scene.selected)
    draw_legend(sheet, scene, plan, limit, foot)
    for place, text in enumerate(below):
        sheet.write(MARGIN, foot + (place + 1.3) * ROW, text, QUIET)
    return sheet.figure


def memory_caption(scene: Memory) -> str:
    """One sentence that stands for the picture where it cannot be seen."""
    strongest = [", ".join(shown(word.word) for word in cloud.words[:3]) for cloud in scene.clouds]
    named = [words for words in strongest if words]
    more = f" and {counted(len(named) - MOST_NAMED, 'cloud')} more" if named[MOST_NAMED:] else ""
    clouds = "; ".join(named[:MOST_NAMED]) + more
    return f"{scene.name or 'Hidden memory'}: {about(scene)}. Strongest words: {clouds or 'none'}"


def about(scene: Memory) -> str:
    """What the picture holds, in one line."""
    chips = sum(bool(chip.units) for chip in scene.chips)
    clouds = sum(bool(cloud.words) for cloud in scene.clouds)
    units = {unit.unit for chip in scene.chips for unit in chip.units}
    words = sum(len(cloud.words) for cloud in scene.clouds)
    return (
        f"{counted(len(units), 'hidden unit')} in {counted(chips, 'memory chip')}, "
        f"{counted(words, 'word')} in {counted(clouds, 'cloud')}, "
        f"grouped by {scene.weight} response"
    )


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
        edgecolor=hue(ribbon.strength),
        linewidth=max(ribbon.width, 0.5) * 72 / PIXELS,
        alpha=0.28 + 0.22 * min(ribbon.width / 8.0, 1.0),
        capstyle="butt",
        zorder=0.9,
    )
    sheet.axes.add_patch(band)


def draw_legend(sheet: Sheet, scene: Memory, plan: MemoryLayout, limit: float, y: float) -> None:
    """Draw the colors of units with their numbers, and the widest link with its own."""
    x = MARGIN
    what = " | ".join(map(shown, scene.selected))
    text = f"response of a unit to {what or 'the words beside it'}"
    sheet.write(x, y, text, SMALL)
    x += SMALL.room(text) + 14
    low, high = f"≤ \N{MINUS SIGN}{limit:.2g}", f"≥ {limit:.2g}"
    sheet.write(x, y, low, SMALL)
    x += SMALL.room(low) + 12 + STEP[0] / 2
    shares = [2 * k / (STEPS - 1) - 1 for k in range(STEPS)]
    centers = [(x + k * STEP[0], y) for k in range(STEPS)]
    board = (x - STEP[0] / 2 - 3, y - STEP[1] / 2 - 4), (STEPS * STEP[0] + 4, STEP[1] + 8)
    sheet.area(*board, BOARD, rounding=4.0, behind=True)
    sheet.tiles(centers, [tint(share) for share in shares], (STEP[0] - 2, STEP[1]))
    x += STEPS * STEP[0] + 2
    sheet.write(x, y, high, SMALL)
    if plan.ribbons:
        x += SMALL.room(high) + 34
        widest = max(plan.ribbons, key=lambda ribbon: ribbon.width)
        sheet.area((x, y - widest.width / 2), (34.0, widest.width), PORT.color)
        sheet.write(
            x + 44, y, f"mean response ±{abs(widest.strength):.2g} of a chip to a cloud", SMALL
        )


def remarks(scene: Memory, plan: MemoryLayout) -> list[str]:
    """What is in the scene and not in the picture."""
    lines = [HOW_TO_READ]
    if plan.undrawn:
        most = f"{max(map(abs, plan.undrawn)):.2g}"
        lines.append(f"Not drawn: {counted(len(plan.undrawn), 'link')} of at most {most}.")
    left = sum(cloud.left for cloud in plan.clouds)
    if left:
        lines.append(f"Counted beside their clouds: {counted(left, 'word')} of weaker response.")
    if scene.words_left_out:
        named = ", ".join(map(shown, scene.words_left_out[:6]))
        more = len(scene.words_left_out) - 6
        lines.append(f"Words without weight: {named}{f' and {more:,} more' if more > 0 else ''}.")
    if scene.units_left_out:
        named = ", ".join(map(str, scene.units_left_out[:12]))
        more = len(scene.units_left_out) - 12
        lines.append(f"Units without weight: {named}{f' and {more:,} more' if more > 0 else ''}.")
    return lines
