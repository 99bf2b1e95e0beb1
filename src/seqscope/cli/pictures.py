"""Scenes made from run folders: the one place where runs become what views draw."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from pydantic import ValidationError

from seqscope.cli.summaries import Summary
from seqscope.runs.run import SCORES, damaged, open_run
from seqscope.views.scenes.curves import Curve, Curves
from seqscope.views.scenes.forecasts import Forecast, forecast
from seqscope.views.scenes.outcomes import Calibration, Confusion, run_calibration, run_confusion

if TYPE_CHECKING:
    from seqscope.runs.answers.forecaster import SeriesForecaster
    from seqscope.tasks.series import SeriesTask

__all__ = ["calibration", "confusion", "curve", "curves", "forecasts"]

Named = Mapping[str, Summary]
SPLITS = "train", "validation", "test"


def curve(run: Summary, name: str) -> Curve:
    """The learning curve of one run."""
    return Curve(
        name=name,
        task=run.task,
        measure=run.measure.name,
        lower_is_better=run.measure.lower_is_better,
        epochs=tuple(each.epoch for each in run.curve),
        loss=tuple(each.loss for each in run.curve),
        training_score=tuple(each.training_score for each in run.curve),
        score=tuple(each.score for each in run.curve),
    )


def curves(runs: Named) -> Curves:
    """The learning curves of some runs.

    Raises `ValueError` for a run that has none yet.
    """
    for name, run in runs.items():
        if not run.curve:
            raise ValueError(
                f"A curve has a point for each epoch that has ended. {name!r} has none yet. "
                f"Wait for its first epoch, or leave it out."
            )
    return Curves(runs=tuple(curve(run, name) for name, run in runs.items()))


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


def forecasts(runs: Named) -> Forecast:
    """A series, and what some forecasters and rules without a network said of each next number.

    Raises `ValueError` for runs that are no forecasters, or not of the same series.
    """
    from seqscope.runs.answers.forecaster import SeriesForecaster

    for name, run in runs.items():
        if run.recipe.network.kind != "forecaster":
            raise ValueError(
                f"Numbers are forecast by a forecaster. {name!r} is a {run.recipe.network.kind}. "
                f"Leave it out, or draw --what curves."
            )
    series = {name: " ".join(series_of(run)) for name, run in runs.items()}
    if len(set(series.values())) > 1:
        told = "; ".join(f"{name!r} of {each}" for name, each in series.items())
        raise ValueError(
            f"Forecasts on one sheet are of one series. Given were {told}. "
            f"Draw a sheet for each series."
        )
    asked = {name: SeriesForecaster(open_run(run.folder)) for name, run in runs.items()}
    tasks = [each.task for each in asked.values()]
    values = tasks[0].values()
    ends = {training_end(task) for task in tasks}
    return forecast(
        series=Path(next(iter(series.values()))).name,
        index=range(len(values)),
        truth=values.tolist(),
        forecasts={name: said(each) for name, each in asked.items()},
        baselines=without_network(tasks[0]),
        training_end=ends.pop() if len(ends) == 1 else None,
    )


def series_of(run: Summary) -> list[str]:
    """What tells one series from another: where it comes from, its column, its length."""
    task = run.recipe.task
    own = ["count"] if task["source"] == "fibonacci" else ["column"]
    return [str(task[name]) for name in ("source", *own)]


def said(forecaster: "SeriesForecaster") -> list[float]:
    """What a network says of each number that has a window before it, nan of the others."""
    task = forecaster.task
    found = np.full(len(task.values()), np.nan)
    for split in SPLITS:
        windows = task.windows(split)
        outputs = forecaster.outputs(windows.inputs)
        found[windows.places] = forecaster.run.scale.write(outputs, windows.before)
    return [float(number) for number in found]


def without_network(task: "SeriesTask") -> dict[str, list[float]]:
    """What each of the rules that need no network says, in the same places.

    Left out is the rule that says 0: its errors, as large as the series, would flatten all others.
    """
    names = [name for name in task.naive("test") if name != "zero"]
    found = {name: np.full(len(task.values()), np.nan) for name in names}
    for split in SPLITS:
        places = task.windows(split).places
        for name in names:
            found[name][places] = task.naive(split)[name]
    return {name: [float(number) for number in numbers] for name, numbers in found.items()}


def training_end(task: "SeriesTask") -> int | None:
    """The first place after the training; None where it is drawn from all of the series."""
    return int(task.windows("validation").places[0]) if task.split == "time" else None


def tested(name: str, run: Summary, *wanted: str) -> Mapping[str, Any]:
    """The scores of a classifier on its test."""
    if run.recipe.network.kind != "classifier":
        raise ValueError(
            f"Classes are what a classifier tells apart. {name!r} is a {run.recipe.network.kind}. "
            f"Leave it out, or draw --what curves."
        )
    test: Mapping[str, Any] = run.scores.get("test", {})
    if not set(wanted) <= set(test):
        raise ValueError(
            f"The {wanted[0]} of a classifier is counted at the end of its training. "
            f"{name!r} has none yet. Let it train to its end, or leave it out."
        )
    return test
