"""The parts of the source that each target character was read from."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from jaxtyping import Float32

from seqscope.recording import Reading

__all__ = ["Span", "evidence"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch `source[start:end]` of the text and the attention weight it received."""

    start: int
    end: int
    text: str
    weight: float


def evidence(reading: Reading, *, share: float = 0.8) -> tuple[tuple[Span, ...], ...]:
    """The source spans behind each target token, the heaviest first.

    Source tokens are taken in order of weight until together they hold `share` of the row, and
    neighbors among them are joined. Weight on a token that is not part of the text, such as a hint,
    counts towards the share but has no span: a target token read from the hint alone has none.

    Raises ValueError where `share` does not lie in (0, 1].
    """
    if not 0 < share <= 1:
        raise ValueError(
            f"The share of attention to explain lies above 0 and is at most 1. "
            f"It came as {share}. Leave it out for the usual 0.8."
        )
    return tuple(row_spans(reading, row, share) for row in reading.weights)


def row_spans(
    reading: Reading, row: Float32[np.ndarray, " source"], share: float
) -> tuple[Span, ...]:
    """The spans of one target token."""
    heaviest = heaviest_positions(row, share)
    in_text = [j for j in sorted(heaviest) if reading.spans[j][0] < reading.spans[j][1]]
    spans = []
    for stretch in stretches(in_text):
        start, end = reading.spans[stretch[0]][0], reading.spans[stretch[-1]][1]
        weight = round(float(row[stretch].sum()), 4)
        spans.append(Span(start, end, reading.source[start:end], weight))
    return tuple(sorted(spans, key=lambda span: (-span.weight, span.start)))


def heaviest_positions(row: Float32[np.ndarray, " source"], share: float) -> list[int]:
    """The fewest positions that hold `share` of the row's weight; ties go to the earlier one."""
    order = np.argsort(-row, kind="stable")
    reached = np.cumsum(row[order], dtype=np.float64)
    enough = int(np.searchsorted(reached, share * reached[-1:].sum() - 1e-6)) + 1
    return [int(j) for j in order[:enough] if row[j] > 0]


def stretches(positions: list[int]) -> list[list[int]]:
    """Rising positions cut wherever one is left out.

    >>> stretches([3, 4, 5, 9])
    [[3, 4, 5], [9]]
    """
    cuts = [k for k, (j, after) in enumerate(pairwise(positions), start=1) if after != j + 1]
    edges = [0, *cuts, len(positions)]
    return [positions[a:b] for a, b in pairwise(edges) if a < b]
