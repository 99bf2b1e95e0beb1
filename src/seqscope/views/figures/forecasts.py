"""Forecasts drawn on a sheet: the series with what was forecast, and below it the errors."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from seqscope.views.drawing.charts import LABEL_HEIGHT, Chart, Trace, draw_chart
from seqscope.views.drawing.colors import FAINT, WASH, Stroke, stroke
from seqscope.views.drawing.fonts import lettering
from seqscope.views.drawing.panel import FOOT, HEADING, SMALL, Panel
from seqscope.views.drawing.scales import Scale, scale_over, told, whole_scale
from seqscope.views.drawing.sheet import Sheet
from seqscope.views.drawing.titles import LONGEST_NAME, TITLE_HEIGHT, title_room, write_title
from seqscope.views.figures.attention_layout import MARGIN
from seqscope.views.scenes.forecasts import Forecast, Line
from seqscope.views.writing.characters import elided

__all__ = ["forecast_caption", "forecast_figure"]

WIDTH, VALUES, ERRORS = 720.0, 240.0, 130.0
MOST_LINES = int(ERRORS // LABEL_HEIGHT) + 1
TRUTH = Stroke(FAINT, 2.4)
MARK_ROOM = 24.0  # between dates below the panel


def forecast_figure(scene: Forecast) -> Figure:
    """The forecasts of a series as a matplotlib figure.

    Raises ValueError for more forecasts than can be named beside it.
    """
    if len(scene.forecasts) + len(scene.baselines) > MOST_LINES:
        raise ValueError(
            f"A picture of forecasts holds at most {MOST_LINES} of them, baselines included. "
            f"There are {len(scene.forecasts) + len(scene.baselines)}. "
            f"Draw fewer runs, or save the numbers as .json."
        )
    upper, lower = value_chart(scene), error_chart(scene)
    title = elided(scene.series, 2 * LONGEST_NAME)
    note = "forecast by " + ", ".join(elided(line.name, LONGEST_NAME) for line in scene.forecasts)
    first = SMALL.room(scene.index[0]) / 2 if scene.index else 0.0
    left = MARGIN + max(upper.before, lower.before, first)
    right = left + WIDTH + max(upper.behind, lower.behind)
    top = MARGIN + TITLE_HEIGHT + HEADING
    foot = top + VALUES + FOOT + HEADING
    names = [line.name for line in (*scene.forecasts, *scene.baselines)]
    sheet = Sheet(
        max(right, MARGIN + title_room(title, note)) + MARGIN,
        foot + ERRORS + FOOT + MARGIN,
        lettering("".join([title, note, *names, *scene.index])),
    )
    write_title(sheet, title, note)
    for chart, y in ((upper, top), (lower, foot)):
        panel = draw_chart(sheet, chart, left, y)
        shade_training(sheet, panel, scene)
    return sheet.figure


def forecast_caption(scene: Forecast) -> str:
    """One sentence that stands for the forecasts where they cannot be seen."""
    lines = [
        f"{elided(line.name, LONGEST_NAME)}{distance(line, ' off by ')}"
        for line in (*scene.forecasts, *scene.baselines)
    ]
    series = elided(scene.series, LONGEST_NAME)
    return f"{series} in {len(scene.index)} places, with the forecasts of {'; '.join(lines)}"


def value_chart(scene: Forecast) -> Chart:
    """The series and the forecasts of it."""
    places = range(len(scene.index))
    truth = Trace(places, drawable(scene, scene.truth), TRUTH, name="truth")
    forecasts = [
        Trace(places, drawable(scene, line.values), each, name=elided(line.name, LONGEST_NAME))
        for line, each in reversed(styled(scene))
    ]
    traces = [truth, *forecasts]
    up = scale_over((n for trace in traces for n in trace.values), wide=scene.relative)
    values = (n for line, _ in styled(scene) for n in (*line.values, *scene.truth))
    hidden = scene.relative and any(n is not None and n <= 0 for n in values)
    note = "without what is not positive" if hidden else ""
    return chart(scene, traces, up, VALUES, name="value", note=note)


def error_chart(scene: Forecast) -> Chart:
    """The errors of the forecasts, with the mean of their sizes."""
    places = range(len(scene.index))
    traces = [
        Trace(
            places,
            line.errors,
            each,
            name=elided(line.name, LONGEST_NAME),
            number=distance(line, ""),
        )
        for line, each in reversed(styled(scene))
    ]
    numbers = [n for trace in traces for n in trace.values]
    if scene.relative:
        up = scale_over(numbers, marks=4, wide=True)
        return chart(scene, traces, up, ERRORS, name="relative error")
    up = scale_over([*numbers, 0.0], marks=4)
    return chart(scene, traces, up, ERRORS, name="error", note="forecast less truth")


def chart(
    scene: Forecast, traces: Sequence[Trace], up: Scale, height: float, *, name: str, note: str = ""
) -> Chart:
    """A chart over the places of the series, as many of them named as there is room for."""
    longest = max(map(SMALL.room, scene.index), default=0.0)
    most = max(1, min(6, int(WIDTH / (longest + MARK_ROOM))))
    across = whole_scale(0, max(len(scene.index) - 1, 0), marks=most)
    notes = [
        note,
        "log scale" if up.logarithmic else "",
        "shaded: training" if trained(scene) else "",
    ]
    return Chart(
        traces=traces,
        across=across,
        up=up,
        size=(WIDTH, height),
        name=name,
        note=", ".join(filter(None, notes)),
        marks={tick: scene.index[int(tick)] for tick in across.ticks if scene.index},
    )


def styled(scene: Forecast) -> list[tuple[Line, Stroke]]:
    """The forecasts of the runs, then thinner the baselines, each with its stroke."""
    lines = (*scene.forecasts, *scene.baselines)
    strokes = [stroke(place) for place in range(len(lines))]
    return [
        (line, each if place < len(scene.forecasts) else each._replace(width=1.0))
        for place, (line, each) in enumerate(zip(lines, strokes, strict=True))
    ]


def drawable(scene: Forecast, values: Sequence[float | None]) -> list[float | None]:
    """The values that have a place on the scale: all, or the positive ones of a logarithm."""
    return [n if n is not None and (n > 0 or not scene.relative) else None for n in values]


def shade_training(sheet: Sheet, panel: Panel, scene: Forecast) -> None:
    """Shade the places that the networks were trained on."""
    if trained(scene):
        end = panel.x(min(trained(scene), len(scene.index) - 1))
        corner = panel.left, panel.top
        sheet.area(corner, (end - panel.left, panel.height), WASH, behind=True)


def trained(scene: Forecast) -> int:
    """The number of places before the end of the training, 0 where it is not known."""
    return scene.training_end or 0


def distance(line: Line, words: str) -> str:
    """The mean size of the errors of a line, as it is written."""
    return "" if line.distance is None else f"{words}{told(line.distance)}"
