"""One unit drawn on a sheet: words as boxes, a text in warm and cool, places with their context."""

from matplotlib.figure import Figure
from rich.cells import cell_len

from seqscope.views.drawing.colors import SOFT, ink_on, tint
from seqscope.views.drawing.fonts import lettering
from seqscope.views.drawing.sheet import STAND_IN, Pen, Sheet, about_missing
from seqscope.views.drawing.signed_scales import write_signed_scale
from seqscope.views.drawing.titles import LONGEST_NAME, TITLE_HEIGHT, title_room, write_title
from seqscope.views.figures.attention_layout import MARGIN, text_width
from seqscope.views.figures.concordance import draw_passages, passages_letters, passages_size
from seqscope.views.figures.word_boxes import boxes_size, draw_boxes, shown_words
from seqscope.views.scenes.concordance import shown_token
from seqscope.views.scenes.units import UnitDetails, text_lines
from seqscope.views.writing.characters import elided
from seqscope.views.writing.direction import line_order

__all__ = ["unit_caption", "unit_figure"]

LETTER, CELL = 13.0, text_width("m", 13.0)
CELLS, MOST_LINES, LINE, TILE = 88, 24, 28.0, 21.0
HEADING, ROW, GAP = 30.0, 22.0, 18.0
NAME, SMALL = Pen(12.0, mono=False), Pen(11.0, SOFT, mono=False)
TEXT = "its value after each token of a text"


def unit_figure(scene: UnitDetails) -> Figure:
    """The details of one unit as a matplotlib figure."""
    title, note = elided(scene.unit, LONGEST_NAME), about(scene)
    lines = text_lines(scene.tokens, CELLS, spaced=scene.spaced)
    sizes = [boxes_size(scene), text_size(lines), *map(passages_size, scene.places)]
    drawn = "".join(shown_token(scene.tokens[k]) for line in lines[:MOST_LINES] for k in line)
    letters = lettering(
        "".join([STAND_IN, title, drawn, *shown_words(scene), *map(passages_letters, scene.places)])
    )
    below = about_missing(letters)
    sheet = Sheet(
        max([title_room(title, note), *(w for w, _ in sizes), *map(SMALL.room, below)])
        + 2 * MARGIN,
        sum(h for _, h in sizes) + ROW * len(below) + 2 * MARGIN + TITLE_HEIGHT,
        letters,
    )
    write_title(sheet, title, note)
    top = MARGIN + TITLE_HEIGHT
    draw_boxes(sheet, scene, MARGIN, top)
    top += sizes[0][1]
    draw_text(sheet, scene, lines, top)
    top += sizes[1][1]
    for group, (_, height) in zip(scene.places, sizes[2:], strict=True):
        draw_passages(sheet, group, MARGIN, top)
        top += height
    for place, line in enumerate(below):
        sheet.write(MARGIN, top + (place + 0.5) * ROW, line, SMALL)
    return sheet.figure


def unit_caption(scene: UnitDetails) -> str:
    """One sentence that stands for the details where they cannot be seen."""
    parts = [f"{elided(scene.unit, LONGEST_NAME)} in detail"]
    for name, boxes in (("lowest", scene.lowest[:1]), ("highest", scene.highest[-1:])):
        parts += [f"{name} response to {elided(box.word, LONGEST_NAME)}" for box in boxes]
    return ", ".join(parts)


def about(scene: UnitDetails) -> str:
    """How many words the unit was seen to respond to."""
    words = len(scene.lowest) + len(scene.highest) + scene.between
    return f"responses to {words:,} words" if words else "no responses to words are known"


def text_size(lines: list[list[int]]) -> tuple[float, float]:
    """The width and the height of the text with its legend; nothing without a text."""
    if not lines:
        return 0.0, 0.0
    more = ROW if len(lines) > MOST_LINES else 0.0
    return CELLS * CELL, HEADING + LINE * min(len(lines), MOST_LINES) + more + ROW + GAP


def draw_text(sheet: Sheet, scene: UnitDetails, lines: list[list[int]], top: float) -> None:
    """Draw each token on a tint of the unit's value after it, and below what the tints mean."""
    if not lines:
        return
    sheet.write(MARGIN, top + 10, TEXT, NAME)
    y = top + HEADING
    for line in lines[:MOST_LINES]:
        draw_line(sheet, scene, line, y + LINE / 2)
        y += LINE
    left = sum(map(len, lines[MOST_LINES:]))
    if left:
        sheet.write(MARGIN, y + ROW / 2, f"{left:,} more tokens are not drawn here.", SMALL)
        y += ROW
    write_signed_scale(sheet, MARGIN, y + ROW / 2, "value", scene.most)


def draw_line(sheet: Sheet, scene: UnitDetails, line: list[int], y: float) -> None:
    """Draw the tokens of a line as they stand in it, from left to right."""
    x = MARGIN
    for place in line_order([scene.tokens[k] for k in line]):
        token = shown_token(scene.tokens[line[place]])
        width = cell_len(token) * CELL
        share = (scene.values[line[place]] or 0.0) / scene.most
        edge = 2.0 if scene.spaced else 0.0
        size = width + 2 * edge, TILE
        sheet.area((x - edge, y - TILE / 2), size, tint(share), rounding=2.5 * bool(edge))
        sheet.write(x + width / 2, y, token, Pen(LETTER, ink_on(share), "center"))
        x += width + (CELL if scene.spaced else 0.0)
