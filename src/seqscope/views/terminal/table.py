"""Signed numbers in the terminal: a table on grounds of two colors, cut to the width there is."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text

from seqscope.views.drawing.colors import blend
from seqscope.views.terminal.attention import GROUND, LEFT_TO_RIGHT
from seqscope.views.writing.signs import Notation

__all__ = ["SignedRow", "SignedTable", "table_lines"]

WARM, COOL, LIGHT = "#e8834f", "#5a9bd5", "#e8ebee"  # on the dark ground
LONGEST_LABEL = 18
FAINTEST = 0.02
NARROWEST = 4


@dataclass(frozen=True, slots=True)
class SignedRow:
    """A label, a number for each column or none at all, and what stands behind them.

    The numbers of an `edge` are sums of others and have no ground.
    """

    label: str
    values: Sequence[float]
    tail: str = ""
    edge: bool = False


@dataclass(frozen=True, eq=False)
class SignedTable:
    """Rows of numbers below the heads of their columns; `tail` is the head of what is behind."""

    heads: Sequence[str]
    rows: Sequence[SignedRow]
    notation: Notation
    tail: str = ""

    @cached_property
    def margin(self) -> int:
        """The letters that labels take."""
        longest = max((cell_len(row.label) for row in self.rows), default=0)
        return min(longest, LONGEST_LABEL) + 1

    @cached_property
    def behind(self) -> int:
        """The letters that are needed behind the numbers."""
        longest = max(cell_len(text) for text in (self.tail, *(row.tail for row in self.rows)))
        return longest + 2 if longest else 0

    @cached_property
    def cell(self) -> int:
        """The letters that each number takes."""
        numbers = (self.notation.written(value) for row in self.rows for value in row.values)
        return max([NARROWEST, *map(len, numbers)]) + 1

    @cached_property
    def most(self) -> float:
        """The greatest number, whose ground is strongest."""
        inside = (row.values for row in self.rows if not row.edge)
        return max((abs(value) for values in inside for value in values), default=0.0)


def table_lines(table: SignedTable, width: int, *, colored: bool) -> Iterator[Text]:
    """The table, in as many parts below each other as the width asks for."""
    at_once = max(1, (width - table.margin - table.behind) // table.cell)
    for first in range(0, max(len(table.heads), 1), at_once):
        part = slice(first, first + at_once)
        yield cropped(head(table, part), width)
        for row in table.rows:
            yield cropped(line(table, row, part, colored=colored), width)


def head(table: SignedTable, part: slice) -> Text:
    """The heads of some columns, each at the right of its numbers."""
    room = table.cell - 1
    heads = (
        " " * (table.cell - cell_len(short)) + short
        for short in (set_cell_size(name, min(room, cell_len(name))) for name in table.heads[part])
    )
    return Text(" " * table.margin + "".join(heads) + "  " + table.tail, "dim")


def line(table: SignedTable, row: SignedRow, part: slice, *, colored: bool) -> Text:
    """The label of a row, some of its numbers, and what stands behind them."""
    turned = any(unicodedata.bidirectional(c) in {"R", "AL", "AN"} for c in row.label)
    text = Text(set_cell_size(row.label, table.margin - 1) + (LEFT_TO_RIGHT if turned else ""))
    text.append(" ")
    for value in row.values[part]:
        style = ground(value, table.most) if colored and not row.edge else Style()
        text.append(" ").append(table.notation.written(value).rjust(table.cell - 1), style)
    blank = 0 if row.values else table.cell * len(table.heads[part])
    return text.append(" " * blank + f"  {row.tail}" if row.tail else "")


def ground(value: float, most: float) -> Style:
    """Light letters on a ground as warm or cool as the number."""
    share = abs(value) / most if most else 0.0
    tint = blend(GROUND, WARM if value > 0 else COOL, 0.8 * share if share > FAINTEST else 0.0)
    return Style(color=LIGHT, bgcolor=tint)


def cropped(text: Text, width: int) -> Text:
    """The line without what does not fit."""
    text.truncate(width, overflow="ellipsis")
    text.no_wrap = True
    return text
