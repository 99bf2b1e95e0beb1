"""A word cloud drawn on a sheet, and the arc along which clouds stand."""

from collections.abc import Sequence

from seqscope.views.drawing.colors import ACCENT, FAINT, INK, LINE, SOFT, Stroke, blend, hue
from seqscope.views.drawing.sheet import Pen, Sheet
from seqscope.views.figures.memory_layout import MemoryLayout, PlacedCloud

__all__ = ["BEYOND", "PORT", "Arc", "draw_cloud"]

BEYOND = 20.0  # from the arc to the words
SPINE, PORT = Stroke(LINE, width=1.2), Stroke("#b9c2cb", width=3.0)
LEFT = Pen(11.0, FAINT, mono=False)


class Arc:
    """The line on which links arrive and along which clouds stand: a parabola, open to the left."""

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
        sheet.write(arc.x(top + y) + BEYOND + x, top + y, f"+{cloud.left:,}", LEFT)
    if not cloud.words:
        sheet.write(arc.x(middle) + BEYOND, middle, "no words", LEFT)


def lettered(value: float) -> str:
    """The color of letters that say a number's side: darker, as strokes are thin; gray at 0."""
    return blend(hue(value), INK, 0.25) if value else SOFT
