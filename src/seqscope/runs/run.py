"""A run: one trained network as a folder that is whole whenever it is there."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from seqscope.runs.documents import DocumentError, document
from seqscope.runs.recipe import Recipe, RecipeError, recipe_from
from seqscope.runs.shapes import weight_shapes
from seqscope.runs.tables import Translator
from seqscope.tasks.scaling import Scale
from seqscope.tasks.vocabulary import Vocabulary

__all__ = [
    "Run",
    "RunError",
    "damaged",
    "kept_epochs",
    "kept_weights",
    "open_run",
    "read_arrays",
    "run_after",
    "shipped_names",
]

RECIPE, WEIGHTS = "recipe.toml", "weights.npz"
METRICS, ENVIRONMENT, SCORES = "metrics.jsonl", "environment.json", "scores.json"
CHECKPOINT = "checkpoint.npz"
RECORDING = "recording"  # the folder of what the network did while it read a corpus
# What a training found in its data, for each kind of network.
KNOWLEDGE = {
    "translator": "vocabulary.json",
    "classifier": "vocabulary.json",
    "forecaster": "scale.json",
    "language": "vocabulary.json",
}


class RunError(ValueError):
    """A run folder that cannot be used; its message names the file and the way out."""


@dataclass(frozen=True)
class Run:
    """A trained network: its recipe, what its training found in the data, its weights.

    `knowledge` holds the words or the scale, as plain values; only a translator has a target
    vocabulary, only a classifier classes, only a forecaster a scale.
    """

    folder: Path
    recipe: Recipe
    knowledge: Mapping[str, Any]
    weights: Mapping[str, np.ndarray]

    @cached_property
    def source_vocabulary(self) -> Vocabulary:
        return Vocabulary(tuple(self.knowledge["source"]))

    @cached_property
    def target_vocabulary(self) -> Vocabulary:
        return Vocabulary(tuple(self.knowledge["target"]))

    @cached_property
    def classes(self) -> tuple[str, ...]:
        return tuple(self.knowledge["classes"])

    @cached_property
    def scale(self) -> Scale:
        return Scale.from_dict(self.knowledge["scale"])


def shipped_names() -> list[str]:
    """The trained networks that come with the package."""
    folder = files("seqscope").joinpath("shipped")
    return sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []


def open_run(folder_or_name: str | Path) -> Run:
    """The run in that folder, or the shipped network of that name.

    Raises `RunError` naming the file that is missing or damaged.
    """
    folder = _folder(folder_or_name)
    recipe = _recipe(folder)
    run = Run(folder, recipe, _knowledge(folder, recipe), read_arrays(folder / WEIGHTS))
    if wrong := _wrong_words(run):
        raise damaged(folder / KNOWLEDGE[recipe.network.kind], wrong)
    if isinstance(recipe.network, Translator):
        sizes = len(run.source_vocabulary), len(run.target_vocabulary)
        shapes = weight_shapes(recipe.network, *sizes)
        if {name: each.shape for name, each in run.weights.items()} != shapes:
            raise damaged(folder / WEIGHTS, "its arrays are not those of the recipe's network")
    return run


def kept_weights(folder: Path, epoch: int) -> Path:
    """Where a training keeps the weights of an epoch, if its recipe asks for that."""
    return folder / "kept" / f"epoch-{epoch:03d}.npz"


def kept_epochs(folder: Path) -> tuple[int, ...]:
    """The epochs whose weights a training kept, the first one first."""
    numbers = (each.stem.removeprefix("epoch-") for each in (folder / "kept").glob("epoch-*.npz"))
    return tuple(sorted(int(each) for each in numbers if each.isdecimal()))


def run_after(run: Run, epoch: int) -> Run:
    """The run as its training left it after an epoch whose weights it kept.

    Raises `RunError` for another epoch, and for weights that are damaged.
    """
    kept = kept_epochs(run.folder)
    if epoch not in kept:
        told = f"Kept are epochs {', '.join(map(str, kept))}" if kept else "None is kept"
        raise RunError(
            f"A training keeps weights where train.keep_every says so. {told} of "
            f"{run.folder.name}; asked for was {epoch}. Choose one of these, or train it anew."
        )
    weights = read_arrays(kept_weights(run.folder, epoch))
    if {name: each.shape for name, each in weights.items()} != {
        name: each.shape for name, each in run.weights.items()
    }:
        raise damaged(kept_weights(run.folder, epoch), "its arrays are not those of the run")
    return replace(run, weights=weights)


def read_arrays(path: Path) -> dict[str, np.ndarray]:
    """The arrays in an .npz file, nothing unpickled; half precision comes back as single.

    Raises `RunError` when the file is missing or damaged.
    """
    try:
        with np.load(io.BytesIO(_content(path)), allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
    except (zipfile.BadZipFile, ValueError, KeyError, EOFError, OSError, TypeError) as error:
        raise damaged(path, error) from error
    if not all(np.isfinite(each).all() for each in arrays.values() if each.dtype.kind == "f"):
        raise damaged(path, "it holds numbers that are not finite")
    return {
        name: each.astype(np.float32) if each.dtype == np.float16 else each
        for name, each in arrays.items()
    }


def _folder(folder_or_name: str | Path) -> Path:
    """The folder of a run; a folder without a recipe does not hide a shipped network."""
    name, path = str(folder_or_name), Path(folder_or_name)
    shipped = name in shipped_names()
    try:
        if (path / RECIPE).is_file() or (path.is_dir() and not shipped):
            return path
    except (OSError, ValueError):
        pass  # a name that no file can have is no folder either
    if shipped:
        return Path(str(files("seqscope").joinpath("shipped", name)))
    raise RunError(
        f"A run is a folder made by seqscope train, or the name of a shipped network. "
        f"{name!r} is neither. "
        f"Shipped: {', '.join(shipped_names()) or 'none'}; or train one with seqscope train."
    )


def _recipe(folder: Path) -> Recipe:
    path = folder / RECIPE
    try:
        return recipe_from(document(str(path), _content(path).decode()))
    except (UnicodeDecodeError, DocumentError, RecipeError) as error:
        raise damaged(path, error) from error


def _knowledge(folder: Path, recipe: Recipe) -> dict[str, Any]:
    path = folder / KNOWLEDGE[recipe.network.kind]
    content = _content(path)
    try:
        return dict(json.loads(content))
    except (ValueError, TypeError) as error:
        raise damaged(path, error) from error


def _wrong_words(run: Run) -> object:
    """What is wrong with what a run knows of its data; None where nothing is."""
    kind = run.recipe.network.kind
    try:
        found = run.scale if kind == "forecaster" else run.source_vocabulary
        if kind == "classifier" and len(set(run.classes)) < 2:
            return "it does not name two classes"
        if kind == "translator":
            found = run.recipe.make_task().target_vocabulary
            return None if run.target_vocabulary == found else "its target words are not the task's"
    except (ValueError, KeyError, TypeError) as error:
        return error
    return None


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RunError(
            f"A run folder holds {RECIPE}, {WEIGHTS} and what its data taught it. "
            f"{path} cannot be read: {error.strerror}. "
            f"Copy the folder again, or train it again with seqscope train."
        ) from error


def damaged(path: Path, reason: object) -> RunError:
    return RunError(
        f"A run's files are used only when they are whole. {path} is damaged: {reason}. "
        f"Copy the folder again, or train it again with seqscope train."
    )
