"""Forecasts that need no network, and how far off a forecast is."""

from collections.abc import Callable, Mapping

import numpy as np
from jaxtyping import Float

from seqscope.tasks.scaling import Scale

__all__ = ["BASELINES", "all_errors", "errors", "season_of", "seasonal"]

Windows = Float[np.ndarray, "window time"]
Values = Float[np.ndarray, " window"]
Forecast = Callable[[Windows], Values]

BASELINES: Mapping[str, Forecast] = {
    "zero": lambda windows: np.zeros(len(windows)),
    "last value": lambda windows: windows[:, -1],
    "ratio": lambda windows: windows[:, -1] * (windows[:, -1] / windows[:, -2]),
}


def seasonal(season: int) -> Forecast:
    """The forecast that says what was a season ago."""
    return lambda windows: windows[:, -season]


def season_of(windows: Windows, values: Values) -> int:
    """How many steps ago the number was that differed least from the one to tell, in the mean."""
    distances = np.abs(windows - values[:, None]).mean(axis=0)
    return 1 + int(np.argmin(distances[::-1]))


def errors(scale: Scale, forecast: Values, windows: Windows, values: Values) -> dict[str, float]:
    """The mean squared error as the network counts it, in the numbers of the scale, and the
    relative error: the mean distance from the values over the mean size of the values."""
    missed = scale.right(forecast, windows) - scale.right(values, windows)
    distance, size = np.abs(forecast - values).mean(), np.abs(values).mean()
    return {
        "mean_squared_error": float(np.mean(missed**2)),
        "relative_error": float(distance / size) if size else float(distance),
    }


def all_errors(
    scale: Scale, forecasts: Mapping[str, Values], windows: Windows, values: Values
) -> dict[str, dict[str, float]]:
    """The errors of some forecasts, of all that the scale can tell of.

    Between ratios there is no telling how far 0 is from a number, and before a 0 no ratio.
    """
    with np.errstate(all="ignore"):
        found = {name: errors(scale, each, windows, values) for name, each in forecasts.items()}
    return {name: each for name, each in found.items() if np.isfinite([*each.values()]).all()}
