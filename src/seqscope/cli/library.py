"""The networks behind the page: folders listed anew each time, networks opened once and kept."""

from collections import Counter, OrderedDict
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from seqscope.cli.entries import damaged_entry, entry_of, stamp_of
from seqscope.cli.opened import OpenedRun
from seqscope.cli.pictures.asked import OF_ONE, OF_RUNS, OF_TWO
from seqscope.cli.summaries import folder_of, is_run, run_folders, summary
from seqscope.runs.lock import is_at_work
from seqscope.runs.run import kept_epochs, shipped_names
from seqscope.views.scenes.scene import Scene, well_formed
from seqscope.views.serving.library import RunEntry, UnknownRunError
from seqscope.views.serving.questions import Question

__all__ = ["RunLibrary"]

FIRST_SIGHT = "dates"  # what there is to see where nothing was given
MOST_OPEN = 4  # networks that are kept in memory with what was made of them


class RunLibrary:
    """Runs that were named, and those in folders that were; the shipped date network for none.

    The id of a run is its name, behind that of its folder where several were given. Raises
    `ValueError` for what is neither a folder nor a shipped network.
    """

    def __init__(self, given: Sequence[str] = ()) -> None:
        self._places = named_apart([place_of(each) for each in given or [FIRST_SIGHT]])
        self._entries: dict[Path, tuple[str, RunEntry]] = {}
        self._open: OrderedDict[Path, tuple[str, OpenedRun]] = OrderedDict()
        self._opening = Lock()

    def runs(self) -> Sequence[RunEntry]:
        """The runs that there are now, in the order in which they were given."""
        found = [self._entry(*each) for each in self._folders().items()]
        alike = Counter((each.kind, each.task) for each in found if each.recurrent)
        return [
            each if each.checkpoints or alike[each.kind, each.task] > 1 else alone(each)
            for each in found
        ]

    def stamp(self, run: str) -> str:
        """What changes when the files of a run do."""
        return stamp_of(self._folder(run))

    def scene(self, run: str, view: str, question: Question) -> Scene:
        """The scene that answers a question."""
        try:
            return self._scene(run, view, question.model_dump())
        except OSError as error:
            raise ValueError(
                f"A run is read from its folder. {error.filename or run} cannot be: "
                f"{error.strerror or error}. See whether it is still there."
            ) from error

    def prepare(self, run: str) -> None:
        """Have the network compiled that reads sentences."""
        self._opened(run).prepare()

    def _scene(self, run: str, view: str, asked: dict[str, Any]) -> Scene:
        if view in OF_RUNS:
            ids = dict.fromkeys([run, *asked["others"]])
            return OF_RUNS[view]({each: summary(self._folder(each)) for each in ids})
        if view in OF_TWO:
            other = self._opened(asked.pop("other"))
            return OF_TWO[view]((self._opened(run), other), **asked)
        return OF_ONE[view](self._opened(run), **asked)

    def _folders(self) -> dict[str, Path]:
        """The folder of each run by its id."""
        found: dict[str, Path] = {}
        for name, place in self._places.items():
            if is_run(place):
                found[name] = place
                continue
            before = f"{name}/" if len(self._places) > 1 else ""
            for folder in runs_in(place):
                inside = f"{before}{folder.relative_to(place).as_posix()}"
                found.setdefault(well_formed(inside).replace("/", ":"), folder)
        return found

    def _folder(self, run: str) -> Path:
        """The folder of a run, as it was found; an id never becomes a path."""
        folder = self._folders().get(run)
        if folder is None:
            raise UnknownRunError(
                f"Networks are asked for by the ids that the server lists. {run[:100]!r} is none "
                f"of them, or no longer. Load the page again."
            )
        return folder

    def _entry(self, run: str, folder: Path) -> RunEntry:
        """The run in a few words, found again only when its files are others."""
        stamp = stamp_of(folder)
        known, entry = self._entries.get(folder, ("", None))
        if entry is None or known != stamp:
            entry = entry_of(run, folder)
            self._entries[folder] = stamp, entry
        now = {"training": is_at_work(folder), "checkpoints": kept_epochs(folder)}
        return entry.model_copy(update=now)

    def _opened(self, run: str) -> OpenedRun:
        """The network of a run, opened again only when its files are others."""
        folder = self._folder(run)
        stamp = stamp_of(folder)
        with self._opening:
            known, opened = self._open.pop(folder, ("", None))
            if opened is None or known != stamp:
                try:
                    opened = OpenedRun(folder)
                except ValueError as error:
                    self._entries[folder] = stamp, damaged_entry(run, error)
                    raise
            self._open[folder] = stamp, opened
            while len(self._open) > MOST_OPEN:
                self._open.popitem(last=False)
            return opened


def alone(entry: RunEntry) -> RunEntry:
    """The entry of a run that there is nothing to compare with, not even itself before."""
    return entry.model_copy(
        update={"views": tuple(each for each in entry.views if each not in OF_TWO)}
    )


def runs_in(place: Path) -> list[Path]:
    """The runs in a folder; none where it is gone."""
    try:
        return run_folders(place)
    except OSError:
        return []


def place_of(given: str) -> Path:
    """The folder that was given, of a run or of runs, or that of a shipped network."""
    folder = Path(given)
    if folder.is_dir() and not is_run(folder) and given not in shipped_names():
        return folder
    return folder_of(given)


def named_apart(places: Sequence[Path]) -> dict[str, Path]:
    """Folders by their names, which say first, second and so on where they are the same."""
    found: dict[str, Path] = {}
    for place in dict.fromkeys(places):
        name = well_formed(place.resolve().name) or "runs"
        found[next(each for each in numbered(name) if each not in found)] = place
    return found


def numbered(name: str) -> Iterator[str]:
    """The name, then the name with a number."""
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1
