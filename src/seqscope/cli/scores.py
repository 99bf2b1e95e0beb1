"""Scores as people and as programs read them."""

from collections.abc import Iterator, Mapping

from seqscope.runs.scores.translations import Scores, Tally

__all__ = ["in_columns", "in_tabs"]


def in_tabs(found: Mapping[str, Scores]) -> Iterator[str]:
    """A header, then a line for each tally: of what, the count, the three shares."""
    yield "\t".join(["part", "label", "value", "count", "exact_match", "wrong", "refused"])
    for part, scores in found.items():
        for label, value, tally in _tallies(scores):
            yield "\t".join([part, label, value, *_numbers(tally)])


def in_columns(found: Mapping[str, Scores], *, values: int = 12) -> Iterator[str]:
    """The same, aligned, with so many of the most frequent values of each label, for a terminal."""
    yield f"{'':42s}{'count':>8s}{'exact match':>13s}{'wrong':>9s}{'refused':>9s}"
    for part, scores in found.items():
        shown: dict[str, int] = {}
        for label, value, tally in _tallies(scores):
            shown[label] = shown.get(label, 0) + 1
            if label and shown[label] > values:
                continue
            name = f"  {label} {value}" if label else part
            count, *shares = _numbers(tally)
            yield f"{name[:41]:42s}{count:>8s}{shares[0]:>13s}{shares[1]:>9s}{shares[2]:>9s}"


def _tallies(scores: Scores) -> Iterator[tuple[str, str, Tally]]:
    """Label, value and tally; both are empty for the tally of all."""
    yield "", "", scores.overall
    for label, tallies in scores.by_label.items():
        for value, tally in sorted(tallies.items(), key=lambda each: -each[1].count):
            yield label, value, tally


def _numbers(tally: Tally) -> list[str]:
    count, *shares = tally.shares().values()
    return [str(count), *(f"{share:.4f}" for share in shares)]
