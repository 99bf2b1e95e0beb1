"""The test accuracy after each epoch that a classifier kept, over several seeds.

    seqscope reproduce imdb-self-attention
    python benchmarks/epoch_scores.py runs/reproductions/imdb-self-attention

Published for the network of the recipe `imdb-self-attention` is the accuracy on the test after each
of five epochs. The epochs are scored after the fact, from the weights that `train.keep_every` kept;
nothing is chosen by these numbers.
"""

import argparse
from dataclasses import replace
from pathlib import Path
from statistics import fmean, stdev

from seqscope.runs.answers.classifier import TextClassifier
from seqscope.runs.run import open_run, read_arrays


def accuracies(folder: Path) -> list[float]:
    """The test accuracy of each epoch that the run kept, in their order."""
    run = open_run(folder)
    task = run.recipe.make_task()
    corpus = task.corpus("test", run.source_vocabulary)
    found = []
    for path in sorted((folder / "kept").glob("epoch-*.npz")):
        classifier = TextClassifier(replace(run, weights=read_arrays(path)))
        predicted = classifier.probabilities(corpus).argmax(axis=1)
        found.append(float((predicted == corpus.labels).mean()))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("runs", type=Path, help="a folder of runs, one for each seed")
    folders = sorted(parser.parse_args().runs.glob("seed-*"))
    by_seed = [accuracies(folder) for folder in folders]
    print("| epoch | mean | deviation | each seed |\n|---:|---:|---:|---|")
    for epoch, values in enumerate(zip(*by_seed, strict=True), start=1):
        spread = stdev(values) if len(values) > 1 else 0.0
        each = ", ".join(f"{value:.4f}" for value in values)
        print(f"| {epoch} | {fmean(values):.4f} | {spread:.4f} | {each} |", flush=True)


if __name__ == "__main__":
    main()
