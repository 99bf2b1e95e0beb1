"""Where a network looked: the attention map of a text, or the words that a class came from."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seqscope.cli.opened import OpenedRun
    from seqscope.views.scenes.attention import AttentionMap
    from seqscope.views.scenes.words import WordWeights

__all__ = ["attention"]


def attention(
    opened: "OpenedRun", *, text: str, locale: str | None = None
) -> "AttentionMap | WordWeights":
    """The scene of a text.

    Raises `ValueError` for a network that does not look anywhere, and for a locale where none can
    be told.
    """
    kind = opened.run.recipe.network.kind
    if kind == "translator":
        return attention_map(opened, text, locale)
    if kind == "classifier":
        return words(opened, text)
    raise ValueError(
        f"Where a network looked is shown for translators and classifiers. "
        f"{opened.run.folder} is a {opened.run.recipe.network.called}. "
        f"Try seqscope predict {opened.run.folder}."
    )


def attention_map(opened: "OpenedRun", text: str, locale: str | None) -> "AttentionMap":
    """The attention map of a translator."""
    from seqscope.views.scenes.attention import attention_map as scene

    translator = opened.translator
    hint = None if locale is None else translator.hint(locale)
    (reading,) = translator.translate([text], hints=[hint])
    return scene(reading)


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
    weights = judged.weights.tolist()
    return word_weights(
        judged.text, judged.tokens, judged.spans, weights, chances, judged.prediction
    )
