"""What a forecaster reads of a window of numbers, and the number that it means by its answer."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

import numpy as np
from jaxtyping import Float

__all__ = ["Form", "Scale", "fitted"]

Form = Literal["minmax", "ratio", "window"]
Numbers = Float[np.ndarray, "*batch"]
Windows = Float[np.ndarray, "*batch time"]


@dataclass(frozen=True)
class Scale:
    """A way from the numbers of a series to those of a network, and back.

    "minmax" reads (x - low) / (high - low). "window" reads a window x_1..x_T less its last value,
    divided by its spread: answering 0 repeats the last value. "ratio" does so with the growths
    g_t = log(x_t / x_{t-1}), where g_1 is taken to be g_2: answering 0 repeats the last growth.
    The spread is the standard deviation within the window, but at least `least`, so that a jump
    after a level stretch is a number that can be learned.
    """

    form: Form
    low: float = 0.0
    high: float = 1.0
    least: float = 0.0

    def read(self, window: Windows) -> Windows:
        """What a network is shown of a window, as many numbers as the window has."""
        center, spread = self._frame(window)
        return np.asarray((self._seen(window) - center[..., None]) / spread[..., None])

    def write(self, output: Numbers | float, window: Windows) -> Numbers:
        """The number behind the window that the network means by its output."""
        center, spread = self._frame(window)
        meant: Numbers = center + output * spread
        return np.asarray(window[..., -1] * np.exp(meant) if self.form == "ratio" else meant)

    def right(self, value: Numbers | float, window: Windows) -> Numbers:
        """The output by which a network would mean this number."""
        center, spread = self._frame(window)
        meant = np.log(value / window[..., -1]) if self.form == "ratio" else value
        return np.asarray((meant - center) / spread)

    def as_dict(self) -> dict[str, Any]:
        """The scale as plain values, for a file."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Scale":
        """The scale that `as_dict` told of; ValueError for anything else."""
        match values:
            case {
                "form": "minmax" | "ratio" | "window" as form,
                "low": float(low),
                "high": float(high),
                "least": float(least),
            } if np.isfinite([low, high, least]).all():
                return cls(form, low, high, least)
        raise ValueError(
            f"A scale has a form, {' or '.join(get_args(Form))}, and numbers low, high and least. "
            f"Given was {dict(values)}. Take the file that seqscope train wrote."
        )

    def _seen(self, window: Windows) -> Windows:
        """The window itself, or its growths."""
        if self.form != "ratio":
            return window
        if np.min(window) <= 0:
            raise ValueError(
                f"Only positive numbers are read as ratios. Among these is {np.min(window):g}. "
                f'Give positive numbers, or train with task.scale = "window".'
            )
        growths = np.log(window[..., 1:] / window[..., :-1])
        return np.concatenate([growths[..., :1], growths], axis=-1)

    def _frame(self, window: Windows) -> tuple[Numbers, Numbers]:
        """The number that is read as 0, and how much more is read as 1."""
        if self.form == "minmax":
            shape = window.shape[:-1]
            return np.full(shape, self.low), np.full(shape, (self.high - self.low) or 1.0)
        seen = self._seen(window)
        spread = np.maximum(seen.std(axis=-1), self.least)
        return np.asarray(seen[..., -1]), np.where(spread > 0, spread, 1.0)


def fitted(form: Form, windows: Windows, values: Numbers) -> Scale:
    """The scale for these windows and the values behind them.

    The least spread is such that the answers to be given are 1 or less in the root mean square,
    however level the windows are. Raises `ValueError` for numbers too large to have a spread.
    """
    if form == "minmax":
        numbers = np.append(windows, values)
        return Scale(form, low=float(numbers.min()), high=float(numbers.max()))
    unscaled = Scale(form, least=1.0)
    with np.errstate(over="ignore", invalid="ignore"):
        changes = unscaled.right(values, windows) * unscaled._frame(windows)[1]
        least = float(np.sqrt(np.mean(changes**2)))
    if np.isfinite(least):
        return Scale(form, least=least)
    raise ValueError(
        f"The spread of numbers is told by their squares, which a float has to hold. "
        f"Among these is {np.abs(windows).max():g}. "
        f'Set task.scale to "ratio" if all are positive, or give the numbers in a larger unit.'
    )
