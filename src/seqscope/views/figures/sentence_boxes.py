"""The box of one token in a picture of memory: a bar for each chip, and threads between boxes."""

from collections.abc import Iterator

from seqscope.views.drawing.colors import COOL, FAINT, LINE, PAPER, SOFT, WARM, blend
from seqscope.views.drawing.shapes import Rectangle, rectangles
from seqscope.views.drawing.sheet import HAIRLINE, Sheet
from seqscope.views.scenes.sentence import Step

__all__ = ["BOX", "COLORS", "GAP", "PADDING", "bar_middle", "draw_box", "draw_threads"]

BOX, GAP, PADDING = 42.0, 11.0, 4.0
HELD, GONE = blend(PAPER, FAINT, 0.5), 0.32  # what stayed; how strong the color of what is lost is
COLORS = {
    "stayed": HELD,
    "added above zero": WARM,
    "lost above zero": blend(PAPER, COOL, GONE),
    "added below zero": COOL,
    "lost below zero": blend(PAPER, WARM, GONE),
    "share kept, between boxes": SOFT,
}


def draw_box(sheet: Sheet, step: Step, x: float, y: float, pitch: float, most: float) -> None:
    """Draw the box of one step with its corner there; bars stand a pitch apart.

    A bar is as high as half of the box where it reaches the most.
    """
    right, foot = x + 2 * PADDING + pitch * len(step.positive), y + BOX
    sheet.line([(x, y), (right, y), (right, foot), (x, foot), (x, y)], HAIRLINE)
    sheet.line([(x, y + BOX / 2), (right, y + BOX / 2)], HAIRLINE)
    rectangles(sheet, [*bars(step, x, y, pitch, most)])


def bar_middle(x: float, chip: int, pitch: float) -> float:
    """Where the bar of a chip stands across a box."""
    return x + PADDING + (chip + 0.5) * pitch


def bars(step: Step, x: float, y: float, pitch: float, most: float) -> Iterator[Rectangle]:
    """The bar of each chip: what it kept from zero, at the end what was added, beyond it lost."""
    zero, unit = y + BOX / 2, (BOX / 2 - 3) / most
    half = max(1.0, 0.36 * pitch)
    sides = (
        (step.positive, step.positive_added, step.positive_lost, WARM, COOL),
        (step.negative, step.negative_added, step.negative_lost, COOL, WARM),
    )
    for held, added, lost, grown, shrunk in sides:
        for chip, (now, new, gone) in enumerate(zip(held, added, lost, strict=True)):
            middle = bar_middle(x, chip, pitch)
            heights = [zero - unit * value for value in (0.0, now - new, now, now - gone)]
            colors = (HELD, grown, blend(PAPER, shrunk, GONE))
            for start, end, color in zip(heights[:-1], heights[1:], colors, strict=True):
                yield Rectangle(middle - half, start, middle + half, end, color)


def draw_threads(sheet: Sheet, step: Step, x: float, y: float, pitch: float) -> None:
    """Draw the kept share of each chip as the filled part of a thin ruler between two boxes."""
    shapes = []
    for chip, share in enumerate(step.kept_share):
        middle = bar_middle(x, chip, pitch)
        ruler = Rectangle(middle - 1.2, y + 1.5, middle + 1.2, y + GAP - 1.5, LINE)
        filled = ruler.top + share * (ruler.bottom - ruler.top)
        shapes += [ruler, ruler._replace(bottom=filled, color=SOFT)]
    rectangles(sheet, shapes)
