"""What it costs to record a network, beside reading the same texts without recording.

    python benchmarks/recording.py RUN [--parts 8] [--rounds 5]

RUN is a trained classifier or language model, such as one of the recipe yelp. Time: the network
alone reads some parts of its training data for its answers, in the recorder's batches and in those
of a prediction, and the recorder reads the same parts, keeps the states, counts the responses to
each word, writes both to disk and merges what was counted; in turns, the median of all rounds.
Memory: the most that a process had while it recorded 100,000 and 1,000,000 tokens, each in a
process of its own.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from statistics import median

import numpy as np

from seqscope.runs.answers.classifier import TextClassifier
from seqscope.runs.answers.writer import Writer
from seqscope.runs.cores import cores
from seqscope.runs.engine import InProcess
from seqscope.runs.passages import Passage, passages
from seqscope.runs.record.counted import Counted
from seqscope.runs.record.making import MOST
from seqscope.runs.record.parts import PartMaker, Work, cut
from seqscope.runs.record.reader import Reader, Selection
from seqscope.runs.run import Run, open_run
from seqscope.tasks.corpus import corpus_of

SIZES = (100_000, 1_000_000)
MEMORY = """
import resource, sys
from seqscope.runs.record.making import record
record(sys.argv[1], sys.argv[2], sys.argv[3])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def times(folder: Path, parts: int, rounds: int) -> dict[str, float]:
    """Seconds for reading alone, for predicting, and for recording what was read."""
    run = open_run(folder)
    work = [*islice(cut(passages(run, "train"), MOST), parts)]
    with tempfile.TemporaryDirectory() as name:
        maker = PartMaker(Path(name), folder, Selection(), "float16")
        bare = Reader(run, Selection(kinds=()))
        sides: dict[str, Callable[[], object]] = {
            "alone": lambda: [bare.part(each.passages) for each in work],
            "predicted": as_predicted(run, [one for each in work for one in each.passages]),
            "recorded": lambda: recorded(maker, work),
        }
        found: dict[str, list[float]] = {name: [] for name in sides}
        for side in sides.values():
            side()  # compiled before the clock runs
        for _ in range(rounds):
            for name, side in sides.items():
                found[name].append(timed(side))
    return {name: median(seconds) for name, seconds in found.items()}


def recorded(maker: PartMaker, work: list[Work]) -> None:
    """Each part read and written, and what was counted of it merged."""
    counted = Counted()
    for done in InProcess().results(maker, work):
        counted.add(done.statistics)
    counted.together()


def as_predicted(run: Run, read: list[Passage]) -> Callable[[], object]:
    """The network reads the same tokens as for a prediction, in batches of its own."""
    if run.recipe.network.kind == "classifier":
        corpus = corpus_of((each.ids, each.label) for each in read)
        classifier = TextClassifier(run)
        return lambda: classifier.probabilities(corpus)
    stream = np.concatenate([np.asarray(each.ids, np.int32) for each in read])
    writer = Writer(run)
    return lambda: writer.perplexity(stream)


def peak(folder: Path, tokens: int) -> int:
    """The most memory that recording so many tokens took, in megabytes."""
    with tempfile.TemporaryDirectory() as name:
        words = open_run(folder).source_vocabulary.words[4:]
        text = Path(name, "text.txt")
        lines = [" ".join(islice(words, start, start + 20)) for start in range(0, 2000, 20)]
        text.write_text("\n".join(lines * (tokens // 2000)) + "\n")
        command = [sys.executable, "-c", MEMORY, str(folder), str(text), str(Path(name, "it"))]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return int(done.stdout.split()[-1]) // 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("run", type=Path)
    parser.add_argument("--parts", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    found = times(given.run, given.parts, given.rounds)
    told = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in found.items())
    print(f"{cores()} cores; {told}")
    for name in ("alone", "predicted"):
        print(f"recording costs {found['recorded'] / found[name]:.2f} times {name}")
    peaks = [peak(given.run, tokens) for tokens in SIZES]
    for tokens, megabytes in zip(SIZES, peaks, strict=True):
        print(f"{tokens:,} tokens: {megabytes:,} MB")
    print(f"ten times the tokens take {peaks[1] / peaks[0]:.2f} times the memory")


if __name__ == "__main__":
    main()
