"""Small readings with known attention, for the tests of everything that looks at them."""

from collections.abc import Sequence

import numpy as np

from seqscope.recording import Alternative, Reading

__all__ = ["planted_reading", "reading_of"]


def reading_of(
    source: str, target: str, weights: Sequence[Sequence[float]], *, hint: str | None = None
) -> Reading:
    """A reading of single characters with the given weights; a hint is one more first column."""
    tokens = ((hint,) if hint else ()) + tuple(source.lower())
    spans = (((0, 0),) if hint else ()) + tuple((j, j + 1) for j in range(len(source)))
    alpha = np.asarray(weights, np.float32).reshape(len(target), len(tokens))
    return Reading(
        source=source,
        tokens=tokens,
        spans=spans,
        target=tuple(target),
        prediction=None if target == "∅" else target,
        confidence=0.9,
        scores=np.log(alpha + 1e-6).astype(np.float32),
        weights=alpha,
        probabilities=np.full(len(target), 0.97, np.float32),
        alternatives=(Alternative("2016-05-11", 0.05), Alternative(None, 0.01)),
    )


def planted_reading(source: str, target: str = "2016-11-05", *, hint: str | None = None) -> Reading:
    """A reading that looks at one place per target character, a little more to the right each."""
    columns = len(source) + bool(hint)
    weights = np.full((len(target), columns), 0.1 / max(columns, 1))
    for i in range(len(target)):
        weights[i, i * columns // len(target)] += 0.9
    return reading_of(source, target, weights, hint=hint)
