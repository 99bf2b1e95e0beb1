"""What one network did on one sequence: tokens, attention and answer, as plain arrays."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float32

__all__ = ["Alternative", "Reading"]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another answer the beam ended with; `prediction` is None where that answer is a refusal."""

    prediction: str | None
    confidence: float


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One source read and one target written.

    `source` is the text as it was typed. Token j of the source is `tokens[j]`, as the network saw
    it, and stands for the code points `source[start:end]` of `spans[j]`; a token that does not come
    from the text, such as a hint, has the span (0, 0). `target` holds the tokens that were written,
    without the end; `scores` and `weights` are e and α of Bahdanau et al. (2014), one row for each
    of them, and `probabilities` is how sure the network was of each.

    `prediction` is the answer, or None where the network or its threshold refused to give one.
    `confidence` is the network's probability of the whole answer, the end included. A source that
    was never read, because it is empty, damaged or too long, has no tokens: see `unread`.

    Raises ValueError where the arrays do not fit the tokens.
    """

    source: str
    tokens: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    target: tuple[str, ...]
    prediction: str | None
    confidence: float
    scores: Float32[np.ndarray, "target source"]
    weights: Float32[np.ndarray, "target source"]
    probabilities: Float32[np.ndarray, " target"]
    alternatives: tuple[Alternative, ...] = ()

    def __post_init__(self) -> None:
        sizes = {
            "spans": (len(self.spans), len(self.tokens)),
            "scores": (self.scores.shape, (len(self.target), len(self.tokens))),
            "weights": (self.weights.shape, (len(self.target), len(self.tokens))),
            "probabilities": (self.probabilities.shape, (len(self.target),)),
        }
        for name, (found, expected) in sizes.items():
            if found != expected:
                raise ValueError(
                    f"A reading has one row for each target token and one column for each source "
                    f"token. Its {name} came with {found}, where {expected} belongs. "
                    f"Cut padding and the end of the target off before making a reading."
                )

    @classmethod
    def unread(cls, source: str) -> "Reading":
        """The refused reading of a text that the network was not shown.

        >>> Reading.unread("").prediction is None
        True
        """
        return cls(
            source=source,
            tokens=(),
            spans=(),
            target=(),
            prediction=None,
            confidence=0.0,
            scores=np.zeros((0, 0), np.float32),
            weights=np.zeros((0, 0), np.float32),
            probabilities=np.zeros((0,), np.float32),
        )
