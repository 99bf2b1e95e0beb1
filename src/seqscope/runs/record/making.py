"""A recording made: parts read one by one, each whole on disk before the next is counted."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from seqscope.recording import Recording, Statistics
from seqscope.recording.files import (
    MANIFEST,
    WORDS,
    Manifest,
    RecordingError,
    open_recording,
    read_manifest,
    statistics_arrays,
)
from seqscope.recording.recording import COUNTED
from seqscope.runs.engine import Engine, InProcess
from seqscope.runs.files import json_file, new_folder, write_atomically
from seqscope.runs.interruption import noticed_interruption
from seqscope.runs.passages import passages, passages_of
from seqscope.runs.record.counted import Counted
from seqscope.runs.record.opening import network_hash
from seqscope.runs.record.parts import PartMaker, Work, cut, written
from seqscope.runs.record.reader import Reader, Selection
from seqscope.runs.run import RECORDING, Run, open_run

__all__ = ["Progress", "Stopped", "read_texts", "record"]

NUMBERS = 1 << 24  # that are recorded of a part: some 64 MB in single precision
FEWEST, MOST = 1 << 12, 1 << 16  # tokens of a part
SETTLED = 8  # parts after which what was counted is written down

Progress = Callable[[int, int], None]  # told how many sequences and tokens have been read


class Stopped(Exception):  # noqa: N818  (it is no error)
    """Somebody stopped the recording; what was read so far is kept."""


def record(
    run: Run | str | Path,
    source: str | Path = "train",
    folder: str | Path | None = None,
    *,
    selection: Selection | None = None,
    precision: str = "float16",
    engine: Engine | None = None,
    again: bool = False,
    progress: Progress | None = None,
) -> Recording:
    """Read a corpus with a run's network and record what its units did; memory stays bounded.

    `source` is a part of the task's own data or a file (see `passages`); the folder is that of the
    run with `recording` in it, if not given. A recording that was interrupted is gone on with when
    it is asked for once more; `again` begins anew. States are kept as `precision`; responses are
    counted in single precision and added up in double.

    Raises `RecordingError` for a folder that holds a recording of other weights, made with other
    settings or of another corpus, and `Stopped` after Ctrl-C.
    """
    run = run if isinstance(run, Run) else open_run(run)
    folder = Path(folder or run.folder / RECORDING)
    chosen = selection or Selection()
    making = _Making(run, folder, str(source), chosen, precision)
    if again and (folder / MANIFEST).exists():
        passages(
            run, making.source, chosen.side
        )  # raises where there is nothing to put in place of the old one
        shutil.rmtree(folder)
    making.begin()
    if not making.manifest.complete:
        making.go_on(engine or InProcess(), progress or (lambda sequences, tokens: None))
    return open_recording(folder, network=making.network)


def read_texts(run: Run, texts: Iterable[str], selection: Selection | None = None) -> Recording:
    """A recording of a few texts, in memory; nothing is counted."""
    reader = Reader(run, selection or Selection())
    part = reader.part(list(passages_of(run, texts, reader.selection.side)))
    return Recording(
        network=network_hash(run),
        words=reader.words,
        classes=tuple(run.knowledge.get("classes", ())),
        layers={each.name: each for each in reader.layers},
        parts=[part],
        statistics={},
    )


@dataclass
class _Making:
    """A recording as it is made."""

    run: Run
    folder: Path
    source: str
    selection: Selection
    precision: str

    @cached_property
    def network(self) -> str:
        return network_hash(self.run)

    @cached_property
    def maker(self) -> PartMaker:
        return PartMaker(self.folder, self.run.folder, self.selection, self.precision)

    def begin(self) -> None:
        """Find the recording that is there, or make the folder of a new one."""
        settings = {
            "source": self.source,
            "precision": self.precision,
            **{name: list_of(each) for name, each in asdict(self.selection).items()},
        }
        if (self.folder / MANIFEST).exists():
            self.manifest = read_manifest(self.folder)
            self._check(settings)
            return
        layers = tuple(self.maker.reader.layers)
        self.manifest = Manifest(self.network, settings, layers, {}, {}, complete=False)
        words = {
            "words": self.maker.reader.words,
            "classes": self.run.knowledge.get("classes", []),
        }
        with new_folder(self.folder) as fresh:
            write_atomically(fresh / WORDS, json_file(words))
            write_atomically(fresh / MANIFEST, json_file(self.manifest.written()))

    def _check(self, settings: dict[str, Any]) -> None:
        if self.manifest.network != self.network:
            raise RecordingError(
                f"A recording belongs to the weights that it was made with. {self.folder} was made "
                f"with others. Record again with seqscope record --again."
            )
        before = {"side": "source"} | dict(self.manifest.settings)
        if before != settings:
            changed = [name for name in settings if settings[name] != before.get(name)]
            raise RecordingError(
                f"A recording is gone on with as it was begun. In {self.folder} the {changed[0]} "
                f"was {before.get(changed[0])!r}, given was {settings[changed[0]]!r}. "
                f"Give what it was, another folder with --out, or --again to begin anew."
            )

    def go_on(self, engine: Engine, progress: Progress) -> None:
        """Read what has not been read yet; Ctrl-C is heard between two parts."""
        for aside in [*self.folder.glob(".part-*"), *self.folder.glob(".statistics-*")]:
            shutil.rmtree(aside, ignore_errors=True)
        counted = Counted(self._counted_before())
        parts = dict(self.manifest.parts)
        sequences = tokens = 0
        with noticed_interruption() as interruption:
            work = self._work()
            for each in islice(work, len(parts)):
                self._same(each)
                sequences += len(each.passages)
                tokens += sum(len(passage.ids) for passage in each.passages)
            for done in engine.results(self.maker, work):
                parts[done.name] = done.files
                sequences, tokens = sequences + done.sequences, tokens + done.tokens
                counted.add(done.statistics)
                progress(sequences, tokens)
                if interruption.asked or len(parts) % SETTLED == 0:
                    self._settle(parts, counted.together(), complete=False)
                if interruption.asked:
                    raise Stopped(
                        f"Stopped after {sequences:,} sequences. "
                        f"Give the same command again: it goes on from here."
                    )
        self._settle(parts, counted.together(), complete=True)

    def _work(self) -> Iterator[Work]:
        """The passages, cut into parts: the same ones whoever does the work."""
        most = min(max(NUMBERS // self.maker.reader.numbers_a_token, FEWEST), MOST)
        return cut(passages(self.run, self.source, self.selection.side), most)

    def _same(self, work: Work) -> None:
        """Whether a part that is there was made of these passages."""
        ids = self.folder / work.name / "ids.npy"
        try:
            there = np.load(ids, allow_pickle=False)
        except (OSError, ValueError) as error:
            raise RecordingError(
                f"A recording is gone on with where its parts are whole. {ids} is damaged: {error}."
                f" Begin anew with seqscope record --again."
            ) from error
        found = np.concatenate([np.asarray(each.ids, np.int32) for each in work.passages])
        if not np.array_equal(there, found):
            raise RecordingError(
                f"A recording is gone on with on the corpus that it was begun with. "
                f"{self.source} has changed since. Begin anew with seqscope record --again."
            )

    def _counted_before(self) -> dict[tuple[str, str], Statistics]:
        if not self.manifest.parts:
            return {}
        whole = replace(self.manifest, complete=True)
        there = open_recording(self.folder, network=self.network, manifest=whole)
        for each in self.manifest.layers:
            for kind in COUNTED:
                if kind in each.kinds and (each.name, kind) not in there.statistics:
                    raise RecordingError(
                        f"A recording is gone on with where its parts were counted. In "
                        f"{self.folder} the {kind} of {each.name} was kept and not counted. "
                        f"Begin anew with seqscope record --again."
                    )
        return dict(there.statistics)

    def _settle(
        self, parts: Any, counted: dict[tuple[str, str], Statistics], *, complete: bool
    ) -> None:
        """Write down what was counted, then the manifest that says so."""
        arrays = statistics_arrays(counted)
        name = f"statistics-{len(parts):05d}"
        found = {name: written(self.folder / name, arrays)} if arrays else {}
        old = {*self.manifest.statistics} - {name}
        self.manifest = replace(
            self.manifest, parts=dict(parts), statistics=found, complete=complete
        )
        write_atomically(self.folder / MANIFEST, json_file(self.manifest.written()))
        for each in old:
            shutil.rmtree(self.folder / each, ignore_errors=True)


def list_of(value: Any) -> Any:
    """A tuple as JSON gives it back."""
    return list(value) if isinstance(value, tuple) else value
