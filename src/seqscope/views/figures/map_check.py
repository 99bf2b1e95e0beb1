"""An attention map on a sheet, and below it the map of each kind of evidence over the same text."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from seqscope.views.drawing.colors import ACCENT, INK, PAPER, SOFT, blend, tint
from seqscope.views.drawing.fonts import lettering
from seqscope.views.drawing.scales import told
from seqscope.views.drawing.sheet import STAND_IN, Pen, Sheet, about_missing
from seqscope.views.figures.attention import (
    ANSWER,
    LOWEST_TINT,
    SMALL,
    TITLE,
    texts,
    write_column,
)
from seqscope.views.figures.attention_layout import LONGEST_LABEL, MARGIN, bands, longest_label
from seqscope.views.scenes.faithfulness import rho_told
from seqscope.views.scenes.map_check import EvidenceMap, MapCheck
from seqscope.views.writing.characters import elided, one_line, shortened

__all__ = ["map_check_caption", "map_check_figure"]

TITLE_HEIGHT, NAME, ROW, GAP = 84.0, 22.0, 20.0, 14.0
CELL, TILTED_CELL, WIDEST = 20.0, 34.0, 100
NARROWEST, RHO = 420.0, 64.0
LONGEST_TITLE, LONGEST_NAME = 100, 32
SAID, PANEL = Pen(12.0, INK, mono=False), Pen(12.0, INK, mono=False)
NOTE = "warm where a token spoke for what was written, cool where against it"


def map_check_figure(scene: MapCheck) -> Figure:
    """The maps below each other as a matplotlib figure; a long text in bands of them."""
    drawn = scene.map
    letters = lettering("".join([STAND_IN, *texts(drawn), *map(name_of, scene.evidence)]))
    title = one_line(drawn.source, LONGEST_TITLE)
    below = [NOTE, *about_missing(letters)]
    longest = longest_label(column.label for column in drawn.columns if not column.hint)
    tilted = longest > 2
    cell = TILTED_CELL if tilted else CELL
    header = 34 + (longest * 5.6 if tilted else 0.0)
    gutter = max(34.0, 16 + 8.5 * longest_label(row.label for row in drawn.rows))
    cuts = bands(drawn.line, WIDEST)
    panels = 1 + len(scene.evidence)
    high = header + panels * (NAME + ROW * len(drawn.rows) + GAP)
    names = [SMALL.room(about(each)) + PANEL.room(name_of(each)) + 12 for each in scene.evidence]
    width = max(
        NARROWEST,
        gutter + max(map(len, cuts)) * cell + RHO,
        TITLE.room(title),
        SAID.room(scene.verdict),
        *names,
        *map(SMALL.room, below),
    )
    height = TITLE_HEIGHT + len(cuts) * high + 24.0 * len(below)
    sheet = Sheet(width + 2 * MARGIN, height + 2 * MARGIN, letters)
    write_heading(sheet, scene, title)
    top = MARGIN + TITLE_HEIGHT
    for places in cuts:
        for k, place in enumerate(places):
            x = MARGIN + gutter + (k + 0.5) * cell
            write_column(sheet, drawn.columns[place], x, top + header - 18, tilted=tilted)
        y = top + header
        for panel in range(panels):
            draw_panel(sheet, scene, panel, places, (MARGIN + gutter, y), cell)
            y += NAME + ROW * len(drawn.rows) + GAP
        top += high
    for place, line in enumerate(below):
        sheet.write(MARGIN, top + (place + 0.5) * 24, line, SMALL)
    return sheet.figure


def map_check_caption(scene: MapCheck) -> str:
    """One sentence that stands for the maps where they cannot be seen."""
    source, answer = one_line(scene.map.source, 200), scene.map.answer.label
    against = " and ".join(map(name_of, scene.evidence))
    return f"Attention map of “{source}”, read as {answer}, beside {against}: {scene.verdict}"


def write_heading(sheet: Sheet, scene: MapCheck, title: str) -> None:
    """Write what was read, the answer with its confidence, and the verdict."""
    answer = scene.map.answer
    sheet.write(MARGIN, MARGIN + 8, title, TITLE)
    sheet.write(MARGIN, MARGIN + 34, answer.label, ANSWER)
    x = MARGIN + ANSWER.room(answer.label) + 14
    sheet.write(x, MARGIN + 34, f"confidence {answer.confidence:.3f}", SMALL)
    sheet.write(MARGIN, MARGIN + 60, scene.verdict, SAID)


def draw_panel(
    sheet: Sheet,
    scene: MapCheck,
    panel: int,
    places: Sequence[int],
    corner: tuple[float, float],
    cell: float,
) -> None:
    """Draw attention, panel 0, or one kind of evidence, over some of the columns."""
    left, top = corner
    kind = scene.evidence[panel - 1] if panel else None
    name = name_of(kind) if kind else "attention α"
    sheet.write(MARGIN, top + NAME / 2, name, PANEL)
    if kind:
        sheet.write(MARGIN + PANEL.room(name) + 12, top + NAME / 2, about(kind), SMALL)
    centers, colors = [], []
    for i, row in enumerate(scene.map.rows):
        y = top + NAME + (i + 0.5) * ROW
        sheet.write(left - 14, y, shortened(row.label, LONGEST_LABEL), Pen(13.0, INK, "right"))
        for k, place in enumerate(places):
            centers.append((left + (k + 0.5) * cell, y))
            colors.append(color(scene, kind, i, place))
        if kind:
            x = left + len(places) * cell + 12
            sheet.write(x, y, rho_told(kind.correlations[i]), Pen(10.5, SOFT, mono=False))
    sheet.tiles(centers, colors, (cell - 2, ROW - 2))


def color(scene: MapCheck, kind: EvidenceMap | None, row: int, column: int) -> str:
    """The color of one pair of tokens."""
    if kind is None:
        return blend(PAPER, ACCENT, max(LOWEST_TINT, scene.map.weights[row][column]))
    share = kind.effects[row][column] / kind.most
    return tint(share) if abs(share) > LOWEST_TINT else blend(PAPER, INK, LOWEST_TINT)


def about(kind: EvidenceMap) -> str:
    """How far attention agrees with a kind of evidence, and its greatest effect."""
    return f"{rho_told(kind.evidence.correlation)} in the median, at most {told(kind.most)}"


def name_of(kind: EvidenceMap) -> str:
    """A kind of evidence as it is written."""
    return elided(kind.evidence.name, LONGEST_NAME)
