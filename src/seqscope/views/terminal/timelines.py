"""Units over time in the terminal: those selected, token by token, and where else they are on."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from seqscope.views.drawing.scales import told
from seqscope.views.figures.timelines import about
from seqscope.views.scenes.concordance import concordance
from seqscope.views.scenes.timelines import UnitsOverTime
from seqscope.views.terminal.attention import FULL_COLOR
from seqscope.views.terminal.concordance import TerminalConcordance
from seqscope.views.terminal.table import SignedRow, SignedTable, table_lines
from seqscope.views.writing.characters import elided
from seqscope.views.writing.signs import notation_for
from seqscope.views.writing.tokens import token_label

__all__ = ["TerminalTimeline"]

SHOWN = 8  # units
LONGEST = 48
MARK = "◀"


@dataclass(frozen=True, slots=True)
class TerminalTimeline:
    """A scene that a rich console prints at any width, with color or without."""

    scene: UnitsOverTime

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        scene = self.scene
        colored = console.color_system in FULL_COLOR and not console.no_color
        yield Text(elided(scene.name, LONGEST), "bold")
        yield Text(about(scene), "dim")
        yield from table_lines(table(scene), options.max_width, colored=colored)
        if scene.matches:
            yield TerminalConcordance(concordance("", [scene.matches]))


def table(scene: UnitsOverTime) -> SignedTable:
    """Tokens down, the selected units across, all where none is; the span is marked."""
    units = (scene.selected or scene.units)[:SHOWN]
    span = range(*scene.span) if scene.span else range(0)
    rows = [
        SignedRow(
            token_label(token),
            [unit.values[place] or 0.0 for unit in units],
            MARK if place in span else "",
        )
        for place, token in enumerate(scene.tokens)
    ]
    threshold = "" if scene.threshold is None else f"above {told(scene.threshold)}"
    return SignedTable(
        heads=[unit.name.removeprefix("unit ") for unit in units],
        rows=rows,
        notation=notation_for(value for row in rows for value in row.values),
        tail=threshold if span else "",
    )
