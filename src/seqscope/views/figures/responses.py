"""Expected responses drawn on a sheet: units across, a line and two bands for each word."""

from collections.abc import Iterator, Sequence

from matplotlib.figure import Figure

from seqscope.views.drawing.charts import Chart, Trace, draw_chart
from seqscope.views.drawing.colors import FAINT, SOFT, Stroke, stroke
from seqscope.views.drawing.fonts import lettering
from seqscope.views.drawing.panel import FOOT, HEADING
from seqscope.views.drawing.scales import Scale, scale_over, whole_scale
from seqscope.views.drawing.shapes import ribbon
from seqscope.views.drawing.sheet import STAND_IN, Pen, Sheet, about_missing
from seqscope.views.drawing.titles import TITLE_HEIGHT, named, title_room, write_title
from seqscope.views.figures.attention_layout import MARGIN
from seqscope.views.scenes.responses import WordResponse, WordResponses
from seqscope.views.writing.characters import elided
from seqscope.views.writing.tokens import token_label

__all__ = ["response_caption", "response_figure"]

OVERLAID, MOST_WORDS = 3, 12
WIDTH, HEIGHT, LOW = 640.0, 260.0, 110.0  # of a panel, alone and among others
NAMED_UNITS, BESIDE = 60, 17.0  # units with their numbers at the axis; from one to the next
FEW_UNITS = 24  # whose single responses are drawn large
OUTER, INNER = 0.16, 0.22  # how strong bands are
SINGLE = 0.06  # the half width of the bands of a layer of one unit
MARK, CROWDED = 4.5, 2.5
LINE_HEIGHT = 22.0
SMALL = Pen(11.0, SOFT, mono=False)
NOTE = "mean Δh of each unit, bands: 25 to 75 and 9 to 91 % of the readings"


def response_figure(scene: WordResponses) -> Figure:
    """The responses as a matplotlib figure: a few words on one chart, more below each other."""
    shown = scene.words[:MOST_WORDS]
    groups = [shown] if len(shown) <= OVERLAID else [(word,) for word in shown]
    up = scale_over([0.0, *numbers(shown)], marks=8 if len(groups) == 1 else 4)
    charts = [chart(scene, group, up, groups) for group in groups]
    title = (
        named([f"“{each.word}”" for each in shown]) if len(groups) == 1 else "expected responses"
    )
    about = f"{elided(scene.layer, 40)}, {NOTE}"
    drawn = "".join(token_label(word.word) for word in shown)
    letters = lettering("".join([STAND_IN, title, about, drawn]))
    below = [*remarks(scene), *about_missing(letters)]
    left = MARGIN + charts[0].before
    width = max(
        charts[0].before + charts[0].size[0] + max(each.behind for each in charts),
        title_room(title, about),
        *(SMALL.room(line) for line in below),
    )
    high = sum(each.size[1] + HEADING for each in charts) + FOOT
    top = MARGIN + TITLE_HEIGHT
    height = top + high + len(below) * LINE_HEIGHT + MARGIN
    sheet = Sheet(width + 2 * MARGIN, height, letters)
    write_title(sheet, title, about)
    for each, group in zip(charts, groups, strict=True):
        draw(sheet, each, group, left, top + HEADING)
        top += each.size[1] + HEADING + (FOOT if each.foot else 0.0)
    for place, text in enumerate(below):
        sheet.write(MARGIN, top + (place + 0.5) * LINE_HEIGHT, text, SMALL)
    return sheet.figure


def response_caption(scene: WordResponses) -> str:
    """One sentence that stands for the lines where they cannot be seen."""
    words = ", ".join(
        f"“{token_label(each.word)}” ({readings(each)}{strongest(scene, each)})"
        for each in scene.words[:MOST_WORDS]
    )
    return f"Response of {len(scene.units)} units in {elided(scene.layer, 40)} to {words}"


def strongest(scene: WordResponses, word: WordResponse) -> str:
    """The unit that answers a word most strongly, and how."""
    if not scene.units:
        return ""
    place = max(range(len(word.mean)), key=lambda k: abs(word.mean[k]))
    return f", most of all unit {scene.units[place]}: {word.mean[place]:+.3f}"


def readings(word: WordResponse) -> str:
    """How often a word was read."""
    return f"{word.count:,} reading" + ("" if word.count == 1 else "s")


def chart(
    scene: WordResponses,
    group: Sequence[WordResponse],
    up: Scale,
    groups: Sequence[Sequence[WordResponse]],
) -> Chart:
    """The chart of the words that share a panel."""
    across = whole_scale(1, max(len(scene.units), 1))
    few = len(scene.units) <= NAMED_UNITS
    width = max(WIDTH, BESIDE * len(scene.units)) if few else WIDTH
    traces = [
        Trace(
            range(1, len(scene.units) + 1),
            word.mean,
            stroke(place),
            token_label(word.word),
            readings(word),
        )
        for place, word in enumerate(group)
    ]
    marks = {float(k): str(unit) for k, unit in enumerate(scene.units, start=1)} if few else None
    if group is not groups[-1]:
        marks = {}
    return Chart(
        traces=traces,
        across=across,
        up=up,
        size=(width, HEIGHT if len(groups) == 1 else LOW),
        name="response" if group is groups[0] else "",
        note=f"units ordered by “{token_label(scene.words[0].word)}”" if group is groups[0] else "",
        foot="" if group is not groups[-1] else "unit" if few else "units",
        marks=marks,
    )


def draw(
    sheet: Sheet, chart: Chart, group: Sequence[WordResponse], left: float, top: float
) -> None:
    """Draw a chart, behind its lines the bands, over them what one occurrence did."""
    panel = draw_chart(sheet, chart, left, top)
    zero = panel.y(0.0)
    sheet.line([(panel.left, zero), (panel.right, zero)], Stroke(FAINT, width=0.8))
    places = [panel.x(k) for k in chart.traces[0].across]
    for trace, word in zip(chart.traces, group, strict=True):
        color = trace.stroke.color
        for (low, high), strength in ((word.outer, OUTER), (word.inner, INNER)):
            edges = [panel.y(each) for each in low], [panel.y(each) for each in high]
            sides = list(places)
            if len(places) == 1:
                sides = [panel.x(1 - SINGLE), panel.x(1 + SINGLE)]
                edges = edges[0] * 2, edges[1] * 2
            ribbon(sheet, sides, *edges, color, strength)
        if word.occurrence:
            size = MARK if len(places) <= FEW_UNITS else CROWDED
            heights = [panel.y(each) for each in word.occurrence]
            points = list(zip(places, heights, strict=True))
            sheet.dots(points, [size] * len(points), color)


def numbers(words: Sequence[WordResponse]) -> Iterator[float]:
    """Every number that has to find room on the scale."""
    for word in words:
        yield from (*word.mean, *word.outer[0], *word.outer[1], *(word.occurrence or ()))


def remarks(scene: WordResponses) -> list[str]:
    """What has to be said about the picture."""
    lines = []
    if any(word.occurrence for word in scene.words[:MOST_WORDS]):
        lines.append("dots: the response at one place in a text")
    if len(scene.words) > MOST_WORDS:
        more = len(scene.words) - MOST_WORDS
        lines.append(f"{more} more words are not drawn; saved as .json they are all there.")
    return lines
