"""A network that reads passages and tells what its units did, as arrays."""

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any, Protocol

import numpy as np

from seqscope.progress import counting
from seqscope.recording import Layer, Part
from seqscope.runs.cores import on_all_cores
from seqscope.runs.passage import Passage
from seqscope.runs.record.arrays import Arrays
from seqscope.runs.record.selection import Held, RecordError, Selection, check_side
from seqscope.runs.record.shapes import ROWS
from seqscope.runs.record.source_side import SourceSide
from seqscope.runs.record.target_side import TargetSide
from seqscope.runs.run import Run

__all__ = ["Held", "Reader", "RecordError", "Selection"]


class Recorded(Protocol):
    """A side of a network that is recorded."""

    layers: list[Layer]

    def prepare(self) -> None:
        """Make what the threads share that read."""

    def read(
        self, passages: list[Passage], rows: list[int], arrays: Arrays, held: Mapping[str, Any]
    ) -> None:
        """Read passages side by side; each fills the sequence of its row in the arrays."""


SIDES: dict[str, type[SourceSide] | type[TargetSide]] = {"source": SourceSide, "target": TargetSide}


class Reader:
    """A run that reads passages, each from a fresh state.

    Padding is never recorded. The arrays of a part are those of `Part`: hidden states and what else
    is selected, and what its side adds to them, `SourceSide` or `TargetSide`.
    """

    def __init__(self, run: Run, selection: Selection) -> None:
        check_side(run, selection.side)
        self.run, self.selection = run, selection
        self.side: Recorded = SIDES[selection.side](run, selection)

    def with_weights_of(self, run: Run) -> "Reader":
        """One that reads as this one, with the weights of another run of the same network.

        Nothing is compiled anew. Raises `RecordError` for the side that writes.
        """
        if not isinstance(self.side, SourceSide):
            raise RecordError(
                "Weights are exchanged where a network reads. This reader is of the side that "
                "writes. Make another reader of the other run."
            )
        other = copy(self)
        other.run, other.side = run, self.side.with_weights_of(run)
        return other

    @property
    def layers(self) -> list[Layer]:
        """The layers that are recorded, the first to read first."""
        return self.side.layers

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are read, or of the target side those that are written."""
        target = self.selection.side == "target"
        return (self.run.target_vocabulary if target else self.run.source_vocabulary).words

    @property
    def numbers_a_token(self) -> int:
        """How many numbers are recorded of each token."""
        return sum(each.units * len(each.kinds) for each in self.layers)

    def part(
        self,
        passages: Sequence[Passage],
        first_place: int = 0,
        *,
        held: Mapping[str, Held] | None = None,
    ) -> Part:
        """What the network did on these passages, in their order.

        Units that are `held`, by the names of their layers, keep a value of their own after every
        step, and the network reads on with that.
        """
        still = {name: tuple(each) for name, each in (held or {}).items()}
        arrays = Arrays(passages)
        # The longest first: what is left over at the end, and padded with rows, is short.
        order = sorted(range(len(passages)), key=lambda row: size(passages[row]), reverse=True)

        def read_together(rows: list[int]) -> None:
            self.side.read([passages[row] for row in rows], rows, arrays, still)

        self.side.prepare()  # before several threads ask for it
        groups = [order[start : start + ROWS] for start in range(0, len(order), ROWS)]
        with counting("Reading {} tokens", sum(len(each.ids) for each in passages)):
            on_all_cores(read_together, groups)
        return Part(
            first_place=first_place,
            ids=np.concatenate([np.asarray(each.ids, np.int32) for each in passages]),
            offsets=arrays.offsets,
            labels=np.array([each.label for each in passages], np.int32),
            states={way: arrays.tokens.pop(way) for way in [*arrays.tokens] if len(way) == 2},
            tokens={name: each for (name,), each in arrays.tokens.items()},
            sequences=arrays.sequences,
        )


def size(passage: Passage) -> tuple[int, int]:
    """By what passages are sorted, so that those of like lengths are read together."""
    return len(passage.source), len(passage.ids)
