"""Gates drawn on a sheet: share open against share shut, a dot for each unit; half-lives below."""

import math
from collections.abc import Sequence
from statistics import median

from matplotlib.figure import Figure

from seqscope.views.drawing.charts import Chart, Trace, draw_chart
from seqscope.views.drawing.colors import ACCENT, FAINT, PAPER, SOFT, Stroke, blend
from seqscope.views.drawing.fonts import lettering
from seqscope.views.drawing.panel import FOOT, HEADING, Panel
from seqscope.views.drawing.scales import Scale, scale_over, told
from seqscope.views.drawing.sheet import Pen, Sheet
from seqscope.views.drawing.titles import LONGEST_NAME, TITLE_HEIGHT, title_room, write_title
from seqscope.views.figures.attention_layout import MARGIN
from seqscope.views.scenes.gates import Gates, GateShares
from seqscope.views.writing.characters import elided

__all__ = ["gates_caption", "gates_figure"]

SIDE, STRIP = 240.0, (480.0, 130.0)
BESIDE, BELOW, GAP = 3, 44.0, 40.0  # panels in a row, the room below one, between two
DOT, LARGEST, MESH = 5.0, 30.0, 5.0  # dots nearer than the mesh are drawn as one
EDGE = Stroke(FAINT, 1.0, (4.0, 3.0))
TINT = blend(PAPER, ACCENT, 0.55)
SMALL = Pen(11.0, SOFT, mono=False)
MARKED = 10
NOTE = "a dot for each unit, larger where several units lie together; open: > 0.9, shut: < 0.1"
# Below 0 there is room for the largest dot, which would hide the numbers of the axis.
SHARES = Scale(-0.07, 1.0, (0.0, 0.25, 0.5, 0.75, 1.0))


def gates_figure(scene: Gates) -> Figure:
    """The gates of a layer as a matplotlib figure: a panel for each gate, then the half-lives."""
    title = elided(scene.layer, LONGEST_NAME)
    charts = [shares_chart(gate) for gate in scene.gates]
    lives = life_chart(scene) if scene.octaves else None
    note = NOTE if lives or not scene.half_lives else f"{NOTE}; {about_lives(scene)}"
    rows = -(-len(charts) // BESIDE)
    before = max(chart.before for chart in charts)
    wide = before + SIDE + max([charts[0].behind, GAP])
    high = HEADING + SIDE + FOOT + BELOW
    strip = HEADING + STRIP[1] + FOOT + GAP if lives else 0.0
    room = [title_room(title, note), wide * min(len(charts), BESIDE)]
    room += [lives.before + STRIP[0] + lives.behind] if lives else []
    sheet = Sheet(
        max(room) + 2 * MARGIN,
        rows * high + strip + 2 * MARGIN + TITLE_HEIGHT,
        lettering(title + note + "".join(chart.name for chart in charts)),
    )
    write_title(sheet, title, note)
    for number, (chart, gate) in enumerate(zip(charts, scene.gates, strict=True)):
        row, column = divmod(number, BESIDE)
        top = MARGIN + TITLE_HEIGHT + HEADING + row * high
        panel = draw_chart(sheet, chart, MARGIN + before + column * wide, top)
        draw_units(sheet, panel, gate)
        write_extremes(sheet, panel, gate)
    if lives:
        top = MARGIN + TITLE_HEIGHT + HEADING + rows * high
        draw_lives(sheet, draw_chart(sheet, lives, MARGIN + lives.before, top), scene)
    return sheet.figure


def gates_caption(scene: Gates) -> str:
    """One sentence that stands for the gates where they cannot be seen."""
    means = [
        f"{elided(gate.name, LONGEST_NAME)} open {mean(gate.open):.0%} and shut "
        f"{mean(gate.shut):.0%} of the time"
        for gate in scene.gates
    ]
    lives = f"; {about_lives(scene)}" if scene.half_lives else ""
    return f"Gates of {elided(scene.layer, LONGEST_NAME)}: {', '.join(means)}{lives}"


def shares_chart(gate: GateShares) -> Chart:
    """The frame for one gate; no unit lies above its dashed line, open and shut being all."""
    return Chart(
        traces=[Trace((0.0, 1.0), (1.0, 0.0), EDGE)],
        across=SHARES,
        up=SHARES,
        size=(SIDE, SIDE),
        name=elided(gate.name, LONGEST_NAME),
        note="share of time open",
        foot="shut",
    )


def draw_units(sheet: Sheet, panel: Panel, gate: GateShares) -> None:
    """Draw a dot for each unit, and one dot of as much area for those that lie together."""
    meshes: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for open_, shut in zip(gate.open, gate.shut, strict=True):
        x, y = panel.x(shut), panel.y(open_)
        meshes.setdefault((round(x / MESH), round(y / MESH)), []).append((x, y))
    many = sorted((group for group in meshes.values() if len(group) > 1), key=len, reverse=True)
    alone = [group[0] for group in meshes.values() if len(group) == 1]
    if many:
        centers = [(mean([x for x, _ in group]), mean([y for _, y in group])) for group in many]
        sizes = [min(LARGEST, DOT * math.sqrt(len(group))) for group in many]
        sheet.dots(centers, sizes, TINT)
    if alone:
        sheet.dots(alone, [DOT] * len(alone), ACCENT)


def write_extremes(sheet: Sheet, panel: Panel, gate: GateShares) -> None:
    """Write which units are open and shut the longest."""
    for line, (name, shares) in enumerate((("open", gate.open), ("shut", gate.shut))):
        order = sorted(range(len(shares)), key=lambda unit: -shares[unit])[:3]
        most = [f"{unit} ({shares[unit]:.2f})" for unit in order if shares[unit] > 0]
        text = f"most {name}: {', '.join(most) or 'none ever'}"
        sheet.write(panel.left, panel.bottom + 32 + 16 * line, text, Pen(10.0, SOFT, mono=False))


def life_chart(scene: Gates) -> Chart:
    """The frame for the half-lives, in octaves of tokens."""
    first, counts = scene.first_octave, scene.octaves
    every = -(-len(counts) // MARKED)
    edges = range(0, len(counts) + 1, every)
    marks = {float(edge): power_of_two(first + edge) for edge in edges}
    return Chart(
        traces=[],
        across=Scale(0.0, float(len(counts)), ()),
        up=scale_over([0.0, float(max(counts))], marks=3),
        size=STRIP,
        name="half-life in tokens",
        note=about_lives(scene),
        marks=marks,
    )


def draw_lives(sheet: Sheet, panel: Panel, scene: Gates) -> None:
    """Draw a bar for the units of each octave."""
    for place, count in enumerate(scene.octaves):
        if count:
            left, right = panel.x(place) + 1, panel.x(place + 1) - 1
            top = panel.y(count)
            sheet.area((left, top), (right - left, panel.bottom - top), ACCENT)


def about_lives(scene: Gates) -> str:
    """The half-life in the middle, and how many units never forget."""
    lives = [math.inf if life is None else life for life in scene.half_lives]
    never = sum(life == math.inf for life in lives)
    middle = median(lives)
    parts = [f"median {told(middle)}"] if middle < math.inf else []
    parts += [f"{never} of {len(lives)} units never forget"] if never else []
    return ", ".join(parts)


def power_of_two(exponent: int) -> str:
    """Two to this power, as it is written on a scale.

    >>> power_of_two(10), power_of_two(-2)
    ('1,024', '1/4')
    """
    return f"{2**exponent:,}" if exponent >= 0 else f"1/{2**-exponent:,}"


def mean(numbers: Sequence[float]) -> float:
    """The mean of some numbers, at least one."""
    return math.fsum(numbers) / len(numbers)
