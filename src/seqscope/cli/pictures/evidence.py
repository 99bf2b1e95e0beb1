"""Attention held against evidence: what the same prediction depended on, as scenes."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seqscope.cli.opened import OpenedRun
    from seqscope.views.scenes.faithfulness import AttentionCheck
    from seqscope.views.scenes.map_check import MapCheck

__all__ = ["evidence"]


def evidence(
    opened: "OpenedRun", *, text: str, locale: str | None = None
) -> "AttentionCheck | MapCheck":
    """The scene of a text: where the network looked, beside what its answer depended on.

    Raises `ValueError` for a network that does not look anywhere, and a text that is not read.
    """
    kind = opened.run.recipe.network.kind
    if kind == "translator":
        return checked_map(opened, text, locale)
    if kind == "classifier":
        return checked_words(opened, text)
    raise ValueError(
        f"Attention is held against evidence for translators and classifiers. "
        f"{opened.run.folder} is a {opened.run.recipe.network.called}. "
        f"Try seqscope predict {opened.run.folder}."
    )


def checked_words(opened: "OpenedRun", text: str) -> "AttentionCheck":
    """The words that a classifier attended to, beside the words that its answer depended on.

    Raises ValueError for a classifier without attention, and a text without a known word.
    """
    from seqscope.runs.passages import read_passage
    from seqscope.views.scenes.faithfulness import attention_check

    run, classifier = opened.run, opened.classifier
    _, passage = read_passage(run, text)
    (judged,) = classifier.judge([text])
    if judged.weights is None:
        raise ValueError(
            f"Attention is held against evidence where there is attention. {run.folder} has none. "
            f"Try seqscope contributions {run.folder}."
        )
    number = int(judged.probabilities.argmax())
    return attention_check(
        text,
        judged.tokens,
        judged.spans,
        judged.weights,
        opened.class_evidence(passage.ids, number),
        prediction=judged.classes[number],
    )


def checked_map(opened: "OpenedRun", text: str, locale: str | None) -> "MapCheck":
    """The attention map of a text, beside what each symbol of the answer depended on.

    Raises ValueError for a text that is not read.
    """
    from seqscope.runs.evidence.targets import target_evidence
    from seqscope.views.scenes.map_check import map_check

    run, translator = opened.run, opened.translator
    hint = None if locale is None else translator.hint(locale)
    (reading,) = translator.translate([text], hints=[hint])
    if not reading.weights.size:
        raise ValueError(
            f"Attention is held against evidence where a text was read. {text[:60]!r} is empty, "
            f"damaged, or longer than {run.folder.name} reads. Give another one."
        )
    ids = run.source_vocabulary.ids(reading.tokens)
    written = run.target_vocabulary.ids(reading.target)
    return map_check(reading, target_evidence(run, ids, written))
