"""Attention held against evidence: what the same prediction depended on, as scenes."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seqscope.runs.run import Run
    from seqscope.views.scenes.faithfulness import AttentionCheck
    from seqscope.views.scenes.map_check import MapCheck

__all__ = ["checked_map", "checked_words"]


def checked_words(run: "Run", text: str) -> "AttentionCheck":
    """The words that a classifier attended to, beside the words that its answer depended on.

    Raises ValueError for a classifier without attention, and a text without a known word.
    """
    from seqscope.runs.answers.classifier import TextClassifier
    from seqscope.runs.evidence.classes import class_evidence
    from seqscope.runs.passages import read_passage
    from seqscope.views.scenes.faithfulness import attention_check

    classifier = TextClassifier(run)
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
        class_evidence(classifier, passage.ids, number),
        prediction=judged.classes[number],
    )


def checked_map(run: "Run", text: str, locale: str | None = None) -> "MapCheck":
    """The attention map of a text, beside what each symbol of the answer depended on.

    Raises ValueError for a text that is not read.
    """
    from seqscope.runs.answers.translator import Translator
    from seqscope.runs.evidence.targets import target_evidence
    from seqscope.views.scenes.map_check import map_check

    translator = Translator(run)
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
