"""A loop over time for array libraries that have none: `jax.lax.scan`, step by step."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

__all__ = ["Scan", "walk"]

Scan = Callable[..., tuple[Any, tuple[Any, ...]]]


def walk(xp: ModuleType) -> Scan:
    """A function with the meaning of `jax.lax.scan`: the last carry, and what the steps gave.

    Inputs are a tuple of arrays, cut along their first axis, and of None; what the steps gave is
    stacked along a first axis. With `reverse` the last step is taken first and still stands last.

    >>> import numpy as np
    >>> scan = walk(np)
    >>> total, (sums,) = scan(lambda sum, x: (sum + x[0], (sum + x[0],)), 0, (np.arange(4),))
    >>> int(total), sums.tolist()
    (6, [0, 1, 3, 6])
    """

    def scan(
        step: Callable[[Any, tuple[Any, ...]], tuple[Any, tuple[Any, ...]]],
        carry: Any,
        inputs: tuple[Any, ...] = (),
        length: int | None = None,
        reverse: bool = False,
    ) -> tuple[Any, tuple[Any, ...]]:
        steps = range(inputs[0].shape[0] if length is None else length)
        found = []
        for t in reversed(steps) if reverse else steps:
            carry, out = step(carry, tuple(None if x is None else x[t] for x in inputs))
            found.append(out)
        if reverse:
            found.reverse()
        return carry, tuple(xp.stack(parts, axis=0) for parts in zip(*found, strict=True))

    return scan
