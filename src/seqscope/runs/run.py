"""A run: one trained network as a folder that is whole whenever it is there."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np

from seqscope.runs.documents import DocumentError, document
from seqscope.runs.files import json_file
from seqscope.runs.recipe import Recipe, RecipeError, recipe_from
from seqscope.runs.shapes import weight_shapes
from seqscope.tasks.vocabulary import Vocabulary

__all__ = ["Run", "RunError", "open_run", "read_arrays", "shipped_names", "vocabulary_file"]

RECIPE, VOCABULARY, WEIGHTS = "recipe.toml", "vocabulary.json", "weights.npz"
METRICS, ENVIRONMENT, SCORES = "metrics.jsonl", "environment.json", "scores.json"
CHECKPOINT = "checkpoint.npz"


class RunError(ValueError):
    """A run folder that cannot be used; its message names the file and the way out."""


@dataclass(frozen=True)
class Run:
    """A trained network: its recipe, the words it reads and writes, its weights."""

    folder: Path
    recipe: Recipe
    source_vocabulary: Vocabulary
    target_vocabulary: Vocabulary
    weights: Mapping[str, np.ndarray]


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
    source, target = _vocabularies(folder)
    if target != recipe.make_task().target_vocabulary:
        raise _damaged(folder / VOCABULARY, "its target words are not those of the task")
    weights = read_arrays(folder / WEIGHTS)
    shapes = weight_shapes(recipe.network, len(source), len(target))
    if {name: each.shape for name, each in weights.items()} != shapes:
        raise _damaged(folder / WEIGHTS, "its arrays are not those of the recipe's network")
    return Run(folder, recipe, source, target, weights)


def read_arrays(path: Path) -> dict[str, np.ndarray]:
    """The arrays in an .npz file, nothing unpickled; half precision comes back as single.

    Raises `RunError` when the file is missing or damaged.
    """
    try:
        with np.load(io.BytesIO(_content(path)), allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
    except (zipfile.BadZipFile, ValueError, KeyError, EOFError, OSError, TypeError) as error:
        raise _damaged(path, error) from error
    if not all(np.isfinite(each).all() for each in arrays.values() if each.dtype.kind == "f"):
        raise _damaged(path, "it holds numbers that are not finite")
    return {
        name: each.astype(np.float32) if each.dtype == np.float16 else each
        for name, each in arrays.items()
    }


def vocabulary_file(source: Vocabulary, target: Vocabulary) -> bytes:
    """What vocabulary.json holds: the words in the order of their ids."""
    return json_file({"source": source.words, "target": target.words})


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
        raise _damaged(path, error) from error


def _vocabularies(folder: Path) -> tuple[Vocabulary, Vocabulary]:
    """The source vocabulary and the target vocabulary."""
    path = folder / VOCABULARY
    content = _content(path)
    try:
        words = json.loads(content)
        return Vocabulary(tuple(words["source"])), Vocabulary(tuple(words["target"]))
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(path, error) from error


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RunError(
            f"A run folder holds {RECIPE}, {VOCABULARY} and {WEIGHTS}. "
            f"{path} cannot be read: {error.strerror}. "
            f"Copy the folder again, or train it again with seqscope train."
        ) from error


def _damaged(path: Path, reason: object) -> RunError:
    return RunError(
        f"A run's files are used only when they are whole. {path} is damaged: {reason}. "
        f"Copy the folder again, or train it again with seqscope train."
    )
