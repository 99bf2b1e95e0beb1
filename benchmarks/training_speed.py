"""Training speed beside PyTorch: the same network, the same batches, in turns in one run.

    pip install -e ".[benchmark]"
    python benchmarks/training_speed.py [--rounds 12]

The date translator in its original size: one-hot characters, 32 LSTM units in each direction,
additive attention and a GRU of 32 units, teacher forcing, Adam, every source padded to 50 and every
target to 11. The peer is written by hand as PyTorch's users write it: `torch.nn.LSTM` for the
encoder, a loop for the decoder. Before anything is timed, both are given the same weights and must
find the same loss. A last row lets seqscope pad to buckets of length, which is how it trains.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from statistics import median
from typing import Any

import jax
import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name that PyTorch code has for it

from seqscope.models.memory import keep_freed_memory
from seqscope.models.networks import set_weights
from seqscope.runs.batches import Batch
from seqscope.runs.objectives.translation import Translation
from seqscope.runs.optimizers import optimizer
from seqscope.runs.recipe import Recipe
from seqscope.runs.steps import (
    beginning_epoch,
    one_core_for_each_shard,
    starting_state,
    training_step,
)
from seqscope.runs.tables import Train, Translator

SIZE = {"embedding": 0, "encoder": 32, "attention": 32, "decoder": 32}
BUCKETS = (12, 16, 20, 24, 32)


class Peer(torch.nn.Module):
    """The date translator in PyTorch."""

    def __init__(self, source_words: int, words: int) -> None:
        super().__init__()
        units, annotation = SIZE["decoder"], 2 * SIZE["encoder"]
        self.source_words = source_words
        self.encoder = torch.nn.LSTM(
            source_words, SIZE["encoder"], bidirectional=True, batch_first=True
        )
        self.initial = torch.nn.Linear(annotation, units, bias=False)
        self.keys = torch.nn.Linear(annotation, SIZE["attention"])
        self.query = torch.nn.Linear(units, SIZE["attention"], bias=False)
        self.score = torch.nn.Linear(SIZE["attention"], 1, bias=False)
        self.fed = torch.nn.Embedding(words, 3 * units)
        self.context = torch.nn.Linear(annotation, 3 * units)
        self.gates = torch.nn.Linear(units, 2 * units, bias=False)
        self.candidate = torch.nn.Linear(units, units, bias=False)
        self.output_fed = torch.nn.Embedding(words, words)
        self.output_state = torch.nn.Linear(units, words)
        self.output_context = torch.nn.Linear(annotation, words, bias=False)

    def forward(self, source: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        annotations, _ = self.encoder(F.one_hot(source, self.source_words).float())
        keys = self.keys(annotations)
        state = torch.tanh(self.initial(annotations[:, 0]))
        fed = self.fed(target)
        states, contexts = [], []
        for t in range(target.shape[1]):
            scores = self.score(torch.tanh(self.query(state)[:, None] + keys))[..., 0]
            context = torch.bmm(torch.softmax(scores, dim=1)[:, None], annotations)[:, 0]
            gates, candidate = (fed[:, t] + self.context(context)).split(
                [2 * SIZE["decoder"], SIZE["decoder"]], dim=1
            )
            reset, update = torch.sigmoid(gates + self.gates(state)).chunk(2, dim=1)
            candidate = torch.tanh(candidate + self.candidate(reset * state))
            state = (1 - update) * state + update * candidate
            states.append(state)
            contexts.append(context)
        return (
            self.output_fed(target)
            + self.output_state(torch.stack(states, dim=1))
            + self.output_context(torch.stack(contexts, dim=1))
        )

    def under_our_names(self) -> dict[str, np.ndarray]:
        """The weights as seqscope names them and lays them out."""
        lstm = dict(self.encoder.named_parameters())
        found: dict[str, torch.Tensor] = {
            "decoder/initial_kernel": self.initial.weight.T,
            "decoder/annotation_kernel": self.keys.weight.T,
            "decoder/attention_bias": self.keys.bias,
            "decoder/attention_kernel": self.query.weight.T,
            "decoder/attention_vector": self.score.weight[0],
            "decoder/kernel": self.fed.weight,
            "decoder/context_kernel": self.context.weight.T,
            "decoder/bias": self.context.bias,
            "decoder/recurrent_kernel": torch.cat([self.gates.weight, self.candidate.weight]).T,
            "decoder/output_kernel": self.output_fed.weight,
            "decoder/output_recurrent_kernel": self.output_state.weight.T,
            "decoder/output_bias": self.output_state.bias,
            "decoder/output_context_kernel": self.output_context.weight.T,
        }
        for direction, suffix in (("forward", "l0"), ("backward", "l0_reverse")):
            found[f"encoder/{direction}/kernel"] = lstm[f"weight_ih_{suffix}"].T
            found[f"encoder/{direction}/recurrent_kernel"] = lstm[f"weight_hh_{suffix}"].T
            bias = lstm[f"bias_ih_{suffix}"] + lstm[f"bias_hh_{suffix}"]
            found[f"encoder/{direction}/bias"] = bias
        return {name: weight.detach().numpy() for name, weight in found.items()}


def recipe(batch: int, *, buckets: Sequence[int] = ()) -> Recipe:
    """Ours: everything padded and read to the end, or padded to the buckets and masked."""
    padding: dict[str, Any] = {} if buckets else {"mask_padding": False, "source_length": 50}
    return Recipe(
        title="Training speed",
        task={"name": "dates", "locales": "english", "hint_share": 0.0, "seed": 1},
        network=Translator(**SIZE, **padding),
        train=Train(batch=batch, schedule="constant", buckets=tuple(buckets)),
    )


def peer_step(peer: Peer) -> Callable[[Batch], float]:
    """A training step of the peer: a batch in, the loss out."""
    rule = torch.optim.Adam(peer.parameters(), lr=1e-3)

    def step(batch: Batch) -> float:
        source, fed, target = (
            torch.from_numpy(ids).long() for ids in (*batch.inputs, batch.target)
        )
        rule.zero_grad()
        loss = F.cross_entropy(peer(source, fed).flatten(0, 1), target.flatten())
        loss.backward()
        rule.step()
        return loss.item()

    return step


def our_step(settings: Recipe, weights: dict[str, np.ndarray]) -> Callable[[Batch], float]:
    """A training step of seqscope, as `seqscope train` takes it."""
    wanted = Translation(settings.make_task(), settings)
    model = wanted.network()
    set_weights(model, weights)
    rule = optimizer(settings.train, wanted.steps_per_epoch)
    take = training_step(model, rule, wanted)
    state = starting_state(model, rule)

    def step(batch: Batch) -> float:
        nonlocal state
        state = take(beginning_epoch(state, ()), batch)
        loss, weight, *_ = state.sums.tolist()
        return loss / weight

    return step


def strings_per_second(step: Callable[[Batch], float], batches: Sequence[Batch]) -> float:
    started = time.perf_counter()
    for batch in batches:
        step(batch)
    return sum(len(batch.target) for batch in batches) / (time.perf_counter() - started)


def compared(batch: int, rounds: int, buckets: Sequence[int] = ()) -> tuple[float, float, float]:
    """Strings a second of seqscope and of PyTorch, and the ratio, each the median of all rounds."""
    settings = recipe(batch, buckets=buckets)
    task = settings.make_task()
    fixed = Translation(task, recipe(batch)).chunk(0)
    ours = Translation(task, settings).chunk(0)
    torch.manual_seed(0)
    peer = Peer(len(task.source_vocabulary), len(task.target_vocabulary))
    steps = our_step(settings, peer.under_our_names()), peer_step(peer)
    losses = [step(batches[0]) for step, batches in zip(steps, (ours, fixed), strict=True)]
    if not buckets and not np.isclose(*losses, atol=1e-4):
        raise SystemExit(f"The two networks are not the same: their losses are {losses}.")

    for each in ours:  # every shape is compiled before the clock runs
        steps[0](each)
    found = []
    turns = [cycle(ours), cycle(fixed)]
    for _ in range(rounds):
        speeds = [
            strings_per_second(step, list(islice(turn, len(fixed) // 2)))
            for step, turn in zip(steps, turns, strict=True)
        ]
        found.append((*speeds, speeds[0] / speeds[1]))
    ours_median, peers_median, ratio = (median(column) for column in zip(*found, strict=True))
    return ours_median, peers_median, ratio


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=12)
    rounds = parser.parse_args().rounds
    keep_freed_memory()
    one_core_for_each_shard()
    print(f"JAX {jax.__version__}, PyTorch {torch.__version__}, {torch.get_num_threads()} threads")
    print("| batch | padded to | seqscope, strings/s | PyTorch, strings/s | ratio |")
    print("|---|---|---|---|---|")
    for batch, buckets in ((64, ()), (256, ()), (64, BUCKETS), (256, BUCKETS)):
        ours, peers, ratio = compared(batch, rounds, buckets)
        padded = "buckets, PyTorch 50" if buckets else "50"
        print(f"| {batch} | {padded} | {ours:,.0f} | {peers:,.0f} | {ratio:.2f} |", flush=True)


if __name__ == "__main__":
    main()
