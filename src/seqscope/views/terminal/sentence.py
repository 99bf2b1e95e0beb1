"""Sentences through memory in the terminal: how each token moved each chip, and what was said."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions
from rich.text import Text

from seqscope.views.scenes.sentence import ReadSentence, SentenceMemory, Step
from seqscope.views.terminal.attention import FULL_COLOR
from seqscope.views.terminal.table import SignedRow, SignedTable, table_lines
from seqscope.views.writing.characters import elided, one_line
from seqscope.views.writing.signs import notation_for
from seqscope.views.writing.tokens import token_label

__all__ = ["TerminalSentence"]

LONGEST_CLASS = 14
NOTHING = "Nothing was read."


@dataclass(frozen=True, slots=True)
class TerminalSentence:
    """A scene that a rich console prints at any width: d / n of each chip at each token."""

    scene: SentenceMemory

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        colored = console.color_system in FULL_COLOR and not console.no_color
        for sentence in self.scene.sentences:
            yield Text(one_line(sentence.name, 200), "bold")
            if sentence.steps:
                yield from table_lines(table(sentence), options.max_width, colored=colored)
            else:
                yield Text(NOTHING)
            yield Text()
        yield Text("mean response of the units of each chip", "dim")


def table(sentence: ReadSentence) -> SignedTable:
    """Tokens down, chips across, behind them the prediction so far."""
    return SignedTable(
        heads=[f"#{chip}" for chip in range(len(sentence.sizes))],
        rows=[SignedRow(token_label(step.token), step.link, said(step)) for step in sentence.steps],
        notation=notation_for(link for step in sentence.steps for link in step.link),
        tail="so far" if any(map(said, sentence.steps)) else "",
    )


def said(step: Step) -> str:
    """The prediction after a token and how likely it was."""
    if step.prediction is None:
        return ""
    name = elided(step.prediction, LONGEST_CLASS)
    return name if step.probability is None else f"{step.probability:.2f} {name}"
