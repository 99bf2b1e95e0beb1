"""What classifiers confuse, and how far their confidence can be believed."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from seqscope.cli.summaries import Named, Summary
from seqscope.runs.run import SCORES, damaged
from seqscope.views.scenes.outcomes import Calibration, Confusion, run_calibration, run_confusion

__all__ = ["calibration", "confusion"]


def confusion(runs: Named) -> Confusion:
    """What some classifiers took for what in the test.

    Raises `ValueError` for a run without it.
    """
    found = []
    for name, run in runs.items():
        test = tested(name, run, "confusion", "classes")
        try:
            found.append(run_confusion(name, "test", test["classes"], test["confusion"]))
        except (ValidationError, TypeError, IndexError) as error:
            raise damaged(run.folder / SCORES, "its confusion is none") from error
    return Confusion(runs=tuple(found))


def calibration(runs: Named) -> Calibration:
    """How far the confidence of some classifiers can be believed in the test.

    Raises `ValueError` for a run without it.
    """
    found = []
    for name, run in runs.items():
        test = tested(name, run, "calibration")
        try:
            found.append(run_calibration(name, "test", test["calibration"]))
        except (ValidationError, TypeError) as error:
            raise damaged(run.folder / SCORES, "its calibration is none") from error
    return Calibration(runs=tuple(found))


def tested(name: str, run: Summary, *wanted: str) -> Mapping[str, Any]:
    """The scores of a classifier on its test."""
    if run.recipe.network.kind != "classifier":
        raise ValueError(
            f"Classes are what a classifier tells apart. "
            f"{name!r} is a {run.recipe.network.called}. Leave it out, or draw --what curves."
        )
    test: Mapping[str, Any] = run.scores.get("test", {})
    if not set(wanted) <= set(test):
        raise ValueError(
            f"The {wanted[0]} of a classifier is counted at the end of its training. "
            f"{name!r} has none yet. Let it train to its end, or leave it out."
        )
    return test
