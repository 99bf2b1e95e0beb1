"""Where a training stands, so that it can go on bit for bit."""

from pathlib import Path
from typing import NamedTuple

import jax
import numpy as np

from seqscope.runs.files import array_file, write_atomically
from seqscope.runs.run import CHECKPOINT, RunError, read_arrays
from seqscope.runs.steps import TrainingState

__all__ = ["Checkpoint", "load_checkpoint", "save_checkpoint"]


class Checkpoint(NamedTuple):
    """The state after `step` steps, and how far the training has come.

    `best` is the best score so far; `best_epoch` is the epoch that had it, 0 before the first.
    """

    state: TrainingState
    step: int = 0
    best: float = 0.0
    best_epoch: int = 0
    seconds: float = 0.0


def save_checkpoint(folder: Path, checkpoint: Checkpoint) -> None:
    """Write the checkpoint into the run's folder, whole or not at all."""
    leaves = jax.tree.leaves(checkpoint)
    arrays = {f"{number:04d}": np.asarray(leaf) for number, leaf in enumerate(leaves)}
    write_atomically(folder / CHECKPOINT, array_file(arrays))


def load_checkpoint(folder: Path, like: Checkpoint) -> Checkpoint:
    """The checkpoint in the run's folder; `like` is one of the same network.

    Raises `RunError` when it is missing, damaged or of another network.
    """
    path = folder / CHECKPOINT
    arrays = read_arrays(path)
    leaves, shape = jax.tree.flatten(like)
    stored = [arrays[name] for name in sorted(arrays)]
    if [np.shape(leaf) for leaf in leaves] != [leaf.shape for leaf in stored]:
        raise RunError(
            f"A training goes on with the network that it began with. "
            f"{path} holds the weights of another one. "
            f"Train anew into another folder with --out."
        )
    loaded: Checkpoint = jax.tree.unflatten(shape, stored)
    return Checkpoint(
        state=jax.tree.map(jax.numpy.asarray, loaded.state),
        step=int(loaded.step),
        best=float(loaded.best),
        best_epoch=int(loaded.best_epoch),
        seconds=float(loaded.seconds),
    )
