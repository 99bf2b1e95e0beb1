"""Gates in the terminal: how long each is open and shut, the units that stand out, half-lives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.text import Text

from seqscope.views.drawing.scales import told
from seqscope.views.figures.gates import about_lives, mean, power_of_two
from seqscope.views.scenes.gates import Gates
from seqscope.views.writing.characters import elided

__all__ = ["TerminalGates"]

SHOWN = 4  # units of each kind
BAR, LONGEST = 30, 24


@dataclass(frozen=True, slots=True)
class TerminalGates:
    """A scene that a rich console prints at any width."""

    scene: Gates

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        for line in (*shares(self.scene), *lives(self.scene)):
            line.truncate(options.max_width, overflow="ellipsis")
            line.no_wrap = True
            yield line


def shares(scene: Gates) -> Iterator[Text]:
    """For each gate the share of time open and shut, and the units with the most of it."""
    yield Text.assemble((scene.layer, "bold"), ("   share of time, most of all unit:share", "dim"))
    names = [elided(gate.name, LONGEST) for gate in scene.gates]
    room = max(map(cell_len, names), default=0)
    for name, gate in zip(names, scene.gates, strict=True):
        for word, values in (("open", gate.open), ("shut", gate.shut)):
            label = name if word == "open" else ""
            line = Text(label + " " * (room - cell_len(label)))
            line.append(f"  {word} ", "dim").append(f"{mean(values):4.0%}")
            yield line.append(f"  {most(values)}")


def most(values: Sequence[float]) -> str:
    """The units with the greatest shares above 0."""
    order = sorted(range(len(values)), key=lambda unit: -values[unit])[:SHOWN]
    return "  ".join(f"{unit}:{values[unit]:.2f}" for unit in order if values[unit] > 0)


def lives(scene: Gates) -> Iterator[Text]:
    """The half-lives in octaves, a bar for each, and the units that forget last and first."""
    if not scene.half_lives:
        return
    yield Text()
    yield Text.assemble("half-life in tokens", (f"   {about_lives(scene)}", "dim"))
    if any(life is not None for life in scene.half_lives):
        first, counts = scene.first_octave, scene.octaves
        edges = [power_of_two(first + place) for place in range(len(counts) + 1)]
        for place, count in enumerate(counts):
            bar = "━" * round(BAR * count / max(counts))
            yield Text(f"{edges[place]:>9} to {edges[place + 1]:>9}  {bar} {count}")
    order = sorted(range(len(scene.half_lives)), key=lambda unit: -life_of(scene, unit))
    for name, units in (("longest ", order[:SHOWN]), ("shortest", order[::-1][:SHOWN])):
        each = "  ".join(f"{unit}:{life_told(life_of(scene, unit))}" for unit in units)
        yield Text.assemble((f"{name}  ", "dim"), each)


def life_of(scene: Gates, unit: int) -> float:
    """The half-life of a unit, infinite where it never forgets."""
    life = scene.half_lives[unit]
    return inf if life is None else life


def life_told(life: float) -> str:
    """A half-life as it is written."""
    return "never" if life == inf else told(life)
