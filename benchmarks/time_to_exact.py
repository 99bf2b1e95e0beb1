"""Time until 99 % of unseen English dates are right: by our recipe, and by that of 2017.

    python benchmarks/time_to_exact.py [--share 0.99] [--patience 5]

Both train the network of `dates-english` on the same examples. One does so as the recipe says; the
other with the optimizer and the feedback of `dates-original`: Adam at 1e-3 without schedule or
clipping, batches of 32, the decoder fed its own soft predictions. The second is stopped when it has
taken `--patience` times as long as the first. Counted are seconds of training, compiling included,
validation left out.
"""

import argparse
import tempfile
from contextlib import suppress
from pathlib import Path

from seqscope.runs.curve import Metrics
from seqscope.runs.recipe import Recipe, load_recipe
from seqscope.runs.train import train
from seqscope.runs.watching import Silence

AS_IN_2017 = {
    "batch": 32,
    "learning_rate": 1e-3,
    "schedule": "constant",
    "warmup_steps": 0,
    "clip_norm": None,
    "epochs": 10_000,
}


class Enough(Exception):  # noqa: N818 - nothing went wrong
    """The share was reached, or the time is over."""


class Stopwatch(Silence):
    """Stops a training at a share of exact matches or after some seconds."""

    def __init__(self, share: float, limit: float) -> None:
        self.share, self.limit = share, limit
        self.best, self.seconds = 0.0, 0.0

    def epoch(self, metrics: Metrics) -> None:
        self.best, self.seconds = max(self.best, metrics.exact_match), metrics.seconds
        print(f"  {metrics.seconds:6.0f} s  {metrics.exact_match:.4f}", flush=True)
        if self.best >= self.share or self.seconds >= self.limit:
            raise Enough


def timed(recipe: Recipe, share: float, limit: float = float("inf")) -> Stopwatch:
    """The stopwatch after a training that reached the share or the limit."""
    watch = Stopwatch(share, limit)
    with tempfile.TemporaryDirectory() as folder, suppress(Enough):
        train(recipe, Path(folder) / "run", watch=watch)
    return watch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--share", type=float, default=0.99)
    parser.add_argument("--patience", type=float, default=5.0)
    asked = parser.parse_args()
    ours = load_recipe("dates-english", ["train.steps_per_epoch=150", "train.epochs=28"])
    theirs = ours.model_copy(
        update={
            "network": ours.network.model_copy(update={"feedback": "soft"}),
            "train": ours.train.model_copy(update=AS_IN_2017),
        }
    )
    print("dates-english")
    first = timed(ours, asked.share)
    print("with the optimizer and the feedback of dates-original")
    second = timed(theirs, asked.share, first.seconds * asked.patience)
    print("\n| recipe | seconds | exact match |\n|---|---:|---:|")
    print(f"| dates-english | {first.seconds:.0f} | {first.best:.4f} |")
    print(f"| optimizer and feedback of 2017 | {second.seconds:.0f} | {second.best:.4f} |")
    more = "" if second.best >= asked.share else "more than "
    print(f"| ratio | {more}{second.seconds / first.seconds:.1f} × | |")


if __name__ == "__main__":
    main()
