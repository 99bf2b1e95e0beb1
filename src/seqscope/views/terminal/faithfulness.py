"""Attention beside evidence in the terminal: a table of words, or of what each symbol came from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType
from rich.table import Table
from rich.text import Text

from seqscope.views.scenes.faithfulness import AttentionCheck, CheckedWord, Evidence, rho_told
from seqscope.views.scenes.map_check import MapCheck
from seqscope.views.scenes.words import LONGEST_CLASS
from seqscope.views.terminal.look import plain_table
from seqscope.views.writing.characters import elided, one_line, visible
from seqscope.views.writing.signs import Notation, notation_for
from seqscope.views.writing.tokens import token_label

__all__ = ["TerminalCheck", "TerminalMapCheck"]

MOST_WORDS, LONGEST, BAR = 30, 18, 10
NAMED = 3  # source tokens of each kind


@dataclass(frozen=True, slots=True)
class TerminalCheck:
    """A scene of a classified text that a rich console prints at any width."""

    scene: AttentionCheck

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        scene = self.scene
        yield Text(elided(scene.prediction, LONGEST_CLASS), "bold")
        yield Text(scene.verdict)
        yield Text()
        yield word_table(scene)
        if len(scene.words) > MOST_WORDS:
            yield Text(f"and {len(scene.words) - MOST_WORDS} more words that weigh less", "dim")


@dataclass(frozen=True, slots=True)
class TerminalMapCheck:
    """A scene of a text that was translated, for a rich console of any width."""

    scene: MapCheck

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        drawn = self.scene.map
        yield Text(one_line(drawn.source, 400))
        yield Text(drawn.answer.label, "bold")
        yield Text(self.scene.verdict)
        yield Text()
        yield map_table(self.scene)


def word_table(scene: AttentionCheck) -> Table:
    """The words in their order, those that weigh most where there are many."""
    table = plain_table()
    table.add_column(Text("word"), no_wrap=True)
    table.add_column(Text("attention α"), no_wrap=True)
    for each in scene.evidence:
        table.add_column(heading(each), justify="right")
    heaviest = sorted(scene.words, key=lambda word: -word.weight)
    least = heaviest[MOST_WORDS - 1].weight if len(heaviest) > MOST_WORDS else 0.0
    shown = [word for word in scene.words if word.weight >= least][:MOST_WORDS]
    most = max((word.weight for word in shown), default=0.0) or 1.0
    notations = [
        notation_for(word.effects[kind] for word in shown) for kind in range(len(scene.evidence))
    ]
    for word in shown:
        bar = "━" * round(BAR * word.weight / most)
        table.add_row(
            Text(elided(token_label(word.token), LONGEST)),
            Text(f"{word.weight:.3f} {bar}"),
            *effects_told(word, notations),
        )
    return table


def effects_told(word: CheckedWord, notations: Sequence[Notation]) -> list[Text]:
    """The effects of a word, each in the notation of its kind."""
    pairs = zip(word.effects, notations, strict=True)
    return [Text(notation.whole(effect)) for effect, notation in pairs]


def map_table(scene: MapCheck) -> Table:
    """For each target token the source tokens that were read most, and that mattered most."""
    table = plain_table()
    table.add_column("")
    table.add_column("most read", no_wrap=True)
    for each in scene.evidence:
        table.add_column(heading(each.evidence), no_wrap=True)
    for i, row in enumerate(scene.map.rows):
        cells = [row.label, foremost(scene, scene.map.weights[i])]
        for each in scene.evidence:
            cells.append(
                f"{foremost(scene, each.effects[i]):{2 * NAMED}} {rho_told(each.correlations[i])}"
            )
        table.add_row(*map(Text, cells))
    return table


def foremost(scene: MapCheck, numbers: Sequence[float]) -> str:
    """The source tokens with the greatest numbers, whatever their signs."""
    order = sorted(range(len(numbers)), key=lambda place: -abs(numbers[place]))
    labels = (visible(scene.map.columns[place].label) for place in order if numbers[place])
    return " ".join(elided(label, LONGEST) for label, _ in zip(labels, range(NAMED), strict=False))


def heading(kind: Evidence) -> Text:
    """A kind of evidence with its rank correlation."""
    return Text(f"{elided(kind.name, LONGEST_CLASS)}, {rho_told(kind.correlation)}")
