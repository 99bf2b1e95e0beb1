"""Ablation drawn on a sheet: a bar for each change of loss, and each score beside the unchanged."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from seqscope.views.drawing.colors import COOL, FAINT, INK, PAPER, SOFT, WARM, Stroke, blend
from seqscope.views.drawing.fonts import lettering
from seqscope.views.drawing.panel import NAME, SMALL
from seqscope.views.drawing.scales import Scale, scale_over, told
from seqscope.views.drawing.sheet import HAIRLINE, STAND_IN, Pen, Sheet, about_missing
from seqscope.views.drawing.titles import LONGEST_NAME, TITLE_HEIGHT, title_room, write_title
from seqscope.views.figures.attention_layout import MARGIN
from seqscope.views.scenes.ablation import Ablated, AblationEffects
from seqscope.views.writing.characters import elided
from seqscope.views.writing.signs import notation_for

__all__ = ["ablation_caption", "ablation_figure"]

MOST_THINGS, MOST_SCORES, LONGEST_LABEL = 40, 8, 24
BARS, ROW, BAR = 230.0, 21.0, 9.0
NUMBER, TRACK, GAP = 62.0, 92.0, 26.0
HEADER, NOTE = 44.0, 20.0
DOT = 7.0
WHISKER = Stroke(SOFT, 1.0)
NOTHING = "Nothing was ablated."
UNSURE = 0.45  # how much of its color a bar keeps that may be chance


def ablation_figure(scene: AblationEffects) -> Figure:
    """What a network loses without each unit or chip, as a matplotlib figure."""
    shown, columns = scene.ablated[:MOST_THINGS], chosen_scores(scene)
    names = [elided(each.name, LONGEST_LABEL) for each in shown]
    labels = [elided(scene.scores[k].name, LONGEST_LABEL) for k in columns]
    title, note = elided(scene.network, LONGEST_NAME), heading(scene)
    letters = lettering("".join([STAND_IN, title, note, *names, *labels]))
    below = [*remarks(scene, columns), *about_missing(letters)]
    left = MARGIN + max([*map(NAME.room, names), 40.0]) + 16
    tracks = left + BARS + 2 * NUMBER
    widths = [max(TRACK + NUMBER, SMALL.room(label)) + GAP for label in labels]
    room = max([title_room(title, note), *map(SMALL.room, below)])
    top = MARGIN + TITLE_HEIGHT + HEADER
    foot = top + max(len(shown), 1) * ROW + 10
    width = max(tracks + sum(widths), room + 2 * MARGIN, left + BARS + 2 * NUMBER + MARGIN)
    sheet = Sheet(width, foot + len(below) * NOTE + MARGIN, letters)
    write_title(sheet, title, note)
    for place, name in enumerate(names):
        y = top + (place + 0.5) * ROW
        sheet.write(left - 16, y, name, Pen(NAME.size, INK, "right", mono=False))
    draw_changes(sheet, shown, left, top)
    for place, (k, label) in enumerate(zip(columns, labels, strict=True)):
        x = tracks + sum(widths[:place])
        draw_score(sheet, scene, k, label, shared_scale(scene, columns, k), x, top)
    for place, line in enumerate(below):
        sheet.write(MARGIN, foot + (place + 0.5) * NOTE, line, SMALL)
    return sheet.figure


def ablation_caption(scene: AblationEffects) -> str:
    """One sentence that stands for the effects where they cannot be seen."""
    name = elided(scene.network, LONGEST_NAME)
    if not scene.ablated:
        return f"Ablation of {name}: nothing was ablated"
    most = scene.ablated[0]
    held, change = elided(scene.held, LONGEST_NAME), notation_for([scene.most]).whole(most.loss)
    return (
        f"Ablation of {name}, {len(scene.ablated):,} held {held}: "
        f"{elided(most.name, LONGEST_LABEL)} changes the loss most, by {change}"
    )


def heading(scene: AblationEffects) -> str:
    """The line below the title."""
    held = elided(scene.held, LONGEST_NAME)
    told = f"each of {len(scene.ablated):,} held {held} in turn, {scene.examples:,} examples"
    return f"{told}, the largest change of loss first"


def chosen_scores(scene: AblationEffects) -> list[int]:
    """The first score and those that change most, as many as there is room for, in their order."""

    def change(k: int) -> float:
        pairs = [(each.scores[k], scene.scores[k].unchanged) for each in scene.ablated]
        return max((abs(a - b) for a, b in pairs if a is not None and b is not None), default=0.0)

    others = sorted(range(1, len(scene.scores)), key=lambda k: -change(k))
    return sorted([*range(min(1, len(scene.scores))), *others[: MOST_SCORES - 1]])


def remarks(scene: AblationEffects, columns: Sequence[int]) -> list[str]:
    """What the colors and dots mean, and what is not shown."""
    lines = []
    if scene.ablated:
        lines.append(
            "loss: warm where the network does worse without, cool where better, pale where it may "
            "be chance; lines span two standard errors either way"
        )
    if scene.ablated and columns:
        lines.append("scores: the line where they are unchanged, the dot where they are without")
    left = scene.ablated[MOST_THINGS:]
    if left:
        low, high = (
            notation_for([scene.most]).whole(side(e.loss for e in left)) for side in (min, max)
        )
        lines.append(f"{len(left):,} more change the loss by {low} to {high}.")
    if len(columns) < len(scene.scores):
        lines.append(f"{len(scene.scores) - len(columns):,} more scores change less.")
    return lines


def draw_changes(sheet: Sheet, shown: Sequence[Ablated], left: float, top: float) -> None:
    """Draw a bar from zero for each change of loss, with its error and its number."""
    sheet.write(left, top - 30, "change of loss", NAME)
    if not shown:
        sheet.write(left, top + ROW / 2, NOTHING, Pen(SMALL.size, FAINT, mono=False))
        return
    written = notation_for(each.loss for each in shown).whole
    reach = [(e.loss - 2 * (e.error or 0), e.loss + 2 * (e.error or 0)) for e in shown]
    low, high = min(0.0, *(least for least, _ in reach)), max(0.0, *(most for _, most in reach))
    scale = Scale(low, high if high > low else 1.0, ())
    start = left + (NUMBER if low < 0 else 0.0)
    zero = start + BARS * scale.share(0.0)
    sheet.line([(zero, top - 4), (zero, top + len(shown) * ROW)], HAIRLINE)
    for place, (each, (least, most)) in enumerate(zip(shown, reach, strict=True)):
        y = top + (place + 0.5) * ROW
        color = WARM if each.loss > 0 else COOL
        color = color if each.certain else blend(PAPER, color, UNSURE)
        end, first, last = (start + BARS * scale.share(n) for n in (each.loss, least, most))
        sheet.area((min(zero, end), y - BAR / 2), (abs(end - zero), BAR), color)
        if first < last:
            sheet.line([(first, y), (last, y)], WHISKER)
        if each.loss < 0:
            pen = Pen(SMALL.size, SOFT, "right", mono=False)
            sheet.write(min(first, zero) - 6, y, written(each.loss), pen)
        else:
            sheet.write(max(last, zero) + 6, y, written(each.loss), SMALL)


def shared_scale(scene: AblationEffects, columns: Sequence[int], score: int) -> Scale:
    """One scale for all scores that are shares, so that they can be compared; else its own."""
    numbers = {k: known_numbers(scene, k) for k in columns}
    shares = [k for k in columns if all(0 <= n <= 1 for n in numbers[k])]
    together = shares if score in shares else [score]
    return scale_over([n for k in together for n in numbers[k]], marks=4)


def known_numbers(scene: AblationEffects, score: int) -> list[float]:
    """A score unchanged and without each thing, as far as it is known."""
    numbers = [scene.scores[score].unchanged, *(each.scores[score] for each in scene.ablated)]
    return [number for number in numbers if number is not None]


def draw_score(
    sheet: Sheet, scene: AblationEffects, score: int, label: str, scale: Scale, x: float, top: float
) -> None:
    """Draw one score: the unchanged one as a line through all rows, a dot where it is without."""
    shown, unchanged = scene.ablated[:MOST_THINGS], scene.scores[score].unchanged
    sheet.write(x, top - 30, label, NAME)
    said = "unchanged –" if unchanged is None else f"unchanged {told(unchanged)}"
    sheet.write(x, top - 12, said, SMALL)
    if unchanged is not None and shown:
        middle = x + TRACK * scale.share(unchanged)
        sheet.line([(middle, top + 2), (middle, top + len(shown) * ROW - 2)], Stroke(FAINT, 1.0))
    for place, each in enumerate(shown):
        y, value = top + (place + 0.5) * ROW, each.scores[score]
        if value is None:
            sheet.write(x + TRACK + 10, y, "–", SMALL)
            continue
        dot = x + TRACK * scale.share(value)
        if unchanged is not None:
            sheet.line([(middle, y), (dot, y)], Stroke(FAINT, 1.6))
        sheet.dots([(dot, y)], [DOT], INK)
        sheet.write(x + TRACK + 10, y, told(value), SMALL)
