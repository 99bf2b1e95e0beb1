"""Where the parts of an attention map stand on its sheet, in pixels of 1/96 inch."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.cells import cell_len

from seqscope.views.scenes.attention import AttentionMap

__all__ = ["Layout", "bands", "layout", "text_width"]

MARGIN = 24.0
TITLE_HEIGHT = 54.0
ROW_HEIGHT = 28.0
NARROWEST_GUTTER = 34.0  # target labels, left of the cells
CERTAINTY = 112.0  # bars and numbers, right of the cells
LEGEND_HEIGHT = 24.0
NARROWEST, WIDEST_BAND = 464.0, 100
LONGEST_LABEL = 18


@dataclass(frozen=True, slots=True)
class Layout:
    """The sizes that follow from what a scene holds."""

    width: float
    height: float
    left: float
    bands: tuple[tuple[int, ...], ...]
    cell: float
    header: float
    tilted: bool

    def top(self, band: int, rows: int) -> float:
        """The upper edge of the cells of one band."""
        before = band * (self.header + rows * ROW_HEIGHT)
        return MARGIN + TITLE_HEIGHT + before + self.header


def layout(scene: AttentionMap, *, title: str, below: list[str]) -> Layout:
    """The layout of a scene with a title above and lines of text below its map."""
    longest = longest_label(column.label for column in scene.columns if not column.hint)
    tilted = longest > 2
    cuts = bands(scene.line, WIDEST_BAND)
    most = max(map(len, cuts), default=0)
    cell = 34.0 if tilted else min(24.0, max(15.0, 1100 / max(most, 1)))
    header = 40 + (longest * 5.6 if tilted else 0.0)
    gutter = max(NARROWEST_GUTTER, 16 + 8.5 * longest_label(row.label for row in scene.rows))
    cells = gutter + most * cell + CERTAINTY
    texts = [text_width(title, 15.0), *(text_width(line, 11.0) for line in below)]
    grid = len(cuts) * (header + len(scene.rows) * ROW_HEIGHT)
    lines = bool(scene.columns) + len(below)
    return Layout(
        width=max(NARROWEST, cells, *texts) + 2 * MARGIN,
        height=2 * MARGIN + TITLE_HEIGHT + grid + 12 + lines * LEGEND_HEIGHT,
        left=MARGIN + gutter,
        bands=cuts,
        cell=cell,
        header=header,
        tilted=tilted,
    )


def longest_label(labels: Iterable[str]) -> int:
    """The letters that the longest label is wide, none being longer than is drawn."""
    return min(max(map(cell_len, labels), default=1), LONGEST_LABEL)


def bands(line: tuple[int, ...], width: int) -> tuple[tuple[int, ...], ...]:
    """The columns of a line, cut into bands of about equal length that fit the width.

    The first band holds the beginning of the text, also where it runs from right to left.

    >>> bands((0, 1, 2, 3, 4), 4), bands((4, 3, 2, 1, 0), 4)
    (((0, 1, 2), (3, 4)), ((1, 0), (4, 3, 2)))
    """
    if not line:
        return ()
    count = -(-len(line) // width)
    length = -(-len(line) // count)
    cuts = tuple(line[k : k + length] for k in range(0, len(line), length))
    return cuts[::-1] if line[-1] < line[0] else cuts


def text_width(text: str, size: float) -> float:
    """The room a text in monospace letters of this height takes at most."""
    return size * 0.603 * cell_len(text)
