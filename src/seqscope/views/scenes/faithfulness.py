"""Attention and the effect of each word on one prediction, over the same text, as a scene."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from jaxtyping import Float

from seqscope.analysis.faithfulness import agreement, verdict
from seqscope.views.scenes.scene import Number, Scene, Words, rounded
from seqscope.views.scenes.words import Piece, word_weights, wrapped

__all__ = ["AttentionCheck", "CheckedWord", "attention_check", "checked_lines"]


class CheckedWord(Scene):
    """A token, its span of the text, how much it was read and how much it mattered.

    The effect is what the prediction's probability loses without the token; it is below 0 for a
    token that spoke against the prediction. A token that is no part of the text has an empty span.
    """

    token: Words
    start: int
    end: int
    weight: float
    effect: float


class AttentionCheck(Scene):
    """A text and one prediction from it: attention beside evidence, and whether they agree.

    `correlation` is Spearman's ρ between the two, and `overlap` the share of the `k` most read
    tokens among the `k` that matter most; none where there is no telling.
    """

    view: Literal["attention-check"] = "attention-check"
    text: Words
    prediction: Words
    evidence: Words
    words: tuple[CheckedWord, ...]
    correlation: Number
    overlap: Number
    k: int
    verdict: Words


def attention_check(
    text: str,
    tokens: Sequence[str],
    spans: Sequence[tuple[int, int]],
    weights: Float[np.ndarray, " source"],
    effects: Float[np.ndarray, " _"],
    *,
    prediction: str,
    evidence: str = "occlusion",
    k: int = 3,
) -> AttentionCheck:
    """The scene of one row of attention beside the effects on the same prediction.

    Raises ValueError as `analysis.faithfulness.agreement` does.
    """
    found = agreement(weights, effects, k=k)
    parts = zip(tokens, spans, weights.tolist(), effects.tolist(), strict=True)
    return AttentionCheck(
        text=text,
        prediction=prediction,
        evidence=evidence,
        words=tuple(
            CheckedWord(token=t, start=start, end=end, weight=rounded(a), effect=rounded(b))
            for t, (start, end), a, b in parts
        ),
        correlation=found.middle,
        overlap=found.mean_overlap,
        k=found.k,
        verdict=verdict(found),
    )


def checked_lines(scene: AttentionCheck, width: int) -> list[list[tuple[Piece, float | None]]]:
    """The text in lines of at most so many letter cells: pieces with weights, and their effects."""
    tokens = [word.token for word in scene.words]
    spans = [(word.start, word.end) for word in scene.words]
    weighed, affected = (
        wrapped(word_weights(scene.text, tokens, spans, numbers, {}, None), width)
        for numbers in ([w.weight for w in scene.words], [w.effect for w in scene.words])
    )
    return [
        [(piece, other.weight) for piece, other in zip(line, others, strict=True)]
        for line, others in zip(weighed, affected, strict=True)
    ]
