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
TRAIN = "from seqscope.cli import main; main()"
SETTINGS = (
    "task.locales=english",
    "task.hint_share=0.0",
    "network.embedding=16",
    "network.encoder=32",
    "network.attention=32",
    "network.decoder=32",
    "train.epochs=30",
    "train.steps_per_epoch=30",
    "train.warmup_steps=10",
    "train.validation_examples=512",
    "train.buckets=[]",
)


def training(folder: Path, *, resume: bool) -> subprocess.Popen[bytes]:
    """The training, running."""
    settings = [word for setting in SETTINGS for word in ("--set", setting)]
    command = [sys.executable, "-c", TRAIN, "train", "dates", "--out", str(folder), *settings]
    return subprocess.Popen(
        [*command, *(["--resume"] if resume else [])], stderr=subprocess.DEVNULL
    )


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
        started = time.monotonic()
        training(whole, resume=False).wait()
        seconds = time.monotonic() - started
        for number in range(1, KILLS + 1):
            process = training(parts, resume=parts.exists())
            # Most of a short life is starting up and compiling; kills spread over all of it.
            time.sleep(moments.uniform(0.1, 0.9) * seconds)
            process.kill()
            process.wait()
            if parts.exists():
                open_run(parts)  # raises when it cannot be read
            epochs = len(read_curve(parts)) if parts.exists() else 0
            print(f"kill {number:2d}: run readable, {epochs} epochs done", flush=True)
        training(parts, resume=parts.exists()).wait()
        print(f"without a kill {digest(whole)}")
        print(f"with {KILLS} kills   {digest(parts)}")
        if digest(whole) != digest(parts):
            raise SystemExit("the weights differ")
        print("the same weights, bit for bit")


if __name__ == "__main__":
    main()
