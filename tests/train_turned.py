"""Train the planted task in a process of its own, that a test can kill: FOLDER [--resume]."""

import sys
import tempfile
from pathlib import Path

from planted import RECIPE, TurnedWords
from seqscope.runs.recipe import load_recipe
from seqscope.tasks import TASKS

TASKS["turned"] = TurnedWords

if __name__ == "__main__":
    from seqscope.runs.train import train

    with tempfile.NamedTemporaryFile("w", suffix=".toml") as file:
        file.write(RECIPE)
        file.flush()
        recipe = load_recipe(file.name, ["train.epochs=40", "train.steps_per_epoch=4"])
    train(recipe, Path(sys.argv[1]), resume="--resume" in sys.argv)
