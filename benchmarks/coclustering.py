"""Speed and cut of co-clustering beside scikit-learn: the same responses, in turns in one run.

    pip install scikit-learn
    python benchmarks/coclustering.py [--rounds 5]

Responses of 2,000 words and 600 units: planted blocks, units of mixed selectivity with heavy
tails, and noise. scikit-learn's SpectralCoclustering is used as it is, on the same absolute
responses. "once" is everything from the responses on; "again" is another number of clusters of the
same responses, for which the singular vectors are kept; "2 to 20" is every number in turn, as by a
slider. The cut is the normalized cut of the result, less is better. Medians; the ratios say how
many times faster.

Small products shared between cores wait for each other where the cores have other work. Set
OMP_NUM_THREADS=1 to compare the work that is done instead of the waiting.
"""

import argparse
import time
from collections.abc import Callable
from statistics import median

import numpy as np
from sklearn.cluster import SpectralCoclustering

from seqscope.analysis.coclusters import Coclusters, normalized_cut, spectrum

WORDS, UNITS = 2000, 600
REST = 0.3  # seconds before each turn: threads of the one before wait for work by being busy


def blocks(k: int) -> np.ndarray:
    """Words and units in k blocks, each unit with a sign of its own, and noise."""
    random = np.random.default_rng(k)
    words, units = random.integers(k, size=WORDS), random.integers(k, size=UNITS)
    strength = random.choice([-1, 1], size=UNITS) * random.normal(0.3, 0.1, size=(WORDS, UNITS))
    together = words[:, None] == units
    return together * strength + random.normal(scale=0.1, size=(WORDS, UNITS))


def mixed(k: int) -> np.ndarray:
    """Units that answer some of a dozen features of words, however many clusters are asked for."""
    random = np.random.default_rng(k)
    features = random.laplace(size=(WORDS, 12))
    loadings = random.normal(size=(12, UNITS)) * (random.random((12, UNITS)) < 0.3)
    return np.tanh(0.05 * features @ loadings + random.laplace(scale=0.05, size=(WORDS, UNITS)))


def noise(k: int) -> np.ndarray:
    """Responses without any structure."""
    return np.random.default_rng(k).normal(size=(WORDS, UNITS))


def peer(responses: np.ndarray, k: int) -> Coclusters:
    """The clusters that scikit-learn finds."""
    found = SpectralCoclustering(k, random_state=0).fit(np.abs(responses))
    return Coclusters(
        "absolute", found.row_labels_.astype(np.int64), found.column_labels_.astype(np.int64)
    )


def timed(step: Callable[[], Coclusters]) -> tuple[float, Coclusters]:
    """The seconds that it takes, and what comes out."""
    time.sleep(REST)
    start = time.perf_counter()
    found = step()
    return time.perf_counter() - start, found


def row(name: str, responses: np.ndarray, k: int, rounds: int) -> str:
    """A line of the table: all three are timed in turns."""
    kept = spectrum(responses)
    seconds = []
    for _ in range(rounds):
        theirs, their_clusters = timed(lambda: peer(responses, k))
        ours, clusters = timed(lambda: spectrum(responses).clusters(k))
        again, _ = timed(lambda: kept.clusters(k))
        seconds.append((theirs, ours, again))
    theirs, ours, again = (median(column) for column in zip(*seconds, strict=True))
    cuts = [normalized_cut(responses, each) for each in (their_clusters, clusters)]
    return (
        f"| {name} | {k} | {theirs:.3f} | {ours:.3f} | {theirs / ours:.1f} "
        f"| {again:.3f} | {theirs / again:.0f} | {cuts[0]:.4f} | {cuts[1]:.4f} |"
    )


def slider(name: str, responses: np.ndarray) -> str:
    """A line about every number of clusters from 2 to 20, one after the other."""
    theirs = sum(timed(lambda k=k: peer(responses, k))[0] for k in range(2, 21))
    start = time.perf_counter()
    kept = spectrum(responses)
    for k in range(2, 21):
        kept.clusters(k)
    ours = time.perf_counter() - start
    return f"| {name} | 2 to 20 | {theirs:.3f} | {ours:.3f} | {theirs / ours:.1f} | | | | |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    print(f"{WORDS:,} words, {UNITS} units, median of {rounds} rounds\n")
    print("| responses | k | sklearn s | once s | ratio | again s | ratio | sklearn cut | cut |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    for responses_of in (blocks, mixed, noise):
        for k in (4, 10, 20):
            print(row(responses_of.__name__, responses_of(k), k, rounds), flush=True)
        print(slider(responses_of.__name__, responses_of(10)), flush=True)


if __name__ == "__main__":
    main()
