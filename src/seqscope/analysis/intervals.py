"""Between which numbers a share or a mean lies with 95 % certainty, however few were counted."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

__all__ = ["Interval", "mean_interval", "share_interval"]

Z = 1.96  # deviations to either side, between which 95 % of a normal distribution lie


class Interval(NamedTuple):
    """The lower and the upper end."""

    low: Float[np.ndarray, " slice"]
    high: Float[np.ndarray, " slice"]


def share_interval(part: Int[np.ndarray, " slice"], whole: Int[np.ndarray, " slice"]) -> Interval:
    """Where the share lies of which so many parts of so many were counted (Wilson, 1927).

    Of nothing it lies between 0 and 1.

    >>> low, high = share_interval(np.array([1, 10]), np.array([1, 10]))
    >>> low.round(2).tolist(), high.round(2).tolist()
    ([0.21, 0.72], [1.0, 1.0])
    """
    n = np.maximum(whole, 1)
    p = part / n
    middle = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
    reach = Z / (1 + Z**2 / n) * np.sqrt(p * (1 - p) / n + (Z / (2 * n)) ** 2)
    empty = whole == 0
    low, high = (middle - reach).clip(0, 1), (middle + reach).clip(0, 1)
    return Interval(np.where(empty, 0.0, low), np.where(empty, 1.0, high))


def mean_interval(
    total: Float[np.ndarray, " slice"],
    squares: Float[np.ndarray, " slice"],
    count: Int[np.ndarray, " slice"],
) -> Interval:
    """Where the mean lies of so many numbers with this sum and this sum of squares.

    It is not known, nan, for fewer than two.
    """
    n = np.maximum(count, 1)
    mean = total / n
    variance = np.maximum(squares - n * mean**2, 0) / np.maximum(n - 1, 1)
    reach = np.where(count > 1, Z * np.sqrt(variance / n), np.nan)
    return Interval(mean - reach, mean + reach)
