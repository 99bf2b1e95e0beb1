"""Series of numbers: the Fibonacci numbers, and those in a column of a table."""

from pathlib import Path

import numpy as np
from jaxtyping import Float

from seqscope.tasks.tables import rows

__all__ = ["column_of", "fibonacci"]

MOST_FIBONACCI = 1475  # the next one is more than a float can hold


def fibonacci(count: int) -> Float[np.ndarray, " time"]:
    """So many numbers, each the sum of the two before it, from 1 and 2 on as the published program
    has them. Raises `ValueError` for more than a float can hold.

    >>> fibonacci(6).tolist()
    [1.0, 2.0, 3.0, 5.0, 8.0, 13.0]
    """
    if not 1 <= count <= MOST_FIBONACCI:
        raise ValueError(
            f"A float can hold {MOST_FIBONACCI:,} of the Fibonacci numbers. "
            f"Asked for were {count:,}. Set task.count to a number between 1 and that."
        )
    numbers, current, following = [], 1, 2
    for _ in range(count):
        numbers.append(float(current))
        current, following = following, current + following
    return np.array(numbers)


def column_of(path: Path, column: str, encoding: str) -> Float[np.ndarray, " time"]:
    """The numbers in a column of a table, in the order of its rows.

    Raises `ValueError` for a table without that column, and for a cell that is no finite number,
    naming its line.
    """
    return np.array(
        [number_in(cell, path, line, column) for line, (cell,) in rows(path, [column], encoding)],
        np.float64,
    )


def number_in(cell: str, path: Path, line: int, column: str) -> float:
    """The number that a cell says."""
    try:
        number = float(cell)
    except ValueError:
        number = np.nan
    if np.isfinite(number) and "_" not in cell:  # which is how numbers are written in Python
        return number
    raise ValueError(
        f"A series has a number in each row, written with a decimal point. "
        f"{path}, line {line}, has {cell[:40]!r} in the column {column!r}. "
        f"Fill it in or remove the row, or name another column with task.column."
    )
