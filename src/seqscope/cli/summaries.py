"""What a run folder says of its run, without opening the network."""

import json
import math
import os
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from seqscope.runs.curve import Metrics, read_curve
from seqscope.runs.measures import Measure, measure_of
from seqscope.runs.recipe import Recipe, load_recipe
from seqscope.runs.run import ENVIRONMENT, METRICS, RECIPE, SCORES, WEIGHTS, damaged, open_run
from seqscope.runs.tables import Classifier, Network, Translator

__all__ = [
    "Named",
    "Summary",
    "described",
    "folder_of",
    "is_run",
    "json_object",
    "lasting",
    "run_folders",
    "summary",
]

CELLS = {"simple": "RNN", "gru": "GRU", "lstm": "LSTM"}
ATTENTION = {
    "pooling": "attention",
    "self": "self-attention",
    "evidence": "attention to evidence",
}


@dataclass(frozen=True)
class Summary:
    """A run in a few words and numbers; a property is None for what it does not have yet."""

    folder: Path
    recipe: Recipe
    measure: Measure
    parameters: int
    curve: tuple[Metrics, ...]
    scores: Mapping[str, Any]
    environment: Mapping[str, Any]

    @property
    def task(self) -> str:
        """The name of its task."""
        return str(self.recipe.task["name"])

    @property
    def network(self) -> str:
        """Its network in a few words."""
        return described(self.recipe.network)

    @property
    def best(self) -> Metrics | None:
        """The epoch with the best score on validation examples, the first of equals."""
        sign = -1 if self.measure.lower_is_better else 1
        known = [each for each in self.curve if math.isfinite(each.score)]
        return max(known, key=lambda each: sign * each.score, default=None)

    @property
    def test(self) -> float | None:
        """The measure on the whole test."""
        found = self.scores.get("test", {}).get(self.measure.name.replace(" ", "_"))
        return found if isinstance(found, int | float) and math.isfinite(found) else None

    @property
    def epochs(self) -> int:
        """How many epochs have ended."""
        return self.curve[-1].epoch if self.curve else 0

    @property
    def seconds(self) -> float | None:
        """How long the training took so far."""
        return self.curve[-1].seconds if self.curve else None

    @property
    def written(self) -> datetime | None:
        """When its scores were written, as the file says."""
        path = self.folder / SCORES
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone() if self.scores else None


Named = Mapping[str, Summary]


def summary(folder: Path) -> Summary:
    """The summary of the run in a folder.

    Raises `ValueError` naming the file that is missing or damaged.
    """
    recipe = load_recipe(folder / RECIPE)
    return Summary(
        folder=folder,
        recipe=recipe,
        measure=measure_of(recipe),
        parameters=parameters(folder / WEIGHTS),
        curve=tuple(curve(folder)),
        scores=scores(folder / SCORES),
        environment=json_object(folder / ENVIRONMENT),
    )


def folder_of(run: str) -> Path:
    """The folder of a run, given as one or as the name of a shipped network.

    Raises `RunError` for what is neither.
    """
    folder = Path(run)
    return folder if is_run(folder) else open_run(run).folder


def run_folders(folder: Path) -> list[Path]:
    """The run folders in a folder, in alphabetical order: itself, those in it, and those in these.

    A training with several seeds has a folder for each of them, one level further down.
    """
    if is_run(folder):
        return [folder]
    found: list[Path] = []
    for each in folders_in(folder):
        with suppress(OSError):  # a folder that nobody may read, or that is gone by now
            found += [each] if is_run(each) else filter(is_run, folders_in(each))
    return found


def folders_in(folder: Path) -> list[Path]:
    """The folders in a folder that are not hidden."""
    return [
        each for each in sorted(folder.iterdir()) if not each.name.startswith(".") and each.is_dir()
    ]


def is_run(folder: Path) -> bool:
    """Whether a folder holds what a run is made of, be it damaged."""
    return any(os.path.exists(folder / name) for name in (RECIPE, WEIGHTS, METRICS))


def described(network: Network) -> str:
    """A network in a few words.

    >>> described(Classifier(cell="lstm", units=(64,), bidirectional=True, attention="pooling"))
    'BiLSTM 1×64 + attention'
    """
    if isinstance(network, Translator):
        return f"BiLSTM 1×{network.encoder} + attention"
    bidirectional = isinstance(network, Classifier) and network.bidirectional
    cell = ("Bi" if bidirectional else "") + CELLS[network.cell]
    layers = [f"{cell} {sizes(network.units)}"] if network.units else []
    attention = getattr(network, "attention", "none")
    return " + ".join([*layers, *([ATTENTION[attention]] if attention != "none" else [])])


def sizes(units: Sequence[int]) -> str:
    """How many layers of how many units, or the units of each where they differ."""
    if len(set(units)) == 1:
        return f"{len(units)}×{units[0]}"
    return ", ".join(map(str, units))


def parameters(path: Path) -> int:
    """The number of weights in a file, from the headers of its arrays alone."""
    try:
        with zipfile.ZipFile(path) as stored:
            return sum(size(stored, name) for name in stored.namelist())
    except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise damaged(path, error) from error


def size(stored: zipfile.ZipFile, name: str) -> int:
    """The number of weights in one array."""
    with stored.open(name) as file:
        version = np.lib.format.read_magic(file)
        read = {
            (1, 0): np.lib.format.read_array_header_1_0,
            (2, 0): np.lib.format.read_array_header_2_0,
        }
        shape, _, _ = read[version](file)
    return math.prod(shape)


def curve(folder: Path) -> list[Metrics]:
    """The epochs so far; a line that does not hold numbers is an epoch that nobody noted."""
    try:
        found = read_curve(folder)
    except OSError as error:
        raise damaged(folder / METRICS, error) from error
    return [
        each
        for each in found
        if isinstance(each.epoch, int) and all(isinstance(n, int | float) for n in each)
    ]


def scores(path: Path) -> dict[str, Any]:
    """The scores on each part of the test; nothing before a training ends."""
    found = json_object(path)
    if not all(isinstance(each, dict) for each in found.values()):
        raise damaged(path, "it does not hold the scores of each part of a test")
    return found


def json_object(path: Path) -> dict[str, Any]:
    """What a JSON file of a run holds; nothing where it is not there."""
    try:
        return dict(json.loads(path.read_bytes())) if path.exists() else {}
    except (OSError, ValueError, TypeError) as error:
        raise damaged(path, error) from error


def lasting(seconds: float) -> str:
    """A time as people say it.

    >>> lasting(45.2), lasting(754), lasting(11520)
    ('45 s', '13 min', '3 h 12 min')
    """
    minutes = round(seconds / 60)
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"
