"""How often each target position is right: the score that the date translator of 2017 reported.

    seqscope train dates-original
    python benchmarks/position_accuracy.py runs/dates-original [--count 2000]

A network whose targets are padded to a fixed length is asked for every position, padding included,
with the feedback it was trained with. On unseen dates the mean over positions, the exact match,
and the mean over the ten characters of the date alone are printed.
"""

import argparse
from itertools import count, islice

import numpy as np

from seqscope.models.networks import set_weights
from seqscope.runs.batches import Batch, Batches, encoded
from seqscope.runs.network import network
from seqscope.runs.run import open_run
from seqscope.tasks.vocabulary import START

DATE = 10  # characters of 2016-11-05
BATCH = 100


def unseen(batches: Batches, number: int) -> list[Batch]:
    """Batches of examples of the test."""
    task = batches.task
    examples = (each for chunk in count() for each in task.examples("test", chunk))
    pairs = [encoded(task, example) for example in islice(examples, number)]
    return [batches.batch(pairs[start : start + BATCH]) for start in range(0, number, BATCH)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("run", help="a run folder")
    parser.add_argument("--count", type=int, default=2000)
    asked = parser.parse_args()
    run = open_run(asked.run)
    task = run.recipe.make_task()
    model = network(run.recipe, task)
    set_weights(model, dict(run.weights))
    right = []
    for batch in unseen(Batches(task, run.recipe), asked.count):
        fed = np.concatenate([np.full((len(batch.target), 1), START), batch.target[:, :-1]], axis=1)
        logits = np.asarray(model([batch.source, fed]))
        right.append(logits.argmax(axis=-1) == batch.target)
    positions = np.concatenate(right)
    print("| unseen dates | mean over positions | exact match | mean over the date's characters |")
    print("|---:|---:|---:|---:|")
    exact, date = positions.all(axis=1).mean(), positions[:, :DATE].mean()
    print(f"| {len(positions)} | {positions.mean():.4f} | {exact:.4f} | {date:.4f} |")


if __name__ == "__main__":
    main()
