"""Small data of each kind whose truth is known, and recipes that learn it in seconds."""

import csv
import math
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from seqscope.runs.curve import read_curve
from seqscope.runs.recipe import Recipe, load_recipe
from seqscope.runs.run import read_arrays

__all__ = [
    "FILLER",
    "SMALL",
    "killed",
    "same_state",
    "small_recipe",
    "write_reviews",
    "write_series",
    "write_text",
]

GOOD, BAD = ("lovely", "splendid", "warm"), ("awful", "rude", "cold")
FILLER = "the soup was and we came back for it on a monday with friends".split()

REVIEWS = """
[task]
name = "reviews"
source = "{data}"
label = "stars"
groups = {{ negative = [1, 2], positive = [4, 5] }}
longest = 12

[network]
kind = "classifier"
embedding = 8
cell = "gru"
units = [8]
attention = "pooling"

[train]
epochs = 4
batch = 16
learning_rate = 0.02
buckets = [8]
keep_every = 2
"""

SERIES = """
[task]
name = "series"
source = "{data}"
column = "sold"
window = 12

[network]
kind = "forecaster"
cell = "gru"
units = [8]
attention = "pooling"

[train]
epochs = 20
batch = 16
learning_rate = 0.02
"""

LANGUAGE = """
[task]
name = "language"
source = "{data}"

[network]
kind = "language"
embedding = 8
cell = "lstm"
units = [16]
dropout = 0.1

[train]
epochs = 6
batch = 4
learning_rate = 0.02
unroll = 10
"""


def write_reviews(path: Path, count: int = 600) -> Path:
    """A table of short texts; one word in each says whether it is a good or a bad one."""
    random = Random(1)
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["text", "stars"])
        for number in range(count):
            good = random.random() < 0.7
            words = [random.choice(FILLER) for _ in range(random.randint(3, 9))]
            words.insert(random.randrange(len(words)), random.choice(GOOD if good else BAD))
            stars = random.choice((4, 5) if good else (1, 2))
            rows.writerow([f"{' '.join(words)} {number}", stars])
    return path


def write_series(path: Path, count: int = 240) -> Path:
    """A table with a column that rises and swings with a period of twelve."""
    values = (10 + 0.05 * t + 3 * math.sin(math.tau * t / 12) for t in range(count))
    path.write_text("month,sold\n" + "".join(f"{t},{v:.6f}\n" for t, v in enumerate(values)))
    return path


def write_text(path: Path, lines: int = 400) -> Path:
    """A text in which the next word is known, but for which of two lines comes."""
    random = Random(2)
    verses = ("the cat sat on a mat .", "my dog ran to his house .")
    path.write_text("".join(random.choice(verses) + "\n" for _ in range(lines)))
    return path


SMALL = {
    "reviews": (REVIEWS, write_reviews, "reviews.csv"),
    "series": (SERIES, write_series, "sold.csv"),
    "language": (LANGUAGE, write_text, "verses.txt"),
}


def small_recipe(name: str, folder: Path, *settings: str) -> Recipe:
    """The recipe of that name, its data written into the folder."""
    template, write, file = SMALL[name]
    path = folder / f"{name}.toml"
    path.write_text(f'title = "Small {name}"\n' + template.format(data=write(folder / file)))
    return load_recipe(path, settings)


def same_state(one: Path, other: Path) -> bool:
    """Whether two checkpoints are equal bit for bit, the time that they took left out."""
    *ours, _ = sorted(read_arrays(one / "checkpoint.npz").items())
    *theirs, _ = sorted(read_arrays(other / "checkpoint.npz").items())
    return len(ours) == len(theirs) > 0 and all(
        a[0] == b[0] and a[1].tobytes() == b[1].tobytes() for a, b in zip(ours, theirs, strict=True)
    )


def killed(
    command: Sequence[str | Path], folder: Path, *, after_epochs: int, and_seconds: float
) -> int:
    """Run a training of that folder and kill it then; the epochs that its curve tells of."""
    process = subprocess.Popen(command)
    while not folder.exists() or len(read_curve(folder)) < after_epochs:
        assert process.poll() is None, "the training ended before it was killed"
        time.sleep(0.005)
    time.sleep(and_seconds)
    process.kill()
    process.wait()
    return len(read_curve(folder))
