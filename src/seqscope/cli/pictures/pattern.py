"""Units over a text, and where else the same units are on together."""

import re
from typing import TYPE_CHECKING

from seqscope.cli.pictures.states import looked_at, state_name

if TYPE_CHECKING:
    import numpy as np

    from seqscope.analysis.patterns import Matches
    from seqscope.analysis.threshold_index import ThresholdIndex
    from seqscope.cli.opened import OpenedRun
    from seqscope.runs.run import Run
    from seqscope.views.scenes.concordance import Passages
    from seqscope.views.scenes.timelines import UnitsOverTime

__all__ = ["pattern"]

BEFORE, BEHIND = 8, 6  # words shown around a place
THRESHOLD = 0.3


def pattern(
    opened: "OpenedRun",
    *,
    text: str,
    span: str | None = None,
    threshold: float | None = None,
    layer: str | None = None,
    state: str = "hidden",
    places: int = 10,
    lines: int | None = None,
) -> "UnitsOverTime":
    """The scene of a text read by a run, and of the places where its recording has the pattern."""
    from seqscope.analysis.patterns import matches
    from seqscope.analysis.threshold_index import threshold_index
    from seqscope.views.scenes.timelines import units_over_time

    run, way = opened.run, looked_at(opened, layer, state)
    tokens, _, part = opened.read(text, *way)
    states = part.states[way]
    asked = None if span is None else span_asked(run, tokens.words, span)
    level = suited(states, asked) if threshold is None else threshold
    index = threshold_index(states, level)
    chosen, units = marked(index, asked)
    found = None
    if chosen is not None and units.size:
        corpus, offsets = opened.index(*way, level)
        found = matches(corpus, units, offsets, near=chosen[1] - chosen[0], count=places)
    return units_over_time(
        f"{run.folder.name}, {state_name(*way)}",
        tokens.words,
        [f"unit {unit}" for unit in range(index.units)],
        states,
        threshold=level,
        span=chosen,
        selected=units,
        matches=None if found is None else elsewhere(opened, found),
        most=lines,
        nothing=None
        if found is not None
        else unmarked(tokens.words, chosen, level, asked is not None),
    )


def span_asked(run: "Run", tokens: tuple[str, ...], span: str) -> tuple[int, int]:
    """The first token of the span that was asked for, and the one behind its last."""
    if numbers := re.fullmatch(r"\s*(\d+)\s*:\s*(\d+)\s*", span):
        first, last = map(int, numbers.groups())
        if first <= last < len(tokens):
            return first, last + 1
        raise ValueError(
            f"A span goes from its first token to its last, counted from 0. The text has "
            f"{len(tokens)}, and given was {span}. Choose two numbers from 0 to {len(tokens) - 1}."
        )
    words = tuple(run.recipe.make_task().read(span).words)
    starts = (k for k in range(len(tokens)) if words and tokens[k : k + len(words)] == words)
    start = next(starts, None)
    if start is None:
        raise ValueError(
            f"A span is some words in a row of the text, here {' '.join(tokens[:40])!r}. "
            f"Given was {span[:60]!r}. Choose words from it, or numbers such as 0:2."
        )
    return start, start + len(words)


def suited(states: "np.ndarray", asked: tuple[int, int] | None) -> float:
    """The usual threshold, or one with which some units mark the span, or the text, all the same"""
    import numpy as np

    from seqscope.analysis.patterns import marking_threshold, units_on
    from seqscope.analysis.threshold_index import threshold_index

    if asked is None:
        return max(0.0, min(THRESHOLD, float(states.max()) / 2))
    if units_on(threshold_index(states, THRESHOLD), asked, np.array([0, len(states)])).size:
        return THRESHOLD
    found = marking_threshold(states, asked)
    return THRESHOLD if found is None else found


def marked(
    index: "ThresholdIndex", asked: tuple[int, int] | None
) -> "tuple[tuple[int, int] | None, np.ndarray]":
    """The span, that which most units mark where none is asked for, and the units that mark it."""
    import numpy as np

    from seqscope.analysis.patterns import most_marked, units_on

    span = asked or most_marked(index)
    if span is None:
        return None, np.zeros(0, np.int64)
    return span, units_on(index, span, np.array([0, index.tokens]))


def unmarked(
    tokens: tuple[str, ...], span: tuple[int, int] | None, threshold: float, asked: bool
) -> str:
    """What is said where no unit marks a span of a text, or any span of it."""
    where = "this text" if span is None else repr(" ".join(tokens[slice(*span)]))
    return (
        f"A pattern is made of units that are above the threshold all along a span, and not just "
        f"before and behind it. At {where} none is, with {threshold:g}. "
        f"Give another threshold, or {'another span' if asked else 'another text'}."
    )


def elsewhere(opened: "OpenedRun", found: "Matches") -> "Passages":
    """The matches with the words around them, and the sentences that they are from."""
    from seqscope.views.scenes.concordance import passages

    known, contexts, spans = opened.recording, [], []
    for start, end in zip(found.starts.tolist(), found.ends.tolist(), strict=True):
        before, from_there = known.words_around(start, BEFORE, end - start - 1 + BEHIND)
        contexts.append([*before, *from_there])
        spans.append((len(before), len(before) + end - start))
    return passages(
        "elsewhere",
        f"of {len(found.units)} units on; {found.found:,} places with any",
        contexts,
        spans,
        found.starts,
        found.matching.astype(float),
        [opened.sentence_at(place) for place in found.starts.tolist()],
    )
