"""How a unit responds to words, drawn on a sheet: a box for each word, from the lowest mean up."""

from collections.abc import Sequence

from seqscope.views.drawing.colors import COOL, FAINT, INK, PAPER, SOFT, WARM, Stroke, blend
from seqscope.views.drawing.panel import Panel
from seqscope.views.drawing.scales import Scale, scale_over, written
from seqscope.views.drawing.sheet import HAIRLINE, Pen, Sheet
from seqscope.views.scenes.units import UnitDetails, WordBox
from seqscope.views.writing.characters import elided

__all__ = ["boxes_size", "draw_boxes", "shown_words"]

WIDTH, ROW, BREAK, BOX = 420.0, 22.0, 26.0, 12.0
HEADING, FOOT, GAP = 30.0, 26.0, 14.0
LONGEST_WORD = 24
NAME, SMALL = Pen(12.0, INK, mono=False), Pen(11.0, SOFT, mono=False)
TITLE = "responses"
NOTE = "line: mean, box: 25 to 75, whiskers: 9 to 91 of 100; beside it, how often it was read"
WHISKER, MEAN, ZERO = Stroke(FAINT, 1.2), Stroke(INK, 2.0), Stroke(SOFT, 1.0)


def boxes_size(scene: UnitDetails) -> tuple[float, float]:
    """The width and the height of the boxes; nothing without a word."""
    boxes = (*scene.lowest, *scene.highest)
    if not boxes:
        return 0.0, 0.0
    wide = label_room(scene) + WIDTH + 20 + max(SMALL.room(reads(box)) for box in boxes)
    high = HEADING + ROW * len(boxes) + (BREAK if scene.between else 0.0) + FOOT + GAP
    return max(wide, NAME.room(TITLE) + 10 + SMALL.room(NOTE)), high


def shown_words(scene: UnitDetails) -> list[str]:
    """The words as they are written beside their boxes."""
    return [elided(box.word, LONGEST_WORD) for box in (*scene.lowest, *scene.highest)]


def draw_boxes(sheet: Sheet, scene: UnitDetails, left: float, top: float) -> None:
    """Draw the lowest words and below them the highest, with their upper left corner there."""
    boxes = (*scene.lowest, *scene.highest)
    if not boxes:
        return
    sheet.write(left, top + 10, TITLE, NAME)
    sheet.write(left + NAME.room(TITLE) + 10, top + 10, NOTE, SMALL)
    high = ROW * len(boxes) + (BREAK if scene.between else 0.0)
    across = scale_over([0.0, *(number for box in boxes for number in (box.mean, *box.band))])
    panel = Panel(left + label_room(scene), top + HEADING, WIDTH, high, across, Scale(0.0, 1.0, ()))
    draw_ground(sheet, panel)
    low = ROW * len(scene.lowest)
    draw_rows(sheet, panel, scene.lowest, panel.top)
    if scene.between:
        more = f"{scene.between:,} words between them"
        pen = Pen(SMALL.size, FAINT, "right", mono=False)
        sheet.write(panel.left - 10, panel.top + low + BREAK / 2, more, pen)
        low += BREAK
    draw_rows(sheet, panel, scene.highest, panel.top + low)


def draw_ground(sheet: Sheet, panel: Panel) -> None:
    """Draw a hairline at each mark, a line at zero, and below them the numbers."""
    for tick in panel.across.ticks:
        x = panel.x(tick)
        sheet.line([(x, panel.top), (x, panel.bottom)], ZERO if tick == 0 else HAIRLINE)
        number = written(tick, panel.across)
        sheet.write(x, panel.bottom + 13, number, Pen(10.0, SOFT, "center", mono=False))


def draw_rows(sheet: Sheet, panel: Panel, boxes: Sequence[WordBox], top: float) -> None:
    """Draw a word, its box and its count on each row."""
    for row, box in enumerate(boxes):
        y = top + (row + 0.5) * ROW
        lowest, low, high, highest = map(panel.x, box.band)
        color = WARM if box.mean > 0 else COOL
        word = elided(box.word, LONGEST_WORD)
        sheet.write(panel.left - 10, y, word, Pen(SMALL.size, INK, "right", mono=False))
        sheet.line([(lowest, y), (highest, y)], WHISKER)
        size = max(high - low, 1.0), BOX
        sheet.area((low, y - BOX / 2), size, blend(PAPER, color, 0.45), rounding=1.5)
        mean = panel.x(box.mean)
        sheet.line([(mean, y - BOX / 2), (mean, y + BOX / 2)], Stroke(color, 2.4))
        sheet.write(panel.right + 20, y, reads(box), Pen(10.0, FAINT, mono=False))


def label_room(scene: UnitDetails) -> float:
    """The width of the words, left of their boxes."""
    between = [f"{scene.between:,} words between them"] if scene.between else []
    return max(map(SMALL.room, [*shown_words(scene), *between]), default=0.0) + 10


def reads(box: WordBox) -> str:
    """How often a word was read."""
    return f"{box.count:,}"
