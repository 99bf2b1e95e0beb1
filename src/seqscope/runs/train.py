"""Train a network as its recipe says, into a run folder that no crash can break."""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import jax
import keras
import numpy as np

from seqscope.models.memory import keep_freed_memory
from seqscope.models.networks import weights
from seqscope.runs.batches import Batch, Batches
from seqscope.runs.beginning import TrainingError, begin, resumed
from seqscope.runs.checkpoint import Checkpoint, save_checkpoint
from seqscope.runs.curve import Metrics, read_curve, write_curve
from seqscope.runs.files import array_file, write_atomically
from seqscope.runs.interruption import Interruption, noticed_interruption
from seqscope.runs.network import network
from seqscope.runs.recipe import Recipe
from seqscope.runs.run import RECIPE, WEIGHTS, Run, open_run
from seqscope.runs.steps import (
    TrainingState,
    assign,
    no_sums,
    one_core_for_each_shard,
    optimizer,
    starting_state,
    training_step,
)
from seqscope.runs.validation import validation
from seqscope.runs.watching import Silence, Watch

__all__ = ["Interrupted", "TrainingError", "train"]


class Interrupted(Exception):  # noqa: N818 - nothing went wrong
    """A training that was asked to stop and can go on with resume."""


def train(
    recipe: Recipe, folder: str | Path, *, resume: bool = False, watch: Watch | None = None
) -> Run:
    """The run that training by the recipe leaves in the folder.

    With `resume` an interrupted training goes on to the weights that it would have reached without
    the interruption. Raises `Interrupted` after Ctrl-C, `TrainingError` when there is already a run
    or the loss is no longer a number, `RunError` when the run to go on with is damaged.
    """
    _prepare()
    folder, watch = Path(folder), watch or Silence()
    keras.utils.set_random_seed(recipe.train.seed)
    task = recipe.make_task()
    model = network(recipe, task)
    rule = optimizer(recipe.train)
    checkpoint = Checkpoint(starting_state(model, rule))
    if resume:
        checkpoint = resumed(folder, recipe, checkpoint)
    else:
        begin(folder, recipe, task, model, checkpoint)
    step = training_step(model, rule, mask_padding=recipe.network.mask_padding)
    source = Batches(task, recipe)
    share = validation(model, source)
    batches = source.starting_at(checkpoint.step)
    with noticed_interruption() as interruption, closing(batches):
        while checkpoint.step < recipe.train.steps:
            epoch = _epoch(recipe, checkpoint, batches, step, watch, interruption)
            if interruption.asked and epoch.checkpoint.step % recipe.train.steps_per_epoch:
                _keep(folder, model, epoch.checkpoint)
                raise Interrupted(_how_to_go_on(folder, epoch.checkpoint, recipe))
            checkpoint = _end(folder, recipe, model, epoch, share, watch)
            if interruption.asked and checkpoint.step < recipe.train.steps:
                raise Interrupted(_how_to_go_on(folder, checkpoint, recipe))
    return open_run(folder)


def _prepare() -> None:
    """Settle what has to be settled before JAX first computes."""
    if keras.backend.backend() != "jax":
        raise TrainingError(
            f"A training runs on Keras with JAX. Keras runs on {keras.backend.backend()} here. "
            f"Set KERAS_BACKEND=jax, or leave it unset, before Keras is imported."
        )
    keep_freed_memory()
    one_core_for_each_shard()


class _Epoch(NamedTuple):
    """Where an epoch, or the part of it before an interruption, has led, and how fast."""

    checkpoint: Checkpoint
    strings_per_second: float


def _epoch(
    recipe: Recipe,
    checkpoint: Checkpoint,
    batches: Iterator[Batch],
    step: Callable[[TrainingState, Batch], TrainingState],
    watch: Watch,
    interruption: Interruption,
) -> _Epoch:
    """Steps to the end of the epoch, or to the step in which somebody asked to stop."""
    state, done, length = checkpoint.state, checkpoint.step, recipe.train.steps_per_epoch
    end = (done // length + 1) * length
    started = time.perf_counter()
    while done < end:
        state = step(state, next(batches))
        done += 1
        watch.step(done)
        if interruption.asked:
            break
    jax.block_until_ready(state)
    seconds = time.perf_counter() - started
    strings = (done - checkpoint.step) * recipe.train.batch
    return _Epoch(
        checkpoint._replace(state=state, step=done, seconds=checkpoint.seconds + seconds),
        strings / seconds,
    )


def _end(
    folder: Path,
    recipe: Recipe,
    model: keras.Model,
    epoch: _Epoch,
    share: Callable[[TrainingState], float],
    watch: Watch,
) -> Checkpoint:
    """Validate, then write the curve, the weights if they are the best, the checkpoint.

    Killed in between, the training goes on from the older checkpoint and writes the same again.
    """
    checkpoint = epoch.checkpoint
    loss, right, steps = np.asarray(checkpoint.state.sums).tolist()
    if not math.isfinite(loss):
        raise TrainingError(
            f"A training goes on while its loss is a number. By step {checkpoint.step} it was not. "
            f"Lower train.learning_rate or set train.clip_norm, and train into a new folder."
        )
    assign(model, checkpoint.state)
    metrics = Metrics(
        epoch=checkpoint.step // recipe.train.steps_per_epoch,
        step=checkpoint.step,
        loss=loss / steps,
        training_exact_match=right / steps,
        exact_match=share(checkpoint.state),
        strings_per_second=epoch.strings_per_second,
        seconds=checkpoint.seconds,
    )
    write_curve(folder, [*read_curve(folder), metrics])
    if metrics.exact_match > checkpoint.best:
        write_atomically(folder / WEIGHTS, array_file(weights(model)))
    checkpoint = checkpoint._replace(
        state=checkpoint.state._replace(sums=no_sums()),
        best=max(checkpoint.best, metrics.exact_match),
    )
    save_checkpoint(folder, checkpoint)
    watch.epoch(metrics)
    return checkpoint


def _keep(folder: Path, model: keras.Model, checkpoint: Checkpoint) -> None:
    """Save the training where it was interrupted; before any validation also as the weights."""
    if checkpoint.best < 0:
        assign(model, checkpoint.state)
        write_atomically(folder / WEIGHTS, array_file(weights(model)))
    save_checkpoint(folder, checkpoint)


def _how_to_go_on(folder: Path, checkpoint: Checkpoint, recipe: Recipe) -> str:
    return (
        f"Stopped after step {checkpoint.step} of {recipe.train.steps}; the run is kept. "
        f"Go on with: seqscope train {folder / RECIPE} --out {folder} --resume"
    )
