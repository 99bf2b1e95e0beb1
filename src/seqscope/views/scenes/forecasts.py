"""A series, what networks and simple rules said would come, and how far off they were: a scene."""

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np
from jaxtyping import Float

from seqscope.views.drawing.scales import spans_wide
from seqscope.views.scenes.packed import Packed, packed
from seqscope.views.scenes.scene import Number, Scene, Words, finite

__all__ = ["Forecast", "Line", "forecast"]

FINEST = 2.0**-53  # a smaller relative error is rounding of the numbers themselves


class Line(Scene):
    """One number for each place of a series, where there is one, and how far off it was.

    The distance is the mean size of the errors after the training, or of all where there are none.
    A network with attention says too where it looked: a row for each place, of the weights of so
    many numbers before it, that of the nearest last; zeros where nothing was said.
    """

    name: Words
    values: tuple[Number, ...]
    errors: tuple[Number, ...]
    distance: Number
    attention: Packed | None = None


class Forecast(Scene):
    """A series and the forecasts of it, place by place; none where there is no number.

    `index` names the places: dates, or numbers. From the place `training_end` on, the networks had
    not seen the truth. Errors are relative, and positive, where the series is positive and spans a
    wide range; else they are forecast less truth, in the unit of the series.
    """

    view: Literal["forecast"] = "forecast"
    series: Words
    index: tuple[Words, ...]
    truth: tuple[Number, ...]
    forecasts: tuple[Line, ...]
    baselines: tuple[Line, ...]
    training_end: int | None
    relative: bool


def forecast(
    *,
    series: str,
    index: Sequence[object],
    truth: Sequence[float | None],
    forecasts: Mapping[str, Sequence[float | None]],
    baselines: Mapping[str, Sequence[float | None]],
    training_end: int | None = None,
    attention: Mapping[str, Float[np.ndarray, "place time"]] | None = None,
) -> Forecast:
    """The scene of a series with the forecasts of each run and of each baseline, by name.

    All have one number, or none, for each place of the index, and so has the `attention` of a run
    one row; raises ValueError otherwise.
    """
    looked = attention or {}
    for name, values in [("truth", truth), *forecasts.items(), *baselines.items(), *looked.items()]:
        if len(values) != len(index):
            raise ValueError(
                f"A forecast has a number, or none, for each place of its series. "
                f"{name!r} has {len(values)} for {len(index)} places. Fill the others with none."
            )
    known = [finite(value) for value in truth]
    relative = spans_wide(known)

    def lines(named: Mapping[str, Sequence[float | None]]) -> tuple[Line, ...]:
        return tuple(
            line(
                name,
                values,
                known,
                training_end=training_end or 0,
                relative=relative,
                attention=looked.get(name),
            )
            for name, values in named.items()
        )

    return Forecast(
        series=series,
        index=tuple(map(str, index)),
        truth=tuple(truth),
        forecasts=lines(forecasts),
        baselines=lines(baselines),
        training_end=training_end,
        relative=relative,
    )


def line(
    name: str,
    values: Sequence[float | None],
    truth: Sequence[float | None],
    *,
    training_end: int,
    relative: bool,
    attention: Float[np.ndarray, "place time"] | None = None,
) -> Line:
    """One forecast with its errors."""
    pairs = zip(map(finite, values), truth, strict=True)
    errors = [error(value, true, relative=relative) for value, true in pairs]
    after = [abs(each) for each in errors[training_end:] if each is not None]
    sizes = after or [abs(each) for each in errors if each is not None]
    return Line(
        name=name,
        values=tuple(values),
        errors=tuple(errors),
        distance=sum(sizes) / len(sizes) if sizes else None,
        attention=None if attention is None else packed(attention),
    )


def error(value: float | None, true: float | None, *, relative: bool) -> float | None:
    """How far one number is off; none where one of the two is not known."""
    if value is None or true is None:
        return None
    return max(abs(value / true - 1), FINEST) if relative else value - true
