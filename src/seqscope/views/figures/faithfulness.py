"""Attention beside evidence on a sheet: over a word how much it was read, under it its effect."""

from collections.abc import Sequence

from matplotlib.figure import Figure
from rich.cells import cell_len

from seqscope.views.drawing.colors import ACCENT, COOL, INK, SOFT, WARM
from seqscope.views.drawing.fonts import lettering
from seqscope.views.drawing.scales import told
from seqscope.views.drawing.sheet import HAIRLINE, STAND_IN, Pen, Sheet, about_missing
from seqscope.views.figures.attention_layout import MARGIN, text_width
from seqscope.views.scenes.faithfulness import AttentionCheck, checked_lines
from seqscope.views.scenes.words import LONGEST_CLASS, NO_WORDS, Piece
from seqscope.views.writing.characters import elided, one_line
from seqscope.views.writing.direction import line_order

__all__ = ["check_caption", "check_figure"]

LETTER = 13.0
CELL = text_width("m", LETTER)
CELLS, MOST_LINES = 88, 40
REACH, HALF = 24.0, 10.0  # of the longest bar; of the text between the bars
LINE_HEIGHT = 2 * (REACH + HALF) + 14
TITLE_HEIGHT, ROW, GAP = 74.0, 22.0, 10.0
THIN = 1.2  # for numbers that are not 0 but too small to be seen
ANSWER, SMALL = Pen(15.0, bold=True), Pen(11.0, SOFT, mono=False)
SAID = Pen(12.0, INK, mono=False)
Line = Sequence[tuple[Piece, float | None]]


def check_figure(scene: AttentionCheck) -> Figure:
    """Attention beside evidence as a matplotlib figure."""
    lines = checked_lines(scene, CELLS)
    shown, left = lines[:MOST_LINES], lines[MOST_LINES:]
    answer, evidence = (
        elided(scene.prediction, LONGEST_CLASS),
        elided(scene.evidence, LONGEST_CLASS),
    )
    drawn = "".join(piece.text for line in shown for piece, _ in line)
    outside = [word for word in scene.words if word.start >= word.end]
    named = [elided(word.token, LONGEST_CLASS) for word in outside]
    letters = lettering("".join([STAND_IN, answer, evidence, drawn, *named]))
    below = [*legend(scene, evidence), *remarks(scene, left), *about_missing(letters)]
    width = max([CELLS * CELL, SAID.room(scene.verdict), *map(SMALL.room, below)])
    top = MARGIN + TITLE_HEIGHT
    foot = top + max(len(shown), 1) * LINE_HEIGHT + GAP
    sheet = Sheet(width + 2 * MARGIN, foot + len(below) * ROW + MARGIN, letters)
    sheet.write(MARGIN, MARGIN + 12, answer, ANSWER)
    sheet.write(MARGIN + ANSWER.room(answer) + 14, MARGIN + 12, numbers(scene), SMALL)
    sheet.write(MARGIN, MARGIN + 40, scene.verdict, SAID)
    for place, line in enumerate(shown):
        draw_line(sheet, scene, line, top + (place + 0.5) * LINE_HEIGHT)
    if not shown:
        sheet.write(MARGIN, top + LINE_HEIGHT / 2, NO_WORDS, SMALL)
    for place, text in enumerate(below):
        sheet.write(MARGIN, foot + (place + 0.5) * ROW, text, SMALL)
    return sheet.figure


def check_caption(scene: AttentionCheck) -> str:
    """One sentence that stands for both rows where they cannot be seen."""
    evidence, answer = (elided(n, LONGEST_CLASS) for n in (scene.evidence, scene.prediction))
    text = one_line(scene.text, 200)
    return f"Attention beside {evidence} on “{text}”, read as {answer}: {scene.verdict}"


def numbers(scene: AttentionCheck) -> str:
    """The rank correlation and the overlap, as far as there are any."""
    parts = []
    if scene.correlation is not None:
        rho = f"{scene.correlation:+.2f}".replace("-", "\N{MINUS SIGN}")
        parts.append(f"rank correlation ρ {rho}")
    if scene.overlap is not None:
        k = scene.k
        parts.append(f"{scene.overlap:.0%} of the {k} most read are among the {k} that matter most")
    return "    ".join(parts)


def legend(scene: AttentionCheck, evidence: str) -> list[str]:
    """What the bars stand for, with the number of the longest of each kind."""
    if not scene.words:
        return []
    weight, effect = longest(scene)
    return [
        f"above: attention α, at most {told(weight)}",
        f"below: {evidence}, at most {told(effect)}; warm where the word spoke for the "
        f"answer, cool where against it",
    ]


def remarks(scene: AttentionCheck, left: Sequence[Line]) -> list[str]:
    """Tokens that are no part of the text, and lines that are not shown."""
    lines = [
        f"outside the text: {elided(word.token, LONGEST_CLASS)}, attention {told(word.weight)}, "
        f"effect {told(word.effect)}"
        for word in scene.words
        if word.start >= word.end
    ]
    if left:
        weight = sum(piece.weight or 0.0 for line in left for piece, _ in line)
        lines.append(f"{len(left)} more lines of text hold attention of {told(weight)}.")
    return lines


def draw_line(sheet: Sheet, scene: AttentionCheck, line: Line, y: float) -> None:
    """Draw the pieces of a line from left to right, with a bar over and a bar under each word."""
    weight, effect = longest(scene)
    cells = sum(cell_len(piece.text) for piece, _ in line)
    for side in (-HALF, HALF):
        sheet.line([(MARGIN, y + side), (MARGIN + cells * CELL, y + side)], HAIRLINE)
    x = MARGIN
    for place in line_order([piece.text for piece, _ in line]):
        piece, mattered = line[place]
        width = cell_len(piece.text) * CELL
        if piece.weight is not None and mattered is not None:
            up, down = bar(piece.weight / weight), bar(mattered / effect)
            sheet.area((x + 0.5, y - HALF - up), (width - 1, up), ACCENT)
            color = WARM if mattered > 0 else COOL
            sheet.area((x + 0.5, y + HALF), (width - 1, down), color)
        ink = SOFT if piece.weight is None else INK
        if piece.text != " ":
            sheet.write(x + width / 2, y, piece.text, Pen(LETTER, ink, "center"))
        x += width


def bar(share: float) -> float:
    """The length of a bar for a share of the longest one."""
    return max(THIN, REACH * abs(share)) if share else 0.0


def longest(scene: AttentionCheck) -> tuple[float, float]:
    """The greatest weight and the greatest size of an effect in the text; 1 where there is none."""
    weights = [word.weight for word in scene.words if word.start < word.end]
    effects = [abs(word.effect) for word in scene.words if word.start < word.end]
    return max(weights, default=0.0) or 1.0, max(effects, default=0.0) or 1.0
