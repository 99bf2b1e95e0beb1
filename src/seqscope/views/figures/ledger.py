"""A contribution ledger drawn on a sheet: tokens down, chips across, sums at the edges."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure

from seqscope.views.drawing.colors import FAINT, INK, LINE, PAPER, SOFT, Stroke, blend, hue, tint
from seqscope.views.drawing.fonts import lettering
from seqscope.views.drawing.shapes import Rectangle, rectangles
from seqscope.views.drawing.sheet import STAND_IN, Pen, Sheet, about_missing
from seqscope.views.drawing.titles import TITLE_HEIGHT, title_room, write_title
from seqscope.views.figures.attention_layout import MARGIN
from seqscope.views.scenes.ledger import ContributionLedger, LedgerRow
from seqscope.views.writing.characters import elided
from seqscope.views.writing.signs import Notation, notation_for
from seqscope.views.writing.tokens import token_label

__all__ = ["ledger_caption", "ledger_figure", "within"]

MOST_ROWS, MOST_CHIPS = 120, 60
LONGEST_CHIP = 12
ROW, HEAD, LINE_HEIGHT = 21.0, 26.0, 22.0
WIDEST, NARROWEST, SIDE = 84.0, 16.0, 1100.0  # of one column, of all of them
BESIDE, BAR, BAR_HEIGHT = 12.0, 110.0, 8.0
READABLE = 0.55  # on stronger colors white numbers are read better
SMALL, CELL = Pen(11.0, SOFT, mono=False), Pen(10.0, INK, "center", mono=False)
TOKEN, SUM = Pen(12.0, INK, "right", mono=False), Pen(11.0, INK, "right", mono=False)
NOTHING = "Nothing was read."


class Remainder(LedgerRow):
    """The sum of the last rows, which have none of their own."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The places of the columns, in pixels, and how numbers are written."""

    left: float
    cell: float
    columns: int
    number: float
    notation: Notation
    readable: bool

    @property
    def sums(self) -> float:
        """Where the sums of rows end."""
        return self.left + self.cell * self.columns + BESIDE + self.number

    @property
    def track(self) -> float:
        """Where the bars of the running total begin."""
        return self.sums + 2 * BESIDE

    @property
    def right(self) -> float:
        """Where everything ends."""
        return self.track + BAR + BESIDE + self.number


def ledger_figure(scene: ContributionLedger) -> Figure:
    """The ledger as a matplotlib figure.

    Raises ValueError for more chips than can be told apart.
    """
    rows = within(scene, MOST_ROWS)
    plan = planned(scene, rows)
    unit = f", in {plan.notation.unit}" if plan.notation.unit else ""
    note = f"contributions to the {elided(scene.question, 80)}{unit}: tokens down, chips across"
    title = elided(scene.name, 60)
    heads = [elided(name, LONGEST_CHIP) for name in scene.columns]
    letters = lettering(
        "".join([STAND_IN, title, note, *(token_label(row.token) for row in rows), *heads])
    )
    below = about_missing(letters)
    width = max(plan.right - MARGIN, title_room(title, note), *map(SMALL.room, [*below, NOTHING]))
    top = MARGIN + TITLE_HEIGHT + HEAD
    height = top + (max(len(rows), 1) + 2) * ROW + 16 + LINE_HEIGHT * len(below) + MARGIN
    sheet = Sheet(width + 2 * MARGIN, height, letters)
    write_title(sheet, title, note)
    write_heads(sheet, scene, plan, top - HEAD / 2)
    draw_cells(sheet, rows, plan, top + ROW, scene.most)
    draw_running(sheet, scene, rows, plan, top)
    write_sums(sheet, scene, plan, top + (max(len(rows), 1) + 1) * ROW + 8)
    for place, line in enumerate(below):
        sheet.write(MARGIN, height - MARGIN - (len(below) - place - 0.5) * LINE_HEIGHT, line, SMALL)
    return sheet.figure


def ledger_caption(scene: ContributionLedger) -> str:
    """One sentence that stands for the table where it cannot be seen."""
    strongest = sorted(scene.rows, key=lambda row: -abs(row.total))[:3]
    most = ", ".join(f"“{token_label(row.token)}” {row.total:+.3g}" for row in strongest)
    told = f"{scene.total:+.3g} after {len(scene.rows)} tokens"
    return f"{elided(scene.question, 80)}: {told}{f', most of it from {most}' if most else ''}"


def within(scene: ContributionLedger, most: int) -> list[LedgerRow]:
    """At most so many rows; the last of them sums all that do not have one of their own."""
    if len(scene.rows) <= most:
        return list(scene.rows)
    shown, left = scene.rows[: most - 1], scene.rows[most - 1 :]
    together = Remainder(
        token=f"and {len(left)} more",
        shares=tuple(np.sum([row.shares for row in left], axis=0).tolist()),
        total=sum(row.total for row in left),
        running=left[-1].running,
    )
    return [*shown, together]


def planned(scene: ContributionLedger, rows: Sequence[LedgerRow]) -> Plan:
    """The places that follow from the tokens, the chips and the numbers."""
    if len(scene.columns) > MOST_CHIPS:
        raise ValueError(
            f"A picture of a ledger holds at most {MOST_CHIPS} chips. "
            f"There are {len(scene.columns)}. Cluster the units into fewer, or save it as .json."
        )
    shares = [share for row in rows for share in row.shares]
    totals = [scene.bias, *scene.sums, *(n for row in rows for n in (row.total, row.running))]
    notation = notation_for(shares or totals)
    widest = max(CELL.room(notation.written(n)) for n in (*shares, *scene.sums, 0.0))
    names = max((SMALL.room(elided(name, LONGEST_CHIP)) for name in scene.columns), default=0.0)
    wanted = max(widest, min(names, WIDEST)) + 8
    room = SIDE / max(len(scene.columns), 1)
    readable = wanted <= room
    labels = max(
        TOKEN.room(text)
        for text in ("bias", *([token_label(row.token) for row in rows] or [NOTHING]))
    )
    return Plan(
        left=MARGIN + labels + BESIDE,
        cell=wanted if readable else max(NARROWEST, room),
        columns=len(scene.columns),
        number=max(SUM.room(notation.written(n)) for n in (*totals, scene.total)),
        notation=notation,
        readable=readable,
    )


def write_heads(sheet: Sheet, scene: ContributionLedger, plan: Plan, y: float) -> None:
    """Write what each column holds."""
    pen = Pen(SMALL.size, SOFT, "center", mono=False)
    for place, name in enumerate(scene.columns):
        fitting = (elided(name, length) for length in range(LONGEST_CHIP, 0, -1))
        label = next((text for text in fitting if pen.room(text) <= plan.cell - 2), "")
        sheet.write(plan.left + (place + 0.5) * plan.cell, y, label, pen)
    sheet.write(plan.sums, y, "sum", Pen(SMALL.size, SOFT, "right", mono=False))
    sheet.write(plan.track, y, "running total", SMALL)


def draw_cells(
    sheet: Sheet, rows: Sequence[LedgerRow], plan: Plan, top: float, most: float
) -> None:
    """Draw the tokens, a tile for each share, and the sum of each row."""
    greatest = max([most, *(abs(share) for row in rows for share in row.shares)])
    tiles = []
    for place, row in enumerate(rows):
        y = top + (place + 0.5) * ROW
        pen = faint(TOKEN) if isinstance(row, Remainder) else TOKEN
        sheet.write(plan.left - BESIDE, y, token_label(row.token), pen)
        for column, share in enumerate(row.shares):
            x = plan.left + column * plan.cell
            edges = x + 1, y - ROW / 2 + 1, x + plan.cell - 1, y + ROW / 2 - 1
            tiles.append(Rectangle(*edges, tint(share / greatest)))
            if plan.readable:
                ink = PAPER if abs(share) > READABLE * greatest else INK
                number = plan.notation.written(share)
                pen = Pen(CELL.size, ink if number.strip("0.") else FAINT, "center", mono=False)
                sheet.write(x + plan.cell / 2, y, number, pen)
        sheet.write(plan.sums, y, plan.notation.written(row.total), SUM)
    rectangles(sheet, tiles)


def draw_running(
    sheet: Sheet, scene: ContributionLedger, rows: Sequence[LedgerRow], plan: Plan, top: float
) -> None:
    """Draw the total after the bias and after each token as a bar from zero, and its number."""
    totals = [scene.bias, *(row.running for row in rows)]
    low, high = min(0.0, *totals), max(0.0, *totals)
    scale = BAR / ((high - low) or 1.0)
    zero = plan.track - low * scale
    bars = []
    for place, total in enumerate(totals):
        y = top + (place + 0.5) * ROW
        edges = zero, y - BAR_HEIGHT / 2, zero + total * scale, y + BAR_HEIGHT / 2
        bars.append(Rectangle(*edges, blend(PAPER, hue(total), 0.75)))
        number = plan.notation.written(total)
        sheet.write(plan.right, y, number, SUM if place == len(rows) else faint(SUM))
    foot = top + len(totals) * ROW
    sheet.line([(zero, top), (zero, foot)], Stroke(LINE, width=1.0))
    rectangles(sheet, bars)
    sheet.write(plan.left - BESIDE, top + ROW / 2, "bias", faint(TOKEN))
    if not rows:
        sheet.write(plan.left - BESIDE, foot + ROW / 2, NOTHING, faint(TOKEN))


def write_sums(sheet: Sheet, scene: ContributionLedger, plan: Plan, y: float) -> None:
    """Write the sum of each column, and of all shares without the bias."""
    sheet.line([(plan.left, y), (plan.sums, y)], Stroke(LINE, width=1.0))
    sheet.write(plan.left - BESIDE, y + ROW / 2, "sum", faint(TOKEN))
    greatest = max(map(abs, scene.sums), default=0.0) or 1.0
    for place, total in enumerate(scene.sums):
        x = plan.left + place * plan.cell
        if plan.readable:
            pen = Pen(CELL.size, blend(hue(total), INK, 0.35), "center", mono=False)
            sheet.write(x + plan.cell / 2, y + ROW / 2, plan.notation.written(total), pen)
        else:
            edges = x + 1, y + 4, x + plan.cell - 1, y + ROW - 4
            rectangles(sheet, [Rectangle(*edges, tint(total / greatest))])
    sheet.write(plan.sums, y + ROW / 2, plan.notation.written(scene.total - scene.bias), SUM)


def faint(pen: Pen) -> Pen:
    """The same pen in the color of what is beside the point."""
    return Pen(pen.size, SOFT, pen.align, mono=pen.mono)
