"""One recipe trained with several seeds: its mean, its spread, and each of them."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from statistics import fmean, stdev
from typing import Any

from seqscope.runs.files import json_file, write_atomically
from seqscope.runs.recipe import Recipe
from seqscope.runs.run import RECIPE, SCORES, Run, open_run
from seqscope.runs.scores.kinds import scores_of
from seqscope.runs.train import train
from seqscope.runs.watching import Watch

__all__ = ["spreads", "train_and_score", "train_seeds", "with_seed"]

SEEDS = "seeds.json"


def train_and_score(
    recipe: Recipe, folder: Path, *, resume: bool = False, watch: Watch | None = None
) -> tuple[Run, dict[str, dict[str, Any]]]:
    """The run that the recipe leaves in the folder, and its scores on the test, kept there."""
    run = train(recipe, folder, resume=resume, watch=watch)
    scores = scores_of(run)
    write_atomically(folder / SCORES, json_file(scores))
    return run, scores


def train_seeds(
    recipe: Recipe,
    folder: Path,
    count: int,
    *,
    watching: Callable[[Recipe], AbstractContextManager[Watch]],
) -> list[dict[str, dict[str, Any]]]:
    """The scores of `count` trainings that differ in their seed alone, in seed-1, seed-2, ...

    What is finished is not done again, and what was interrupted goes on, so that the same call may
    be made until it is through. The means and spreads are kept in seeds.json.
    """
    found = []
    for number in range(1, count + 1):
        seeded, place = with_seed(recipe, recipe.train.seed + number - 1), folder / f"seed-{number}"
        if (place / SCORES).is_file() and open_run(place).recipe == seeded:
            found.append(json.loads((place / SCORES).read_bytes()))
            continue
        resume = (place / RECIPE).is_file()
        with watching(seeded) as watch:
            found.append(train_and_score(seeded, place, resume=resume, watch=watch)[1])
    write_atomically(folder / SEEDS, json_file(spreads(found)))
    return found


def with_seed(recipe: Recipe, seed: int) -> Recipe:
    """The recipe with other weights to start from and another order of examples."""
    return recipe.model_copy(update={"train": recipe.train.model_copy(update={"seed": seed})})


def spreads(scores: Sequence[Mapping[str, Mapping[str, Any]]]) -> dict[str, dict[str, Any]]:
    """The mean, the standard deviation and each value of every score that is a number.

    >>> found = spreads([{"test": {"accuracy": 0.5}}, {"test": {"accuracy": 0.75}}])
    >>> found["test"]["accuracy"]["mean"], found["test"]["accuracy"]["each"]
    (0.625, [0.5, 0.75])
    """
    return {
        part: {
            name: _spread([each[part][name] for each in scores])
            for name, value in numbers.items()
            if isinstance(value, float)
        }
        for part, numbers in scores[0].items()
    }


def _spread(values: Sequence[float]) -> dict[str, Any]:
    spread = stdev(values) if len(values) > 1 else 0.0
    return {"mean": fmean(values), "spread": spread, "each": list(values)}
