"""A comparison of two networks in the terminal: words, units and layers as tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType
from rich.table import Table
from rich.text import Text

from seqscope.views.scenes.comparison import Comparison, LayerTable, UnitPairs
from seqscope.views.terminal.look import plain_table
from seqscope.views.writing.characters import elided

__all__ = ["TerminalComparison"]

MOST_WORDS, MOST_PAIRS, MOST_LAYERS = 20, 8, 8
BAR, LONGEST = 12, 20


@dataclass(frozen=True, slots=True)
class TerminalComparison:
    """A scene that a rich console prints as tables, and says what it leaves out."""

    scene: Comparison

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        scene = self.scene
        names = elided(scene.first, LONGEST), elided(scene.second, LONGEST)
        yield Text.assemble(
            (f"{names[0]} and {names[1]}", "bold"),
            (f"   {scene.tokens:,} tokens read by both", "dim"),
        )
        yield words(scene, names)
        left = len(scene.words.words) - MOST_WORDS
        alone = scene.words.only_first + scene.words.only_second
        yield Text(f"{max(left, 0):,} more words in common, {alone:,} read by one alone", "dim")
        if scene.units is not None:
            yield Text()
            yield pairs(scene.units, names)
            yield rest_of_pairs(scene.units)
        if scene.layers is not None:
            yield Text()
            yield layers(scene.layers, names)


def words(scene: Comparison, names: tuple[str, str]) -> Table:
    """The words with the strongest responses, a bar for either network."""
    table = plain_table()
    table.add_column(justify="right")
    table.add_column(Text(names[0]), justify="right")
    table.add_column("response", justify="center")
    table.add_column(Text(names[1]))
    table.add_column(justify="right")
    for each in scene.words.words[:MOST_WORDS]:
        bars = [round(BAR * value / scene.words.most) for value in (each.first, each.second)]
        table.add_row(
            f"{each.first:.2f}",
            "━" * bars[0],
            Text(elided(each.word, LONGEST), "bold"),
            "━" * bars[1],
            f"{each.second:.2f}",
        )
    return table


def pairs(units: UnitPairs, names: tuple[str, str]) -> Table:
    """The units that are most alike, and the correlation of each pair."""
    table = plain_table()
    for name in names:
        table.add_column(Text(f"unit of {name}"), justify="right")
    table.add_column("correlation", justify="right")
    shown = zip(units.first, units.second, units.correlation, strict=True)
    for (first, second, r), _ in zip(shown, range(MOST_PAIRS), strict=False):
        table.add_row(str(first), str(second), f"{r:+.2f}".replace("-", "\N{MINUS SIGN}"))
    return table


def rest_of_pairs(units: UnitPairs) -> Text:
    """How many pairs are not shown, the level of chance, the units without a partner."""
    parts = [f"{max(len(units.first) - MOST_PAIRS, 0):,} more pairs"]
    if units.by_chance is not None:
        parts.append(f"{units.by_chance:.2f} by chance")
    alone = len(units.unmatched_first), len(units.unmatched_second)
    parts.append(f"without a partner: {alone[0]:,} left, {alone[1]:,} right")
    return Text(", ".join(parts), "dim")


def layers(table_of: LayerTable, names: tuple[str, str]) -> Table:
    """The likeness of layers, the nearest of each row in bold."""
    table = plain_table()
    left = max(len(table_of.first), len(table_of.second)) - MOST_LAYERS
    note = f", and {left} more" if left > 0 else ""
    table.add_column(Text(f"CKA: {names[0]} down, {names[1]} across{note}", "dim"))
    for name in table_of.second[:MOST_LAYERS]:
        table.add_column(Text(elided(name, LONGEST)), justify="right")
    for name, row in zip(table_of.first[:MOST_LAYERS], table_of.values, strict=False):
        nearest = max(row)
        numbers = [
            Text(f"{value:.2f}", "bold" if value == nearest else "") for value in row[:MOST_LAYERS]
        ]
        table.add_row(Text(elided(name, LONGEST)), *numbers)
    return table
