"""Confusion drawn on a sheet: true classes down, predicted ones across, a matrix for each run."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from seqscope.views.drawing.colors import ACCENT, FAINT, INK, LINE, PAPER, SOFT, blend
from seqscope.views.drawing.fonts import lettering
from seqscope.views.drawing.scales import told
from seqscope.views.drawing.sheet import Pen, Sheet
from seqscope.views.drawing.titles import LONGEST_NAME, TITLE_HEIGHT, named, title_room, write_title
from seqscope.views.figures.attention_layout import MARGIN
from seqscope.views.scenes.outcomes import Confusion, RunConfusion
from seqscope.views.writing.characters import elided

__all__ = ["confusion_caption", "confusion_figure"]

MOST_CLASSES = 60
SIDE, WIDEST, NORMAL, NARROWEST = 620.0, 88.0, 52.0, 17.0  # of all cells, of one
LONGEST_CLASS = 24
LOWEST_TINT, READABLE = 0.03, 0.68  # on darker tints white letters are read better
BAR, BAR_HEIGHT, RECALL = 60.0, 4.0, 190.0
FOOT, GAP, SHELF = 34.0, 36.0, 1500.0
SMALL, NAME = Pen(11.0, SOFT, mono=False), Pen(12.0, INK, mono=False)
CLASS = Pen(11.5, INK, mono=False)
NOTE = "true classes down, predicted ones across, darker for a larger share of the row"
DIAGONAL = 0.7072


@dataclass(frozen=True, slots=True)
class Plan:
    """The sizes of one matrix, in pixels, the names of its classes, and what stands at its foot."""

    classes: tuple[str, ...]
    foot: str
    heading: float
    left: float
    cell: float
    tilted: bool

    @property
    def side(self) -> float:
        """The width and the height of all cells."""
        return self.cell * len(self.classes)

    @property
    def header(self) -> float:
        """What stands above the cells."""
        longest = max(map(CLASS.room, self.classes), default=0.0)
        return self.heading + (DIAGONAL * longest + 14 if self.tilted else 24)

    @property
    def size(self) -> tuple[float, float]:
        """All of it, with the recall on the right and the scores at the foot."""
        right = max(self.side + RECALL, SMALL.room(self.foot))
        return self.left + right, self.header + self.side + FOOT


def confusion_figure(scene: Confusion) -> Figure:
    """The confusion of some runs, beside and below each other, as a matplotlib figure.

    Raises ValueError for more classes than can be told apart.
    """
    plans = [plan(run, headed=len(scene.runs) > 1) for run in scene.runs]
    corners, width, height = shelves([each.size for each in plans])
    title = named([run.name for run in scene.runs])
    part = ", ".join(dict.fromkeys(run.part for run in scene.runs))
    note = f"confusion on {part}: {NOTE}"
    words = [title, note, *(run.name for run in scene.runs)]
    words += [name for each in plans for name in each.classes]
    sheet = Sheet(
        max(width, title_room(title, note)) + 2 * MARGIN,
        height + 2 * MARGIN + TITLE_HEIGHT,
        lettering("".join(words)),
    )
    write_title(sheet, title, note)
    for run, each, (x, y) in zip(scene.runs, plans, corners, strict=True):
        draw_matrix(sheet, run, each, MARGIN + x, MARGIN + TITLE_HEIGHT + y)
    return sheet.figure


def confusion_caption(scene: Confusion) -> str:
    """One sentence that stands for the matrices where they cannot be seen."""
    scores = [
        f"{elided(run.name, LONGEST_NAME)} ({len(run.classes)} classes, {summary(run)})"
        for run in scene.runs
    ]
    return f"Confusion of {'; '.join(scores)}"


def plan(run: RunConfusion, *, headed: bool) -> Plan:
    """The sizes that follow from the classes of a run."""
    if len(run.classes) > MOST_CLASSES:
        raise ValueError(
            f"A picture of confusion holds at most {MOST_CLASSES} classes. "
            f"{run.name!r} has {len(run.classes)}. Save its numbers as .json instead."
        )
    names = tuple(elided(name, LONGEST_CLASS) for name in run.classes)
    longest = max(map(CLASS.room, names), default=0.0)
    room = max(NARROWEST, SIDE / max(len(names), 1))
    fitting = longest + 10 <= min(WIDEST, room)
    return Plan(
        classes=names,
        foot=summary(run),
        heading=26.0 if headed else 0.0,
        left=longest + 12,
        cell=max(NORMAL, longest + 10) if fitting else min(NORMAL, room),
        tilted=not fitting,
    )


def shelves(
    sizes: Sequence[tuple[float, float]],
) -> tuple[list[tuple[float, float]], float, float]:
    """A corner for each picture, side by side on shelves below each other; width and height."""
    corners: list[tuple[float, float]] = []
    x = y = width = height = 0.0
    for wide, high in sizes:
        if x and x + wide > SHELF:
            x, y = 0.0, height + GAP
        corners.append((x, y))
        width, height = max(width, x + wide), max(height, y + high)
        x += wide + GAP
    return corners, width, height


def draw_matrix(sheet: Sheet, run: RunConfusion, plan: Plan, left: float, top: float) -> None:
    """Draw the matrix of one run with its upper left corner there."""
    if plan.heading:
        sheet.write(left, top + 8, elided(run.name, LONGEST_NAME), NAME)
    x, y = left + plan.left, top + plan.header
    for place, name in enumerate(plan.classes):
        middle = (place + 0.5) * plan.cell
        sheet.write(x - 10, y + middle, name, Pen(CLASS.size, INK, "right", mono=False))
        if plan.tilted:
            sheet.write(x + middle + 2, y - 8, name, Pen(CLASS.size, turned=45.0, mono=False))
        else:
            sheet.write(x + middle, y - 14, name, Pen(CLASS.size, INK, "center", mono=False))
    draw_cells(sheet, run, plan, x, y)
    draw_recall(sheet, run, plan, x + plan.side + 16, y)
    sheet.write(x, y + plan.side + 20, plan.foot, SMALL)


def draw_cells(sheet: Sheet, run: RunConfusion, plan: Plan, x: float, y: float) -> None:
    """Draw a tile for each pair of classes, as dark as its share of the row, and its count."""
    largest = max((count for row in run.counts for count in row), default=0)
    readable = SMALL.room(f"{largest:,}") <= plan.cell - 6
    centers, tints = [], []
    for i, row in enumerate(run.counts):
        for j, count in enumerate(row):
            center = x + (j + 0.5) * plan.cell, y + (i + 0.5) * plan.cell
            share = count / (sum(row) or 1)
            centers.append(center)
            tints.append(blend(PAPER, ACCENT, max(LOWEST_TINT, share)))
            if readable:
                ink = PAPER if share > READABLE else INK if count else FAINT
                sheet.write(*center, f"{count:,}", Pen(SMALL.size, ink, "center", mono=False))
    gap = 2.0 if plan.cell > NARROWEST else 1.0
    if centers:
        sheet.tiles(centers, tints, (plan.cell - gap, plan.cell - gap))


def draw_recall(sheet: Sheet, run: RunConfusion, plan: Plan, x: float, y: float) -> None:
    """Draw the share of each class that was recognized, and how many examples it has."""
    sheet.write(x, y - 14, "recall", SMALL)
    for place, (recall, row) in enumerate(zip(run.recall, run.counts, strict=True)):
        height = y + (place + 0.5) * plan.cell
        sheet.bar(x, height, BAR, BAR_HEIGHT, LINE)
        sheet.bar(x, height, BAR * (recall or 0.0), BAR_HEIGHT, SOFT)
        number = "–" if recall is None else f"{recall:.2f}"
        sheet.write(x + BAR + 8, height, number, SMALL)
        of = Pen(SMALL.size, FAINT, mono=False)
        sheet.write(x + BAR + 8 + SMALL.room("0.00 "), height, f"of {sum(row):,}", of)


def summary(run: RunConfusion) -> str:
    """The scores of a run in one line."""
    scores = {"accuracy": run.accuracy, "balanced accuracy": run.balanced_accuracy}
    parts = [f"{name} {told(score)}" for name, score in scores.items() if score is not None]
    return ", ".join([*parts, f"{sum(map(sum, run.counts)):,} examples"])
