"""Train a network as its recipe says, into a run folder that no crash can break."""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import jax
import keras
import numpy as np

from seqscope.models.memory import keep_freed_memory
from seqscope.models.networks import weights
from seqscope.runs.batches import Batch, starting_at
from seqscope.runs.beginning import TrainingError, begin, resumed
from seqscope.runs.checkpoint import Checkpoint, save_checkpoint
from seqscope.runs.curve import Metrics, read_curve, write_curve
from seqscope.runs.files import array_file, write_atomically
from seqscope.runs.interruption import Interruption, noticed_interruption
from seqscope.runs.lock import at_work
from seqscope.runs.objectives import Objective, objective
from seqscope.runs.optimizers import optimizer
from seqscope.runs.recipe import Recipe
from seqscope.runs.run import RECIPE, WEIGHTS, Run, kept_weights, open_run
from seqscope.runs.steps import (
    TrainingState,
    assign,
    beginning_epoch,
    one_core_for_each_shard,
    starting_state,
    training_step,
)
from seqscope.runs.tables import check_warmup
from seqscope.runs.tensorboard import log_epoch, require_tensorboard
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
    or the loss is no longer a number, `RunError` when the run to go on with is damaged,
    `InUseError` while another training goes on with it.
    """
    _prepare()
    folder, watch = Path(folder), watch or Silence()
    keras.utils.set_random_seed(recipe.train.seed)
    wanted = objective(recipe)
    steps = recipe.train.epochs * wanted.steps_per_epoch
    if recipe.train.schedule == "cosine":
        check_warmup(recipe.train, steps)
    if recipe.train.tensorboard:
        require_tensorboard()
    model = wanted.network()
    rule = optimizer(recipe.train, wanted.steps_per_epoch)
    checkpoint = Checkpoint(
        beginning_epoch(starting_state(model, rule), wanted.carried(recipe.train.batch))
    )
    if resume:
        checkpoint = resumed(folder, recipe, wanted.knowledge(), checkpoint)
    else:
        begin(folder, recipe, wanted.knowledge(), model, checkpoint)
    watch.begin(steps, wanted.measure)
    with at_work(folder), noticed_interruption() as interruption:
        training = _Training(recipe, folder, wanted, model, watch, interruption)
        training.run(checkpoint, training_step(model, rule, wanted))
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
    examples_per_second: float


@dataclass(frozen=True)
class _Training:
    """A training under way."""

    recipe: Recipe
    folder: Path
    objective: Objective
    model: keras.Model
    watch: Watch
    interruption: Interruption

    def run(
        self, checkpoint: Checkpoint, step: Callable[[TrainingState, Batch], TrainingState]
    ) -> None:
        """Epoch after epoch, to the end of the recipe or until somebody asked to stop."""
        measured = validation(self.model, self.objective)
        batches = starting_at(
            checkpoint.step, chunk=self.objective.chunk, per_chunk=self.objective.per_chunk
        )
        with closing(batches):
            while not self._over(checkpoint):
                epoch = self._epoch(checkpoint, batches, step)
                if epoch.checkpoint.step % self.objective.steps_per_epoch:
                    self._keep(epoch.checkpoint)
                    raise Interrupted(self._how_to_go_on(epoch.checkpoint))
                checkpoint = self._end(epoch, measured)
                if self.interruption.asked and not self._over(checkpoint):
                    raise Interrupted(self._how_to_go_on(checkpoint))

    def _over(self, checkpoint: Checkpoint) -> bool:
        """Whether all epochs are done, or as many brought nothing as patience allows."""
        settings, epoch = self.recipe.train, checkpoint.step // self.objective.steps_per_epoch
        waited = epoch - checkpoint.best_epoch
        return epoch >= settings.epochs or bool(settings.patience and waited >= settings.patience)

    def _epoch(
        self,
        checkpoint: Checkpoint,
        batches: Iterator[Batch],
        step: Callable[[TrainingState, Batch], TrainingState],
    ) -> _Epoch:
        """Steps to the end of the epoch, or to the step in which somebody asked to stop."""
        state, done, length = checkpoint.state, checkpoint.step, self.objective.steps_per_epoch
        end = (done // length + 1) * length
        started = time.perf_counter()
        examples = 0
        while done < end:
            batch = next(batches)
            state = step(state, batch)
            done += 1
            examples += len(batch.target)
            self.watch.step(done)
            if self.interruption.asked:
                break
        jax.block_until_ready(state)
        seconds = time.perf_counter() - started
        return _Epoch(
            checkpoint._replace(state=state, step=done, seconds=checkpoint.seconds + seconds),
            examples / seconds,
        )

    def _end(self, epoch: _Epoch, measured: Callable[[TrainingState], float]) -> Checkpoint:
        """Validate, then write the curve, the weights that are kept, the checkpoint.

        Killed in between, the training goes on from the older checkpoint and writes the same again.
        """
        checkpoint, settings = epoch.checkpoint, self.recipe.train
        metrics = self._metrics(epoch, measured)
        write_curve(self.folder, [*read_curve(self.folder), metrics])
        first = checkpoint.best_epoch == 0
        better = first or self.objective.measure.better(metrics.score, checkpoint.best)
        if better or settings.keep == "last":
            self._write_weights(self.folder / WEIGHTS)
        if settings.keep_every and metrics.epoch % settings.keep_every == 0:
            path = kept_weights(self.folder, metrics.epoch)
            path.parent.mkdir(exist_ok=True)
            self._write_weights(path)
        carried = self.objective.carried(settings.batch)
        checkpoint = checkpoint._replace(state=beginning_epoch(checkpoint.state, carried))
        if better:
            checkpoint = checkpoint._replace(best=metrics.score, best_epoch=metrics.epoch)
        save_checkpoint(self.folder, checkpoint)
        if settings.tensorboard:
            log_epoch(self.folder, metrics, self.objective.measure)
        self.watch.epoch(metrics)
        return checkpoint

    def _metrics(self, epoch: _Epoch, measured: Callable[[TrainingState], float]) -> Metrics:
        """What the epoch led to; the model is given its weights."""
        checkpoint = epoch.checkpoint
        loss, weight, points, count = np.asarray(checkpoint.state.sums).tolist()
        if not math.isfinite(loss):
            raise TrainingError(
                f"A training goes on while its loss is a number. By step {checkpoint.step} it was "
                f"not; the best weights before are kept in {self.folder}. "
                f"Lower train.learning_rate or set train.clip_norm, and train into a new folder."
            )
        assign(self.model, checkpoint.state)
        return Metrics(
            epoch=checkpoint.step // self.objective.steps_per_epoch,
            step=checkpoint.step,
            loss=loss / max(weight, 1e-9),
            training_score=self.objective.measure.of_mean(points / max(count, 1e-9)),
            score=measured(checkpoint.state),
            examples_per_second=epoch.examples_per_second,
            seconds=checkpoint.seconds,
        )

    def _keep(self, checkpoint: Checkpoint) -> None:
        """Save the training where it was interrupted; before any validation also as the weights."""
        if checkpoint.best_epoch == 0:
            assign(self.model, checkpoint.state)
            self._write_weights(self.folder / WEIGHTS)
        save_checkpoint(self.folder, checkpoint)

    def _write_weights(self, path: Path) -> None:
        write_atomically(path, array_file(weights(self.model)))

    def _how_to_go_on(self, checkpoint: Checkpoint) -> str:
        steps = self.recipe.train.epochs * self.objective.steps_per_epoch
        return (
            f"Stopped after step {checkpoint.step} of {steps}; the run is kept. "
            f"Go on with: seqscope train {self.folder / RECIPE} --out {self.folder} --resume"
        )
