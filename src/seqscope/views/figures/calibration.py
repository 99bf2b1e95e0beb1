"""Calibration drawn on a sheet: accuracy against confidence, and where the examples are."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from seqscope.views.drawing.charts import LABEL_HEIGHT, Chart, Trace, draw_chart
from seqscope.views.drawing.colors import FAINT, Stroke, stroke
from seqscope.views.drawing.fonts import lettering
from seqscope.views.drawing.panel import FOOT, HEADING, Panel
from seqscope.views.drawing.scales import Scale, scale_over, told
from seqscope.views.drawing.sheet import Sheet
from seqscope.views.drawing.titles import LONGEST_NAME, TITLE_HEIGHT, named, title_room, write_title
from seqscope.views.figures.attention_layout import MARGIN
from seqscope.views.scenes.outcomes import Calibration, RunCalibration
from seqscope.views.writing.characters import elided

__all__ = ["calibration_caption", "calibration_figure"]

SIZE, STRIP = (320.0, 320.0), (320.0, 80.0)
MOST_RUNS = int(SIZE[1] // LABEL_HEIGHT) + 1
IDEAL = Stroke(FAINT, 1.0, (4.0, 3.0))


def calibration_figure(scene: Calibration) -> Figure:
    """The calibration of some runs as a matplotlib figure.

    Raises ValueError for more runs than can be named beside it.
    """
    if len(scene.runs) > MOST_RUNS:
        raise ValueError(
            f"A picture of calibration holds at most {MOST_RUNS} runs. "
            f"There are {len(scene.runs)}. Draw fewer, or save their numbers as .json."
        )
    across = confidence_scale(scene.runs)
    upper, lower = accuracy_chart(scene.runs, across), share_chart(scene.runs, across)
    title = named([run.name for run in scene.runs])
    note = "calibration on " + ", ".join(dict.fromkeys(run.part for run in scene.runs))
    left = MARGIN + max(upper.before, lower.before)
    right = left + SIZE[0] + max(upper.behind, lower.behind)
    top = MARGIN + TITLE_HEIGHT + HEADING
    foot = top + SIZE[1] + FOOT + HEADING
    sheet = Sheet(
        max(right, MARGIN + title_room(title, note)) + MARGIN,
        foot + STRIP[1] + FOOT + MARGIN,
        lettering(title + note + "".join(run.name for run in scene.runs)),
    )
    write_title(sheet, title, note)
    draw_chart(sheet, upper, left, top)
    draw_shares(sheet, draw_chart(sheet, lower, left, foot), scene.runs)
    return sheet.figure


def calibration_caption(scene: Calibration) -> str:
    """One sentence that stands for the calibration where it cannot be seen."""
    errors = [
        f"{elided(run.name, LONGEST_NAME)} ({distance(run) or 'no examples'})" for run in scene.runs
    ]
    return f"Accuracy against confidence of {'; '.join(errors)}"


def confidence_scale(runs: Sequence[RunCalibration]) -> Scale:
    """From 0 to 1, or the upper half of it where nothing lies in the lower one."""
    known = [n for run in runs for each in run.bins for n in (each.confidence, each.accuracy)]
    half = min((n for n in known if n is not None), default=0.0) >= 0.5
    return scale_over([0.5 if half else 0.0, 1.0])


def accuracy_chart(runs: Sequence[RunCalibration], across: Scale) -> Chart:
    """How often the network was right of how sure it was; right as often as sure is dashed."""
    ends = across.low, across.high
    traces = [
        Trace(
            [each.confidence for each in run.bins if each.confidence is not None],
            [each.accuracy for each in run.bins if each.confidence is not None],
            stroke(place),
            name=elided(run.name, LONGEST_NAME) if len(runs) > 1 else "",
            number=distance(run),
            dotted=True,
        )
        for place, run in enumerate(runs)
    ]
    return Chart(
        traces=[Trace(ends, ends, IDEAL), *traces],
        across=across,
        up=across,
        size=SIZE,
        name="accuracy",
        note="dashed: right as often as sure",
        foot="confidence",
    )


def share_chart(runs: Sequence[RunCalibration], across: Scale) -> Chart:
    """The frame for the share of the examples that each bin holds."""
    largest = max((max(shares(run), default=0.0) for run in runs), default=0.0)
    return Chart(
        traces=[],
        across=across,
        up=scale_over([0.0, largest or 1.0], marks=2),
        size=STRIP,
        name="share of the examples",
        foot="confidence",
    )


def draw_shares(sheet: Sheet, panel: Panel, runs: Sequence[RunCalibration]) -> None:
    """Draw for each bin one bar for each run, side by side."""
    for place, run in enumerate(runs):
        for number, share in enumerate(shares(run)):
            if not share:
                continue
            left, right = (panel.x((number + step) / len(run.bins)) for step in (0, 1))
            width = (right - left - 2) / len(runs)
            top = panel.y(share)
            corner = left + 1 + place * width, top
            sheet.area(corner, (width, panel.bottom - top), stroke(place).color)


def shares(run: RunCalibration) -> list[float]:
    """The share of the examples that each bin holds."""
    total = sum(each.count for each in run.bins) or 1
    return [each.count / total for each in run.bins]


def distance(run: RunCalibration) -> str:
    """The calibration error as it is written."""
    return "" if run.error is None else f"{told(run.error)} off"
