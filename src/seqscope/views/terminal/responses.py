"""Responses to words in the terminal: for each word the units that rise and fall most."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.text import Text

from seqscope.views.scenes.responses import WordResponse, WordResponses
from seqscope.views.writing.characters import elided

__all__ = ["TerminalResponses"]

LONGEST_WORD = 18
SHOWN = 4  # units on either side


@dataclass(frozen=True, slots=True)
class TerminalResponses:
    """A scene that a rich console prints at any width."""

    scene: WordResponses

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        scene = self.scene
        yield Text(f"{scene.layer}: mean responses, unit by unit", "dim")
        words = [elided(each.word, LONGEST_WORD) for each in scene.words]
        room = max(map(cell_len, words), default=0)
        wide = max((len(f"{each.count:,}") for each in scene.words), default=0)
        for name, word in zip(words, scene.words, strict=True):
            line = Text(" " * (room - cell_len(name)) + name)
            line.append(f"  {word.count:>{wide},}  ", "dim")
            line.append(strongest(scene.units, word))
            line.truncate(options.max_width, overflow="ellipsis")
            yield line


def strongest(units: tuple[int, ...], word: WordResponse) -> str:
    """The units that rise most at a word, then those that fall most."""
    order = sorted(zip(word.mean, units, strict=True), key=lambda each: each[0])
    rising = [f"{unit}:{mean:+.2f}" for mean, unit in reversed(order) if mean > 0][:SHOWN]
    falling = [f"{unit}:{mean:+.2f}" for mean, unit in order if mean < 0][:SHOWN]
    return "  ".join([*rising, *falling])
