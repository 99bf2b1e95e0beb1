"""How often each target position is right: the score that the date translator of 2017 reported.

    seqscope train dates-original
    python benchmarks/position_accuracy.py runs/dates-original [--count 2000]

A network whose targets are padded to a fixed length is asked for every position, padding included,
with the feedback it was trained with. On unseen dates the mean over positions, the exact match,
and the mean over the ten characters of the date alone are printed.
"""

import argparse
from itertools import islice

import numpy as np

from seqscope.models.networks import set_weights
from seqscope.runs.objectives.translation import Translation
from seqscope.runs.run import open_run

DATE = 10  # characters of 2016-11-05


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("run", help="a run folder")
    parser.add_argument("--count", type=int, default=2000)
    asked = parser.parse_args()
    run = open_run(asked.run)
    translation = Translation(run.recipe.make_task(), run.recipe)
    model = translation.network()
    set_weights(model, dict(run.weights))
    right = []
    for batch in translation.batches(list(islice(translation.unseen("test"), asked.count))):
        logits = np.asarray(model(list(batch.inputs))["logits"])
        right.append(logits.argmax(axis=-1) == batch.target)
    positions = np.concatenate(right)
    print("| unseen dates | mean over positions | exact match | mean over the date's characters |")
    print("|---:|---:|---:|---:|")
    exact, date = positions.all(axis=1).mean(), positions[:, :DATE].mean()
    print(f"| {len(positions)} | {positions.mean():.4f} | {exact:.4f} | {date:.4f} |")


if __name__ == "__main__":
    main()
