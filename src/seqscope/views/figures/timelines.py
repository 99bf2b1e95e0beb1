"""Units over time drawn on a sheet: lines over the tokens, the span, and below it the matches."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from seqscope.views.drawing.charts import LABEL_HEIGHT, Chart, Trace, draw_chart
from seqscope.views.drawing.colors import (
    ACCENT,
    FAINT,
    INK,
    LINE,
    PAPER,
    SOFT,
    Stroke,
    blend,
    stroke,
)
from seqscope.views.drawing.fonts import lettering
from seqscope.views.drawing.panel import HEADING, Panel
from seqscope.views.drawing.scales import Scale, scale_over, told
from seqscope.views.drawing.sheet import STAND_IN, Pen, Sheet, about_missing
from seqscope.views.drawing.titles import LONGEST_NAME, TITLE_HEIGHT, title_room, write_title
from seqscope.views.figures.attention_layout import MARGIN
from seqscope.views.figures.concordance import draw_passages, passages_letters, passages_size
from seqscope.views.scenes.timelines import UnitLine, UnitsOverTime
from seqscope.views.writing.characters import elided, shortened, visible

__all__ = ["timeline_caption", "timeline_figure"]

HEIGHT, NARROWEST = 200.0, 420.0
WORD, CHARACTER = 20.0, 13.0  # the width of a token
BAND = {True: 50, False: 80}  # tokens below one panel: words, characters
LONGEST_TOKEN, TURN = 16, 60.0
GAP, ROW = 20.0, 22.0
MOST_NAMED = int(HEIGHT // LABEL_HEIGHT) + 1
LISTED = 12
QUIET, CROWDED = Stroke("#c6ccd3", 0.8), Stroke(LINE, 0.4)
CHOSEN = Stroke(ACCENT, 1.0)  # of so many that no two could be told apart
CROWD = 60
SPAN = blend(PAPER, ACCENT, 0.09)
LEVEL = Stroke(FAINT, 1.0, (4.0, 3.0))
SMALL, TOKEN = Pen(11.0, SOFT, mono=False), Pen(10.5, INK, "right", turned=TURN, mono=False)
NO_TEXT = "No token was read."


def timeline_figure(scene: UnitsOverTime) -> Figure:
    """The units along a text as a matplotlib figure, a long text in panels below each other."""
    title, note = elided(scene.name, LONGEST_NAME), about(scene)
    bands = cuts(len(scene.tokens), BAND[scene.spaced])
    charts = [band_chart(scene, band, named=band.start == 0) for band in bands]
    foot = foot_height(scene)
    group = scene.matches
    sizes = [passages_size(group)] if group else []
    written = passages_letters(group) if group else ""
    letters = lettering("".join([STAND_IN, title, note, written, *map(shown, scene.tokens)]))
    below = about_missing(letters)
    wide = [chart.before + chart.size[0] + chart.behind for chart in charts]
    high = HEADING + HEIGHT + foot + GAP
    sheet = Sheet(
        max([title_room(title, note), *wide, *(w for w, _ in sizes), *map(SMALL.room, below)])
        + 2 * MARGIN,
        max(len(charts), 0.2) * high
        + sum(h for _, h in sizes)
        + ROW * len(below)
        + 2 * MARGIN
        + TITLE_HEIGHT,
        letters,
    )
    write_title(sheet, title, note)
    top = MARGIN + TITLE_HEIGHT
    left = MARGIN + max((chart.before for chart in charts), default=0.0)
    for band, chart in zip(bands, charts, strict=True):
        panel = draw_chart(sheet, chart, left, top + HEADING)
        draw_span(sheet, panel, scene, band)
        write_tokens(sheet, panel, scene, band)
        top += high
    if not charts:
        sheet.write(MARGIN, top + ROW / 2, NO_TEXT, SMALL)
        top += 0.2 * high
    if group:
        draw_passages(sheet, group, MARGIN, top)
        top += sizes[0][1]
    for place, line in enumerate(below):
        sheet.write(MARGIN, top + (place + 0.5) * ROW, line, SMALL)
    return sheet.figure


def timeline_caption(scene: UnitsOverTime) -> str:
    """One sentence that stands for the lines where they cannot be seen."""
    return f"{elided(scene.name, LONGEST_NAME)} over time: {about(scene)}"


def about(scene: UnitsOverTime) -> str:
    """How many units there are, and which of them the span selects."""
    count = len(scene.units) + scene.left_out
    counts = f"{count:,} units over {len(scene.tokens):,} tokens"
    if scene.span is None:
        return counts
    names = [elided(unit.name, 12) for unit in scene.selected]
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    which = f": {', '.join(names[:LISTED])}{more}" if names else ""
    return f"{counts}; {len(names)} selected by the shaded span{which}"


def cuts(count: int, most: int) -> list[range]:
    """The tokens in bands of about equal length, none longer than that."""
    bands = -(-count // most)
    length = -(-count // max(bands, 1))
    return [range(k * length, min((k + 1) * length, count)) for k in range(bands)]


def band_chart(scene: UnitsOverTime, band: range, *, named: bool) -> Chart:
    """The lines over one band: selected ones colored, and named where there are few."""
    numbers = [value for unit in scene.units for value in unit.values]
    step = WORD if scene.spaced else CHARACTER
    ends = band.start - 0.5, band.stop - 0.5
    level = [] if scene.threshold is None else [Trace(ends, [scene.threshold] * 2, LEVEL)]
    plain = not scene.selected and len(scene.units) <= MOST_NAMED
    chosen = list(scene.units if plain else scene.selected)
    others = [] if plain else [unit for unit in scene.units if not unit.selected]
    few = len(chosen) <= MOST_NAMED
    quiet = QUIET if len(others) <= CROWD else CROWDED
    threshold = "" if scene.threshold is None else f"dashed: threshold {told(scene.threshold)}"
    return Chart(
        traces=[
            *(trace(unit, band, quiet, "") for unit in others),
            *level,
            *(
                trace(unit, band, stroke(k) if few else CHOSEN, label if few and named else "")
                for k, (unit, label) in enumerate(zip(chosen, labels(chosen), strict=True))
            ),
        ],
        across=Scale(*ends, ()),
        up=scale_over([*numbers, scene.threshold]),
        size=(max(NARROWEST, step * len(band)), HEIGHT),
        name="value" if named else f"from token {band.start:,}",
        note=threshold if named else "",
        marks={},
    )


def labels(units: Sequence[UnitLine]) -> list[str]:
    """The names of units as they stand beside their lines."""
    return [elided(unit.name, LONGEST_NAME) for unit in units]


def trace(unit: UnitLine, band: range, line: Stroke, name: str) -> Trace:
    """The line of one unit over one band."""
    return Trace(band, unit.values[band.start : band.stop], line, name=name)


def draw_span(sheet: Sheet, panel: Panel, scene: UnitsOverTime, band: range) -> None:
    """Shade what of the span lies in the band."""
    if scene.span is None:
        return
    start, end = max(scene.span[0], band.start), min(scene.span[1], band.stop)
    if start < end:
        left, right = panel.x(start - 0.5), panel.x(end - 0.5)
        size = right - left, panel.bottom - panel.top
        sheet.area((left, panel.top), size, SPAN, behind=True)


def write_tokens(sheet: Sheet, panel: Panel, scene: UnitsOverTime, band: range) -> None:
    """Write the tokens below their places, turned where they are words."""
    for place in band:
        x, text = panel.x(place), shown(scene.tokens[place])
        if scene.spaced:
            sheet.write(x + 5, panel.bottom + 9, text, TOKEN)
        else:
            sheet.write(x, panel.bottom + 13, text, Pen(TOKEN.size, INK, "center"))


def shown(token: str) -> str:
    """A token as it is written below its place."""
    return shortened(visible(token), LONGEST_TOKEN)


def foot_height(scene: UnitsOverTime) -> float:
    """The room that the tokens take below a panel."""
    longest = max((TOKEN.room(shown(token)) for token in scene.tokens), default=0.0)
    return 0.87 * longest + 18 if scene.spaced else 26.0
