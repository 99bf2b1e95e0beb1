"""Attention beside evidence on a sheet: over a word how much it was read, under it its effects."""

from collections.abc import Sequence

from matplotlib.figure import Figure
from rich.cells import cell_len

from seqscope.views.drawing.colors import ACCENT, INK, SOFT, hue
from seqscope.views.drawing.fonts import lettering
from seqscope.views.drawing.scales import told
from seqscope.views.drawing.sheet import HAIRLINE, STAND_IN, Pen, Sheet, about_missing
from seqscope.views.figures.attention_layout import MARGIN, text_width
from seqscope.views.scenes.faithfulness import (
    AttentionCheck,
    CheckedWord,
    Stretch,
    checked_lines,
    rho_told,
)
from seqscope.views.scenes.words import LONGEST_CLASS, NO_WORDS
from seqscope.views.writing.characters import elided, one_line
from seqscope.views.writing.direction import line_order

__all__ = ["check_caption", "check_figure"]

LETTER = 13.0
CELL = text_width("m", LETTER)
CELLS, MOST_LINES = 88, 40
REACH, HALF = 24.0, 10.0  # of the longest bar; of the text between the bars
LANE, GAP_BELOW = REACH + 5, 12.0  # of each kind of evidence; below the last of them
TITLE_HEIGHT, ROW, GAP = 74.0, 22.0, 10.0
THIN = 1.2  # for numbers that are not 0 but too small to be seen
ANSWER, SMALL = Pen(15.0, bold=True), Pen(11.0, SOFT, mono=False)
SAID, LANE_NAME = Pen(12.0, INK, mono=False), Pen(10.0, SOFT, "right", mono=False)
ALPHA = "α"
Line = Sequence[Stretch]


def check_figure(scene: AttentionCheck) -> Figure:
    """Attention beside evidence as a matplotlib figure."""
    lines = lines_of(scene)
    shown, left = lines[:MOST_LINES], lines[MOST_LINES:]
    answer, names = elided(scene.prediction, LONGEST_CLASS), lane_names(scene)
    drawn = "".join(piece.text for line in shown for piece in line)
    named = [elided(word.token, LONGEST_CLASS) for word in outside(scene)]
    letters = lettering("".join([STAND_IN, answer, drawn, *names, *named]))
    below = [*legend(scene), *remarks(scene, left), *about_missing(letters)]
    gutter = max(LANE_NAME.room(name) for name in names) + 10
    above = numbers(scene)
    width = max(
        gutter + CELLS * CELL,
        ANSWER.room(answer) + 14 + SMALL.room(above),
        SAID.room(scene.verdict),
        *map(SMALL.room, below),
    )
    top, high = MARGIN + TITLE_HEIGHT, line_height(scene)
    foot = top + max(len(shown), 1) * high + GAP
    sheet = Sheet(width + 2 * MARGIN, foot + len(below) * ROW + MARGIN, letters)
    sheet.write(MARGIN, MARGIN + 12, answer, ANSWER)
    sheet.write(MARGIN + ANSWER.room(answer) + 14, MARGIN + 12, above, SMALL)
    sheet.write(MARGIN, MARGIN + 40, scene.verdict, SAID)
    for place, line in enumerate(shown):
        draw_line(sheet, scene, line, MARGIN + gutter, top + place * high + REACH + HALF)
    if not shown:
        sheet.write(MARGIN, top + high / 2, NO_WORDS, SMALL)
    for place, text in enumerate(below):
        sheet.write(MARGIN, foot + (place + 0.5) * ROW, text, SMALL)
    return sheet.figure


def lines_of(scene: AttentionCheck) -> list[list[Stretch]]:
    """The text in lines that fit the sheet."""
    return checked_lines(scene, CELLS)


def check_caption(scene: AttentionCheck) -> str:
    """One sentence that stands for all rows where they cannot be seen."""
    answer, text = elided(scene.prediction, LONGEST_CLASS), one_line(scene.text, 200)
    against = " and ".join(lane_names(scene)[1:])
    return f"Attention beside {against} on “{text}”, read as {answer}: {scene.verdict}"


def lane_names(scene: AttentionCheck) -> list[str]:
    """What stands at the left of the bars: attention, then each kind of evidence."""
    return [ALPHA, *(elided(each.name, LONGEST_CLASS) for each in scene.evidence)]


def line_height(scene: AttentionCheck) -> float:
    """The height of a line of text with all of its bars."""
    return REACH + 2 * HALF + LANE * len(scene.evidence) + GAP_BELOW


def numbers(scene: AttentionCheck) -> str:
    """The rank correlation of attention with each kind of evidence, and the overlap of the tops."""
    names = lane_names(scene)[1:]
    parts = [
        f"{name} {rho_told(each.correlation)}"
        for name, each in zip(names, scene.evidence, strict=True)
    ]
    overlap = scene.evidence[0].overlap
    if overlap is not None:
        k = scene.k
        parts.append(f"{overlap:.0%} of the {k} most read are among the {k} that matter most")
    return "    ".join(parts)


def legend(scene: AttentionCheck) -> list[str]:
    """What the bars stand for, with the number of the longest of each kind."""
    if not scene.words:
        return []
    weight, *effects = longest(scene)
    each = zip(lane_names(scene)[1:], effects, strict=True)
    most = ", ".join(f"{name} at most {told(effect)}" for name, effect in each)
    return [
        f"above: attention α, at most {told(weight)}",
        f"below: {most}; warm where the word spoke for the answer, cool where against it",
    ]


def remarks(scene: AttentionCheck, left: Sequence[Line]) -> list[str]:
    """Tokens that are no part of the text, and lines that are not shown."""
    names = lane_names(scene)[1:]
    lines = [
        f"outside the text: {elided(word.token, LONGEST_CLASS)}, attention {told(word.weight)}, "
        + ", ".join(
            f"{name} {told(effect)}" for name, effect in zip(names, word.effects, strict=True)
        )
        for word in outside(scene)
    ]
    drawn = sum(piece.word is not None for line in lines_of(scene) for piece in line)
    if hidden := len(scene.words) - len(outside(scene)) - drawn:
        lines.append(f"{hidden} phrases over words that are drawn; saved as .json they are there.")
    if left:
        weight = sum(piece.word.weight for line in left for piece in line if piece.word)
        lines.append(f"{len(left)} more lines of text hold attention of {told(weight)}.")
    return lines


def draw_line(sheet: Sheet, scene: AttentionCheck, line: Line, left: float, y: float) -> None:
    """Draw the pieces of a line, a bar over and the bars under each word; its middle is at y."""
    most = longest(scene)
    cells = sum(cell_len(piece.text) for piece in line)
    bases = [y - HALF, *(y + HALF + LANE * lane for lane in range(len(scene.evidence)))]
    for name, base in zip(lane_names(scene), bases, strict=True):
        sheet.line([(left, base), (left + cells * CELL, base)], HAIRLINE)
        middle = -REACH / 2 if base < y else REACH / 2
        sheet.write(left - 10, base + middle, name, LANE_NAME)
    x = left
    for place in line_order([piece.text for piece in line]):
        text, word = line[place]
        width = cell_len(text) * CELL
        if word is not None:
            up = bar(word.weight / most[0])
            sheet.area((x + 0.5, bases[0] - up), (width - 1, up), ACCENT)
            for base, effect, scale in zip(bases[1:], word.effects, most[1:], strict=True):
                sheet.area((x + 0.5, base), (width - 1, bar(effect / scale)), hue(effect))
        ink = SOFT if word is None else INK
        if text != " ":
            sheet.write(x + width / 2, y, text, Pen(LETTER, ink, "center"))
        x += width


def bar(share: float) -> float:
    """The length of a bar for a share of the longest one."""
    return max(THIN, REACH * abs(share)) if share else 0.0


def longest(scene: AttentionCheck) -> list[float]:
    """The greatest weight in the text, and the size of the greatest effect of each kind; 1 for 0.

    Tokens outside the text have no bar.
    """
    inside = [word for word in scene.words if word.start < word.end]
    rows = [[word.weight, *word.effects] for word in inside]
    kinds = 1 + len(scene.evidence)
    return [max((abs(row[kind]) for row in rows), default=0.0) or 1.0 for kind in range(kinds)]


def outside(scene: AttentionCheck) -> list[CheckedWord]:
    """The tokens that are no part of the text."""
    return [word for word in scene.words if word.start >= word.end]
