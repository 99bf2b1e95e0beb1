"""Scores of any kind of network, as lines for people."""

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["in_columns", "spread_lines"]

NAMES = {
    "exact_match": "exact match",
    "balanced_accuracy": "balanced accuracy",
    "mean_squared_error": "mean squared error",
    "relative_error": "relative error",
}


def in_columns(scores: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """A line for each part of the test, with its numbers under their names."""
    names = list(dict.fromkeys(name for each in scores.values() for name in plain(each)))
    yield f"{'':30s}" + "".join(f"{NAMES.get(name, name):>20s}" for name in names)
    for part, each in scores.items():
        yield f"{part:30s}" + "".join(f"{number(each.get(name)):>20s}" for name in names)
        for name, baseline in each.get("baselines", {}).items():
            cells = (number(baseline.get(key)) for key in names)
            yield f"{'  baseline: ' + name:30s}" + "".join(f"{cell:>20s}" for cell in cells)
        for name, share in each.get("recall", {}).items():
            yield f"{'  recall of ' + name:30s}{share:>20.4f}"


def spread_lines(spreads: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Iterator[str]:
    """A line for each score: the mean over the seeds, the standard deviation, each of them."""
    for part, scores in spreads.items():
        for name, found in scores.items():
            each = "  ".join(number(value) for value in found["each"])
            mean, spread = number(found["mean"]), number(found["spread"])
            yield f"{part:16s}{NAMES.get(name, name):22s}{mean} ± {spread}   ({each})"


def plain(scores: Mapping[str, Any]) -> dict[str, float]:
    """Those of the scores that are numbers."""
    return {name: value for name, value in scores.items() if isinstance(value, int | float)}


def number(value: float | None) -> str:
    """A score to four places, or as many digits where it is smaller or larger.

    >>> number(0.98765), number(2.6e-05), number(2000), number(None)
    ('0.9877', '2.6e-05', '2000', '')
    """
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    return f"{value:.4f}" if 1e-3 <= abs(value) < 1000 or value == 0 else f"{value:.4g}"
