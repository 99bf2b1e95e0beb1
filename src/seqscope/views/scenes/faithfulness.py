"""Attention and the effects of each word on one prediction, over the same text, as a scene."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np
from jaxtyping import Float

from seqscope.analysis.faithfulness import Agreement, agreement, agreement_of_evidence, verdict
from seqscope.views.scenes.scene import Number, Scene, Words, rounded
from seqscope.views.scenes.words import word_weights, wrapped

__all__ = [
    "AttentionCheck",
    "CheckedWord",
    "Evidence",
    "Stretch",
    "agreements",
    "attention_check",
    "checked_lines",
    "rho_told",
]


class CheckedWord(Scene):
    """A token, its span of the text, how much it was read and how much it mattered.

    There is an effect for each kind of evidence, below 0 where the token spoke against the
    prediction. A token that is no part of the text has an empty span.
    """

    token: Words
    start: int
    end: int
    weight: float
    effects: tuple[float, ...]


class Evidence(Scene):
    """A kind of evidence, and how far attention agrees with it.

    `correlation` is Spearman's ρ between the two, and `overlap` the share of the `k` most read
    tokens among the `k` that matter most; none where there is no telling. Of a map they are those
    of its rows in the middle.
    """

    name: Words
    correlation: Number
    overlap: Number


class AttentionCheck(Scene):
    """A text and one prediction from it: attention beside evidence, and whether they agree.

    The verdict is that of the first kind of evidence, where the second does not disagree with it.
    """

    view: Literal["attention-check"] = "attention-check"
    text: Words
    prediction: Words
    evidence: tuple[Evidence, ...]
    words: tuple[CheckedWord, ...]
    k: int
    verdict: Words


class Agreements(NamedTuple):
    """What attention has in common with each kind of evidence, and what follows from that."""

    each: Mapping[str, Agreement]
    evidence: tuple[Evidence, ...]
    k: int
    verdict: str


def attention_check(
    text: str,
    tokens: Sequence[str],
    spans: Sequence[tuple[int, int]],
    weights: Float[np.ndarray, " source"],
    evidence: Mapping[str, Float[np.ndarray, " _"]],
    *,
    prediction: str,
    k: int = 3,
) -> AttentionCheck:
    """The scene of one row of attention beside the effects on the same prediction, by their kind.

    Raises ValueError as `analysis.faithfulness.agreement` does, and where there is no evidence.
    """
    found = agreements(weights, evidence, k=k)
    effects = zip(*(map(rounded, each.tolist()) for each in evidence.values()), strict=True)
    parts = zip(tokens, spans, weights.tolist(), effects, strict=True)
    return AttentionCheck(
        text=text,
        prediction=prediction,
        evidence=found.evidence,
        words=tuple(
            CheckedWord(token=token, start=start, end=end, weight=rounded(weight), effects=each)
            for token, (start, end), weight, each in parts
        ),
        k=found.k,
        verdict=found.verdict,
    )


def agreements(
    weights: Float[np.ndarray, "..."], evidence: Mapping[str, Float[np.ndarray, "..."]], *, k: int
) -> Agreements:
    """Attention held against each kind of evidence, of one row or of a map."""
    if not evidence:
        raise ValueError(
            "Attention is held against at least one kind of evidence. None was given. "
            "Give the effect of leaving each token out, for example."
        )
    each = {name: agreement(weights, values, k=k) for name, values in evidence.items()}
    first = next(iter(each.values()))
    return Agreements(
        each=each,
        evidence=tuple(
            Evidence(name=name, correlation=found.middle, overlap=found.mean_overlap)
            for name, found in each.items()
        ),
        k=first.k,
        verdict=verdict(first, agreement_of_evidence(evidence)),
    )


class Stretch(NamedTuple):
    """A stretch of text to be drawn: a word, or what stands between words."""

    text: str
    word: CheckedWord | None


def checked_lines(scene: AttentionCheck, width: int) -> list[list[Stretch]]:
    """The text in lines of at most so many letter cells."""
    tokens = [word.token for word in scene.words]
    spans = [(word.start, word.end) for word in scene.words]
    # Each word's number in place of its weight says which one a piece of the line is.
    numbers = [float(number) for number in range(len(tokens))]
    numbered = word_weights(scene.text, tokens, spans, numbers, {}, None)
    return [
        [
            Stretch(piece.text, None if piece.weight is None else scene.words[int(piece.weight)])
            for piece in line
        ]
        for line in wrapped(numbered, width)
    ]


def rho_told(correlation: float | None) -> str:
    """A rank correlation as it is written.

    >>> rho_told(-0.5), rho_told(None)
    ('ρ −0.50', 'ρ –')
    """
    if correlation is None:
        return "ρ –"
    return f"ρ {correlation:+.2f}".replace("-", "\N{MINUS SIGN}")
