"""Where a network looked: the attention map of a text, or the words that a class came from."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from seqscope.cli.opened import OpenedRun
    from seqscope.views.scenes.attention import AttentionMap
    from seqscope.views.scenes.word_map import WordMap
    from seqscope.views.scenes.words import WordWeights

__all__ = ["attention"]


def attention(
    opened: "OpenedRun",
    *,
    text: str,
    locale: str | None = None,
    alternative: int = 0,
    pins: Sequence[tuple[int, int]] = (),
    head: int | Literal["mean"] | None = None,
) -> "AttentionMap | WordWeights | WordMap":
    """The scene of a text.

    Of a translator it is about its best answer, or about an `alternative`, or about what is written
    where `pins` let steps look at one place each. Of a classifier it is the weight of each word, or
    for a `head` of self-attention the map from word to word.

    Raises `ValueError` for a network that does not look anywhere, and for what it is asked but does
    not have: locales, answers, heads.
    """
    kind = opened.run.recipe.network.kind
    if kind not in ("translator", "classifier"):
        raise ValueError(
            f"Where a network looked is shown for translators and classifiers. "
            f"{opened.run.folder} is a {opened.run.recipe.network.called}. "
            f"Try seqscope predict {opened.run.folder}."
        )
    if kind == "translator" and head is None:
        return attention_map(opened, text, locale, alternative, dict(pins))
    if kind == "classifier" and not (alternative or pins):
        return words(opened, text) if head is None else word_map(opened, text, head)
    raise ValueError(
        f"Other answers and pins are asked of translators, heads of self-attention. "
        f"{opened.run.folder} is a {opened.run.recipe.network.called}. "
        f"Leave out what it does not have."
    )


def attention_map(
    opened: "OpenedRun", text: str, locale: str | None, alternative: int, pins: dict[int, int]
) -> "AttentionMap":
    """The attention map of a translator."""
    from seqscope.views.scenes.attention import attention_map as scene

    translator = opened.translator
    hint = None if locale is None else translator.hint(locale)
    (reading,) = translator.readings([(text, hint)], chosen=alternative)
    chosen = min(alternative, len(reading.alternatives))
    if not pins:
        return scene(reading, alternative=chosen)
    other = translator.pinned(reading, pins)
    return scene(other, alternative=chosen, pins=pins, unpinned=reading)


def words(opened: "OpenedRun", text: str) -> "WordWeights":
    """The words that a classifier weighed."""
    from seqscope.views.scenes.words import word_weights

    (judged,) = opened.classifier.judge([text])
    if judged.weights is None:
        raise ValueError(
            f"What a classifier looked at is shown where it has attention. "
            f"{opened.run.folder} has none. "
            f'Train one whose recipe says attention = "pooling", "self" or "evidence".'
        )
    chances = dict(zip(judged.classes, judged.probabilities.tolist(), strict=True))
    return word_weights(
        judged.text,
        judged.tokens,
        judged.spans,
        judged.weights.tolist(),
        chances,
        judged.prediction,
        heads=opened.classifier.heads,
    )


def word_map(opened: "OpenedRun", text: str, head: int | Literal["mean"]) -> "WordMap":
    """From which word a classifier with self-attention looked at which."""
    from seqscope.views.scenes.word_map import word_map as scene

    found = opened.word_asker.asked(text)
    return scene(words(opened, text), found.scores, found.weights, head=head)
