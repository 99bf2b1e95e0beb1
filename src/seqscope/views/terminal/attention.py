"""The attention map in the terminal: blocks of color, or of shade where there is no color."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.console import Console, ConsoleOptions
from rich.style import Style
from rich.text import Text

from seqscope.views.drawing.colors import blend
from seqscope.views.figures.attention_layout import bands
from seqscope.views.scenes.attention import NOT_READ, AttentionMap, Column, Row, pins_told
from seqscope.views.writing.characters import one_line

__all__ = ["TerminalMap"]

# The map has a ground of its own, so that a tint means the same on dark and light terminals.
GROUND, GLOW = "#20262e", "#a5adff"
SHADES = "·░▒▓█"
FAINTEST = 0.04  # less attention is drawn as none
WIDEST_CELL = 12
LONGEST_SOURCE = 400
BAR = 6
CERTAINTY = BAR + 7
FULL_COLOR = {"256", "truecolor"}
HINT = "†"
# Keeps a terminal that orders Hebrew and Arabic by itself from moving letters between columns.
LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"


@dataclass(frozen=True, slots=True)
class TerminalMap:
    """A scene that a rich console prints at any width, with color or without."""

    scene: AttentionMap

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        colored = console.color_system in FULL_COLOR and not console.no_color
        yield from title(self.scene)
        if self.scene.columns:
            yield from grid(self.scene, options.max_width, colored=colored)
            yield from legend(self.scene, colored=colored)
        else:
            yield Text(NOT_READ)


def title(scene: AttentionMap) -> Iterator[Text]:
    """What was read, and below it the answer with its confidence."""
    yield Text(one_line(scene.source, LONGEST_SOURCE))
    answer = scene.answer.label
    yield Text.assemble((answer, "bold"), (f"   confidence {scene.answer.confidence:.3f}", "dim"))


def grid(scene: AttentionMap, width: int, *, colored: bool) -> Iterator[Text]:
    """The map, in as many bands below each other as the width asks for."""
    margin = max((cell_len(row.label) for row in scene.rows), default=1) + 2
    room = max(width - margin - CERTAINTY, WIDEST_CELL)
    cell = cell_width(scene, room)
    for places in bands(scene.line, room // cell):
        yield Text()
        yield header([scene.columns[place] for place in places], margin, cell)
        for row, weights in zip(scene.rows, scene.weights, strict=True):
            line = Text(row.label.rjust(margin - 1) + " ")
            for place in places:
                line.append_text(block(weights[place], cell, colored=colored))
            yield line.append_text(certainty(row))


def cell_width(scene: AttentionMap, room: int) -> int:
    """The letters that a cell is wide: two look square, one where the source is long."""
    longest = max(cell_len(column.label) for column in scene.columns if not column.hint)
    if longest > 2:
        return min(longest + 1, WIDEST_CELL)
    return 2 if longest == 2 or 2 * len(scene.columns) <= room else 1


def header(columns: list[Column], margin: int, cell: int) -> Text:
    """The source above the cells."""
    line = Text(" " * margin)
    for column in columns:
        label = HINT if column.hint else column.label
        if cell_len(label) > max(cell - 1, 2):
            label = set_cell_size(label, cell - 2) + "…"
        turned = any(unicodedata.bidirectional(c) in {"R", "AL", "AN"} for c in label)
        line.append(set_cell_size(label, cell), "dim" if column.text.isspace() else "")
        line.append(LEFT_TO_RIGHT if turned else "")
    return line.append("  certainty", "dim")


def block(weight: float, cell: int, *, colored: bool) -> Text:
    """One cell as bright as its weight."""
    if colored:
        tint = blend(GROUND, GLOW, weight if weight >= FAINTEST else 0.0)
        return Text(" " * cell, Style(bgcolor=tint))
    shade = SHADES[min(4, 1 + int(weight * 4))] if weight >= FAINTEST else SHADES[0]
    return Text(shade * cell if shade != SHADES[0] else shade.ljust(cell), "")


def certainty(row: Row) -> Text:
    """A bar and a number for how sure the network was of one target token."""
    filled = round(BAR * row.probability)
    return Text.assemble(
        "  ", "━" * filled, ("─" * (BAR - filled), "dim"), (f" {row.probability:.2f}", "dim")
    )


def legend(scene: AttentionMap, *, colored: bool) -> Iterator[Text]:
    """What the blocks stand for, the hint, and the other answers."""
    shares = [k / 10 for k in range(11)] if colored else [0.0, 0.2, 0.4, 0.6, 0.8]
    scale = Text().join(block(share, 1, colored=colored) for share in shares)
    yield Text()
    yield Text.assemble(("attention α   0 ", "dim"), scale, (" 1", "dim"))
    for column in scene.columns:
        if column.hint:
            yield Text.assemble((f"{HINT} hint".ljust(14), "dim"), column.label.strip("⟨⟩"))
    for told in pins_told(scene):
        yield Text(told)
    others = [f"{other.label} {other.confidence:.3f}" for other in scene.alternatives]
    if others:
        yield Text.assemble(("alternatives  ", "dim"), "   ".join(others))
