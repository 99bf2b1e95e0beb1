"""Sentences through memory drawn on a sheet: columns of boxes, one box for each token."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from seqscope.views.drawing.colors import ACCENT, FAINT, INK, LINE, SOFT
from seqscope.views.drawing.fonts import lettering
from seqscope.views.drawing.shapes import Rectangle, rectangles
from seqscope.views.drawing.sheet import STAND_IN, Pen, Sheet, about_missing
from seqscope.views.drawing.titles import TITLE_HEIGHT, named, title_room, write_title
from seqscope.views.figures.attention_layout import MARGIN
from seqscope.views.figures.sentence_boxes import (
    BOX,
    COLORS,
    GAP,
    PADDING,
    bar_middle,
    draw_box,
    draw_threads,
)
from seqscope.views.scenes.sentence import ReadSentence, SentenceMemory, Step
from seqscope.views.writing.characters import elided
from seqscope.views.writing.tokens import token_label

__all__ = ["sentence_caption", "sentence_figure"]

MOST_ROWS, MOST_COLUMNS, MOST_CHIPS = 24, 6, 60
NARROWEST_SHEET = 440.0
LONGEST_NAME, LONGEST_CLASS, LISTED = 18, 14, 8
NAME, NUMBERS, LEGEND = 24.0, 26.0, 22.0  # heights
WIDEST, NARROWEST, BARS = 20.0, 5.0, 160.0  # of one bar with its gap, of all of them
BESIDE, BETWEEN = 10.0, 34.0
TRACK, TRACK_HEIGHT, NUMBER = 56.0, 4.0, 30.0
EVERY = 5  # chip has its number where there is no room for all
SMALL, TINY = Pen(11.0, SOFT, mono=False), Pen(9.0, FAINT, "center", mono=False)
TOKEN = Pen(12.5, INK, "right", mono=False)
NOTHING = "Nothing was read."


@dataclass(frozen=True, slots=True)
class Column:
    """Some steps of a sentence below each other, the first of them being so many from its start."""

    sentence: ReadSentence
    first: int
    last: int

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps in this column."""
        return self.sentence.steps[self.first : self.last]


@dataclass(frozen=True, slots=True)
class Plan:
    """The sizes that all columns share, in pixels."""

    head: float
    pitch: float
    chips: int
    tokens: float
    answers: float

    @property
    def box(self) -> float:
        """The width of a box."""
        return self.pitch * self.chips + 2 * PADDING if self.chips else 0.0

    @property
    def width(self) -> float:
        """The width of a column with its tokens and predictions."""
        return self.tokens + BESIDE + self.box + self.answers


def sentence_figure(scene: SentenceMemory) -> Figure:
    """The boxes of all sentences as a matplotlib figure, columns side by side.

    Raises ValueError for more chips than can be told apart.
    """
    plan = planned(scene)
    columns = [column for sentence in scene.sentences for column in cut(sentence)]
    title, note = named([sentence.name for sentence in scene.sentences]), about(scene)
    letters = lettering("".join([STAND_IN, title, note, *words(scene)]))
    below = [*left_out(scene), *about_missing(letters)]
    rows = max((len(column.steps) for column in columns), default=0) or 1
    wide = len(columns) * (plan.width + BETWEEN) - BETWEEN
    texts = [SMALL.room(line) for line in below]
    width = max(wide, title_room(title, note), NARROWEST_SHEET, *texts)
    colors = [*legend(scene, width)] if scene.sizes else []
    top = MARGIN + TITLE_HEIGHT + plan.head
    foot = top + rows * (BOX + GAP) + 4
    lines = len(colors) + len(below)
    sheet = Sheet(width + 2 * MARGIN, foot + LEGEND * lines + MARGIN, letters)
    write_title(sheet, title, note)
    if not columns:
        sheet.write(MARGIN, top + BOX / 2, NOTHING, SMALL)
    for place, column in enumerate(columns):
        draw_column(sheet, scene, column, plan, MARGIN + place * (plan.width + BETWEEN), top)
    for place, entries in enumerate(colors):
        draw_legend(sheet, entries, foot + (place + 0.5) * LEGEND)
    for place, text in enumerate(below, start=len(colors)):
        sheet.write(MARGIN, foot + (place + 0.5) * LEGEND, text, SMALL)
    return sheet.figure


def sentence_caption(scene: SentenceMemory) -> str:
    """One sentence that stands for the boxes where they cannot be seen."""
    read = [
        f"“{elided(' '.join(step.token for step in sentence.steps), 80)}”{turns(sentence)}"
        for sentence in scene.sentences
    ]
    noun = "chip" if len(scene.sizes) == 1 else "chips"
    return f"Memory of {len(scene.sizes)} {noun} while reading {'; '.join(read) or 'nothing'}"


def turns(sentence: ReadSentence) -> str:
    """How the prediction began and where it turned for the last time."""
    said = [step.prediction for step in sentence.steps]
    if not said or said[-1] is None:
        return ""
    last = next((t for t in range(len(said) - 1, 0, -1) if said[t] != said[t - 1]), 0)
    since = f" since “{token_label(sentence.steps[last].token)}”" if last else ""
    return f", read as {elided(said[-1], LONGEST_CLASS)}{since}"


def planned(scene: SentenceMemory) -> Plan:
    """The widths that follow from the tokens, the chips and the predictions."""
    if len(scene.sizes) > MOST_CHIPS:
        raise ValueError(
            f"A picture of a sentence holds at most {MOST_CHIPS} chips. "
            f"There are {len(scene.sizes)}. Cluster the units into fewer, or save it as .json."
        )
    steps = [step for sentence in scene.sentences for step in sentence.steps]
    answers = [elided(step.prediction, LONGEST_CLASS) for step in steps if step.prediction]
    longest = max(map(SMALL.room, answers), default=0.0)
    return Plan(
        head=NUMBERS + (NAME if len(scene.sentences) > 1 else 0.0),
        pitch=min(WIDEST, max(NARROWEST, BARS / max(len(scene.sizes), 1))),
        chips=len(scene.sizes),
        tokens=max((TOKEN.room(token_label(step.token)) for step in steps), default=0.0),
        answers=BESIDE + longest + 8 + TRACK + 8 + NUMBER if answers else 0.0,
    )


def cut(sentence: ReadSentence) -> Iterator[Column]:
    """The columns of a sentence, of about equal length; as many steps as there is room for."""
    steps = min(len(sentence.steps), MOST_ROWS * MOST_COLUMNS)
    rows = -(-steps // (-(-steps // MOST_ROWS) or 1)) or 1
    for first in range(0, max(steps, 1), rows):
        yield Column(sentence, first, min(first + rows, steps))


def draw_column(
    sheet: Sheet, scene: SentenceMemory, column: Column, plan: Plan, left: float, top: float
) -> None:
    """Draw the steps of a column with the corner of its first row there."""
    x = left + plan.tokens + BESIDE
    if len(scene.sentences) > 1 and not column.first:
        name = elided(column.sentence.name, LONGEST_NAME)
        sheet.write(x, top - plan.head + 4, name, Pen(12.0, mono=False))
    for chip in range(0, plan.chips, 1 if plan.pitch > SMALL.size - 1 else EVERY):
        sheet.write(bar_middle(x, chip, plan.pitch), top - GAP - 7, str(chip), TINY)
    if not column.steps:
        sheet.write(left, top + BOX / 2, NOTHING, SMALL)
    steps = column.sentence.steps
    for row, step in enumerate(column.steps):
        y, place = top + row * (BOX + GAP), column.first + row
        sheet.write(x - BESIDE, y + BOX / 2, token_label(step.token), TOKEN)
        if plan.chips:
            draw_box(sheet, step, x, y, plan.pitch, scene.most)
        if column.sentence.backward and step is not steps[-1]:
            draw_threads(sheet, step, x, y + BOX, plan.pitch)
        elif not column.sentence.backward and place:
            draw_threads(sheet, step, x, y - GAP, plan.pitch)
        new = not place or steps[place - 1].prediction != step.prediction
        final = step.prediction == steps[-1].prediction
        write_prediction(sheet, step, plan, (x + plan.box, y + BOX / 2), new=new, final=final)


def write_prediction(
    sheet: Sheet, step: Step, plan: Plan, corner: tuple[float, float], *, new: bool, final: bool
) -> None:
    """Write what the network would have answered here, and draw how likely that was.

    The name is dark where it changes, the bar in the accent where it is the answer at the end.
    """
    if step.prediction is None:
        return
    x, y = corner[0] + BESIDE, corner[1]
    name = elided(step.prediction, LONGEST_CLASS)
    sheet.write(x, y, name, Pen(11.0, INK if new else FAINT, mono=False))
    if step.probability is None:
        return
    track = corner[0] + plan.answers - TRACK - 8 - NUMBER
    sheet.bar(track, y, TRACK, TRACK_HEIGHT, LINE)
    sheet.bar(track, y, TRACK * step.probability, TRACK_HEIGHT, ACCENT if final else FAINT)
    sheet.write(track + TRACK + 8, y, f"{step.probability:.2f}", SMALL)


def legend(scene: SentenceMemory, width: float) -> Iterator[list[tuple[str, str, float]]]:
    """Lines of colors, what each stands for, and where it stands; none for words alone."""
    line: list[tuple[str, str, float]] = []
    x = 0.0
    for text, color in (*COLORS.items(), (f"half a box is {scene.most:.2g} a unit", "")):
        room = (16.0 if color else 0.0) + SMALL.room(text)
        if line and x + room > width:
            yield line
            line, x = [], 0.0
        line.append((color, text, MARGIN + x))
        x += room + 14
    yield line


def draw_legend(sheet: Sheet, entries: Sequence[tuple[str, str, float]], y: float) -> None:
    """Draw one line that explains the colors."""
    for color, text, x in entries:
        if color:
            rectangles(sheet, [Rectangle(x, y - 5, x + 10, y + 5, color)])
        sheet.write(x + (16 if color else 0), y, text, SMALL)


def about(scene: SentenceMemory) -> str:
    """What the picture shows, in one line."""
    sizes = ", ".join(map(str, scene.sizes[:LISTED])) + ("…" if len(scene.sizes) > LISTED else "")
    noun = "chip" if len(scene.sizes) == 1 else "chips"
    units = "unit" if scene.sizes == (1,) else "units"
    chips = f"{len(scene.sizes)} {noun} of {sizes} {units}" if scene.sizes else "no chips"
    backward = any(sentence.backward for sentence in scene.sentences)
    return f"{elided(scene.layer, 40)}, {chips}, token by token" + (
        ", read from the end" if backward else ""
    )


def left_out(scene: SentenceMemory) -> list[str]:
    """A line for every sentence that is longer than there is room for."""
    most = MOST_ROWS * MOST_COLUMNS
    return [
        f"{elided(sentence.name, LONGEST_NAME)}: {len(sentence.steps) - most} more tokens "
        f"are not drawn; saved as .json they are all there."
        for sentence in scene.sentences
        if len(sentence.steps) > most
    ]


def words(scene: SentenceMemory) -> Iterator[str]:
    """Every name, token and prediction as it is written, for the choice of fonts."""
    for sentence in scene.sentences:
        yield elided(sentence.name, LONGEST_NAME)
        for step in sentence.steps:
            yield token_label(step.token) + elided(step.prediction or "", LONGEST_CLASS)
