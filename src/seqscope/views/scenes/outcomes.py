"""What a classifier mistakes for what, and how far its confidence can be believed, as scenes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field

from seqscope.views.scenes.scene import Number, Scene, Words, rounded

__all__ = [
    "Bin",
    "Calibration",
    "Confusion",
    "RunCalibration",
    "RunConfusion",
    "run_calibration",
    "run_confusion",
]

TENTHS = 10
Count = Annotated[int, Field(ge=0)]


class RunConfusion(Scene):
    """How often examples of each class were taken for each class: true classes down.

    The recall of a class is the share of its examples that were recognized; none where it has none.
    """

    name: Words
    part: Words
    classes: tuple[Words, ...]
    counts: tuple[tuple[Count, ...], ...]
    recall: tuple[Number, ...]
    accuracy: Number
    balanced_accuracy: Number


class Confusion(Scene):
    """The confusion of some runs, side by side."""

    view: Literal["confusion"] = "confusion"
    runs: tuple[RunConfusion, ...]


class Bin(Scene):
    """Examples of like confidence: how sure the network was of them, how often it was right."""

    confidence: Number
    accuracy: Number
    count: Count


class RunCalibration(Scene):
    """Confidence against accuracy, in ten bins of equal width from 0 to 1.

    The calibration error is the mean distance between the two over all examples.
    """

    name: Words
    part: Words
    bins: tuple[Bin, ...]
    error: Number


class Calibration(Scene):
    """The calibration of some runs, on one plot."""

    view: Literal["calibration"] = "calibration"
    runs: tuple[RunCalibration, ...]


def run_confusion(
    name: str, part: str, classes: Sequence[str], counts: Sequence[Sequence[int]]
) -> RunConfusion:
    """The confusion of one run on one part of its examples.

    Raises ValueError where there is not one count for each pair of classes.
    """
    lengths = [len(row) for row in counts]
    if {len(classes)} != {len(counts), *lengths}:
        raise ValueError(
            f"A confusion has a count for each pair of classes. "
            f"{len(classes)} classes came with rows of {', '.join(map(str, lengths))} counts. "
            f"Give rows of true classes and columns of predicted ones, both in the same order."
        )
    right = [row[place] for place, row in enumerate(counts)]
    totals = [sum(row) for row in counts]
    recall = [share(hits, total) for hits, total in zip(right, totals, strict=True)]
    return RunConfusion(
        name=name,
        part=part,
        classes=tuple(classes),
        counts=tuple(map(tuple, counts)),
        recall=tuple(recall),
        accuracy=share(sum(right), sum(totals)),
        balanced_accuracy=mean(recall),
    )


def run_calibration(
    name: str, part: str, bins: Iterable[Mapping[str, float | None]]
) -> RunCalibration:
    """The calibration of one run, from the confidence, accuracy and count of tenths that occur."""
    tenths = [Bin(confidence=None, accuracy=None, count=0)] * TENTHS
    gaps = 0.0
    for each in map(Bin.model_validate, bins):
        if each.count and each.confidence is not None and each.accuracy is not None:
            tenths[min(int(each.confidence * TENTHS), TENTHS - 1)] = each
            gaps += each.count * abs(each.confidence - each.accuracy)
    total = sum(each.count for each in tenths)
    return RunCalibration(name=name, part=part, bins=tuple(tenths), error=share(gaps, total))


def share(part: int | float, whole: int) -> float | None:
    """A part of a whole; none of nothing."""
    return rounded(part / whole) if whole else None


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of those that are known."""
    known = [value for value in values if value is not None]
    return rounded(sum(known) / len(known)) if known else None
