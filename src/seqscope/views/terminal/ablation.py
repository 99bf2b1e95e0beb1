"""Ablation in the terminal: what each unit or chip changes, scores beside unchanged ones."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from seqscope.views.drawing.scales import told
from seqscope.views.scenes.ablation import AblationEffects
from seqscope.views.terminal.look import plain_table
from seqscope.views.writing.characters import elided
from seqscope.views.writing.signs import notation_for

__all__ = ["TerminalAblation"]

MOST_THINGS, MOST_SCORES, LONGEST = 20, 5, 24
UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class TerminalAblation:
    """A scene that a rich console prints as a table; what may be chance is dim."""

    scene: AblationEffects

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        scene = self.scene
        held = elided(scene.held, LONGEST)
        yield Text.assemble(
            (elided(scene.network, LONGEST), "bold"),
            (f"   each of {len(scene.ablated):,} held {held} in turn, ", "dim"),
            (f"{scene.examples:,} examples", "dim"),
        )
        table = plain_table()
        table.add_column("held")
        table.add_column("change of loss", justify="right")
        for score in scene.scores[:MOST_SCORES]:
            table.add_column(Text(elided(score.name, LONGEST)), justify="right")
        unchanged = [number(score.unchanged) for score in scene.scores[:MOST_SCORES]]
        table.add_row("nothing", "", *unchanged, style="dim")
        for each in scene.ablated[:MOST_THINGS]:
            change = Text(
                notation_for([scene.most]).whole(each.loss), "" if each.certain else "dim"
            )
            scores = map(number, each.scores[:MOST_SCORES])
            table.add_row(Text(elided(each.name, LONGEST)), change, *scores)
        yield table
        things, scores_left = len(scene.ablated) - MOST_THINGS, len(scene.scores) - MOST_SCORES
        if things > 0 or scores_left > 0:
            yield Text(f"{max(things, 0):,} more held, {max(scores_left, 0)} more scores", "dim")


def number(value: float | None) -> str:
    """A score, or a dash where it is not known."""
    return UNKNOWN if value is None else told(value)
