"""Training speed of a classifier and of a language model, beside PyTorch and plain Keras.

    pip install -e ".[benchmark]"
    python benchmarks/sequence_speed.py [--rounds 10]

A GRU classifier (10,000 words, embedding 64, one layer of 64 units, texts of 400 words, batches of
64) and an LSTM language model (10,000 words, one layer of 200 units, 35 words at a time, batches of
20), Adam, the same random words for all. PyTorch is written by hand as its users write it, with
`torch.nn.GRU` and `torch.nn.LSTM`; plain Keras is `keras.layers` under `train_on_batch`, on JAX.
All take turns in one run. Before anything is timed, PyTorch and seqscope are given the same weights
and must find the same loss.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from statistics import median
from types import SimpleNamespace
from typing import Any

import jax
import numpy as np
import torch

# Keras by way of seqscope, which has to choose JAX before it is imported.
from seqscope.models.memory import keep_freed_memory
from seqscope.models.networks import classifier, keras, language_model, set_weights
from seqscope.runs.batches import Batch
from seqscope.runs.objectives.classification import Classification
from seqscope.runs.objectives.language import Language
from seqscope.runs.optimizers import optimizer
from seqscope.runs.steps import (
    beginning_epoch,
    one_core_for_each_shard,
    starting_state,
    training_step,
)
from seqscope.runs.tables import Train

WORDS = 10_000
Step = Callable[[Batch], float]


class TorchClassifier(torch.nn.Module):
    """Embedding, GRU, the last state to two classes."""

    def __init__(self, units: int = 64) -> None:
        super().__init__()
        self.embedding = torch.nn.Embedding(WORDS, units)
        self.recurrent = torch.nn.GRU(units, units, batch_first=True)
        self.output = torch.nn.Linear(units, 2)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        _, last = self.recurrent(self.embedding(ids))
        return self.output(last[0])


class TorchLanguageModel(torch.nn.Module):
    """Embedding, LSTM, every state to the words."""

    def __init__(self, units: int = 200) -> None:
        super().__init__()
        self.embedding = torch.nn.Embedding(WORDS, units)
        self.recurrent = torch.nn.LSTM(units, units, batch_first=True)
        self.output = torch.nn.Linear(units, WORDS)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        hidden, _ = self.recurrent(self.embedding(ids))
        return self.output(hidden)


def under_our_names(peer: torch.nn.Module) -> dict[str, np.ndarray]:
    """The weights as seqscope names them and lays them out."""
    given = {name: each.detach().numpy() for name, each in peer.named_parameters()}
    kernel, recurrent = given["recurrent.weight_ih_l0"].T, given["recurrent.weight_hh_l0"].T
    biases = given["recurrent.bias_ih_l0"], given["recurrent.bias_hh_l0"]
    if isinstance(peer.recurrent, torch.nn.GRU):  # reset and update gate stand the other way round
        kernel, recurrent, *biases = (
            np.concatenate([z, r, n], axis=-1)
            for r, z, n in (np.split(each, 3, axis=-1) for each in (kernel, recurrent, *biases))
        )
    bias = np.stack(biases) if isinstance(peer.recurrent, torch.nn.GRU) else sum(biases)
    return {
        "embedding/embeddings": given["embedding.weight"],
        "recurrent_0/kernel": kernel,
        "recurrent_0/recurrent_kernel": recurrent,
        "recurrent_0/bias": bias,
        "output/kernel": given["output.weight"].T,
        "output/bias": given["output.bias"],
    }


def torch_step(peer: torch.nn.Module) -> Step:
    """A training step of PyTorch: a batch in, the loss out."""
    rule = torch.optim.Adam(peer.parameters(), lr=1e-3)

    def step(batch: Batch) -> float:
        ids, target = (torch.from_numpy(each).long() for each in (batch.inputs[0], batch.target))
        rule.zero_grad()
        logits = peer(ids)
        loss = torch.nn.functional.cross_entropy(
            logits.reshape(-1, logits.shape[-1]), target.reshape(-1)
        )
        loss.backward()
        rule.step()
        return loss.item()

    return step


def keras_step(model: keras.Model) -> Step:
    """A training step of plain Keras on JAX."""
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(1e-3), loss, jit_compile=True)
    return lambda batch: float(model.train_on_batch(batch.inputs[0], batch.target))


def our_step(model: keras.Model, judge: Any, states: Sequence[np.ndarray] = ()) -> Step:
    """A training step of seqscope, as `seqscope train` takes it."""
    rule = optimizer(Train(schedule="constant"), 1)
    take = training_step(model, rule, SimpleNamespace(judge=judge))
    state = starting_state(model, rule)

    def step(batch: Batch) -> float:
        nonlocal state
        state = take(beginning_epoch(state, tuple(map(jax.numpy.asarray, states))), batch)
        loss, weight, *_ = state.sums.tolist()
        return loss / weight

    return step


def plain_keras(units: int, layer: type, *, everywhere: bool) -> keras.Model:
    """Keras' own layers, as one writes them without a second thought."""
    return keras.Sequential(
        [
            keras.layers.Embedding(WORDS, units),
            layer(units, return_sequences=everywhere),
            keras.layers.Dense(WORDS if everywhere else 2),
        ]
    )


def random_batches(rows: int, time: int, *, everywhere: bool, count: int = 4) -> list[Batch]:
    """Words and answers drawn at random."""
    random = np.random.default_rng(0)
    shape = (rows, time) if everywhere else (rows,)
    return [
        Batch(
            (random.integers(4, WORDS, (rows, time), np.int32),),
            random.integers(0, WORDS if everywhere else 2, shape, np.int32),
            np.ones(shape, np.float32),
        )
        for _ in range(count)
    ]


def speeds(steps: dict[str, Step], batches: list[Batch], rounds: int) -> dict[str, float]:
    """Examples a second of each, the median of all rounds, in turns."""
    found: dict[str, list[float]] = {name: [] for name in steps}
    for step in steps.values():
        for batch in batches:
            step(batch)  # compiled before the clock runs
    turn = cycle(batches)
    for _ in range(rounds):
        chosen = list(islice(turn, 8))
        for name, step in steps.items():
            started = time.perf_counter()
            for batch in chosen:
                step(batch)
            seconds = time.perf_counter() - started
            found[name].append(sum(len(each.target) for each in chosen) / seconds)
    return {name: median(values) for name, values in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    keep_freed_memory()
    one_core_for_each_shard()
    torch.manual_seed(0)
    sizes = {"words": WORDS, "embedding": 64, "units": [64]}
    ours = classifier(**sizes, classes=2, cell="gru", mask_padding=False)
    writer = language_model(words=WORDS, embedding=200, units=[200])
    cases = {
        "GRU classifier, 400 words": (
            TorchClassifier(),
            plain_keras(64, keras.layers.GRU, everywhere=False),
            ours,
            lambda model: our_step(model, lambda *given: Classification.judge(None, *given)),
            random_batches(64, 400, everywhere=False),
        ),
        "LSTM language model, 1 x 200": (
            TorchLanguageModel(),
            plain_keras(200, keras.layers.LSTM, everywhere=True),
            writer,
            lambda model: our_step(
                model,
                lambda *given: Language.judge(None, *given),
                [np.zeros((20, 200), np.float32)] * 2,
            ),
            random_batches(20, 35, everywhere=True),
        ),
    }
    print(f"JAX {jax.__version__}, PyTorch {torch.__version__}, {torch.get_num_threads()} threads")
    print("| network | seqscope | PyTorch | Keras on JAX | to PyTorch | to Keras |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, (peer, keras_model, model, made, batches) in cases.items():
        set_weights(model, under_our_names(peer))
        steps = {"seqscope": made(model), "PyTorch": torch_step(peer)}
        losses = [step(batches[0]) for step in steps.values()]
        if not np.isclose(*losses, atol=1e-3):
            raise SystemExit(f"The two networks are not the same: their losses are {losses}.")
        found = speeds({**steps, "Keras": keras_step(keras_model)}, batches, rounds)
        us, torchs, keras_ = found.values()
        print(
            f"| {name} | {us:,.0f} | {torchs:,.0f} | {keras_:,.0f} "
            f"| {us / torchs:.2f} × | {us / keras_:.2f} × |",
            flush=True,
        )


if __name__ == "__main__":
    main()
