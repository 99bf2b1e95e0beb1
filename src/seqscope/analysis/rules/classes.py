"""Rules about classes: what the training data holds of each, and how many of each are found."""

import math
from collections.abc import Mapping

from seqscope.analysis.rules import Finding, listed

__all__ = ["class_imbalance", "recall_gap"]

IMBALANCED = 1.5  # from here on, always answering the commoner of two classes is right in 60 %
LOPSIDED = 2.0  # and from here on in two thirds
DRAWN = 3.0  # standard deviations that even classes differ by hardly ever when examples are drawn
GAP = 0.1  # of recall: one example in ten more is missed
WIDE = 0.25
UNCERTAIN = 2.0  # standard errors


def class_imbalance(counts: Mapping[str, int], *, evened: bool = False) -> list[Finding]:
    """One class many times as common as another in the training data, or one that is missing.

    It matters less where the training `evened` it out, by weights or by reading the rarer class
    more often.
    """
    if any(count < 0 for count in counts.values()):
        raise ValueError(
            f"A class has a count of training examples, 0 or more. They came as {dict(counts)}. "
            f"Count the labels of the training part."
        )
    total = sum(counts.values())
    missing = tuple(name for name, count in counts.items() if not count)
    if total and missing:
        sentence = f"The training data has no example of {listed(missing)}, of {total:,} in all."
        return [finding("class imbalance", missing[0], sentence, missing, serious=True)]
    if total < 2 or len(counts) < 2:
        return []
    most, least = max(counts, key=counts.__getitem__), min(counts, key=counts.__getitem__)
    ratio = counts[most] / counts[least]
    spread = DRAWN * math.sqrt(counts[most] + counts[least])
    if ratio < IMBALANCED or counts[most] - counts[least] <= spread:
        return []
    sentence = (
        f"The training data has {ratio:.1f} times as many {most} as {least} examples "
        f"({counts[most]:,} and {counts[least]:,}); to answer {most} every time would be right in "
        f"{counts[most] / total:.0%} of it."
        f"{' The training evened that out.' if evened else ''}"
    )
    serious = ratio >= LOPSIDED and not evened
    return [finding("class imbalance", least, sentence, (most, least), serious=serious)]


def recall_gap(recall: Mapping[str, float | None], examples: Mapping[str, int]) -> list[Finding]:
    """One class recognized far less often than another, by more than chance would have it.

    `recall` is the share of each class that was recognized, and `examples` how many of it there
    were; a class without examples does not count.
    """
    known = {name: share for name, share in recall.items() if share is not None and examples[name]}
    if len(known) < 2:
        return []
    best, worst = max(known, key=known.__getitem__), min(known, key=known.__getitem__)
    gap = known[best] - known[worst]
    errors = [variance(known[name], examples[name]) for name in (best, worst)]
    if gap < GAP or gap <= UNCERTAIN * math.sqrt(sum(errors)):
        return []
    sentence = (
        f"Of {worst} examples {known[worst]:.0%} are recognized, of {best} ones {known[best]:.0%}; "
        f"the accuracy of all together hides it."
    )
    return [finding("recall gap", worst, sentence, (worst, best), serious=gap >= WIDE)]


def variance(share: float, examples: int) -> float:
    """The squared standard error of a share; one hit and one miss more keep it above 0."""
    near = (share * examples + 1) / (examples + 2)
    return near * (1 - near) / examples


def finding(
    rule: str, name: str, sentence: str, about: tuple[str, ...], *, serious: bool
) -> Finding:
    """A finding that points at a class among the scores."""
    return Finding(
        rule, "serious" if serious else "notable", sentence, about, f"scores/class/{name}"
    )
