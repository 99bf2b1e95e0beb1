"""Curves drawn on a sheet: the losses beside the scores, a row of charts for each task."""

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.figure import Figure

from seqscope.views.drawing.charts import LABEL_HEIGHT, Chart, Trace, draw_chart
from seqscope.views.drawing.colors import PAPER, Stroke, blend, stroke
from seqscope.views.drawing.fonts import lettering
from seqscope.views.drawing.panel import FOOT, HEADING, SMALL
from seqscope.views.drawing.scales import Scale, scale_over, told, whole_scale
from seqscope.views.drawing.sheet import Sheet
from seqscope.views.drawing.titles import LONGEST_NAME, TITLE_HEIGHT, named, title_room, write_title
from seqscope.views.figures.attention_layout import MARGIN
from seqscope.views.scenes.curves import Curve, Curves
from seqscope.views.writing.characters import elided

__all__ = ["curves_caption", "curves_figure"]

SIZE = 330.0, 220.0
GAP = 30.0  # between charts
ROW = HEADING + SIZE[1] + FOOT + GAP
MOST_LABELS = int(SIZE[1] // LABEL_HEIGHT) + 1
SAMPLE = 24.0  # the line before a name in the legend


class Styled(NamedTuple):
    """A curve, its name as it is written, and the stroke that it has on every chart."""

    curve: Curve
    name: str
    stroke: Stroke


def curves_figure(scene: Curves) -> Figure:
    """The curves as a matplotlib figure; those of one task share a row of charts."""
    runs = [
        Styled(curve, elided(curve.name, LONGEST_NAME), stroke(place))
        for place, curve in enumerate(scene.runs)
    ]
    rows = by_task(runs)
    crowded = max(map(len, rows)) > MOST_LABELS
    charts = [row_of_charts(row, labeled=not crowded) for row in rows]
    title = named([curve.name for curve in scene.runs])
    note = "task " + ", ".join(elided(row[0].curve.task, LONGEST_NAME) for row in rows)
    left = MARGIN + max(loss.before for loss, _ in charts)
    next_left = left + SIZE[0] + GAP + max(loss.behind + score.before for loss, score in charts)
    right = next_left + SIZE[0] + max(score.behind for _, score in charts)
    width = max(right, MARGIN + title_room(title, note)) + MARGIN
    listed = legend(runs, width - 2 * MARGIN) if crowded else []
    below = LABEL_HEIGHT * (len(listed) + 1) if listed else 0.0
    height = 2 * MARGIN + TITLE_HEIGHT + len(rows) * ROW - GAP + below
    sheet = Sheet(width, height, lettering(title + note + "".join(run.name for run in runs)))
    write_title(sheet, title, note)
    for place, (loss, score) in enumerate(charts):
        top = MARGIN + TITLE_HEIGHT + place * ROW + HEADING
        draw_chart(sheet, loss, left, top)
        draw_chart(sheet, score, next_left, top)
    draw_legend(sheet, listed, height - MARGIN - len(listed) * LABEL_HEIGHT)
    return sheet.figure


def curves_caption(scene: Curves) -> str:
    """One sentence that stands for the curves where they cannot be seen."""
    ends = []
    for curve in scene.runs:
        score = None if curve.best is None else curve.score[curve.best]
        at_best = "" if score is None else f", {curve.measure} {told(score)} at best"
        ends.append(f"{elided(curve.name, LONGEST_NAME)} ({len(curve.epochs)} epochs{at_best})")
    return f"Loss and score by epoch of {'; '.join(ends)}"


def by_task(runs: Sequence[Styled]) -> list[list[Styled]]:
    """The runs whose losses and scores mean the same, together, in the order in which they came."""
    rows: dict[tuple[str, str], list[Styled]] = {}
    for run in runs:
        rows.setdefault((run.curve.task, run.curve.measure), []).append(run)
    return list(rows.values())


def row_of_charts(runs: Sequence[Styled], *, labeled: bool) -> tuple[Chart, Chart]:
    """The losses of some runs of one task, and their scores."""
    epochs = [epoch for run in runs for epoch in run.curve.epochs]
    across = whole_scale(min(epochs), max(epochs))
    return loss_chart(runs, across, labeled=labeled), score_chart(runs, across, labeled=labeled)


def loss_chart(runs: Sequence[Styled], across: Scale, *, labeled: bool) -> Chart:
    """The mean training loss of each epoch."""
    up = scale_over((loss for run in runs for loss in run.curve.loss), wide=True)
    return Chart(
        traces=[
            Trace(
                run.curve.epochs,
                run.curve.loss,
                run.stroke,
                name=run.name if labeled and len(runs) > 1 else "",
                number=last(run.curve.loss) if labeled else "",
            )
            for run in runs
        ],
        across=across,
        up=up,
        size=SIZE,
        name="loss",
        note="log scale" if up.logarithmic else "",
        foot="epoch",
    )


def score_chart(runs: Sequence[Styled], across: Scale, *, labeled: bool) -> Chart:
    """The scores of each epoch: on validation examples, and paler those of the training."""
    alone = len(runs) == 1
    behind = [
        Trace(
            run.curve.epochs,
            run.curve.training_score,
            pale(run.stroke),
            name="training" if alone else "",
            number=last(run.curve.training_score) if alone else "",
        )
        for run in runs
    ]
    before = [
        Trace(
            run.curve.epochs,
            run.curve.score,
            run.stroke,
            name=("validation" if alone else run.name) if labeled else "",
            number=last(run.curve.score) if labeled else "",
            ring=run.curve.best,
        )
        for run in runs
    ]
    traces = behind + before
    first = runs[0].curve
    up = scale_over((n for each in traces for n in each.values), wide=first.lower_is_better)
    notes = [
        "" if alone else "on validation, paler in training",
        "ring at the best" if any(run.curve.best is not None for run in runs) else "",
        "log scale" if up.logarithmic else "",
    ]
    return Chart(
        traces=traces,
        across=across,
        up=up,
        size=SIZE,
        name=first.measure,
        note=", ".join(filter(None, notes)),
        foot="epoch",
    )


def pale(given: Stroke) -> Stroke:
    """The stroke of the training's own score."""
    return Stroke(blend(PAPER, given.color, 0.45), 1.1, given.dashes)


def last(values: Sequence[float | None]) -> str:
    """The last number that is known, as it is written beside its line."""
    known = [value for value in values if value is not None]
    return told(known[-1]) if known else ""


def legend(runs: Sequence[Styled], width: float) -> list[list[Styled]]:
    """The runs in the lines of a legend of this width."""
    column = SAMPLE + max(SMALL.room(run.name) for run in runs) + 16
    most = max(1, int(width // column))
    return [list(runs[k : k + most]) for k in range(0, len(runs), most)]


def draw_legend(sheet: Sheet, lines: Sequence[Sequence[Styled]], top: float) -> None:
    """Write the name of each run behind a piece of its line."""
    column = SAMPLE + max((SMALL.room(run.name) for line in lines for run in line), default=0) + 16
    for row, line in enumerate(lines):
        y = top + (row + 0.5) * LABEL_HEIGHT
        for place, run in enumerate(line):
            x = MARGIN + place * column
            sheet.line([(x, y), (x + SAMPLE - 7, y)], run.stroke)
            sheet.write(x + SAMPLE, y, run.name, SMALL)
