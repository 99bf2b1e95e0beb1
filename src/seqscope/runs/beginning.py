"""How a training begins: in a new run folder, or where an interrupted one stood."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import keras

from seqscope.models.networks import weights
from seqscope.runs.checkpoint import Checkpoint, load_checkpoint, save_checkpoint
from seqscope.runs.curve import read_curve, write_curve
from seqscope.runs.environment import environment
from seqscope.runs.files import array_file, json_file, new_folder, write_atomically
from seqscope.runs.recipe import Recipe
from seqscope.runs.run import (
    ENVIRONMENT,
    KNOWLEDGE,
    METRICS,
    RECIPE,
    WEIGHTS,
    open_run,
)

__all__ = ["TrainingError", "begin", "resumed"]


class TrainingError(ValueError):
    """A training that cannot begin or go on."""


def begin(
    folder: Path,
    recipe: Recipe,
    knowledge: Mapping[str, Any],
    model: keras.Model,
    checkpoint: Checkpoint,
) -> None:
    """Make the run folder, complete from its first moment.

    Raises `TrainingError` when there is already something in its place.
    """
    if folder.exists():
        raise TrainingError(
            f"A training begins in a folder of its own. {folder} is already there. "
            f"Go on with it by --resume, or choose another with --out."
        )
    with new_folder(folder) as aside:
        write_atomically(aside / RECIPE, recipe.as_toml().encode())
        write_atomically(aside / KNOWLEDGE[recipe.network.kind], json_file(knowledge))
        write_atomically(aside / ENVIRONMENT, json_file(environment()))
        write_atomically(aside / METRICS, b"")
        write_atomically(aside / WEIGHTS, array_file(weights(model)))
        save_checkpoint(aside, checkpoint)


def resumed(
    folder: Path, recipe: Recipe, knowledge: Mapping[str, Any], like: Checkpoint
) -> Checkpoint:
    """The checkpoint to go on from; what the curve says of later steps is taken away.

    Raises `TrainingError` when the run has another recipe or its data has changed, `RunError` when
    it is damaged.
    """
    run = open_run(folder)
    if run.recipe != recipe:
        raise TrainingError(
            f"A training goes on with the recipe that it began with. "
            f"{folder / RECIPE} differs from the one given in {difference(run.recipe, recipe)}. "
            f"Give {folder / RECIPE} as the recipe, or train anew into another folder with --out."
        )
    if run.knowledge != json.loads(json_file(knowledge)):
        raise TrainingError(
            f"A training goes on with the data that it began with. "
            f"What {folder / KNOWLEDGE[recipe.network.kind]} holds is not what the data says now. "
            f"Bring the old data back, or train anew into another folder with --out."
        )
    checkpoint = load_checkpoint(folder, like)
    write_curve(folder, [each for each in read_curve(folder) if each.step <= checkpoint.step])
    return checkpoint


def difference(kept: Recipe, given: Recipe) -> str:
    """The first key in which two recipes differ, with both values."""
    for table in ("task", "network", "train", "predict"):
        before, now = kept.model_dump()[table], given.model_dump()[table]
        for key in before | now:
            if before.get(key) != now.get(key):
                return f"{table}.{key} ({before.get(key)!r}, given {now.get(key)!r})"
    return f"title ({kept.title!r}, given {given.title!r})"
