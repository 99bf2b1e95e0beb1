"""Examples of its own test that a translator answers, cut into slices by what they are labeled."""

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from seqscope.cli.pictures.judged import Block, Judged, choice

if TYPE_CHECKING:
    from seqscope.cli.opened import OpenedRun
    from seqscope.runs.scores.translations import Answered
    from seqscope.views.scenes.slices import SliceExample

__all__ = ["of_translator"]

MOST = 2000  # texts that are answered, as many as for seqscope evaluate
TOGETHER = 1000  # of them, so few that NumPy answers them and JAX is not imported
FIRST, LENGTH = "locale", "length"


def of_translator(opened: "OpenedRun", by: str, part: str) -> Judged:
    """Examples of the task's own test, answered when they are first asked for."""
    parts = opened.translator.task.slices
    part = choice("part", part, parts)
    found = opened.once(("answered", part), lambda: answered_of(opened, part))
    labels = {name for each in found for name in each.question.labels}
    choices = sorted(labels, key=lambda name: (name != FIRST, name == LENGTH, name))
    by = choice("scores by", by, choices)
    values = [each.question.labels.get(by, "not said") for each in found]
    names = sorted({*values}, key=first_number if by == LENGTH else None)
    wanted = [each.question.answer for each in found]
    block = Block(
        slices=np.array([names.index(value) for value in values], np.int64),
        right=np.array([each.given == right for each, right in zip(found, wanted, strict=True)]),
        refused=np.array(
            [each.given is None and each.question.answer is not None for each in found]
        ),
        probability=np.array([each.confidence for each in found]),
        example=lambda row: example_of(found[row]),
    )
    return Judged(
        by=by,
        choices=tuple(choices),
        part=part,
        parts=parts,
        about=f"Examples of its own {part}, none of which it learned from, without hints.",
        of="text",
        measure="exact match",
        names=names,
        ordered=by == LENGTH,
        blocks=lambda: iter([block]),
    )


def answered_of(opened: "OpenedRun", part: str) -> "list[Answered]":
    """What a translator answers to the first examples of a part of its test."""
    from seqscope.runs.scores.translations import answered, questions_of

    questions = islice(questions_of(opened.translator, part), MOST)
    found: list[Answered] = []
    while some := list(islice(questions, TOGETHER)):
        found.extend(answered(opened.translator, some))
    return found


def example_of(answered: "Answered") -> "SliceExample":
    """An answer, with the labels of its text."""
    from seqscope.views.scenes.slices import SliceExample

    question, given, confidence = answered
    known = (question.labels.get(name) for name in (FIRST, "format"))
    return SliceExample(
        text=question.text,
        answer=given,
        wanted=question.answer,
        right=given == question.answer,
        probability=confidence,
        about=" · ".join(filter(None, known)),
    )


def first_number(name: str) -> tuple[int, str]:
    """Where the name of a length belongs in their order; one without a number comes first."""
    digits = name.split()[0].replace(",", "")
    return (int(digits) if digits.isdecimal() else -1), name
