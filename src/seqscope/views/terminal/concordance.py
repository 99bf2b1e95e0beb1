"""A concordance in the terminal: a passage to the line, aligned on the tokens that were found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions
from rich.style import Style
from rich.text import Text

from seqscope.views.drawing.colors import tint
from seqscope.views.drawing.scales import told
from seqscope.views.scenes.concordance import Aligned, Concordance, Passages, aligned
from seqscope.views.terminal.attention import FULL_COLOR, GROUND, LEFT_TO_RIGHT
from seqscope.views.writing.characters import elided, one_line

__all__ = ["TerminalConcordance"]

LIGHT = "#e8ebee"
WIDEST, NARROWEST = 40, 6  # letter cells on either side
VALUE, PLACE, MARKS = 9, 11, 4
LONGEST = 48
NONE = "No such place."


@dataclass(frozen=True, slots=True)
class TerminalConcordance:
    """A scene that a rich console prints at any width, with color or with brackets."""

    scene: Concordance

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        colored = console.color_system in FULL_COLOR and not console.no_color
        yield Text(elided(self.scene.subject, LONGEST), "bold")
        for group in self.scene.groups:
            yield Text()
            name, measure = (one_line(text, LONGEST) for text in (group.name, group.measure))
            yield Text.assemble(name, (f"  {measure}", "dim"))
            yield from rows(group, options.max_width, colored=colored)


def rows(group: Passages, width: int, *, colored: bool) -> Iterator[Text]:
    """The passages of a group, each on one line of at most that width."""
    side = max(NARROWEST, min(WIDEST, (width - VALUE - PLACE - MARKS) // 3))
    lines = [aligned(each, side, spaced=group.spaced) for each in group.passages]
    left = max((line.cells(line.left) for line in lines), default=0)
    behind = max((line.cells(line.found) + line.cells(line.right) for line in lines), default=0)
    for each, line in zip(group.passages, lines, strict=True):
        share = (each.value or 0.0) / group.most
        number = number_of(each.value, counted=group.counted)
        text = Text.assemble((number.rjust(VALUE - 2), "dim"), "  ")
        text.append(" " * (left - line.cells(line.left)) + placed(line, line.left))
        text.append_text(found(line, share, colored=colored))
        text.append(placed(line, line.right))
        padding = behind + 2 - line.cells(line.found) - line.cells(line.right)
        yield text.append_text(Text(" " * padding + f"{each.place:,}", "dim"))
    if not group.passages:
        yield Text(NONE)


def number_of(value: float | None, *, counted: bool) -> str:
    """The value of a passage as it is written."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if counted else told(value)


def found(line: Aligned, share: float, *, colored: bool) -> Text:
    """The tokens that were found, on the tint of their value or in brackets."""
    if colored:
        style = Style(color=LIGHT, bgcolor=tint(share, GROUND), bold=True)
        return Text.assemble(" ", (placed(line, line.found), style), " ")
    return Text(f"[{placed(line, line.found)}]")


def placed(line: Aligned, tokens: Sequence[str]) -> str:
    """Tokens that keep their places in terminals that would turn Hebrew and Arabic themselves."""
    kept = (f"{token}{LEFT_TO_RIGHT}" for token in tokens) if line.turned else tokens
    return line.glue.join(kept)
