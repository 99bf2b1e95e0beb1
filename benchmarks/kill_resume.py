"""Kill a training at ten random moments, go on each time, and compare the final weights.

python benchmarks/kill_resume.py [--seed N]
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
TRAIN = """
import sys
from seqscope.runs.recipe import load_recipe
from seqscope.runs.train import train
folder, resume, *settings = sys.argv[1:]
train(load_recipe("dates", settings), folder, resume=resume == "resume")
"""
SETTINGS = (
    "task.locales=english",
    "task.hint_share=0.0",
    "network.embedding=16",
    "network.encoder=32",
    "network.attention=32",
    "network.decoder=32",
    f"train.epochs={EPOCHS}",
    "train.steps_per_epoch=30",
    "train.warmup_steps=10",
    "train.validation_examples=512",
    "train.buckets=[]",
)


def training(folder: Path) -> subprocess.Popen[bytes]:
    """The training, begun or gone on with."""
    resume = "resume" if folder.exists() else "begin"
    return subprocess.Popen([sys.executable, "-c", TRAIN, str(folder), resume, *SETTINGS])


def kill(folder: Path, *, after_epochs: int, and_seconds: float) -> int:
    """Go on with the training and kill it then; the epochs that are done."""
    process = training(folder)
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


def digest(folder: Path) -> str:
    """The weights of a run in one number."""
    return hashlib.sha256((folder / "weights.npz").read_bytes()).hexdigest()[:16]


def main() -> None:
    """Train without a kill, then with ten of them, and compare."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    moments = random.Random(parser.parse_args().seed)
    with tempfile.TemporaryDirectory() as name:
        whole, parts = Path(name, "whole"), Path(name, "parts")
        training(whole).wait()
        for number in range(KILLS):
            first = EPOCHS * number // KILLS
            done = kill(parts, after_epochs=first, and_seconds=moments.uniform(0, 2))
            state = "run readable" if parts.exists() else "no run yet"
            print(f"kill {number + 1:2d}: {state}, {done} of {EPOCHS} epochs done", flush=True)
        training(parts).wait()
        print(f"without a kill {digest(whole)}")
        print(f"with {KILLS} kills   {digest(parts)}")
        if digest(whole) != digest(parts):
            raise SystemExit("the weights differ")
        print("the same weights, bit for bit")


if __name__ == "__main__":
    main()
