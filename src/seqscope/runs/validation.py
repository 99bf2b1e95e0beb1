"""How a network in training does on examples that it never learns from."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import jax
import jax.numpy as jnp
import keras
import numpy as np

from seqscope.runs.batches import Batch
from seqscope.runs.cores import cores
from seqscope.runs.objectives.objective import Objective
from seqscope.runs.steps import TrainingState, given

__all__ = ["validation"]


def validation(model: keras.Model, objective: Objective) -> Callable[[TrainingState], float]:
    """The objective's measure over its validation examples, for a state of the training."""
    unseen = objective.validation()

    def judged(
        state: TrainingState, carried: tuple[jax.Array, ...], batch: Batch
    ) -> tuple[jax.Array, tuple[jax.Array, ...]]:
        outputs, _ = model.stateless_call(
            state.trainable, state.fixed, given(batch, carried), training=False
        )
        found = objective.judge(outputs, batch)
        return jnp.stack([found.points, found.count]), tuple(outputs.get("states", ()))

    compiled = jax.jit(judged)

    def measured(state: TrainingState) -> float:
        carried = objective.carried(len(unseen[0].target))
        if carried:  # a text is read from its start to its end
            sums = []
            for batch in unseen:
                found, carried = compiled(state, carried, batch)
                sums.append(np.asarray(found))
        else:
            with ThreadPoolExecutor(max_workers=cores()) as readers:
                read = readers.map(lambda batch: np.asarray(compiled(state, (), batch)[0]), unseen)
                sums = list(read)
        points, count = np.asarray(sums, np.float64).T.sum(axis=1)
        return objective.measure.of_mean(float(points / max(count, 1e-9)))

    return measured
