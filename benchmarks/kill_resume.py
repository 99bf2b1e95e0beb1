"""Kill trainings at ten random moments, go on each time, and compare the final weights.

python benchmarks/kill_resume.py [RECIPE...] [--seed N]

Without recipes: one of each kind of network, made small, so that ten kills take a minute or two.
Reviews and language models read the folder that SEQSCOPE_DATA names.
"""

import argparse
import hashlib
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from seqscope.runs.curve import read_curve
from seqscope.runs.run import open_run

KILLS = 10
EPOCHS = 30
BEFORE, AFTER = 4.0, 0.2  # seconds within which a kill falls, before and after the first epoch
SHORT = (
    *(f"train.epochs={EPOCHS}", "train.steps_per_epoch=30", "train.validation_examples=512"),
    "train.patience=1000",
)
SETTINGS = {
    "dates": (
        *("task.locales=english", "task.hint_share=0.0", "train.warmup_steps=10"),
        *("network.embedding=16", "network.encoder=32", "network.attention=32"),
        *("network.decoder=32", "train.buckets=[]"),
    ),
    "clock": ("train.buckets=[]",),
    "yelp": ("train.buckets=[100]",),
    "series": (),
    "ptb-small": ("network.embedding=50", "network.units=[50]"),
}


def training(recipe: str, folder: Path) -> subprocess.Popen[bytes]:
    """The training, begun or gone on with."""
    command = [sys.executable, "-m", "seqscope", "train", recipe, "--out", str(folder)]
    for setting in (*SHORT, *SETTINGS[recipe]):
        command += ["--set", setting]
    if folder.exists():
        command.append("--resume")
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def finish(recipe: str, folder: Path) -> str:
    """Train to the end; the weights in one number."""
    if training(recipe, folder).wait():
        raise SystemExit(f"the training of {recipe} did not come to its end")
    return hashlib.sha256((folder / "weights.npz").read_bytes()).hexdigest()[:16]


def kill(recipe: str, folder: Path, *, after_epochs: int, and_seconds: float) -> int:
    """Go on with the training and kill it then; the epochs that are done."""
    process = training(recipe, folder)
    while after_epochs and (not folder.exists() or len(read_curve(folder)) < after_epochs):
        if process.poll() is not None:
            raise SystemExit("the training ended before it was killed")
        time.sleep(0.01)
    time.sleep(and_seconds)
    process.kill()
    process.wait()
    if not folder.exists():
        return 0
    open_run(folder)  # raises when it cannot be read
    return len(read_curve(folder))


def main() -> None:
    """Train each recipe without a kill, then with ten of them, and compare."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("recipes", nargs="*", metavar="RECIPE", help=", ".join(SETTINGS))
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    moments = random.Random(given.seed)
    for recipe in given.recipes or SETTINGS:
        with tempfile.TemporaryDirectory() as name:
            whole = finish(recipe, Path(name, "whole"))
            parts = Path(name, "parts")
            for number in range(KILLS):
                first = EPOCHS * number // KILLS
                seconds = moments.uniform(0, AFTER if first else BEFORE)
                done = kill(recipe, parts, after_epochs=first, and_seconds=seconds)
                state = "run readable" if parts.exists() else "no run yet"
                print(f"kill {number + 1:2d}: {state}, {done} of {EPOCHS} epochs", flush=True)
            found = finish(recipe, parts)
        if found != whole:
            raise SystemExit(f"{recipe}: weights {whole} without a kill, {found} with {KILLS}")
        print(f"{recipe}: weights {whole} without a kill and with {KILLS}", flush=True)


if __name__ == "__main__":
    main()
