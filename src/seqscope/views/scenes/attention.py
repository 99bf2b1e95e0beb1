"""An attention map as a scene: target tokens down, source tokens across."""

from collections.abc import Mapping
from itertools import zip_longest
from typing import Literal

from seqscope.analysis.evidence import evidence
from seqscope.analysis.focus import coverage, monotonicity, sharpness
from seqscope.recording import Alternative, Reading
from seqscope.views.scenes.scene import Scene, rounded, table, well_formed
from seqscope.views.writing.characters import visible
from seqscope.views.writing.direction import line_order

__all__ = [
    "NOT_READ",
    "Answer",
    "AttentionMap",
    "Column",
    "Pin",
    "Pinned",
    "Row",
    "Span",
    "attention_map",
    "pins_told",
]

NOT_READ = "Not read: empty, damaged, or longer than this network reads. No attention to show."


class Span(Scene):
    """A stretch of the source text, in code points, and the attention weight on it."""

    start: int
    end: int
    text: str
    weight: float


class Column(Scene):
    """One source token: what was typed, what can be drawn of it, how much it was read in all.

    A hint is a token that is not part of the text; its span is empty.
    """

    text: str
    label: str
    start: int
    end: int
    hint: bool
    coverage: float


class Row(Scene):
    """One target token: how sure the network was, how sharply it looked, and at what."""

    text: str
    label: str
    probability: float
    sharpness: float
    spans: tuple[Span, ...]


class Answer(Scene):
    """A whole answer and the network's probability of it; no prediction stands for a refusal."""

    prediction: str | None
    label: str
    confidence: float


class Pin(Scene):
    """A row that could look at one column alone."""

    row: int
    column: int


class Pinned(Scene):
    """What the rows of a map were pinned to, and what is written without pins.

    `changed` are the places where another symbol was written than without, or where one of the two
    has none.
    """

    pins: tuple[Pin, ...]
    answer: Answer
    symbols: tuple[str, ...]
    changed: tuple[int, ...]

    @property
    def written(self) -> str:
        """What is written without pins."""
        return "".join(self.symbols)


class AttentionMap(Scene):
    """Target tokens down, source tokens across, one weight and one score for each pair.

    Rows and columns stand in the order in which the network met them; `line` gives the columns as
    they stand on the line of text, from left to right, which differs where a script runs leftward;
    a hint stands where the text begins. The map is that of the best answer, of a later
    `alternative`, or of what is written where rows are pinned.
    """

    view: Literal["attention-map"] = "attention-map"
    source: str
    answer: Answer
    alternatives: tuple[Answer, ...]
    alternative: int = 0
    pinned: Pinned | None = None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    weights: tuple[tuple[float, ...], ...]
    scores: tuple[tuple[float, ...], ...]
    line: tuple[int, ...]
    monotonicity: float


def attention_map(
    reading: Reading,
    *,
    alternative: int = 0,
    pins: Mapping[int, int] | None = None,
    unpinned: Reading | None = None,
) -> AttentionMap:
    """The scene of one reading's attention.

    `alternative` is the place of its answer among those that were weighed; `pins` are columns by
    the rows that were pinned to them, and `unpinned` is the reading without.
    """
    return AttentionMap(
        source=well_formed(reading.source),
        answer=answer(reading),
        alternatives=tuple(answer(other) for other in reading.alternatives),
        alternative=alternative,
        pinned=None if unpinned is None else pinned(reading, pins or {}, unpinned),
        columns=columns(reading),
        rows=rows(reading),
        weights=table(reading.weights),
        scores=table(reading.scores),
        line=line(reading),
        monotonicity=rounded(monotonicity(reading)),
    )


def pinned(reading: Reading, pins: Mapping[int, int], unpinned: Reading) -> Pinned:
    """What pins did to a reading."""
    both = zip_longest(reading.target, unpinned.target)
    return Pinned(
        pins=tuple(Pin(row=row, column=pins[row]) for row in sorted(pins)),
        answer=answer(unpinned),
        symbols=tuple(map(visible, unpinned.target)),
        changed=tuple(k for k, (now, before) in enumerate(both) if now != before),
    )


def pins_told(scene: AttentionMap) -> list[str]:
    """A line on what was pinned, and what is written without; none where nothing is pinned."""
    if scene.pinned is None:
        return []
    places = [
        f"step {pin.row} to {pin.column} “{scene.columns[pin.column].label}”"
        for pin in scene.pinned.pins
    ]
    return [f"pinned: {', '.join(places)}; without: {scene.pinned.written}"]


def answer(given: Reading | Alternative) -> Answer:
    """What was answered, and how sure the network was of all of it."""
    return Answer(
        prediction=given.prediction,
        label="refused" if given.prediction is None else visible(given.prediction),
        confidence=rounded(given.confidence),
    )


def columns(reading: Reading) -> tuple[Column, ...]:
    """The source side of the map."""
    totals = coverage(reading).tolist()
    return tuple(
        Column(
            text=text,
            label=visible(text),
            start=start,
            end=end,
            hint=start == end,
            coverage=rounded(total),
        )
        for (text, start, end), total in zip(typed_tokens(reading), totals, strict=True)
    )


def rows(reading: Reading) -> tuple[Row, ...]:
    """The target side of the map."""
    sides = zip(
        reading.target,
        reading.probabilities.tolist(),
        sharpness(reading).tolist(),
        evidence(reading),
        strict=True,
    )
    return tuple(
        Row(
            text=well_formed(token),
            label=visible(token),
            probability=rounded(probability),
            sharpness=rounded(sharp),
            spans=tuple(
                Span(start=s.start, end=s.end, text=well_formed(s.text), weight=s.weight)
                for s in spans
            ),
        )
        for token, probability, sharp, spans in sides
    )


def line(reading: Reading) -> tuple[int, ...]:
    """The columns from left to right; hints stand where the text begins, left or right."""
    tokens = typed_tokens(reading)
    in_text = [j for j, (_, start, end) in enumerate(tokens) if start < end]
    hints = [j for j, (_, start, end) in enumerate(tokens) if start == end]
    order = [in_text[place] for place in line_order([tokens[j][0] for j in in_text])]
    leftward = bool(order) and order[-1] < order[0]
    return (*order, *reversed(hints)) if leftward else (*hints, *order)


def typed_tokens(reading: Reading) -> list[tuple[str, int, int]]:
    """Each source token as it was typed, with its span; the token itself where it has none."""
    return [
        (well_formed(reading.source[start:end] or token), start, end)
        for token, (start, end) in zip(reading.tokens, reading.spans, strict=True)
    ]
