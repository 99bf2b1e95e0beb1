"""Where chips, clouds and links of a memory stand on its sheet, in pixels of 1/96 inch."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from seqscope.views.drawing.sheet import Pen
from seqscope.views.scenes.memory import Chip, Cloud, CloudWord, Memory
from seqscope.views.writing.characters import elided, visible

__all__ = [
    "CLOUD_WIDTH",
    "PADDING",
    "Grid",
    "MemoryLayout",
    "PlacedCloud",
    "PlacedWord",
    "Ribbon",
    "memory_layout",
    "shown",
]

PITCHES = (20.0, 18.0, 16.0, 14.0, 12.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0)  # of units, per square
WIDEST_CHIP, FEWEST_COLUMNS, PADDING = 190.0, 4, 8.0
LEAST_SLOT = 26.0
CLOUD_WIDTH, LINE = 440.0, 1.36
CLOUD_HEIGHTS = (300.0, 240.0, 200.0, 160.0, 130.0, 105.0, 85.0, 68.0, 54.0, 40.0, LEAST_SLOT)
SMALLEST, LONGEST = 9.5, 28  # letters in pixels, words in letters
WIDEST_LINK, FAINTEST = 15.0, 0.04
MOST_LINKS, LINKS_FOR_EACH = 36, 3  # in all, and for each co-cluster where there are many


@dataclass(frozen=True, slots=True)
class Grid:
    """How the units of every chip stand: the pitch of their squares, and so many in a row."""

    pitch: float
    columns: int

    @property
    def width(self) -> float:
        """The width of a chip."""
        return self.columns * self.pitch + 2 * PADDING

    def height(self, units: int) -> float:
        """The height of a chip with so many units."""
        return max(1, math.ceil(units / self.columns)) * self.pitch + 2 * PADDING


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word of a cloud: its letters, how high they are, where their middle line begins."""

    word: CloudWord
    text: str
    size: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PlacedCloud:
    """The words of a cloud that have room, from its upper left corner, and how many have none."""

    words: tuple[PlacedWord, ...]
    left: int
    end: tuple[float, float]
    height: float


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A link from a height at its chip to one at its cloud."""

    strength: float
    width: float
    chip: float
    cloud: float


@dataclass(frozen=True, slots=True)
class MemoryLayout:
    """Everything that follows from what a memory holds.

    `middles` are the heights at which chips and clouds stand, from the top of the first.
    """

    grid: Grid
    clouds: tuple[PlacedCloud, ...]
    middles: tuple[float, ...]
    height: float
    ribbons: tuple[Ribbon, ...]
    undrawn: tuple[float, ...]


def memory_layout(scene: Memory) -> MemoryLayout:
    """The layout of a scene: as large as a page allows, everything the same size."""
    room = min(max(110.0 * len(scene.chips), 560.0), 1400.0)
    gap = 34.0 if len(scene.chips) <= 6 else 22.0 if len(scene.chips) <= 12 else 14.0
    grid = chip_grid(scene.chips, room, gap)
    chips = [grid.height(len(chip.units)) for chip in scene.chips]
    clouds = cloud_lines(scene.clouds, chips, room, gap)
    slots = [max(chip, cloud.height, LEAST_SLOT) for chip, cloud in zip(chips, clouds, strict=True)]
    middles = []
    top = 0.0
    for slot in slots:
        middles.append(top + slot / 2)
        top += slot + gap
    rooms = [max(cloud.height, LEAST_SLOT) for cloud in clouds]
    ribbons, undrawn = links_between(scene, middles, chips, rooms)
    return MemoryLayout(grid, clouds, tuple(middles), max(top - gap, 0.0), ribbons, undrawn)


def chip_grid(chips: Sequence[Chip], room: float, gap: float) -> Grid:
    """The largest squares with which all chips have room below each other."""
    most = max((len(chip.units) for chip in chips), default=1)
    for pitch in PITCHES:
        widest = int((WIDEST_CHIP - 2 * PADDING) / pitch)
        columns = min(widest, max(FEWEST_COLUMNS, math.ceil(math.sqrt(2 * most))))
        grid = Grid(pitch, columns)
        if sum(grid.height(len(chip.units)) + gap for chip in chips) <= room:
            break
    return grid


def cloud_lines(
    clouds: Sequence[Cloud], chips: Sequence[float], room: float, gap: float
) -> tuple[PlacedCloud, ...]:
    """As many words for each cloud as all have room for below each other, beside their chips."""
    largest = 27.0 if len(clouds) <= 6 else 23.0 if len(clouds) <= 12 else 19.0
    most = max((abs(word.response) for cloud in clouds for word in cloud.words), default=0.0)
    for height in CLOUD_HEIGHTS:
        placed = tuple(
            written(cloud, most, largest, max(height, chip))
            for cloud, chip in zip(clouds, chips, strict=True)
        )
        heights = (max(c.height, chip) for c, chip in zip(placed, chips, strict=True))
        if sum(height + gap for height in heights) <= room:
            break
    return placed


def written(cloud: Cloud, most: float, largest: float, room: float) -> PlacedCloud:
    """The words of a cloud in lines: the area of letters grows with the response."""
    placed: list[PlacedWord] = []
    x = y = height = 0.0
    for rank, word in enumerate(cloud.words):
        text = shown(word.word)
        size = letter_size(text, largest * math.sqrt(abs(word.response) / (most or 1.0)))
        width = Pen(size, mono=False).room(text)
        height = height or size * LINE
        rest = len(cloud.words) - rank
        last = y + height + size * LINE > room
        reserved = Pen(SMALLEST, mono=False).room(f"+{rest:,}") + 12 if last and rest > 1 else 0.0
        if x and x + width + reserved > CLOUD_WIDTH:
            if last:
                return PlacedCloud(tuple(placed), rest, (x, y + height / 2), y + height)
            x, y, height = 0.0, y + height, size * LINE
        placed.append(PlacedWord(word, text, size, x, y + height / 2))
        x += width + 5 + 0.45 * size
    return PlacedCloud(tuple(placed), 0, (x, y + height / 2), y + height)


def shown(word: str) -> str:
    """A word as it is written: spaces can be seen, and that it is empty.

    >>> shown("a b"), shown("")
    ('a·b', '∅')
    """
    return elided(visible(word), LONGEST) if word else "∅"


def letter_size(text: str, wanted: float) -> float:
    """The height of letters that can be read and with which the word fits a line."""
    size = max(SMALLEST, wanted)
    return min(size, size * CLOUD_WIDTH / max(Pen(size, mono=False).room(text), 1.0))


def links_between(
    scene: Memory, middles: Sequence[float], chips: Sequence[float], clouds: Sequence[float]
) -> tuple[tuple[Ribbon, ...], tuple[float, ...]]:
    """The strongest links side by side at both of their ends; the strengths of the others."""
    strongest = abs(scene.links[0].strength) if scene.links else 0.0
    drawn = [link for link in scene.links if abs(link.strength) >= FAINTEST * strongest]
    drawn = drawn[: max(MOST_LINKS, LINKS_FOR_EACH * len(middles))]
    undrawn = tuple(link.strength for link in scene.links[len(drawn) :])
    at_chip: list[list[int]] = [[] for _ in middles]
    at_cloud: list[list[int]] = [[] for _ in middles]
    for place in sorted(range(len(drawn)), key=lambda k: (drawn[k].cloud, drawn[k].chip)):
        at_chip[drawn[place].chip].append(place)
        at_cloud[drawn[place].cloud].append(place)
    sizes = [abs(link.strength) for link in drawn]
    scale = WIDEST_LINK / (strongest or 1.0)
    for ends, rooms in ((at_chip, chips), (at_cloud, clouds)):
        for end, room in zip(ends, rooms, strict=True):
            if end:
                scale = min(scale, (room - 8.0) / sum(sizes[place] for place in end))
    widths = [size * scale for size in sizes]
    chip_heights, cloud_heights = (stacked(ends, widths, middles) for ends in (at_chip, at_cloud))
    ribbons = tuple(
        Ribbon(link.strength, width, chip_heights[place], cloud_heights[place])
        for place, (link, width) in enumerate(zip(drawn, widths, strict=True))
    )
    return ribbons, undrawn


def stacked(
    ends: Sequence[Sequence[int]], widths: Sequence[float], middles: Sequence[float]
) -> dict[int, float]:
    """The height of the middle of each link where those of one chip or cloud lie on each other."""
    heights = {}
    for end, middle in zip(ends, middles, strict=True):
        y = middle - sum(widths[place] for place in end) / 2
        for place in end:
            heights[place] = y + widths[place] / 2
            y += widths[place]
    return heights
