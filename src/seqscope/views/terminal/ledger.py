"""A contribution ledger in the terminal: shares of tokens and chips, sums at the edges."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions
from rich.text import Text

from seqscope.views.scenes.ledger import ContributionLedger
from seqscope.views.terminal.attention import FULL_COLOR
from seqscope.views.terminal.table import SignedRow, SignedTable, table_lines
from seqscope.views.writing.characters import elided, one_line
from seqscope.views.writing.signs import Notation, notation_for
from seqscope.views.writing.tokens import token_label

__all__ = ["TerminalLedger"]

LONGEST_CHIP = 6


@dataclass(frozen=True, slots=True)
class TerminalLedger:
    """A scene that a rich console prints at any width, with color or without."""

    scene: ContributionLedger

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        colored = console.color_system in FULL_COLOR and not console.no_color
        scene = self.scene
        yield Text(one_line(scene.name, 200), "bold")
        notation = notation_for([scene.bias, *(n for row in scene.rows for n in row.shares)])
        unit = f", in {notation.unit}" if notation.unit else ""
        yield Text(f"contributions to the {one_line(scene.question, 120)}{unit}", "dim")
        yield from table_lines(table(scene, notation), options.max_width, colored=colored)


def table(scene: ContributionLedger, notation: Notation) -> SignedTable:
    """Tokens down, chips across, behind them the sum of the row and the running total."""
    written = notation.written
    rows = [(row.token, row.shares, row.total, row.running) for row in scene.rows]
    rows = [("bias", (), scene.bias, scene.bias), *rows]
    rows.append(("sum", scene.sums, scene.total - scene.bias, scene.total))
    wide = max(len(written(n)) for _, _, *both in rows for n in both)
    return SignedTable(
        heads=[elided(name, LONGEST_CHIP) for name in scene.columns],
        rows=[
            SignedRow(
                token_label(token),
                shares,
                f"{written(total).rjust(wide)} {written(running).rjust(wide)}",
                edge=place == len(rows) - 1,
            )
            for place, (token, shares, total, running) in enumerate(rows)
        ],
        notation=notation,
        tail=f"{'sum'.rjust(wide)} {'total'.rjust(wide)}",
    )
