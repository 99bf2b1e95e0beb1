"""Time until 99 % of unseen English dates are right: by our recipe, and by that of 2017.

    python benchmarks/time_to_exact.py [--share 0.99] [--patience 8] [--seeds 1]

Both train the network of `dates-english` on the same examples. One does so as the recipe says; the
other with the optimizer and the feedback of `dates-original`: Adam at 1e-3 without schedule or
clipping, batches of 32, the decoder fed its own soft predictions. Two moments are told: when the
share was first touched, and when it was reached three times in a row, for a training at a constant
rate swings by a percent from one look to the next. The second training is stopped when it has taken
`--patience` times as long as the first. Counted are seconds of training, compiling included,
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
    "optimizer": "adam",
    "learning_rate": 1e-3,
    "schedule": "constant",
    "warmup_steps": 0,
    "clip_norm": None,
    "epochs": 10_000,
}


class Enough(Exception):  # noqa: N818 - nothing went wrong
    """The share was reached, or the time is over."""


class Stopwatch(Silence):
    """Stops a training that reached a share of exact matches three times in a row, or took long."""

    def __init__(self, share: float, limit: float) -> None:
        self.share, self.limit = share, limit
        self.looks: list[Metrics] = []

    def epoch(self, metrics: Metrics) -> None:
        self.looks.append(metrics)
        print(f"  {metrics.seconds:6.0f} s  {metrics.score:.4f}", flush=True)
        if self.held is not None or metrics.seconds >= self.limit:
            raise Enough

    @property
    def moments(self) -> tuple[float | None, float | None]:
        """When the share was touched, and when it was held; None for what did not happen."""
        return self.touched, self.held

    @property
    def touched(self) -> float | None:
        """The seconds up to the first look at which the share was reached."""
        return next((each.seconds for each in self.looks if each.score >= self.share), None)

    @property
    def held(self) -> float | None:
        """The seconds up to the third look in a row at which the share was reached."""
        for three in zip(self.looks, self.looks[1:], self.looks[2:], strict=False):
            if min(each.score for each in three) >= self.share:
                return three[-1].seconds
        return None


def timed(recipe: Recipe, share: float, limit: float = float("inf")) -> Stopwatch:
    """The stopwatch after a training that held the share, took as long as the limit, or ended."""
    watch = Stopwatch(share, limit)
    with tempfile.TemporaryDirectory() as folder, suppress(Enough):
        train(recipe, Path(folder) / "run", watch=watch)
    return watch


def seeded(recipe: Recipe, seed: int) -> Recipe:
    """The recipe with other weights and another order of examples."""
    return recipe.model_copy(update={"train": recipe.train.model_copy(update={"seed": seed})})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--share", type=float, default=0.99)
    parser.add_argument("--patience", type=float, default=8.0)
    parser.add_argument("--seeds", type=int, default=1)
    asked = parser.parse_args()
    ours = load_recipe("dates-english", ["train.steps_per_epoch=200", "train.epochs=20"])
    theirs = ours.model_copy(
        update={
            "network": ours.network.model_copy(update={"feedback": "soft"}),
            "train": ours.train.model_copy(update=AS_IN_2017),
        }
    )
    rows = ["| seed | recipe | first touched | held | best look |", "|---:|---|---:|---:|---:|"]
    for seed in range(1, asked.seeds + 1):
        print("dates-english, seed", seed)
        first = timed(seeded(ours, seed), asked.share)
        print("with the optimizer and the feedback of dates-original, seed", seed)
        limit = asked.patience * (first.held or first.looks[-1].seconds)
        second = timed(seeded(theirs, seed), asked.share, limit)
        for name, watch in (("dates-english", first), ("as in 2017", second)):
            best = max(each.score for each in watch.looks)
            last = watch.looks[-1].seconds
            touched, held = (f"{x:.0f} s" if x else f"> {last:.0f} s" for x in watch.moments)
            rows.append(f"| {seed} | {name} | {touched} | {held} | {best:.4f} |")
    print("\n" + "\n".join(rows))


if __name__ == "__main__":
    main()
