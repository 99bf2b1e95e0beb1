"""Every recipe that comes with the package trains, on a slice of its data."""

import os
from pathlib import Path

import numpy as np
import pytest

from seqscope.runs.curve import read_curve
from seqscope.runs.recipe import load_recipe, recipe_names
from seqscope.runs.train import train

WITHOUT_DATA = ("dates", "fibonacci", "series")
SLICE = ("train.epochs=1", "train.steps_per_epoch=2", "train.warmup_steps=0")
# Networks too large for two cores keep their layers and lose their width; texts their length.
NARROW = ("network.embedding=8", "train.validation_examples=500")
SMALLER = {
    "ptb-medium": (*NARROW, "network.units=[8, 8]"),
    "ptb-large": (*NARROW, "network.units=[8, 8]"),
    "shakespeare-medium": (*NARROW, "network.units=[8, 8]"),
    "shakespeare-large": (*NARROW, "network.units=[8, 8]"),
    "dates": ("train.validation_examples=128", "train.batch=32"),
}


def recipes() -> list[object]:
    """The names, those that need a data folder marked so."""
    unset = pytest.mark.skipif("SEQSCOPE_DATA" not in os.environ, reason="SEQSCOPE_DATA is not set")
    return [
        name
        if name.startswith(WITHOUT_DATA)
        else pytest.param(name, marks=[pytest.mark.data, unset])
        for name in recipe_names()
    ]


@pytest.mark.parametrize("name", recipes())
def test_a_recipe_trains(name: str, tmp_path: Path) -> None:
    recipe = load_recipe(name, [*SLICE, *SMALLER.get(name, ())])
    run = train(recipe, tmp_path / "run")
    (metrics,) = read_curve(run.folder)
    assert np.isfinite([metrics.loss, metrics.score]).all()
    assert metrics.step == 2
    assert all(np.isfinite(each).all() for each in run.weights.values())


def test_the_small_recipes_have_as_many_weights_as_published() -> None:
    from seqscope.runs.objectives import objective

    for name, count in (("fibonacci-plain", 11), ("fibonacci-attention", 33)):
        assert objective(load_recipe(name)).network().count_params() == count


@pytest.mark.data
@pytest.mark.skipif("SEQSCOPE_DATA" not in os.environ, reason="SEQSCOPE_DATA is not set")
def test_the_reviews_network_has_as_many_weights_as_published() -> None:
    from seqscope.runs.objectives import objective

    assert objective(load_recipe("imdb-self-attention")).network().count_params() == 2_609_410
