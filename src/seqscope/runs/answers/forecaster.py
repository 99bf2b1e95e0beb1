"""A trained forecaster's next numbers of a series."""

from collections.abc import Sequence

import numpy as np
from jaxtyping import Float

from seqscope.runs.answers.network import asked
from seqscope.runs.run import Run
from seqscope.tasks.series import SeriesTask

__all__ = ["SeriesForecaster"]

ROWS = 256  # windows that are read together


class SeriesForecaster:
    """A run that goes on with a series of numbers.

    >>> SeriesForecaster(open_run("runs/series")).forecast(numbers, steps=3)  # doctest: +SKIP
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.task: SeriesTask = run.recipe.make_task()
        self.network = asked(run)

    def forecast(self, values: Sequence[float], *, steps: int = 1) -> list[float]:
        """The next `steps` numbers after these, each forecast read again to make the next.

        Raises `ValueError` for fewer numbers than a window has, or for one that is not finite.
        """
        window = self.task.window
        numbers = np.asarray(values, dtype=np.float64)
        if len(numbers) < window or not np.isfinite(numbers).all():
            raise ValueError(
                f"A forecast is made from the last {window} numbers of a series, each of them "
                f"finite. Given were {len(numbers)}. Give at least {window} numbers."
            )
        numbers = numbers[-window:]
        found: list[float] = []
        for _ in range(steps):
            output = float(self.outputs(self.run.scale.read(numbers)[None])[0])
            following = float(self.run.scale.write(output, numbers))
            if not np.isfinite(following):
                raise ValueError(
                    f"A forecast is a number that a computer can hold, up to about 1e308. "
                    f"The {len(found) + 1}th after these would be larger. "
                    f"Ask for {len(found)} steps at most."
                )
            found.append(following)
            numbers = np.append(numbers[1:], following)
        return found

    def outputs(self, inputs: Float[np.ndarray, "window time"]) -> Float[np.ndarray, " window"]:
        """What the network says to windows that it can read, in the space of its own."""
        return self.read(inputs)["forecast"]

    def read(self, inputs: Float[np.ndarray, "window time"]) -> dict[str, np.ndarray]:
        """The same as "forecast", and where there is attention the "weights", `[window time]`."""
        found = [
            self.network(inputs[start : start + ROWS].astype(np.float32))
            for start in range(0, len(inputs), ROWS)
        ]
        return {name: np.concatenate([each[name] for each in found]) for name in found[0]}
