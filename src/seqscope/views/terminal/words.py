"""Word weights in the terminal: the text, each word as bright as its weight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.style import Style
from rich.text import Text

from seqscope.views.drawing.colors import FAINT, blend
from seqscope.views.drawing.scales import told
from seqscope.views.scenes.words import NO_WORDS, Piece, WordWeights, heaviest, wrapped
from seqscope.views.terminal.attention import FULL_COLOR, GLOW, GROUND, SHADES
from seqscope.views.writing.characters import elided

__all__ = ["TerminalWords"]

WIDEST = 100  # letters in a line that is still easily read
BAR = 20
MOST_CLASSES, LISTED, LONGEST = 10, 6, 24
TIE = "\N{NO-BREAK SPACE}"
DARK, LIGHT = "#14181c", "#e8ebee"
READABLE = 0.5  # on brighter words dark letters are read better


@dataclass(frozen=True, slots=True)
class TerminalWords:
    """A scene that a rich console prints at any width, with color or with a row of shades."""

    scene: WordWeights

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        colored = console.color_system in FULL_COLOR and not console.no_color
        yield from answer(self.scene)
        yield Text()
        for line in wrapped(self.scene, min(options.max_width, WIDEST)):
            yield from in_color(line, self.scene) if colored else in_shades(line, self.scene)
        if self.scene.words:
            yield Text()
            yield from listed(self.scene)
        else:
            yield Text(NO_WORDS)
        yield Text()
        yield from classes(self.scene)


def answer(scene: WordWeights) -> Iterator[Text]:
    """The class that was predicted, and how likely the likeliest is."""
    yield Text.assemble((scene.answer, "bold"), (f"   confidence {scene.confidence:.3f}", "dim"))


def in_color(line: Sequence[Piece], scene: WordWeights) -> Iterator[Text]:
    """One line with each word on a ground of its tint."""
    text = Text()
    for piece in line:
        share = (piece.weight or 0.0) / scene.heaviest
        ink = FAINT if piece.weight is None else DARK if share > READABLE else LIGHT
        text.append(piece.text, Style(color=ink, bgcolor=blend(GROUND, GLOW, share)))
    yield text


def in_shades(line: Sequence[Piece], scene: WordWeights) -> Iterator[Text]:
    """One line, and below each of its words a shade; light words have none."""
    yield Text("".join(piece.text for piece in line))
    below = ""
    for piece in line:
        share = (piece.weight or 0.0) / scene.heaviest
        shade = SHADES[min(4, int(share * 5))] if share >= 0.2 else " "
        below += shade * cell_len(piece.text)
    yield Text(below.rstrip())


def listed(scene: WordWeights) -> Iterator[Text]:
    """The words with the greatest weights."""
    words = [f"{elided(w.token, LONGEST)}{TIE}{told(w.weight)}" for w in heaviest(scene, LISTED)]
    yield Text.assemble(("attention α   ", "dim"), "   ".join(words))


def classes(scene: WordWeights) -> Iterator[Text]:
    """A bar and a number for each class."""
    shown, left = scene.classes[:MOST_CLASSES], scene.classes[MOST_CLASSES:]
    names = [elided(each.name, LONGEST) for each in shown]
    width = max(map(cell_len, names), default=0)
    for name, each in zip(names, shown, strict=True):
        filled = round(BAR * each.probability)
        padding = " " * (width - cell_len(name) + 2)
        bar = "━" * filled, ("─" * (BAR - filled), "dim")
        yield Text.assemble(name, padding, *bar, (f" {each.probability:.3f}", "dim"))
    if left:
        rest = sum(each.probability for each in left)
        yield Text(f"and {len(left)} more classes with {told(rest)} together", "dim")
