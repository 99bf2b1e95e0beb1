"""How a network does on examples that have something in common, and which these are."""

from collections.abc import Iterator
from heapq import nsmallest
from typing import TYPE_CHECKING

import numpy as np

from seqscope.cli.pictures.judged import Judged, choice
from seqscope.cli.pictures.judged_answers import of_translator
from seqscope.cli.pictures.judged_recording import of_classifier, of_language_model

if TYPE_CHECKING:
    from seqscope.cli.opened import OpenedRun
    from seqscope.views.scenes.slices import Slice, SliceExamples, Slices

__all__ = ["slice_examples", "slices"]

JUDGED = {
    "translator": of_translator,
    "classifier": of_classifier,
    "language": of_language_model,
}


def slices(opened: "OpenedRun", *, by: str = "", part: str = "", count: int = 40) -> "Slices":
    """The scene of the slices that examples are cut into, so many of them, and the rest together.

    Raises `ValueError` for what examples cannot be cut by, for a part that there is not, and for a
    forecaster.
    """
    from seqscope.views.scenes.slices import Slices, worst_first

    found = judged(opened, by, part)
    sums = summed(found)
    lower = found.measure == "perplexity"
    told = [told_slice(found, name, one) for name, one in zip(found.names, sums.T, strict=True)]
    there = [each for each in told if each.count]
    if not found.ordered:
        there = worst_first(there, lower_is_better=lower)
    shown, left = there[:count], {each.name for each in there[count:]}
    others = [number for number, name in enumerate(found.names) if name in left]
    return Slices(
        by=found.by,
        choices=found.choices,
        part=found.part,
        parts=found.parts,
        about=found.about,
        of=found.of,
        measure=found.measure,
        lower_is_better=lower,
        overall=told_slice(found, "all", sums.sum(axis=1)),
        slices=tuple(shown),
        rest=told_slice(found, "the others", sums[:, others].sum(axis=1)) if others else None,
        left_out=len(others),
    )


def slice_examples(
    opened: "OpenedRun", *, name: str = "", by: str = "", part: str = "", count: int = 20
) -> "SliceExamples":
    """The scene of the examples of a slice.

    Raises `ValueError` as `slices` does, and for a slice that there is not.
    """
    from seqscope.views.scenes.slices import SliceExamples

    found = judged(opened, by, part)
    number = found.names.index(choice(found.by, name, found.names))
    best = nsmallest(count, ranked(found, number), key=lambda each: each[0])
    blocks = {each for _, each, _ in best}
    writing = {
        place: block.example for place, block in enumerate(found.blocks()) if place in blocks
    }
    return SliceExamples(
        by=found.by,
        name=found.names[number],
        part=found.part,
        total=sum(int((each.slices == number).sum()) for each in found.blocks()),
        examples=tuple(writing[place](row) for _, place, row in best),
    )


def judged(opened: "OpenedRun", by: str, part: str) -> Judged:
    """What a network was asked and answered, cut by one of its choices, the first if none is named.

    Raises `ValueError` for a choice or a part that there is not, and for a forecaster.
    """
    kind = opened.run.recipe.network.kind
    if kind not in JUDGED:
        raise ValueError(
            f"Scores are cut into slices of texts. {opened.name} reads numbers: it is a "
            f"{opened.run.recipe.network.called}. Look at its forecast instead."
        )
    return JUDGED[kind](opened, by, part)


def summed(found: Judged) -> np.ndarray:
    """Of each slice the count, the right answers, the refusals, the losses and their squares."""
    size = len(found.names)
    sums = np.zeros((5, size))
    for block in found.blocks():
        loss = np.zeros(len(block.slices)) if block.loss is None else block.loss
        for row, each in enumerate((None, block.right, block.refused, loss, loss**2)):
            sums[row] += np.bincount(block.slices, each, minlength=size)
    return sums


def told_slice(found: Judged, name: str, sums: np.ndarray) -> "Slice":
    """A slice with its score, and where that lies with 95 % certainty."""
    from seqscope.analysis.intervals import mean_interval, share_interval
    from seqscope.views.scenes.scene import rounded
    from seqscope.views.scenes.slices import Slice

    count, right, refused = (int(each) for each in sums[:3])
    whole = np.array([count])
    if found.measure == "perplexity":
        ends = mean_interval(sums[3:4], sums[4:5], whole)
        low, high = (float(np.exp(end[0])) for end in ends)
        score = float(np.exp(sums[3] / count)) if count else None
        return Slice(name=name, count=count, score=score, low=low, high=high)
    low, high = (float(end[0]) for end in share_interval(np.array([right]), whole))
    share = [rounded(each / count) if count else None for each in (right, count - right - refused)]
    return Slice(
        name=name,
        count=count,
        score=share[0],
        low=rounded(low),
        high=rounded(high),
        wrong=share[1],
        refused=rounded(refused / count) if count else None,
    )


def ranked(found: Judged, number: int) -> Iterator[tuple[tuple[float, ...], int, int]]:
    """The examples of a slice: where each belongs in their order, its block, its row there."""
    for place, block in enumerate(found.blocks()):
        for row in (block.slices == number).nonzero()[0].tolist():
            kind = 2 * int(block.right[row]) + int(block.refused[row])
            yield (kind, -float(block.probability[row]), place, row), place, row
