"""Scenes drawn on a sheet for papers, without a screen."""

from matplotlib.figure import Figure

from seqscope.views.drawing.colors import (
    ACCENT,
    FAINT,
    INK,
    LINE,
    PAPER,
    SOFT,
    WARM,
    Stroke,
    blend,
)
from seqscope.views.drawing.fonts import Lettering, lettering
from seqscope.views.drawing.sheet import STAND_IN, Pen, Sheet, about_missing
from seqscope.views.figures.attention_layout import (
    LEGEND_HEIGHT,
    LONGEST_LABEL,
    MARGIN,
    ROW_HEIGHT,
    Layout,
    layout,
    text_width,
)
from seqscope.views.scenes.attention import NOT_READ, AttentionMap, Column, pins_told
from seqscope.views.writing.characters import NO_SHAPE, one_line, shortened

__all__ = ["attention_caption", "attention_figure"]

LOWEST_TINT = 0.03
BAR, BAR_HEIGHT = 60.0, 4.0
LONGEST_TITLE = 120
SHOWN = 4  # alternatives
TITLE, ANSWER = Pen(15.0), Pen(15.0, bold=True)
SMALL = Pen(11.0, SOFT, mono=False)


def attention_figure(scene: AttentionMap) -> Figure:
    """The attention map as a matplotlib figure, to be saved or placed in a notebook."""
    letters = lettering(STAND_IN + "".join(texts(scene)))
    below = [*pins_told(scene), *alternatives(scene), *remarks(scene, letters)]
    plan = layout(scene, title=one_line(scene.source, LONGEST_TITLE), below=below)
    sheet = Sheet(plan.width, plan.height, letters)
    write_title(sheet, scene)
    for number, places in enumerate(plan.bands):
        top = plan.top(number, len(scene.rows))
        write_columns(sheet, scene, plan, places, top)
        draw_cells(sheet, scene, plan, places, top)
        write_certainty(sheet, scene, plan, len(places), top)
    write_legend(sheet, scene, plan, below)
    return sheet.figure


def attention_caption(scene: AttentionMap) -> str:
    """One sentence that stands for the map where it cannot be seen."""
    answer = scene.answer.label
    return f"Attention map of “{one_line(scene.source, 200)}”, read as {answer}"


def texts(scene: AttentionMap) -> list[str]:
    """Everything on the sheet that comes from the user or the network."""
    answers = [answer.label for answer in (scene.answer, *scene.alternatives)]
    labels = [row.label for row in scene.rows] + [column.label for column in scene.columns]
    return [one_line(scene.source, LONGEST_TITLE), *answers, *labels, *pins_told(scene)]


def alternatives(scene: AttentionMap) -> list[str]:
    """The other answers on one line, where there are any."""
    shown, left = scene.alternatives[:SHOWN], scene.alternatives[SHOWN:]
    others = [f"{other.label}  {other.confidence:.3f}" for other in shown]
    others += [f"and {len(left)} more"] if left else []
    return ["    ".join(["alternatives", *others])] if others else []


def remarks(scene: AttentionMap, letters: Lettering) -> list[str]:
    """What a reader has to know about this picture, one line each."""
    return [*([] if scene.columns else [NOT_READ]), *about_missing(letters)]


def write_title(sheet: Sheet, scene: AttentionMap) -> None:
    """Write what was read, and below it the answer with its confidence."""
    sheet.write(MARGIN, MARGIN + 8, one_line(scene.source, LONGEST_TITLE), TITLE)
    answer = scene.answer.label
    sheet.write(MARGIN, MARGIN + 34, answer, ANSWER)
    beside = [f"confidence {scene.answer.confidence:.3f}"]
    beside += [f"hint {column.label.strip('⟨⟩')}" for column in scene.columns if column.hint]
    x = MARGIN + text_width(answer, ANSWER.size) + 14
    sheet.write(x, MARGIN + 34, "    ".join(beside), SMALL)


def write_columns(
    sheet: Sheet, scene: AttentionMap, plan: Layout, places: tuple[int, ...], top: float
) -> None:
    """Write the source above the cells, underlined by how much each token was read in all."""
    most = max((column.coverage for column in scene.columns), default=0) or 1
    for k, place in enumerate(places):
        column = scene.columns[place]
        x = plan.left + (k + 0.5) * plan.cell
        write_column(sheet, column, x, top - 18, tilted=plan.tilted)
        used = column.coverage / most
        color = blend(PAPER, ACCENT, 0.25 + 0.75 * used)
        sheet.bar(x - plan.cell / 2 + 2, top - 6, plan.cell - 4, 1 + 4 * used, color)


def write_column(sheet: Sheet, column: Column, x: float, y: float, *, tilted: bool) -> None:
    """Write one source token."""
    if column.hint:
        sheet.write(x + 3, y + 8, "hint", Pen(9.5, SOFT, turned=90.0, mono=False))
    elif tilted:
        sheet.write(x, y + 6, shortened(column.label, LONGEST_LABEL), Pen(12.0, turned=45.0))
    elif column.label == NO_SHAPE or column.text in sheet.letters.missing:
        sheet.write_code(x, y, column.text)
    else:
        color = FAINT if column.text.isspace() else INK
        sheet.write(x, y, column.label, Pen(13.0, color, "center"))


def draw_cells(
    sheet: Sheet, scene: AttentionMap, plan: Layout, places: tuple[int, ...], top: float
) -> None:
    """Draw one tile for each pair of tokens, as dark as its weight."""
    centers, colors = [], []
    for i, row in enumerate(scene.rows):
        y = top + (i + 0.5) * ROW_HEIGHT
        label = shortened(row.label, LONGEST_LABEL)
        sheet.write(plan.left - 14, y, label, Pen(14.0, INK, "right"))
        for k, place in enumerate(places):
            centers.append((plan.left + (k + 0.5) * plan.cell, y))
            colors.append(blend(PAPER, ACCENT, max(LOWEST_TINT, scene.weights[i][place])))
    if centers:
        sheet.tiles(centers, colors, (plan.cell - 2, ROW_HEIGHT - 4))
    for pin in scene.pinned.pins if scene.pinned else ():
        if pin.column in places and pin.row < len(scene.rows):
            x = plan.left + places.index(pin.column) * plan.cell
            outline(sheet, x, top + pin.row * ROW_HEIGHT, plan.cell, ROW_HEIGHT)


def outline(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    """Draw a frame around a cell that was pinned."""
    right, foot = x + width, y + height
    sheet.line([(x, y), (right, y), (right, foot), (x, foot), (x, y)], Stroke(WARM, width=1.5))


def write_certainty(
    sheet: Sheet, scene: AttentionMap, plan: Layout, columns: int, top: float
) -> None:
    """Draw how sure the network was of each target token."""
    x = plan.left + columns * plan.cell + 16
    sheet.write(x, top - 18, "certainty", SMALL)
    for i, row in enumerate(scene.rows):
        y = top + (i + 0.5) * ROW_HEIGHT
        sheet.bar(x, y, BAR, BAR_HEIGHT, LINE)
        sheet.bar(x, y, BAR * row.probability, BAR_HEIGHT, SOFT)
        sheet.write(x + BAR + 8, y, f"{row.probability:.2f}", SMALL)


def write_legend(sheet: Sheet, scene: AttentionMap, plan: Layout, below: list[str]) -> None:
    """Write the scale of the tiles and the lines below the map."""
    y = plan.height - MARGIN - (len(below) + 0.5) * LEGEND_HEIGHT
    if scene.columns:
        write_scale(sheet, y)
    for line in below:
        y += LEGEND_HEIGHT
        sheet.write(MARGIN, y, line, SMALL)


def write_scale(sheet: Sheet, y: float) -> None:
    """Draw the tints that stand for attention weights from 0 to 1."""
    sheet.write(MARGIN, y, "attention α", SMALL)
    x = MARGIN + 78
    shares = [k / 10 for k in range(11)]
    tints = [blend(PAPER, ACCENT, max(LOWEST_TINT, share)) for share in shares]
    sheet.write(x, y, "0", SMALL)
    sheet.tiles([(x + 20 + 14 * k, y) for k in range(11)], tints, (12.0, 12.0))
    sheet.write(x + 20 + 14 * 11, y, "1", SMALL)
