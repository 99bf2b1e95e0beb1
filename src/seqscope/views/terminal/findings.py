"""Findings in the terminal: a sentence each, the serious ones first, and where to look."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from seqscope.analysis.findings import Finding
from seqscope.views.terminal.look import plain_table
from seqscope.views.writing.characters import one_line

__all__ = ["TerminalFindings"]

NOTHING = "No findings: the numbers at hand show nothing out of the ordinary."
STYLES = {"serious": "bold red", "notable": "yellow", "minor": "dim"}
LONGEST, LONGEST_LINK = 400, 60


@dataclass(frozen=True, slots=True)
class TerminalFindings:
    """Findings that a rich console prints at any width."""

    findings: Sequence[Finding]

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        if not self.findings:
            yield Text(NOTHING)
            return
        table = plain_table(headed=False)
        table.add_column(no_wrap=True)
        table.add_column(ratio=1)
        for each in self.findings:
            sentence = Text(one_line(each.sentence, LONGEST))
            sentence.append(f"  {one_line(each.link, LONGEST_LINK)}", "dim")
            table.add_row(Text(each.severity, STYLES[each.severity]), sentence)
        yield table
