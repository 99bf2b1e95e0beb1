"""What it costs to record a network, beside reading the same texts without recording.

    python benchmarks/recording.py RUN [--rounds 5]

RUN is a trained classifier or language model, such as one of the recipe yelp. Time: the network
alone reads some thousand tokens of its training data, and the recorder reads the same ones, keeps
the states, counts the responses to each word and writes both to disk; in turns,
the median of all rounds. Memory: the most that a process had while it recorded 100,000 and
1,000,000 tokens, each in a process of its own.
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
from seqscope.runs.passages import Passage, passages
from seqscope.runs.record.parts import PartMaker, Work
from seqscope.runs.record.reader import Selection
from seqscope.runs.run import Run, open_run
from seqscope.tasks.corpus import corpus_of

TOKENS = 60_000
SIZES = (100_000, 1_000_000)
MEMORY = """
import resource, sys
from seqscope.runs.record.making import record
record(sys.argv[1], sys.argv[2], sys.argv[3])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def enough(folder: Path) -> list[Passage]:
    """Some thousand tokens of the run's training data."""
    found, tokens = [], 0
    for passage in passages(open_run(folder), "train"):
        found.append(passage)
        tokens += len(passage.ids)
        if tokens >= TOKENS:
            break
    return found


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def times(folder: Path, rounds: int) -> tuple[float, float]:
    """Seconds for reading alone, and for recording what was read."""
    read = enough(folder)
    with tempfile.TemporaryDirectory() as name:
        maker = PartMaker(Path(name), folder, Selection(), "float16")
        sides = {
            "bare": bare_reading(open_run(folder), read),
            "recorded": lambda: maker(Work(0, 0, read)),
        }
        found: dict[str, list[float]] = {name: [] for name in sides}
        for work in sides.values():
            work()  # compiled before the clock runs
        for _ in range(rounds):
            for name, work in sides.items():
                found[name].append(timed(work))
    return median(found["bare"]), median(found["recorded"])


def bare_reading(run: Run, read: list[Passage]) -> Callable[[], object]:
    """The network reads the same tokens for their answers, and nothing of it is kept."""
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
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    bare, recorded = times(given.run, given.rounds)
    print(f"{cores()} cores; reading alone {bare:.2f} s, recording {recorded:.2f} s")
    print(f"recording costs {recorded / bare:.2f} times reading alone")
    found = [peak(given.run, tokens) for tokens in SIZES]
    for tokens, megabytes in zip(SIZES, found, strict=True):
        print(f"{tokens:,} tokens: {megabytes:,} MB")
    print(f"ten times the tokens take {found[1] / found[0]:.2f} times the memory")


if __name__ == "__main__":
    main()
