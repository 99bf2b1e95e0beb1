"""How often each target position is right, and the loss: the scores of older programs.

    seqscope train dates-original
    python benchmarks/position_accuracy.py runs/dates-original [--count 2000]

A network whose targets are padded to a fixed length is asked for every position, padding included,
with the feedback it was trained with. On unseen examples are printed the exact match, the mean over
all positions, the mean over the first ten (those of a date), the crossentropy summed over the
positions, and the accuracy of each of the first ten.
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
    right, losses = [], []
    for batch in translation.batches(list(islice(translation.unseen("test"), asked.count))):
        logits = np.asarray(model(list(batch.inputs))["logits"])
        right.append(logits.argmax(axis=-1) == batch.target)
        raised = logits - logits.max(axis=-1, keepdims=True)
        said = np.take_along_axis(raised, batch.target[..., None], axis=-1)[..., 0]
        losses.append(np.log(np.exp(raised).sum(axis=-1)) - said)
    positions = np.concatenate(right)
    loss = np.concatenate(losses).sum(axis=1).mean()
    each = " ".join(f"{share:.4f}" for share in positions[:, :DATE].mean(axis=0))
    print(
        "| unseen | exact match | all positions | first ten | summed loss | each of the first ten |"
    )
    print("|---:|---:|---:|---:|---:|---|")
    exact, date = positions.all(axis=1).mean(), positions[:, :DATE].mean()
    print(
        f"| {len(positions)} | {exact:.4f} | {positions.mean():.4f} | {date:.4f} | {loss:.4f} "
        f"| {each} |"
    )


if __name__ == "__main__":
    main()
