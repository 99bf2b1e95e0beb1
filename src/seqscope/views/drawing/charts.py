"""A chart: lines over the same two scales, each named where it ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from seqscope.views.drawing.colors import FAINT, INK, PAPER, Stroke, blend
from seqscope.views.drawing.labels import spread
from seqscope.views.drawing.panel import SMALL, Panel, draw_frame, heading_room, side
from seqscope.views.drawing.scales import Scale
from seqscope.views.drawing.sheet import Pen, Sheet

__all__ = ["LABEL_HEIGHT", "Chart", "Trace", "draw_chart"]

LABEL_HEIGHT = 15.0
LEADER = 20.0  # from the side of a panel to the labels of its lines
DOT, RING = 4.0, 6.5
NOTHING = "no finite number"


@dataclass(frozen=True, slots=True)
class Trace:
    """A line through numbers, broken where there is none.

    Its name and a number stand beside its end, unless both are empty; `ring` is a place to mark,
    `dotted` marks them all.
    """

    across: Sequence[int | float]
    values: Sequence[float | None]
    stroke: Stroke
    name: str = ""
    number: str = ""
    ring: int | None = None
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Traces, the scales they share, the size of their panel and what is written around it."""

    traces: Sequence[Trace]
    across: Scale
    up: Scale
    size: tuple[float, float]
    name: str
    note: str = ""
    foot: str = ""
    marks: Mapping[float, str] | None = field(default=None)

    @property
    def before(self) -> float:
        """The width left of the panel."""
        return side(self.up)

    @property
    def behind(self) -> float:
        """The width right of the panel, for labels and for what is longer than the panel."""
        labels = [SMALL.room(label(trace)) for trace in self.traces if label(trace)]
        heading = heading_room(self.name, self.note) - self.size[0]
        return max(heading, LEADER + max([*labels, SMALL.room(self.foot) - 5]))


def draw_chart(sheet: Sheet, chart: Chart, left: float, top: float) -> Panel:
    """Draw the chart with the upper left corner of its panel there; the panel, to draw more on."""
    panel = Panel(left, top, *chart.size, chart.across, chart.up)
    draw_frame(sheet, panel, name=chart.name, note=chart.note, foot=chart.foot, marks=chart.marks)
    ends = [draw_trace(sheet, panel, trace) for trace in chart.traces]
    for trace in chart.traces:
        draw_ring(sheet, panel, trace)
    named = [
        (trace, end)
        for trace, end in zip(chart.traces, ends, strict=True)
        if label(trace) and end is not None
    ]
    heights = spread([y for _, (_, y) in named], LABEL_HEIGHT, panel.top, panel.bottom)
    for (trace, end), height in zip(named, heights, strict=True):
        write_label(sheet, panel, trace, end, height)
    if ends and not any(ends):
        middle = Pen(SMALL.size, FAINT, "center", mono=False)
        sheet.write(left + chart.size[0] / 2, top + chart.size[1] / 2, NOTHING, middle)
    return panel


def draw_trace(sheet: Sheet, panel: Panel, trace: Trace) -> tuple[float, float] | None:
    """Draw a line through the numbers that are known, a dot where one stands alone; its end."""
    end = None
    places = zip(trace.across, trace.values, strict=True)
    for _, run in groupby(places, key=lambda place: place[1] is None):
        points = [(panel.x(x), panel.y(value)) for x, value in run if value is not None]
        if len(points) > 1:
            sheet.line(points, trace.stroke)
        if len(points) == 1 or trace.dotted:
            sheet.dots(points, [DOT] * len(points), trace.stroke.color)
        end = points[-1] if points else end
    return end


def draw_ring(sheet: Sheet, panel: Panel, trace: Trace) -> None:
    """Mark the place of the trace that is to be marked."""
    value = None if trace.ring is None else trace.values[trace.ring]
    if trace.ring is not None and value is not None:
        center = panel.x(trace.across[trace.ring]), panel.y(value)
        sheet.dots([center], [RING], trace.stroke.color, hollow=True)


def write_label(
    sheet: Sheet, panel: Panel, trace: Trace, end: tuple[float, float], height: float
) -> None:
    """Write the name and the number of a trace, and draw a faint line there from its end."""
    x, y = end
    beside = panel.right + LEADER
    leader = Stroke(blend(PAPER, trace.stroke.color, 0.4), width=0.9)
    sheet.line([(x + 3, y), (panel.right + 5, y), (beside - 4, height)], leader)
    color = blend(trace.stroke.color, INK, 0.35)
    sheet.write(beside, height, trace.name, Pen(SMALL.size, color, mono=False))
    gap = SMALL.room(f"{trace.name}  ") + 1 if trace.name else 0.0
    sheet.write(beside + gap, height, trace.number, SMALL)


def label(trace: Trace) -> str:
    """What is written beside the end of a trace."""
    return "  ".join(part for part in (trace.name, trace.number) if part)
