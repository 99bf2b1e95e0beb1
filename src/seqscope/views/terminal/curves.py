"""The curve of a run in the terminal: loss and score by epoch, in dots of braille."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, zip_longest

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.text import Text

from seqscope.views.drawing.scales import Scale, scale_over, told, whole_scale, written
from seqscope.views.scenes.curves import Curve
from seqscope.views.writing.characters import elided

__all__ = ["TerminalCurve"]

BRAILLE = 0x2800
# What each dot of a letter adds to its code point, rows down and columns across.
DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
ROWS, NARROWEST = 9, 12  # letters that a chart is high, and wide at least
BESIDE, WIDEST, GAP = 36, 64, 4
Point = tuple[int, int]  # a dot: how far across, how far down


@dataclass(frozen=True, slots=True)
class TerminalCurve:
    """A curve that a rich console prints at any width, in two charts side by side if they fit."""

    curve: Curve

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        half = (options.max_width - GAP) // 2
        width = min(half if half >= BESIDE else options.max_width, WIDEST)
        curve = self.curve
        loss = chart(curve, "loss", curve.loss, width, wide=True)
        score = chart(curve, curve.measure, curve.score, width, wide=curve.lower_is_better)
        if half < BESIDE:
            yield from [*loss, Text(), *score]
            return
        for left, right in zip_longest(loss, score, fillvalue=Text()):
            yield Text.assemble(left, " " * (width + GAP - cell_len(left.plain)), right)


def chart(
    curve: Curve, name: str, values: Sequence[float | None], width: int, *, wide: bool
) -> list[Text]:
    """A heading with the last number, the line between the marks of its scale, the epochs below."""
    known = [value for value in values if value is not None]
    up = scale_over(known, marks=4, wide=wide)
    marks = beside(up)
    margin = max(map(len, marks)) + 1
    room = max(width - margin, NARROWEST)
    dots = trace(curve.epochs, values, up, room)
    heading = Text.assemble(
        (elided(name, room // 2), "bold"), f" {told(known[-1])}" if known else ""
    )
    heading.append(" (log scale)" if up.logarithmic else "", "dim")
    lines = [
        Text.assemble((mark.rjust(margin - 1) + " ", "dim"), letters)
        for mark, letters in zip(marks, in_braille(dots, room), strict=True)
    ]
    first, last = (f"{curve.epochs[place]}" for place in (0, -1))
    foot = Text(" " * margin + first + f"epoch {last}".rjust(room - len(first)), "dim")
    return [heading, *lines, foot]


def beside(up: Scale) -> list[str]:
    """The mark that stands beside each row of letters; none beside some."""
    marks = [""] * ROWS
    for tick in up.ticks:
        marks[round((1 - up.share(tick)) * (ROWS - 1))] = written(tick, up)
    return marks


def trace(
    epochs: Sequence[int], values: Sequence[float | None], up: Scale, room: int
) -> set[Point]:
    """The dots of a line through the numbers that are known."""
    across = whole_scale(min(epochs), max(epochs))
    dots: set[Point] = set()
    for _, run in groupby(zip(epochs, values, strict=True), key=lambda place: place[1] is None):
        points = [
            (
                round(across.share(epoch) * (room * len(DOTS[0]) - 1)),
                round((1 - up.share(value)) * (ROWS * len(DOTS) - 1)),
            )
            for epoch, value in run
            if value is not None
        ]
        dots.update(points)
        for start, end in pairwise(points):
            dots.update(between(start, end))
    return dots


def between(start: Point, end: Point) -> Iterator[Point]:
    """The dots of a straight line.

    >>> list(between((0, 0), (2, 1)))
    [(0, 0), (1, 0), (2, 1)]
    """
    (x, y), (right, down) = start, end
    steps = max(abs(right - x), abs(down - y), 1)
    for step in range(steps + 1):
        yield x + round((right - x) * step / steps), y + round((down - y) * step / steps)


def in_braille(dots: set[Point], room: int) -> list[str]:
    """The dots as rows of letters."""
    codes = [[BRAILLE] * room for _ in range(ROWS)]
    for x, y in dots:
        codes[y // len(DOTS)][x // len(DOTS[0])] |= DOTS[y % len(DOTS)][x % len(DOTS[0])]
    return ["".join(map(chr, row)).replace(chr(BRAILLE), " ") for row in codes]
