"""The arrays of a part while it is read: filled sequence by sequence, in any order."""

from collections.abc import Sequence
from threading import Lock

import numpy as np

from seqscope.runs.passage import Passage

__all__ = ["Arrays"]


class Arrays:
    """Arrays with a row for each token of a part, and those with one for each sequence.

    Several threads may fill them at the same time, each other sequences. The sequence of passage k
    holds the tokens `offsets[k]` to `offsets[k + 1]`; no source is longer than `longest_source`.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        lengths = [len(each.ids) for each in passages]
        self.offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        self.longest_source = max(len(each.source) for each in passages)
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
