"""Word weights drawn on a sheet: the text itself, each word on a tile as dark as its weight."""

from collections.abc import Sequence

from matplotlib.figure import Figure
from rich.cells import cell_len

from seqscope.views.drawing.colors import ACCENT, INK, LINE, PAPER, SOFT, blend
from seqscope.views.drawing.fonts import lettering
from seqscope.views.drawing.scales import told
from seqscope.views.drawing.sheet import STAND_IN, Pen, Sheet, about_missing
from seqscope.views.figures.attention_layout import MARGIN, text_width
from seqscope.views.scenes.words import (
    LONGEST_CLASS,
    NO_WORDS,
    Piece,
    WordWeights,
    heaviest,
    wrapped,
)
from seqscope.views.writing.characters import elided, one_line
from seqscope.views.writing.direction import line_order

__all__ = ["words_caption", "words_figure"]

LETTER = 13.0
CELL = text_width("m", LETTER)
CELLS, MOST_LINES, LINE_HEIGHT = 88, 60, 30.0
TITLE_HEIGHT, ROW, GAP = 50.0, 22.0, 16.0
LOWEST_TINT, READABLE = 0.03, 0.68
TILE, ROUNDING = 22.0, 2.5
MOST_CLASSES = 10
BAR, BAR_HEIGHT = 120.0, 4.0
ANSWER, SMALL = Pen(15.0, bold=True), Pen(11.0, SOFT, mono=False)


def words_figure(scene: WordWeights) -> Figure:
    """The weights as a matplotlib figure: the answer, the text, the classes, the heaviest words."""
    lines = wrapped(scene, CELLS)
    shown, left = lines[:MOST_LINES], lines[MOST_LINES:]
    classes = [elided(each.name, LONGEST_CLASS) for each in scene.classes[:MOST_CLASSES]]
    drawn = "".join(piece.text for line in shown for piece in line)
    listed = (elided(word.token, LONGEST_CLASS) for word in heaviest(scene, len(scene.words)))
    letters = lettering("".join([STAND_IN, scene.answer, drawn, *classes, *listed]))
    below = [*remarks(scene, left), *about_missing(letters)]
    width = max([CELLS * CELL, *(SMALL.room(line) for line in below)])
    top = MARGIN + TITLE_HEIGHT
    foot = top + max(len(shown), 1) * LINE_HEIGHT + GAP
    legend = foot + len(classes) * ROW + GAP
    height = legend + (len(below) + 2) * ROW + MARGIN
    sheet = Sheet(width + 2 * MARGIN, height, letters)
    write_answer(sheet, scene)
    for place, line in enumerate(shown):
        draw_line(sheet, line, top + (place + 0.5) * LINE_HEIGHT, scene.heaviest)
    if not shown:
        sheet.write(MARGIN, top + LINE_HEIGHT / 2, NO_WORDS, SMALL)
    draw_classes(sheet, scene, classes, foot)
    write_scale(sheet, legend + ROW / 2, scene.heaviest)
    write_heaviest(sheet, scene, legend + 1.5 * ROW, width)
    for place, text in enumerate(below):
        sheet.write(MARGIN, legend + (place + 2.5) * ROW, text, SMALL)
    return sheet.figure


def words_caption(scene: WordWeights) -> str:
    """One sentence that stands for the text and its weights where they cannot be seen."""
    words = ", ".join(word.token for word in heaviest(scene, 3))
    most = f", most attention on {words}" if words else ""
    return f"“{one_line(scene.text, 200)}”, read as {scene.answer}{most}"


def write_answer(sheet: Sheet, scene: WordWeights) -> None:
    """Write the class that was predicted, and how likely the likeliest is."""
    sheet.write(MARGIN, MARGIN + 12, scene.answer, ANSWER)
    x = MARGIN + ANSWER.room(scene.answer) + 14
    sheet.write(x, MARGIN + 12, f"confidence {scene.confidence:.3f}", SMALL)


def draw_line(sheet: Sheet, line: Sequence[Piece], y: float, most: float) -> None:
    """Draw the pieces of a line as they stand in it, from left to right."""
    x = MARGIN
    for place in line_order([piece.text for piece in line]):
        piece = line[place]
        width = cell_len(piece.text) * CELL
        color = SOFT
        if piece.weight is not None:
            share = piece.weight / most
            tint = blend(PAPER, ACCENT, max(LOWEST_TINT, share))
            size = width + 4, TILE
            sheet.area((x - 2, y - TILE / 2), size, tint, rounding=ROUNDING)
            color = PAPER if share > READABLE else INK
        if piece.text != " ":
            sheet.write(x + width / 2, y, piece.text, Pen(LETTER, color, "center"))
        x += width


def draw_classes(sheet: Sheet, scene: WordWeights, names: Sequence[str], top: float) -> None:
    """Draw how likely each class is."""
    x = MARGIN + max(map(SMALL.room, names), default=0.0) + 12
    for place, (name, each) in enumerate(zip(names, scene.classes, strict=False)):
        y = top + (place + 0.5) * ROW
        sheet.write(MARGIN, y, name, SMALL)
        sheet.bar(x, y, BAR, BAR_HEIGHT, LINE)
        sheet.bar(x, y, BAR * each.probability, BAR_HEIGHT, SOFT)
        sheet.write(x + BAR + 10, y, f"{each.probability:.3f}", SMALL)


def write_heaviest(sheet: Sheet, scene: WordWeights, y: float, width: float) -> None:
    """Write the words with the greatest weights, as many as there is room for."""
    x = MARGIN
    for word in heaviest(scene, len(scene.words)):
        token = elided(word.token, LONGEST_CLASS)
        number = told(word.weight)
        if x + SMALL.room(f"{token} {number}") > MARGIN + width:
            return
        sheet.write(x, y, token, Pen(SMALL.size, INK, mono=False))
        x += SMALL.room(f"{token} ") + 1
        sheet.write(x, y, number, SMALL)
        x += SMALL.room(number) + 14


def write_scale(sheet: Sheet, y: float, most: float) -> None:
    """Draw the tints that stand for attention weights from 0 to the greatest of this text."""
    sheet.write(MARGIN, y, "attention α", SMALL)
    x = MARGIN + 78
    tints = [blend(PAPER, ACCENT, max(LOWEST_TINT, k / 10)) for k in range(11)]
    sheet.write(x, y, "0", SMALL)
    sheet.tiles([(x + 20 + 14 * k, y) for k in range(11)], tints, (12.0, 12.0))
    sheet.write(x + 20 + 14 * 11, y, told(most), SMALL)


def remarks(scene: WordWeights, left: Sequence[Sequence[Piece]]) -> list[str]:
    """What of the text and of the classes is not shown."""
    lines = []
    if left:
        weight = sum(piece.weight or 0.0 for line in left for piece in line)
        lines.append(f"{len(left)} more lines of text hold attention of {told(weight)}.")
    others = scene.classes[MOST_CLASSES:]
    if others:
        rest = sum(each.probability for each in others)
        lines.append(f"{len(others)} more classes have {told(rest)} together.")
    return lines
