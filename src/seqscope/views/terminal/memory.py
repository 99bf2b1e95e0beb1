"""Memory chips and word clouds in the terminal: a chip, its units and the words beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions
from rich.text import Text

from seqscope.views.scenes.memory import Memory
from seqscope.views.writing.characters import visible

__all__ = ["TerminalMemory"]


@dataclass(frozen=True, slots=True)
class TerminalMemory:
    """A scene that a rich console prints at any width."""

    scene: Memory

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        yield Text(self.scene.name, "bold")
        for chip, cloud in zip(self.scene.chips, self.scene.clouds, strict=True):
            units = ", ".join(str(each.unit) for each in chip.units)
            yield Text(f"chip {chip.cluster}, {len(chip.units)} units: {units}", "dim")
            words = "  ".join(
                f"{visible(each.word)} {each.response:+.2f}"
                for each in sorted(cloud.words, key=lambda word: -abs(word.response))
            )
            yield Text(f"  {words or 'no words'}")
        if self.scene.words_left_out or self.scene.units_left_out:
            yield Text(
                f"without weight: {len(self.scene.words_left_out)} words, "
                f"{len(self.scene.units_left_out)} units",
                "dim",
            )
