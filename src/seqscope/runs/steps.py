"""One training step: a batch in, the next state of the training out."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import keras
import numpy as np

from seqscope.models.networks import exact_match, masked_crossentropy
from seqscope.runs.batches import Batch
from seqscope.runs.cores import cores
from seqscope.runs.recipe import Train
from seqscope.tasks.vocabulary import PADDING, START

__all__ = [
    "TrainingState",
    "assign",
    "fed",
    "no_sums",
    "one_core_for_each_shard",
    "optimizer",
    "starting_state",
    "training_step",
]

SMALLEST_SHARD = 16  # examples; the products of fewer rows keep no core busy
ONE_CORE_EACH = "--xla_cpu_multi_thread_eigen=false"


class TrainingState(NamedTuple):
    """Everything that a step changes.

    `sums` are those of the epoch so far: the loss, the share of exact matches, the steps.
    """

    trainable: list[jax.Array]
    fixed: list[jax.Array]
    optimizer: list[jax.Array]
    sums: jax.Array


class ShardGradient(NamedTuple):
    """What one shard of a batch says about the weights."""

    gradients: list[jax.Array]
    fixed: list[jax.Array]
    loss: jax.Array
    right: jax.Array


def optimizer(settings: Train) -> keras.optimizers.Optimizer:
    """Adam with the recipe's learning rate, schedule and gradient clipping."""
    rate: Any = settings.learning_rate
    if settings.schedule == "cosine":
        rate = keras.optimizers.schedules.CosineDecay(
            0.0 if settings.warmup_steps else rate,
            decay_steps=settings.steps - settings.warmup_steps,
            warmup_target=rate if settings.warmup_steps else None,
            warmup_steps=settings.warmup_steps,
        )
    return keras.optimizers.Adam(rate, global_clipnorm=settings.clip_norm)


def starting_state(model: keras.Model, rule: keras.optimizers.Optimizer) -> TrainingState:
    """The state before the first step: the model's own weights, an optimizer that saw nothing."""
    rule.build(model.trainable_variables)
    return TrainingState(
        [variable.value for variable in model.trainable_variables],
        [variable.value for variable in model.non_trainable_variables],
        [variable.value for variable in rule.variables],
        no_sums(),
    )


def fed(target: jax.Array) -> jax.Array:
    """What the decoder is fed while it should write the target: the start, then the target."""
    start = jnp.full_like(target[:, :1], START)
    return jnp.concatenate([start, target[:, :-1]], axis=1)


def no_sums() -> jax.Array:
    """The sums at the start of an epoch."""
    return jnp.zeros(3, jnp.float32)


def training_step(
    model: keras.Model, rule: keras.optimizers.Optimizer, *, mask_padding: bool
) -> Callable[[TrainingState, Batch], TrainingState]:
    """The step as a function of state and batch; the state that it is given is used up.

    On a CPU the batch is cut into shards, one for each core: a recurrent network is a long chain
    of products too small to be shared out, and two cores that read half a batch each are 1.3 to
    1.5 times faster than two that share every product of a whole one.
    """
    gradient = shard_gradient(model, mask_padding=mask_padding)

    def update(
        state: TrainingState, found: list[ShardGradient], shares: np.ndarray
    ) -> TrainingState:
        def mean(*values: jax.Array) -> jax.Array:
            return sum(share * value for share, value in zip(shares, values, strict=True))

        gradients = jax.tree.map(mean, *(each.gradients for each in found))
        trainable, optimizer = rule.stateless_apply(state.optimizer, gradients, state.trainable)
        right = jnp.mean(jnp.stack([each.right for each in found]))
        sums = jnp.stack([mean(*(each.loss for each in found)), right, jnp.ones_like(right)])
        return TrainingState(
            trainable, found[0].fixed, optimizer, state.sums + sums.astype(jnp.float32)
        )

    compiled = jax.jit(update, donate_argnums=0)
    readers = ThreadPoolExecutor(max_workers=cores(), thread_name_prefix="shard")

    def step(state: TrainingState, batch: Batch) -> TrainingState:
        shards = cut(batch, shard_count(len(batch.source)))

        def read(shard: Batch) -> ShardGradient:
            return jax.block_until_ready(gradient(state.trainable, state.fixed, shard))

        found = [read(batch)] if len(shards) == 1 else list(readers.map(read, shards))
        return compiled(state, found, token_shares(shards, mask_padding=mask_padding))

    return step


def shard_gradient(
    model: keras.Model, *, mask_padding: bool
) -> Callable[[list[jax.Array], list[jax.Array], Batch], ShardGradient]:
    """The gradient of the mean loss over a shard, compiled."""

    def losses(trainable: Any, fixed: Any, batch: Batch) -> Any:
        inputs = [batch.source, fed(batch.target)]
        logits, fixed = model.stateless_call(trainable, fixed, inputs, training=True)
        value = masked_crossentropy(logits, batch.target, mask_padding=mask_padding)
        right = exact_match(logits, batch.target, mask_padding=mask_padding)
        return value, (fixed, right)

    def gradient(trainable: Any, fixed: Any, batch: Batch) -> ShardGradient:
        (value, (fixed, right)), gradients = jax.value_and_grad(losses, has_aux=True)(
            trainable, fixed, batch
        )
        return ShardGradient(gradients, fixed, value, right)

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


def cut(batch: Batch, count: int) -> list[Batch]:
    """Every `count`-th example of the batch, so that long and short ones are shared fairly."""
    return [Batch(batch.source[start::count], batch.target[start::count]) for start in range(count)]


def token_shares(shards: list[Batch], *, mask_padding: bool) -> np.ndarray:
    """The share of each shard in the tokens that the loss is a mean over."""
    counts = [
        np.count_nonzero(shard.target != PADDING) if mask_padding else shard.target.size
        for shard in shards
    ]
    return np.asarray(counts, np.float32) / sum(counts)


def assign(model: keras.Model, state: TrainingState) -> None:
    """Give the model the weights of the state."""
    for variable, value in zip(model.trainable_variables, state.trainable, strict=True):
        variable.assign(np.asarray(value))
    for variable, value in zip(model.non_trainable_variables, state.fixed, strict=True):
        variable.assign(np.asarray(value))
