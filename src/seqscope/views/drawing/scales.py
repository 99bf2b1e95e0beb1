"""A scale: numbers to places along an axis, and the round numbers that are written beside it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Scale", "scale_over", "spans_wide", "told", "whole_scale", "written"]

SMALLEST, LARGEST = 1e-3, 1e6  # outside of them powers of ten are shorter
WIDE = 30.0  # from here on a logarithmic scale shows more
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
MARKS, FEW = (1.0, 2.0, 5.0), 2.5  # of a decade, and up to how many decades they are marked
SMALLEST_POWER, LARGEST_POWER = -307, 308  # of ten that a float holds in full
EVERY = (1, 2, 5, 10, 20, 50, 100, 200)  # decades between two marks


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers at both ends of an axis, and the ones between them to be marked."""

    low: float
    high: float
    ticks: tuple[float, ...]
    logarithmic: bool = False

    def share(self, value: int | float) -> float:
        """How far along the axis a number lies, from 0 to 1 between the ends.

        >>> Scale(1.0, 100.0, (), logarithmic=True).share(10.0)
        0.5
        """
        if self.logarithmic:
            low, high = math.log10(self.low), math.log10(self.high)
            return (math.log10(value) - low) / (high - low)
        return (value - self.low) / (self.high - self.low)


def scale_over(values: Iterable[float | None], *, marks: int = 5, wide: bool = False) -> Scale:
    """A scale from below the least to above the greatest of the numbers, with about so many marks.

    With `wide` it is logarithmic where the numbers ask for it.

    >>> scale_over([0.13, 0.48]).ticks
    (0.1, 0.2, 0.3, 0.4, 0.5)
    >>> scale_over([3e-5, 0.2], wide=True).ticks
    (0.0001, 0.001, 0.01, 0.1)
    """
    known = [value for value in values if value is not None]
    if wide and spans_wide(known):
        return logarithmic_scale(min(known), max(known), marks)
    return linear_scale(min(known, default=0.0), max(known, default=1.0), marks)


def whole_scale(low: int, high: int, *, marks: int = 6) -> Scale:
    """A scale from one whole number to another, marked at the first and at round ones.

    >>> whole_scale(1, 36).ticks, whole_scale(3, 3).ticks
    ((1.0, 10.0, 20.0, 30.0), (3.0,))
    """
    if low == high:
        return Scale(low - 0.5, high + 0.5, (float(low),))
    step = math.ceil(round_step(max(1.0, (high - low) / marks)))
    first = -(-low // step) * step
    ticks = [float(tick) for tick in range(first, high + 1, step)]
    crowded = bool(ticks) and ticks[0] - low < step / 2
    return Scale(float(low), float(high), tuple(ticks if crowded else [float(low), *ticks]))


def spans_wide(values: Iterable[float | None]) -> bool:
    """Whether the numbers are all positive and the greatest is more than 30 times the least."""
    known = [value for value in values if value is not None]
    return bool(known) and min(known) > 0 and max(known) > WIDE * min(known)


def linear_scale(low: float, high: float, marks: int) -> Scale:
    """Equal steps of a round size, from the mark at or below the least number."""
    if low == high:
        low, high = low - (abs(low) / 10 or 1.0), high + (abs(high) / 10 or 1.0)
    step = round_step((high - low) / marks)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    decimals = max(0, 2 - math.floor(math.log10(step)))
    ticks = tuple(round(step * k, decimals) for k in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def round_step(step: float) -> float:
    """The smallest of 1, 2, 2.5 and 5 times a power of ten that is no smaller than the step."""
    power: float = 10.0 ** math.floor(math.log10(step))
    return next(power * each for each in STEPS if power * each >= step * (1 - 1e-9))


def logarithmic_scale(low: float, high: float, marks: int) -> Scale:
    """Powers of ten, every so many of many; twice and five times them where there are few."""
    first, last = math.log10(low), math.log10(high)
    room = (last - first) / 25
    first, last = max(first - room, SMALLEST_POWER), min(last + room, LARGEST_POWER)
    every = next(each for each in EVERY if (last - first) / each <= marks)
    exponents = range(math.ceil(first / every) * every, math.floor(last) + 1, every)
    ticks = [10.0**exponent for exponent in exponents]
    if last - first < FEW:
        decades = range(math.floor(first), math.ceil(last) + 1)
        finer = (10.0**exponent * mark for exponent in decades for mark in MARKS)
        ticks = [tick for tick in finer if first <= math.log10(tick) <= last]
    marked = tuple(float(f"{tick:.3g}") for tick in ticks)
    return Scale(10.0**first, 10.0**last, marked, logarithmic=True)


def written(value: float, scale: Scale) -> str:
    """A mark of the scale as it is written beside the axis, in as many decimals as its fellows.

    >>> scale = scale_over([0.0, 1.0])
    >>> [written(tick, scale) for tick in scale.ticks]
    ['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']
    """
    size = abs(value) if scale.logarithmic else max(abs(scale.low), abs(scale.high))
    if not SMALLEST <= size < LARGEST:
        number = scientific(value, 2)
    elif scale.logarithmic:
        number = f"{value:,.10g}"
    else:
        decimals = max(len(f"{tick:.10g}".partition(".")[2]) for tick in scale.ticks)
        number = f"{value:,.{decimals}f}"
    return number.replace("-", "\N{MINUS SIGN}")


def told(value: float) -> str:
    """A number in three or four digits, for a label.

    >>> told(0.98765), told(114.52), told(2.62e-5), told(0.00127)
    ('0.9877', '114.5', '2.62e-5', '0.00127')
    """
    size = abs(value)
    if size and not SMALLEST <= size < LARGEST:
        return scientific(value, 2)
    leading = math.floor(math.log10(size)) if size else 0
    decimals = max(4, 2 - leading) if size < 1 else max(0, 3 - leading)
    return f"{value:,.{decimals}f}"


def scientific(value: float, decimals: int) -> str:
    """A number as digits and a power of ten, without zeros that say nothing."""
    digits, exponent = f"{value:.{decimals}e}".split("e")
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return f"{digits}e{int(exponent)}" if value else "0"
