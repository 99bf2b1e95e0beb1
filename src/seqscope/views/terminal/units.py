"""One hidden unit in the terminal: its words, its value along a text, its strongest places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType
from rich.style import Style
from rich.text import Text

from seqscope.views.drawing.colors import tint
from seqscope.views.scenes.concordance import concordance
from seqscope.views.scenes.units import UnitDetails, WordBox
from seqscope.views.terminal.attention import FULL_COLOR, GROUND
from seqscope.views.terminal.concordance import TerminalConcordance
from seqscope.views.writing.characters import visible
from seqscope.views.writing.signs import signed

__all__ = ["TerminalUnit"]

DECIMALS = 2


@dataclass(frozen=True, slots=True)
class TerminalUnit:
    """A scene that a rich console prints at any width, with color or without."""

    scene: UnitDetails

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        scene = self.scene
        yield Text(scene.unit, "bold")
        yield Text.assemble(("rises at  ", "dim"), words(scene.highest[::-1]))
        yield Text.assemble(("falls at  ", "dim"), words(scene.lowest))
        if scene.tokens:
            colored = console.color_system in FULL_COLOR and not console.no_color
            yield Text.assemble(("its value  ", "dim"), *along(scene, colored=colored))
        yield TerminalConcordance(concordance("", scene.places))


def words(boxes: Sequence[WordBox]) -> str:
    """Words with their mean responses."""
    told = (f"{visible(box.word)} {signed(box.mean, DECIMALS)}" for box in boxes)
    return "  ".join(told) or "no word"


def along(scene: UnitDetails, *, colored: bool) -> Iterator[Text]:
    """The tokens of a text on the tints of the unit's values, or with these behind them."""
    glue = " " if scene.spaced else ""
    for token, known in zip(scene.tokens, scene.values, strict=True):
        value = known or 0.0
        if colored:
            yield Text(visible(token), Style(color="#e8ebee", bgcolor=tint(value, GROUND)))
            yield Text(glue)
        else:
            yield Text(f"{visible(token)} {signed(value, DECIMALS)}{glue or ' '} ")
