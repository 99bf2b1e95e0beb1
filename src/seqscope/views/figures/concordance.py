"""A concordance drawn on a sheet: a passage to the line, aligned on the tokens that were found."""

from collections.abc import Sequence

from matplotlib.figure import Figure
from rich.cells import cell_len

from seqscope.views.drawing.colors import FAINT, INK, SOFT, ink_on, tint
from seqscope.views.drawing.fonts import lettering
from seqscope.views.drawing.sheet import STAND_IN, Pen, Sheet, about_missing
from seqscope.views.drawing.signed_scales import signed_number
from seqscope.views.drawing.titles import LONGEST_NAME, TITLE_HEIGHT, title_room, write_title
from seqscope.views.figures.attention_layout import MARGIN, text_width
from seqscope.views.scenes.concordance import Aligned, Concordance, Passages, aligned
from seqscope.views.writing.characters import elided

__all__ = [
    "concordance_caption",
    "concordance_figure",
    "draw_passages",
    "passages_letters",
    "passages_size",
]

CELLS = 40  # letter cells on either side
LETTER, CELL = 12.0, text_width("m", 12.0)
HEADING, ROW, GAP, TILE = 30.0, 22.0, 14.0, 18.0
VALUE, PLACE = 76.0, 76.0
NAME, SMALL = Pen(12.0, INK, mono=False), Pen(11.0, SOFT, mono=False)
NUMBER = Pen(11.0, SOFT, "right", mono=False)
NONE = "No such place."
NOTE = "aligned on what was found; at the right the number of the token in the text"


def concordance_figure(scene: Concordance) -> Figure:
    """The groups of a concordance below each other, as a matplotlib figure."""
    sizes = [passages_size(group) for group in scene.groups]
    title = elided(scene.subject, LONGEST_NAME)
    letters = lettering(STAND_IN + title + "".join(map(passages_letters, scene.groups)))
    below = about_missing(letters)
    width = max([width for width, _ in sizes] + [SMALL.room(line) for line in below], default=0.0)
    height = sum(height for _, height in sizes) + ROW * len(below)
    sheet = Sheet(
        max(width, title_room(title, NOTE)) + 2 * MARGIN,
        height + 2 * MARGIN + TITLE_HEIGHT,
        letters,
    )
    write_title(sheet, title, NOTE)
    top = MARGIN + TITLE_HEIGHT
    for group, (_, high) in zip(scene.groups, sizes, strict=True):
        draw_passages(sheet, group, MARGIN, top)
        top += high
    for place, line in enumerate(below):
        sheet.write(MARGIN, top + (place + 0.5) * ROW, line, SMALL)
    return sheet.figure


def concordance_caption(scene: Concordance) -> str:
    """One sentence that stands for the concordance where it cannot be seen."""
    counts = [f"{len(each.passages)} {elided(each.name, LONGEST_NAME)}" for each in scene.groups]
    subject = elided(scene.subject, LONGEST_NAME)
    return f"Places of {subject} in their context: {', '.join(counts) or 'none'}"


def passages_size(group: Passages) -> tuple[float, float]:
    """The width and the height that a group of passages takes."""
    left, found, right = (CELL * cells for cells in widths(group))
    wide = VALUE + left + found + right + 2 * CELL + PLACE
    heading = NAME.room(elided(group.name, LONGEST_NAME)) + 10 + SMALL.room(measure(group))
    return max(wide, heading), HEADING + ROW * max(len(group.passages), 1) + GAP


def passages_letters(group: Passages) -> str:
    """All that is written of a group, for the choice of fonts."""
    lines = ("".join(line.left + line.found + line.right) for line in lines_of(group))
    return "".join([elided(group.name, LONGEST_NAME), measure(group), *lines])


def draw_passages(sheet: Sheet, group: Passages, left: float, top: float) -> None:
    """Draw a group with its upper left corner there: value, context, what was found, context."""
    name = elided(group.name, LONGEST_NAME)
    sheet.write(left, top + 10, name, NAME)
    sheet.write(left + NAME.room(name) + 10, top + 10, measure(group), SMALL)
    before, found, behind = (CELL * cells for cells in widths(group))
    start = left + VALUE + before + CELL
    end = start + found + CELL + behind + PLACE
    for row, (each, line) in enumerate(zip(group.passages, lines_of(group), strict=True)):
        y = top + HEADING + (row + 0.5) * ROW
        share = (each.value or 0.0) / group.most
        value = number_of(each.value, counted=group.counted)
        sheet.write(left + VALUE - 20, y, value, NUMBER)
        write_tokens(sheet, line, line.left, start - CELL - CELL * line.cells(line.left), y, SOFT)
        width = CELL * line.cells(line.found)
        sheet.area((start - 3, y - TILE / 2), (width + 6, TILE), tint(share), rounding=2.5)
        write_tokens(sheet, line, line.found, start, y, ink_on(share))
        write_tokens(sheet, line, line.right, start + width + CELL, y, SOFT)
        sheet.write(end, y, f"{each.place:,}", Pen(10.0, FAINT, "right", mono=False))
    if not group.passages:
        sheet.write(left, top + HEADING + ROW / 2, NONE, SMALL)


def number_of(value: float | None, *, counted: bool) -> str:
    """The value of a passage as it is written."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if counted else signed_number(value)


def write_tokens(
    sheet: Sheet, line: Aligned, tokens: Sequence[str], x: float, y: float, color: str
) -> None:
    """Write tokens from there to the right, in the order in which they are given."""
    # One text where it can be: a line of letters is set more evenly than letters one by one.
    for text in tokens if line.turned else [line.glue.join(tokens)]:
        width = CELL * cell_len(text)
        if text.strip():
            sheet.write(x + width / 2, y, text, Pen(LETTER, color, "center"))
        x += width + CELL * len(line.glue)


def lines_of(group: Passages) -> list[Aligned]:
    """The passages as they stand on their lines."""
    return [aligned(each, CELLS, spaced=group.spaced) for each in group.passages]


def widths(group: Passages) -> tuple[int, int, int]:
    """The letter cells that the parts of the passages take: left, found, and from there on."""
    lines = lines_of(group)
    left = max((line.cells(line.left) for line in lines), default=0)
    found = max((line.cells(line.found) for line in lines), default=0)
    whole = max((line.cells(line.found) + line.cells(line.right) for line in lines), default=0)
    return left, found, max(0, whole - found)


def measure(group: Passages) -> str:
    """What the numbers of a group are."""
    return elided(group.measure, 2 * LONGEST_NAME)
