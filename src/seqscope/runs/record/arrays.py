"""The arrays of a part while it is read: filled sequence by sequence, in any order."""

from threading import Lock

import numpy as np
from jaxtyping import Int

__all__ = ["Arrays"]


class Arrays:
    """Arrays with a row for each token of a part, and those with one for each sequence.

    Several threads may fill them at the same time, each other sequences.
    """

    def __init__(self, offsets: Int[np.ndarray, " boundary"]) -> None:
        self.offsets = offsets
        self.tokens: dict[tuple[str, ...], np.ndarray] = {}
        self.sequences: dict[str, np.ndarray] = {}
        self.lock = Lock()

    def put(self, name: tuple[str, ...], row: int, start: int, values: np.ndarray) -> None:
        """The values of one sequence, from its token `start` on."""
        with self.lock:
            if name not in self.tokens:
                shape = (int(self.offsets[-1]), *values.shape[1:])
                self.tokens[name] = np.zeros(shape, values.dtype)
        first = self.offsets[row] + start
        self.tokens[name][first : first + len(values)] = values

    def put_sequence(self, name: str, row: int, values: np.ndarray) -> None:
        with self.lock:
            if name not in self.sequences:
                shape = (len(self.offsets) - 1, *values.shape)
                self.sequences[name] = np.zeros(shape, values.dtype)
        self.sequences[name][row] = values
