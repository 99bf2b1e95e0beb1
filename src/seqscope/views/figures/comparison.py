"""A comparison drawn on a sheet: words in the middle, one network to the left, one to the right."""

import math

from matplotlib.figure import Figure

from seqscope.views.drawing.colors import FAINT, INK, SOFT, blend, stroke
from seqscope.views.drawing.fonts import lettering
from seqscope.views.drawing.panel import FOOT, HEADING, NAME, SMALL
from seqscope.views.drawing.sheet import HAIRLINE, STAND_IN, Pen, Sheet, about_missing
from seqscope.views.drawing.titles import LONGEST_NAME, TITLE_HEIGHT, title_room, write_title
from seqscope.views.figures.attention_layout import MARGIN
from seqscope.views.figures.comparison_panels import (
    PAIRS,
    draw_layers,
    draw_pairs,
    layers_size,
    pairs_room,
    partners,
)
from seqscope.views.scenes.comparison import Comparison, SharedWord
from seqscope.views.writing.characters import elided

__all__ = ["comparison_caption", "comparison_figure"]

MOST_WORDS, LONGEST_WORD = 40, 20
WING, ROW, BAR = 150.0, 19.0, 9.0
NUMBER = 46.0  # beside the end of a bar
GAP, NOTE = 64.0, 20.0
FIRST, SECOND = (blend(stroke(number).color, "#ffffff", 0.25) for number in (0, 1))
NO_WORDS = "No word was read by both."


def comparison_figure(scene: Comparison) -> Figure:
    """The comparison of two networks as a matplotlib figure.

    Raises ValueError for more layers than can be told apart.
    """
    shown = scene.words.words[:MOST_WORDS]
    words = [elided(each.word, LONGEST_WORD) for each in shown]
    title, note = heading(scene)
    letters = lettering("".join([STAND_IN, title, *words, *layer_names(scene)]))
    below = [*remarks(scene), *about_missing(letters)]
    middle = max([*map(NAME.room, words), SMALL.room("response"), 60.0]) + 20
    left = 2 * (WING + NUMBER) + middle
    right = beside(scene)
    top = MARGIN + TITLE_HEIGHT + HEADING
    rows = max(len(shown), 1) * ROW
    notes = max([right[0] and left + GAP + right[0], left, *map(SMALL.room, below)])
    width = max(notes, title_room(title, note)) + 2 * MARGIN
    foot = top + rows + 12 + len(below) * NOTE
    sheet = Sheet(width, max(foot, top + right[1]) + MARGIN, letters)
    write_title(sheet, title, note)
    draw_wings(sheet, scene, shown, middle, top)
    for place, line in enumerate(below):
        sheet.write(MARGIN, top + rows + 12 + (place + 0.5) * NOTE, line, SMALL)
    draw_beside(sheet, scene, MARGIN + max([left, *map(SMALL.room, below)]) + GAP, top)
    return sheet.figure


def comparison_caption(scene: Comparison) -> str:
    """One sentence that stands for the comparison where it cannot be seen."""
    title, _ = heading(scene)
    parts = [f"{len(scene.words.words):,} words in common"]
    if scene.units is not None:
        parts.append(f"{len(scene.units.first):,} pairs of units")
    if scene.layers is not None:
        pairs = [
            (value, one, other)
            for one, row in zip(scene.layers.first, scene.layers.values, strict=True)
            for other, value in zip(scene.layers.second, row, strict=True)
        ]
        value, one, other = max(pairs, default=(0.0, "none", "none"))
        parts.append(f"most alike are {elided(one, 32)} and {elided(other, 32)} (CKA {value:.2f})")
    return f"{title} compared on {scene.tokens:,} tokens: {', '.join(parts)}"


def heading(scene: Comparison) -> tuple[str, str]:
    """The title and the line below it."""
    names = (elided(name, LONGEST_NAME) for name in (scene.first, scene.second))
    return " and ".join(names), f"read the same {scene.tokens:,} tokens; both on the same scales"


def layer_names(scene: Comparison) -> list[str]:
    """The names of the layers, which come from the user."""
    table = scene.layers
    return [] if table is None else [elided(name, 32) for name in (*table.first, *table.second)]


def remarks(scene: Comparison) -> list[str]:
    """What of the words is not shown, and which words only one network read."""
    lines = []
    left = scene.words.words[MOST_WORDS:]
    if left:
        strongest = max(max(each.first, each.second) for each in left)
        most = number(strongest, scene.words.most)
        lines.append(f"{len(left):,} more words in common, with responses of at most {most}.")
    if scene.words.only_first or scene.words.only_second:
        one, other = scene.words.only_first, scene.words.only_second
        lines.append(f"Not shown: {one:,} words of the left one alone, {other:,} of the right one.")
    return lines


def draw_wings(
    sheet: Sheet, scene: Comparison, shown: tuple[SharedWord, ...], middle: float, top: float
) -> None:
    """Draw the responses of the first network left of the words, those of the second right."""
    inner = MARGIN + NUMBER + WING, MARGIN + NUMBER + WING + middle
    center, most = sum(inner) / 2, scene.words.most
    bottom = top + max(len(shown), 1) * ROW
    half = Pen(NAME.size, INK, "right", mono=False), Pen(NAME.size, INK, mono=False)
    for x, name, pen in zip(inner, (scene.first, scene.second), half, strict=True):
        sheet.write(x, top - 16, elided(name, 24), pen)
        if shown:
            sheet.line([(x, top), (x, bottom)], HAIRLINE)
    sheet.write(center, top - 16, "response", Pen(SMALL.size, SOFT, "center", mono=False))
    if not shown:
        sheet.write(center, top + ROW / 2, NO_WORDS, Pen(SMALL.size, FAINT, "center", mono=False))
    for place, each in enumerate(shown):
        y = top + (place + 0.5) * ROW
        word = elided(each.word, LONGEST_WORD)
        sheet.write(center, y, word, Pen(NAME.size, INK, "center", mono=False))
        sizes = [WING * value / most for value in (each.first, each.second)]
        sheet.area((inner[0] - sizes[0], y - BAR / 2), (sizes[0], BAR), FIRST)
        sheet.area((inner[1], y - BAR / 2), (sizes[1], BAR), SECOND)
        right = Pen(SMALL.size, SOFT, "right", mono=False)
        sheet.write(inner[0] - sizes[0] - 6, y, number(each.first, most), right)
        sheet.write(inner[1] + sizes[1] + 6, y, number(each.second, most), SMALL)


def number(value: float, most: float) -> str:
    """A strength as it is written beside its bar, with three digits of the strongest.

    >>> number(0.5, 2.33), number(0.5, 300.0), number(0.0021, 0.0345)
    ('0.50', '0', '0.0021')
    """
    return f"{value:.{max(0, 2 - math.floor(math.log10(most)))}f}"


def beside(scene: Comparison) -> tuple[float, float]:
    """The width and the height of what stands to the right of the words."""
    width = height = 0.0
    if scene.units is not None:
        lines = partners(scene.units, scene.first, scene.second)
        width = max([pairs_room(scene.units), *map(SMALL.room, lines)])
        height = PAIRS[1] + FOOT + len(lines) * NOTE
    if scene.layers is not None:
        table = layers_size(scene.layers)
        width = max(width, table[0])
        height += (HEADING + NOTE if height else 0.0) + table[1]
    return width, height


def draw_beside(sheet: Sheet, scene: Comparison, x: float, top: float) -> None:
    """Draw the matched units, and below them the table of layers."""
    if scene.units is not None:
        draw_pairs(sheet, scene.units, x, top)
        top += PAIRS[1] + FOOT
        for line in partners(scene.units, scene.first, scene.second):
            sheet.write(x, top + NOTE / 2, line, SMALL)
            top += NOTE
        top += HEADING + NOTE
    if scene.layers is not None:
        names = elided(scene.first, 20), elided(scene.second, 20)
        draw_layers(sheet, scene.layers, names, x, top)
