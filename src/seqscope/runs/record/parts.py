"""A part of a recording: passages read, written into a folder of their own, counted."""

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from seqscope.recording import Statistics
from seqscope.recording.files import part_arrays
from seqscope.recording.recording import COUNTED
from seqscope.recording.responses import responses_of
from seqscope.recording.statistics import statistics_of
from seqscope.runs.files import new_folder
from seqscope.runs.passage import Passage
from seqscope.runs.record.reader import Reader, Selection
from seqscope.runs.run import open_run

__all__ = ["Done", "PartMaker", "Work", "cut", "written"]


class Work(NamedTuple):
    """Passages that become a part: its number, where its first token stands, the passages."""

    number: int
    first_place: int
    passages: Sequence[Passage]

    @property
    def name(self) -> str:
        return f"part-{self.number:05d}"


def cut(passages: Iterable[Passage], most: int) -> Iterator[Work]:
    """The passages in parts, each ended by the passage that brings it to so many tokens."""
    number = place = tokens = 0
    waiting: list[Passage] = []
    for passage in passages:
        waiting.append(passage)
        tokens += len(passage.ids)
        if tokens >= most:
            yield Work(number, place, waiting)
            number, place, tokens, waiting = number + 1, place + tokens, 0, []
    if waiting:
        yield Work(number, place, waiting)


class Done(NamedTuple):
    """A part that lies in its folder: its files, its sizes, and what was counted of it."""

    name: str
    files: dict[str, list[Any]]
    sequences: int
    tokens: int
    statistics: dict[tuple[str, str], Statistics]


@dataclass
class PartMaker:
    """The work on one part: read, written, counted. It can be sent to another process."""

    folder: Path
    run: Path
    selection: Selection
    precision: str

    def __getstate__(self) -> dict[str, Any]:
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @cached_property
    def reader(self) -> Reader:
        return Reader(open_run(self.run), self.selection)

    def __call__(self, work: Work) -> Done:
        part = self.reader.part(work.passages, work.first_place)
        counted = {
            (each.name, kind): statistics_of(
                part.ids,
                responses_of(
                    part.states[each.name, kind],
                    part.offsets,
                    reverse=each.reverse,
                    first=part.first_states(each.name, kind),
                ),
                work.first_place,
            )
            for each in self.reader.layers
            for kind in COUNTED
            if kind in each.kinds
        }
        arrays = part_arrays(
            replace(
                part,
                states={name: x.astype(self.precision) for name, x in part.states.items()},
            )
        )
        files = written(self.folder / work.name, arrays)
        return Done(work.name, files, len(part.labels), len(part.ids), counted)


def written(folder: Path, arrays: dict[str, np.ndarray]) -> dict[str, list[Any]]:
    """Write arrays into a folder that is there when all of them are; [bytes, checksum] of each."""
    shutil.rmtree(folder, ignore_errors=True)  # of a recording that was killed behind this part
    found = {}
    with new_folder(folder) as fresh:
        for name, each in arrays.items():
            path = fresh / f"{name}.npy"
            with path.open("wb") as file:
                np.save(file, np.ascontiguousarray(each), allow_pickle=False)
            content = path.read_bytes()
            found[path.name] = [len(content), hashlib.sha256(content).hexdigest()]
    return found
