"""The series task: windows of a series of numbers, to the number that follows."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
from jaxtyping import Float, Float32, Int

from seqscope.tasks.baselines import BASELINES, all_errors, season_of, seasonal
from seqscope.tasks.numbers import column_of, fibonacci
from seqscope.tasks.scaling import Form, Scale, fitted

__all__ = ["SeriesTask", "Windows"]

FIBONACCI = "fibonacci"
SPLITS = ("train", "validation", "test")
FACTOR = 1000.0  # positive numbers that differ by more than this factor are read as ratios

Values = Float[np.ndarray, " time"]
Places = Int[np.ndarray, " window"]
Answers = Float[np.ndarray, " window"]


class Windows(NamedTuple):
    """Stretches of a series with the number behind each, as they are and as a network sees them.

    `places` are those of the numbers `after` the stretches `before`, counted from 0.
    """

    places: Places
    before: Float[np.ndarray, "window time"]
    after: Answers
    inputs: Float32[np.ndarray, "window time"]
    targets: Float32[np.ndarray, " window"]


@dataclass(frozen=True)
class SeriesTask:
    """One series of numbers, of which a network reads `window` at a time to tell the next.

    `source` is "fibonacci" for the first `count` of these, or the path of a table whose `column`
    holds the numbers. `scale` is the form of the `Scale`; "auto" is "ratio" for positive numbers
    that differ by a factor of more than a thousand, and else "window". With `split` "time" the
    first share of the series trains, half of the rest validates, the end tests. With "random" that
    share of all windows trains, drawn by the seed as in the published program, and the others
    test; the training windows also stand in for a validation, which that program does not have.
    """

    source: str = FIBONACCI
    column: str = "value"
    encoding: str = "utf-8"
    count: int = 1200
    window: int = 20
    scale: Literal["auto", "minmax", "ratio", "window"] = "auto"
    split: Literal["time", "random"] = "time"
    training_share: float = 0.7
    seed: int = 13

    name = "series"
    kind = "forecaster"
    slices = ("test",)

    def values(self) -> Values:
        """The series. Raises `ValueError` where it is no series of numbers, or is too short."""
        return self._values

    @cached_property
    def scaling(self) -> Scale:
        """The scale, fitted to what is learned; "minmax" to the whole series, as published."""
        if self.scale == "minmax":
            return fitted("minmax", self._values[None], self._values[-1:])
        form: Form = ("ratio" if self._grows else "window") if self.scale == "auto" else self.scale
        return fitted(form, *self._stretches("train"))

    def windows(self, split: str) -> Windows:
        """The windows of "train", "validation" or "test", in the order of time.

        A window may reach back into what another split is asked about; what is asked about never
        overlaps. Raises `ValueError` for a split that there is not.
        """
        if split not in SPLITS:
            raise ValueError(
                f"Windows are those of one of {', '.join(SPLITS)}. Asked for was {split!r}. "
                f"Choose one of these."
            )
        before, after = self._stretches(split)
        return Windows(
            self._places_in(len(self._values))[split],
            before,
            after,
            self.scaling.read(before).astype(np.float32),
            self.scaling.right(after, before).astype(np.float32),
        )

    def naive(self, split: str) -> dict[str, Answers]:
        """What would be forecast without a network.

        "zero" says 0, "last value" repeats it, "ratio" repeats its ratio to the one before, and
        "seasonal" says what was as many steps ago as did best in training.
        """
        before, _ = self._stretches(split)
        forecasts = dict(BASELINES)
        if (season := season_of(*self._stretches("train"))) > 1:
            forecasts["seasonal"] = seasonal(season)
        with np.errstate(all="ignore"):
            return {name: forecast(before) for name, forecast in forecasts.items()}

    def baselines(self, split: str) -> dict[str, dict[str, float]]:
        """The errors of these forecasts, of all that the scale can tell of."""
        return all_errors(self.scaling, self.naive(split), *self._stretches(split))

    @cached_property
    def _values(self) -> Values:
        if self.window < 2 or not 0 < self.training_share < 1:
            raise ValueError(
                f"A window has two numbers or more, and a share of the series trains. "
                f"Given were window = {self.window}, training_share = {self.training_share}. "
                f"Set for example window = 20 and training_share = 0.7."
            )
        if self.source == FIBONACCI:
            values = fibonacci(self.count)
        else:
            values = column_of(Path(self.source), self.column, self.encoding)
        if not all(map(len, self._places_in(len(values)).values())):
            raise ValueError(
                f"A series trains, validates and tests, each on a number with {self.window} before "
                f"it. {self.source} has {len(values):,} numbers. "
                f"Give more of them, or set task.window to less."
            )
        return values

    @property
    def _grows(self) -> bool:
        """Whether the numbers are positive and of different orders of magnitude."""
        smallest, largest = self._values.min(), self._values.max()
        return bool(smallest > 0 and largest / smallest > FACTOR)

    def _places_in(self, length: int) -> dict[str, Places]:
        """The places that each split is asked about, in a series of this length."""
        places = np.arange(self.window, length)
        if self.split == "random":
            order = np.random.RandomState(self.seed).permutation(len(places))
            train, test = np.split(places[order], [int(self.training_share * len(places))])
            return {"train": np.sort(train), "validation": np.sort(train), "test": np.sort(test)}
        shares = self.training_share, (1 + self.training_share) / 2
        ends = np.searchsorted(places, [int(share * length) for share in shares])
        return dict(zip(SPLITS, np.split(places, ends), strict=True))

    def _stretches(self, split: str) -> tuple[Float[np.ndarray, "window time"], Answers]:
        """The windows before the places of a split, and the numbers in these places."""
        places = self._places_in(len(self._values))[split]
        return self._values[places[:, None] + np.arange(-self.window, 0)], self._values[places]
