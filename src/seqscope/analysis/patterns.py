"""Which units are on over a span of text, and where else they are on together (LSTMVis, 2018)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int64, Integer, UInt16

from seqscope.analysis.threshold_index import ThresholdIndex
from seqscope.recording.offsets import checked_offsets

__all__ = ["Matches", "marking_threshold", "matches", "most_marked", "units_on"]


@dataclass(frozen=True, slots=True)
class Matches:
    """Runs of tokens `starts` to `ends`, the best first, and which of the units are on in each.

    `found` is how many there are in the whole text, listed here or not.
    """

    units: Int64[np.ndarray, " unit"]
    starts: Int64[np.ndarray, " match"]
    ends: Int64[np.ndarray, " match"]
    on: Bool[np.ndarray, "match unit"]
    found: int

    @property
    def matching(self) -> Int64[np.ndarray, " match"]:
        """How many of the units are on in each run."""
        matching: Int64[np.ndarray, " match"] = self.on.sum(axis=1)
        return matching


def units_on(
    index: ThresholdIndex, span: tuple[int, int], offsets: Integer[np.ndarray, " boundary"]
) -> Int64[np.ndarray, " unit"]:
    """The units that are on at every token of the span and off just before and just behind it.

    The span is its first token and the one behind its last; where a sequence begins or ends there,
    nothing is asked of that side. Raises ValueError for a span that is not within one sequence.
    """
    first, behind = sequence_of(span, index, offsets)
    start, end = span
    on = index.between(start, end).all(axis=1)
    if start > first:
        on &= ~index.between(start - 1, start)[:, 0]
    if end < behind:
        on &= ~index.between(end, end + 1)[:, 0]
    return np.flatnonzero(on).astype(np.int64)


def most_marked(index: ThresholdIndex) -> tuple[int, int] | None:
    """The span of a text that the most units mark: on all along it, off just before and behind it.

    Of equals it is the longest, then the first. The whole of the text is taken only where no unit
    marks less of it; where no unit is ever on there is none.
    """
    marked: Counter[tuple[int, int]] = Counter()
    for unit in range(index.units):
        on = np.concatenate([[False], index.on(unit), [False]])
        edges = np.flatnonzero(on[1:] != on[:-1]).tolist()
        marked.update(zip(edges[::2], edges[1::2], strict=True))
    whole = 0, index.tokens
    rank = {span: (span == whole, -count, span[0] - span[1]) for span, count in marked.items()}
    return min(rank, key=lambda span: (*rank[span], span), default=None)


def marking_threshold(
    states: Float[np.ndarray, "token unit"], span: tuple[int, int]
) -> float | None:
    """A threshold from 0 up with which the most units mark the span of a text; none if none does.

    A unit marks it with any threshold from the greater of its states just before and behind the
    span up to the least along it.
    """
    start, end = span
    around = [states[k] for k in (start - 1, end) if 0 <= k < len(states)]
    lowest = np.max([np.zeros(states.shape[1]), *around], axis=0)
    highest = states[start:end].min(axis=0).astype(np.float64)
    possible = lowest < highest
    if not possible.any():
        return None
    low, high = lowest[possible], highest[possible]
    inside = (low <= low[:, None]) & (low[:, None] < high)
    best = int(inside.sum(axis=1).argmax())
    return float((low[best] + high[inside[best]].min()) / 2)


def matches(
    index: ThresholdIndex,
    units: Sequence[int] | Integer[np.ndarray, " unit"],
    offsets: Integer[np.ndarray, " boundary"],
    *,
    besides: tuple[int, int] | None = None,
    least: int = 1,
    near: int | None = None,
    count: int = 50,
) -> Matches:
    """The runs of tokens in which the most of these units are on together.

    A run is a longest stretch of a sequence over which the same of the units are on, at least
    `least`, and not more of them just before or just behind it. More units come before fewer, then
    longer runs before shorter ones, or those first whose length is nearest to `near`, then earlier
    before later. What overlaps the span `besides`, such as the one that the units were taken from,
    is left out. Reads the bits of these units only.

    Raises ValueError for no unit, units that the layer does not have, a count or a least number
    below 1, and offsets of another text.
    """
    chosen = np.unique(np.asarray(units, np.int64))
    check_search(index, chosen, min(least, count))
    begins = np.zeros(index.tokens + 1, bool)
    begins[checked_offsets(offsets, index.tokens)] = True
    level, changes = levels(index, chosen)
    starts = np.flatnonzero(changes | begins[:-1])
    ends = np.append(starts[1:], index.tokens)
    number = level[starts]
    before = np.where(begins[starts], 0, np.append(0, number[:-1]))
    after = np.where(begins[ends], 0, np.append(number[1:], 0))
    kept = (number >= least) & (number >= before) & (number >= after)
    if besides is not None:
        kept &= (ends <= besides[0]) | (starts >= besides[1])
    starts, ends, number = starts[kept], ends[kept], number[kept].astype(np.int64)
    rank = starts - ends if near is None else np.abs(ends - starts - near)
    best = np.lexsort((starts, rank, -number))[:count]
    return Matches(
        chosen, starts[best], ends[best], on_at(index, chosen, starts[best]), len(starts)
    )


def levels(
    index: ThresholdIndex, units: Int64[np.ndarray, " unit"]
) -> tuple[UInt16[np.ndarray, " token"], Bool[np.ndarray, " token"]]:
    """How many of the units are on at each token, and whether others than at the token before."""
    level = np.zeros(index.tokens, np.uint16)
    changes = np.zeros(index.tokens, bool)
    for unit in units.tolist():
        on = index.on(unit)
        level += on
        changes[1:] |= on[1:] != on[:-1]
    return level, changes


def on_at(
    index: ThresholdIndex, units: Int64[np.ndarray, " unit"], tokens: Int64[np.ndarray, " token"]
) -> Bool[np.ndarray, "token unit"]:
    """Which of the units are on at these tokens."""
    bytes_there = index.bits[np.ix_(units, tokens // 8)]
    on: Bool[np.ndarray, "unit token"] = (bytes_there >> (tokens % 8).astype(np.uint8) & 1) > 0
    return on.T


def sequence_of(
    span: tuple[int, int], index: ThresholdIndex, offsets: Integer[np.ndarray, " boundary"]
) -> tuple[int, int]:
    """The first token of the sequence that holds the span, and the one behind its last."""
    bounds = checked_offsets(offsets, index.tokens)
    start, end = span
    if 0 <= start < end <= index.tokens:
        place = int(np.searchsorted(bounds, start, side="right"))
        if end <= bounds[place]:
            return int(bounds[place - 1]), int(bounds[place])
    raise ValueError(
        f"A span has at least one token and lies within one sequence. "
        f"It came as {start} to {end} in a text of {index.tokens} tokens. "
        f"Give its first token and the one behind its last."
    )


def check_search(index: ThresholdIndex, units: Int64[np.ndarray, " unit"], least: int) -> None:
    """Raise ValueError where there is nothing that can be searched for."""
    if not units.size or units[0] < 0 or units[-1] >= index.units or least < 1:
        raise ValueError(
            f"A pattern is at least one of the units 0 to {index.units - 1}, searched for at least "
            f"one match of at least one unit. Given are the units {units[:8].tolist()}. "
            f"Lower the threshold, or choose another span, where no unit is on."
        )
