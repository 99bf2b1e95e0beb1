"""Parts of a comparison: matched units from the most alike to the least, the table of layers."""

from collections.abc import Sequence

from seqscope.views.drawing.charts import Chart, Trace, draw_chart
from seqscope.views.drawing.colors import ACCENT, COOL, FAINT, INK, PAPER, WARM, Stroke, blend
from seqscope.views.drawing.panel import NAME, SMALL
from seqscope.views.drawing.scales import scale_over, whole_scale
from seqscope.views.drawing.sheet import Pen, Sheet
from seqscope.views.scenes.comparison import LayerTable, UnitPairs
from seqscope.views.writing.characters import elided

__all__ = ["PAIRS", "draw_layers", "draw_pairs", "layers_size", "pairs_room", "partners"]

PAIRS = 300.0, 150.0  # the panel of matched units
CHANCE = Stroke(FAINT, 1.0, (4.0, 3.0))
LARGEST_DOT, SMALLEST_DOT, CROWD = 7.0, 2.5, 900.0
MOST_NAMED, LONGEST_NAME = 8, 16
MOST_LAYERS = 24
CELL, LOWEST_TINT, READABLE = 40.0, 0.03, 0.6
LAYER = Pen(11.0, INK, mono=False)
DIAGONAL = 0.7072
PAIRS_NAME, PAIRS_NOTE = "matched units", "their correlation; dashed: by chance"
LAYERS_NAME = "layers"


def pairs_chart(units: UnitPairs) -> Chart:
    """The frame of the matched units, with the level of chance on either side that is there."""
    across = whole_scale(1, max(len(units.first), 1))
    signs = [1.0, -1.0] if any(r < 0 for r in units.correlation) else [1.0]
    traces = []
    if units.by_chance is not None and units.first:
        ends = across.low, across.high
        for sign in signs:
            number = f"{units.by_chance:.2f}" if sign > 0 else ""
            name = "chance" if sign > 0 else ""
            traces.append(Trace(ends, [sign * units.by_chance] * 2, CHANCE, name, number))
    up = scale_over([0.0, *signs], marks=4)
    return Chart(traces, across, up, PAIRS, PAIRS_NAME, note=PAIRS_NOTE, foot="pair")


def pairs_room(units: UnitPairs) -> float:
    """The width of the matched units with all that is written beside them."""
    chart = pairs_chart(units)
    return chart.before + PAIRS[0] + chart.behind


def draw_pairs(sheet: Sheet, units: UnitPairs, left: float, top: float) -> None:
    """Draw a dot for each pair of units, cool where one rises while the other falls."""
    chart = pairs_chart(units)
    panel = draw_chart(sheet, chart, left + chart.before, top)
    size = min(LARGEST_DOT, max(SMALLEST_DOT, CROWD / max(len(units.first), 1)))
    for color, sign in ((WARM, 1), (COOL, -1)):
        dots = [
            (panel.x(place), panel.y(r))
            for place, r in enumerate(units.correlation, start=1)
            if (r >= 0) == (sign > 0)
        ]
        if dots:
            sheet.dots(dots, [size] * len(dots), color)
    if not units.first:
        middle = Pen(SMALL.size, FAINT, "center", mono=False)
        center = panel.left + panel.width / 2, panel.top + panel.height * 5 / 8
        sheet.write(*center, "no unit has a partner", middle)


def partners(units: UnitPairs, first: str, second: str) -> list[str]:
    """Lines on the pairs at the top, and on the units without a partner."""
    names = [elided(name, LONGEST_NAME) for name in (first, second)]
    lines = []
    if units.first:
        top = zip(units.first[:3], units.second[:3], units.correlation[:3], strict=True)
        pairs = ", ".join(f"{a} with {b} ({signed(r)})" for a, b, r in top)
        lines.append(f"most alike: {pairs}")
    for name, alone in zip(names, (units.unmatched_first, units.unmatched_second), strict=True):
        if alone:
            lines.append(f"without a partner in {name}: {numbered(alone)}")
    return lines


def signed(r: float) -> str:
    """A correlation as it is written.

    >>> signed(-0.98), signed(-0.001)
    ('−0.98', '0.00')
    """
    return f"{r:+.2f}".replace("-", "\N{MINUS SIGN}") if abs(r) >= 0.005 else "0.00"


def numbered(units: Sequence[int]) -> str:
    """The first few units, and how many more there are."""
    more = f" and {len(units) - MOST_NAMED:,} more" if len(units) > MOST_NAMED else ""
    return ", ".join(map(str, units[:MOST_NAMED])) + more


def layers_size(table: LayerTable) -> tuple[float, float]:
    """The width and the height of the table of layers.

    Raises ValueError for more layers than can be told apart.
    """
    if max(len(table.first), len(table.second)) > MOST_LAYERS:
        raise ValueError(
            f"A picture compares at most {MOST_LAYERS} layers of a network. "
            f"There are {len(table.first)} and {len(table.second)}. "
            f"Save the numbers as .json instead."
        )
    rows, columns = named(table.first), named(table.second)
    tilt = DIAGONAL * max(map(LAYER.room, columns), default=0.0)
    width = max(map(LAYER.room, rows), default=0.0) + 10 + len(columns) * CELL + tilt
    return max(width, NAME.room(LAYERS_NAME) + 300), tilt + 20 + len(rows) * CELL


def draw_layers(
    sheet: Sheet, table: LayerTable, names: tuple[str, str], left: float, top: float
) -> None:
    """Draw a tile for each pair of layers, as dark as they are alike, with its number."""
    rows, columns = named(table.first), named(table.second)
    sheet.write(left, top - 16, LAYERS_NAME, NAME)
    note = f"linear CKA; {names[0]} down, {names[1]} across"
    sheet.write(left + NAME.room(LAYERS_NAME) + 8, top - 16, note, SMALL)
    x = left + max(map(LAYER.room, rows), default=0.0) + 10
    y = top + DIAGONAL * max(map(LAYER.room, columns), default=0.0) + 20
    for place, name in enumerate(columns):
        sheet.write(x + (place + 0.5) * CELL, y - 6, name, Pen(11.0, turned=45.0, mono=False))
    centers, tints = [], []
    for i, (name, values) in enumerate(zip(rows, table.values, strict=True)):
        middle = y + (i + 0.5) * CELL
        sheet.write(x - 8, middle, name, Pen(LAYER.size, INK, "right", mono=False))
        for j, value in enumerate(values):
            center = x + (j + 0.5) * CELL, middle
            centers.append(center)
            tints.append(blend(PAPER, ACCENT, max(LOWEST_TINT, value)))
            ink = PAPER if value > READABLE else INK
            sheet.write(*center, f"{value:.2f}", Pen(SMALL.size, ink, "center", mono=False))
    if centers:
        sheet.tiles(centers, tints, (CELL - 2, CELL - 2))


def named(layers: Sequence[str]) -> list[str]:
    """The names of layers as they are drawn."""
    return [elided(name, LONGEST_NAME) for name in layers]
