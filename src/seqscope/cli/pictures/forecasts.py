"""What forecasters said of each number of a series, beside rules that need no network."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from seqscope.cli.summaries import Named, Summary
from seqscope.runs.run import open_run
from seqscope.views.scenes.forecasts import Forecast, forecast

if TYPE_CHECKING:
    from seqscope.runs.answers.forecaster import SeriesForecaster
    from seqscope.tasks.series import SeriesTask

__all__ = ["forecasts"]

SPLITS = "train", "validation", "test"


def forecasts(runs: Named) -> Forecast:
    """A series, and what some forecasters and rules without a network said of each next number.

    Raises `ValueError` for runs that are no forecasters, or not of the same series.
    """
    from seqscope.runs.answers.forecaster import SeriesForecaster

    for name, run in runs.items():
        if run.recipe.network.kind != "forecaster":
            raise ValueError(
                f"Numbers are forecast by a forecaster. {name!r} is a {run.recipe.network.called}. "
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
    found = {name: said(each) for name, each in asked.items()}
    values = tasks[0].values()
    ends = {training_end(task) for task in tasks}
    return forecast(
        series=Path(next(iter(series.values()))).name,
        index=range(len(values)),
        truth=values.tolist(),
        forecasts={name: values for name, (values, _) in found.items()},
        attention={name: weights for name, (_, weights) in found.items() if weights is not None},
        baselines=without_network(tasks[0]),
        training_end=ends.pop() if len(ends) == 1 else None,
    )


def series_of(run: Summary) -> list[str]:
    """What tells one series from another: where it comes from, its column, its length."""
    task = run.recipe.task
    own = ["count"] if task["source"] == "fibonacci" else ["column"]
    return [str(task[name]) for name in ("source", *own)]


def said(forecaster: "SeriesForecaster") -> tuple[list[float], np.ndarray | None]:
    """What a network says of each number that has a window before it, nan of the others.

    With attention also how much of each number of the window went into it, `[place time]`.
    """
    task = forecaster.task
    count = len(task.values())
    found, weights = np.full(count, np.nan), np.zeros((count, task.window), np.float32)
    looks = False
    for split in SPLITS:
        windows = task.windows(split)
        read = forecaster.read(windows.inputs)
        found[windows.places] = forecaster.run.scale.write(read["forecast"], windows.before)
        if looks := "weights" in read:
            weights[windows.places] = read["weights"]
    return [float(number) for number in found], weights if looks else None


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
