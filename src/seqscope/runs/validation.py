"""How many unseen examples a network in training gets right."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count, islice

import jax
import keras
import numpy as np

from seqscope.models.networks import exact_match
from seqscope.runs.batches import Batch, Batches, encoded
from seqscope.runs.cores import cores
from seqscope.runs.steps import TrainingState, fed

__all__ = ["validation", "validation_batches"]


def validation(model: keras.Model, batches: Batches) -> Callable[[TrainingState], float]:
    """The share of validation examples whose greedy prediction is the whole target, for a state.

    It is read off the network with the right answer fed back: every token is then the most likely
    one exactly where the network, fed its own choices, would have written the same.
    """
    mask_padding = batches.recipe.network.mask_padding
    unseen = validation_batches(batches)

    def right(state: TrainingState, batch: Batch) -> jax.Array:
        logits, _ = model.stateless_call(
            state.trainable, state.fixed, [batch.source, fed(batch.target)], training=False
        )
        share: jax.Array = exact_match(logits, batch.target, mask_padding=mask_padding)
        return share

    compiled = jax.jit(right)

    def share(state: TrainingState) -> float:
        with ThreadPoolExecutor(max_workers=cores()) as readers:
            shares = readers.map(lambda batch: float(compiled(state, batch)), unseen)
            return float(np.mean(list(shares)))

    return share


def validation_batches(batches: Batches) -> list[Batch]:
    """The validation examples of the recipe, rounded down to whole batches but at least one."""
    task, settings = batches.task, batches.recipe.train
    whole = max(settings.validation_examples // settings.batch, 1) * settings.batch
    examples = (each for chunk in count() for each in task.examples("validation", chunk))
    pairs = [encoded(task, example) for example in islice(examples, whole)]
    pairs.sort(key=lambda pair: len(pair[0]))
    return [
        batches.batch(pairs[start : start + settings.batch])
        for start in range(0, whole, settings.batch)
    ]
