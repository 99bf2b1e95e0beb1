"""One training step: a batch in, the next state of the training out."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import keras
import numpy as np

from seqscope.runs.batches import Batch
from seqscope.runs.cores import cores
from seqscope.runs.objectives.objective import Objective

__all__ = [
    "TrainingState",
    "assign",
    "beginning_epoch",
    "given",
    "one_core_for_each_shard",
    "starting_state",
    "training_step",
]

SMALLEST_SHARD = 16  # examples; the products of fewer rows keep no core busy
ONE_CORE_EACH = "--xla_cpu_multi_thread_eigen=false"


class TrainingState(NamedTuple):
    """Everything that a step changes.

    `carried` are the states that a batch hands on to the next. `sums` are those of the epoch so
    far: the loss, its weight, the points, their count.
    """

    trainable: list[jax.Array]
    fixed: list[jax.Array]
    optimizer: list[jax.Array]
    carried: tuple[jax.Array, ...]
    sums: jax.Array


class ShardGradient(NamedTuple):
    """What one shard of a batch says about the weights, and what it leads to."""

    gradients: list[jax.Array]
    fixed: list[jax.Array]
    carried: tuple[jax.Array, ...]
    sums: jax.Array


def starting_state(model: keras.Model, rule: keras.optimizers.Optimizer) -> TrainingState:
    """The state before the first step: the model's own weights, an optimizer that saw nothing."""
    rule.build(model.trainable_variables)
    return TrainingState(
        [variable.value for variable in model.trainable_variables],
        [variable.value for variable in model.non_trainable_variables],
        [variable.value for variable in rule.variables],
        (),
        jnp.zeros(4, jnp.float32),
    )


def beginning_epoch(state: TrainingState, carried: tuple[jax.Array, ...]) -> TrainingState:
    """The state as an epoch begins it: with fresh states to carry, and nothing summed up."""
    return state._replace(carried=carried, sums=jnp.zeros(4, jnp.float32))


def training_step(
    model: keras.Model, rule: keras.optimizers.Optimizer, objective: Objective
) -> Callable[[TrainingState, Batch], TrainingState]:
    """The step as a function of state and batch; the state that it is given is used up.

    On a CPU the batch is cut into shards, one for each core: a recurrent network is a long chain
    of products too small to be shared out, and two cores that read half a batch each are 1.3 to
    1.5 times faster than two that share every product of a whole one.
    """
    gradient = shard_gradient(model, objective)

    def update(
        state: TrainingState, found: list[ShardGradient], shares: np.ndarray
    ) -> TrainingState:
        def mean(*values: jax.Array) -> jax.Array:
            return sum(share * value for share, value in zip(shares, values, strict=True))

        gradients = jax.tree.map(mean, *(each.gradients for each in found))
        trainable, optimizer = rule.stateless_apply(state.optimizer, gradients, state.trainable)
        carried = tuple(map(joined, zip(*(each.carried for each in found), strict=True)))
        sums = state.sums + sum(each.sums for each in found)
        return TrainingState(trainable, found[0].fixed, optimizer, carried, sums)

    compiled = jax.jit(update, donate_argnums=0)
    readers = ThreadPoolExecutor(max_workers=cores(), thread_name_prefix="shard")

    def step(state: TrainingState, batch: Batch) -> TrainingState:
        count = shard_count(len(batch.target))
        shards = [shard(batch, number, count) for number in range(count)]

        def read(number: int) -> ShardGradient:
            carried = tuple(each[number::count] for each in state.carried)
            return jax.block_until_ready(
                gradient(state.trainable, state.fixed, carried, shards[number], number)
            )

        found = [read(0)] if count == 1 else list(readers.map(read, range(count)))
        return compiled(state, found, weight_shares(shards))

    return step


def shard_gradient(model: keras.Model, objective: Objective) -> Callable[..., ShardGradient]:
    """The gradient of the mean loss over a shard, compiled."""

    def losses(trainable: Any, fixed: Any, carried: Any, batch: Batch) -> Any:
        outputs, fixed = model.stateless_call(
            trainable, fixed, given(batch, carried), training=True
        )
        judged = objective.judge(outputs, batch)
        sums = jnp.stack([jnp.asarray(each, jnp.float32) for each in judged])
        mean = judged.loss / jnp.maximum(judged.weight, 1e-9)
        return mean, (fixed, tuple(outputs.get("states", ())), sums)

    def gradient(
        trainable: Any, fixed: Any, carried: Any, batch: Batch, number: int
    ) -> ShardGradient:
        # The seeds of dropout are whole numbers: each shard leaves out units of its own.
        own = [each + number if each.dtype == jnp.uint32 else each for each in fixed]
        (_, (fixed, carried, sums)), gradients = jax.value_and_grad(losses, has_aux=True)(
            trainable, own, carried, batch
        )
        return ShardGradient(gradients, fixed, carried, sums)

    return jax.jit(gradient)


def one_core_for_each_shard() -> None:
    """Keep XLA from sharing out single products on a CPU; for the time before it first computes."""
    flags = os.environ.get("XLA_FLAGS", "")
    if "xla_cpu_multi_thread_eigen" not in flags:
        os.environ["XLA_FLAGS"] = f"{flags} {ONE_CORE_EACH}".strip()


def shard_count(examples: int) -> int:
    """Into how many equal shards to cut a batch: one where the hardware shares out the work."""
    if jax.default_backend() != "cpu":
        return 1
    most = max(min(cores(), examples // SMALLEST_SHARD), 1)
    return next(count for count in range(most, 0, -1) if examples % count == 0)


def given(batch: Batch, carried: Sequence[jax.Array]) -> Any:
    """What a network is called with: its inputs, then the states that were handed on."""
    inputs = [*batch.inputs, *carried]
    return inputs if len(inputs) > 1 else inputs[0]


def shard(batch: Batch, number: int, count: int) -> Batch:
    """Every `count`-th example of the batch, so that long and short ones are shared fairly."""
    return Batch(
        tuple(each[number::count] for each in batch.inputs),
        batch.target[number::count],
        batch.weight[number::count],
    )


def joined(shards: tuple[jax.Array, ...]) -> jax.Array:
    """The rows of all shards in the order of the batch that they were cut from."""
    return jnp.stack(shards, axis=1).reshape(-1, *shards[0].shape[1:])


def weight_shares(shards: list[Batch]) -> np.ndarray:
    """The share of each shard in the weight that the loss is a mean over."""
    weights = np.asarray([each.weight.sum() for each in shards], np.float32)
    return weights / max(float(weights.sum()), 1e-9)


def assign(model: keras.Model, state: TrainingState) -> None:
    """Give the model the weights of the state."""
    for variable, value in zip(model.trainable_variables, state.trainable, strict=True):
        variable.assign(np.asarray(value))
    for variable, value in zip(model.non_trainable_variables, state.fixed, strict=True):
        variable.assign(np.asarray(value))
