"""Self-attention drawn on a sheet: asking words down, asked words across."""

from typing import NamedTuple

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from seqscope.views.drawing.colors import ACCENT, INK, PAPER, SOFT
from seqscope.views.drawing.fonts import lettering
from seqscope.views.drawing.scales import told
from seqscope.views.drawing.sheet import HAIRLINE, STAND_IN, Pen, Sheet, about_missing
from seqscope.views.figures.attention_layout import MARGIN, text_width
from seqscope.views.scenes.word_map import WordMap, named
from seqscope.views.writing.characters import elided, one_line, visible

__all__ = ["word_map_caption", "word_map_figure"]

LONGEST, SHORTEST_SIDE, LONGEST_SIDE = 18, 420.0, 1300.0
WIDEST_CELL, NARROWEST_LABELED = 26.0, 11.0
TITLE, LINE, EVERY = 56.0, 22.0, 25
ANSWER, SMALL = Pen(15.0, bold=True), Pen(11.0, SOFT, mono=False)


class Plan(NamedTuple):
    """Where the square of cells stands, and how wide one is."""

    left: float
    top: float
    cell: float
    side: float
    tilted: float  # the room of the last column's word, right of the square


def word_map_figure(scene: WordMap) -> Figure:
    """The map as a matplotlib figure: the answer, the square of words, its scale."""
    tokens = [elided(visible(word.token), LONGEST) for word in scene.text.words]
    letters = lettering("".join([STAND_IN, scene.text.answer, *tokens]))
    plan = planned(tokens)
    below = [*remarks(scene), *about_missing(letters)]
    foot = plan.top + plan.side + 24
    height = foot + LINE * (1 + len(below)) + MARGIN
    width = max(
        plan.left + plan.side + plan.tilted, *(MARGIN + SMALL.room(line) for line in below), 460.0
    )
    sheet = Sheet(width + MARGIN, height, letters)
    sheet.write(MARGIN, MARGIN + 8, scene.text.answer, ANSWER)
    said = f"confidence {scene.text.confidence:.3f}    {named(scene.head)}"
    sheet.write(MARGIN, MARGIN + 30, said, SMALL)
    write_words(sheet, plan, tokens)
    draw_square(sheet, plan, scene)
    write_scale(sheet, scene, foot)
    for place, line in enumerate(below, start=1):
        sheet.write(MARGIN, foot + place * LINE, line, SMALL)
    return sheet.figure


def word_map_caption(scene: WordMap) -> str:
    """One sentence that stands for the map where it cannot be seen."""
    return f"Self-attention between the words of “{one_line(scene.text.text, 200)}”"


def planned(tokens: list[str]) -> Plan:
    """The sizes that follow from the words: cells as wide as there is room."""
    count = max(1, len(tokens))
    cell = min(WIDEST_CELL, max(SHORTEST_SIDE, min(LONGEST_SIDE, 14.0 * count)) / count)
    gutter = max(map(len, tokens), default=1) if cell >= NARROWEST_LABELED else 4
    room = text_width("m" * gutter, 11.0)
    tilted = 0.72 * room
    return Plan(MARGIN + room + 8, MARGIN + TITLE + tilted, cell, cell * len(tokens), tilted)


def write_words(sheet: Sheet, plan: Plan, tokens: list[str]) -> None:
    """Write each word left of its row and above its column, or numbers where there is no room."""
    all_fit = plan.cell >= NARROWEST_LABELED
    for k, token in enumerate(tokens):
        label = token if all_fit else str(k + 1) if (k + 1) % EVERY == 0 else ""
        if not label:
            continue
        middle = (k + 0.5) * plan.cell
        pen = Pen(11.0, INK if all_fit else SOFT, "right")
        sheet.write(plan.left - 6, plan.top + middle, label, pen)
        above = Pen(11.0, pen.color, turned=45.0)
        sheet.write(plan.left + middle - 2, plan.top - 4, label, above)


def draw_square(sheet: Sheet, plan: Plan, scene: WordMap) -> None:
    """Draw a cell for each pair of words, as dark as its weight."""
    if not plan.side:
        return
    shares = (scene.weights.values / most(scene))[..., None]
    paper, accent = np.array(to_rgb(PAPER)), np.array(to_rgb(ACCENT))
    limits = sheet.axes.get_xlim(), sheet.axes.get_ylim()
    right, foot = plan.left + plan.side, plan.top + plan.side
    sheet.axes.imshow(
        (paper + shares * (accent - paper)).clip(0, 1),
        extent=(plan.left, right, foot, plan.top),
        interpolation="nearest",
        aspect="auto",
    )
    sheet.axes.set(xlim=limits[0], ylim=limits[1])
    corners = [(plan.left, plan.top), (right, plan.top), (right, foot), (plan.left, foot)]
    sheet.line([*corners, corners[0]], HAIRLINE)


def write_scale(sheet: Sheet, scene: WordMap, y: float) -> None:
    """Write what the darkest cell stands for."""
    sheet.write(MARGIN, y, f"attention α   0 white, {told(most(scene))} darkest", SMALL)


def remarks(scene: WordMap) -> list[str]:
    """What a reader has to know about this picture."""
    lost = float(np.mean(scene.elsewhere)) if scene.elsewhere else 0.0
    on_padding = "of all attention lies on padding, which this network reads too"
    return [
        "asking words down, asked words across",
        *([f"{lost:.0%} {on_padding}"] if lost >= 0.01 else []),
    ]


def most(scene: WordMap) -> float:
    """The greatest weight, which is drawn darkest; 1 where there is none."""
    return float(scene.weights.values.max(initial=0.0)) or 1.0
