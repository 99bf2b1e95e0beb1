"""Self-attention in the terminal: each word of a text with those that it asked most."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.text import Text

from seqscope.views.drawing.scales import told
from seqscope.views.scenes.word_map import WordMap, named
from seqscope.views.terminal.words import answer
from seqscope.views.writing.characters import elided, visible

__all__ = ["TerminalWordMap"]

LONGEST = 24
LISTED = 3


@dataclass(frozen=True, slots=True)
class TerminalWordMap:
    """A scene that a rich console prints, a line for each asking word."""

    scene: WordMap

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        yield from answer(self.scene.text)
        yield Text()
        yield Text(
            f"attention α, {named(self.scene.head)}; each word, and what it asked most", "dim"
        )
        yield from lines(self.scene)


def lines(scene: WordMap) -> Iterator[Text]:
    """One line for each asking word."""
    tokens = [elided(visible(word.token), LONGEST) for word in scene.text.words]
    width = max(map(cell_len, tokens), default=0)
    values = scene.weights.values
    for token, row, elsewhere in zip(tokens, values, scene.elsewhere, strict=True):
        most = np.argsort(-row, kind="stable")[:LISTED]
        asked = "   ".join(f"{tokens[j]} {told(float(row[j]))}" for j in most)
        rest = f"   elsewhere {told(elsewhere)}" if elsewhere >= 0.01 else ""
        padding = " " * (width - cell_len(token) + 2)
        yield Text.assemble((token, "bold"), padding, asked, (rest, "dim"))
