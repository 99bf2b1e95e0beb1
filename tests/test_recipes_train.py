"""Every recipe that comes with the package trains, on a slice of its data."""

import csv
import gzip
import os
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from seqscope.runs.curve import read_curve
from seqscope.runs.recipe import load_recipe, recipe_names
from seqscope.runs.train import train

WITHOUT_DATA = ("dates", "fibonacci", "series")
SLICE = ("train.epochs=1", "train.steps_per_epoch=2", "train.warmup_steps=0")
# Fewer shapes to compile: few examples to validate on, in one bucket.
FEW = ("train.batch=32", "train.buckets=[]", "train.validation_examples=32")
SOME = ("train.validation_examples=500",)
# Networks too large for two cores keep their layers and lose their width.
NARROW = (*SOME, "network.embedding=8", "network.units=[8, 8]")
SMALLER = {
    "clock": FEW,
    "clock-original": FEW,
    "dates": FEW,
    "dates-english": FEW,
    "dates-original": FEW,
    "ptb-small": SOME,
    "ptb-simple": SOME,
    "ptb-gru": SOME,
    "shakespeare-small": SOME,
    "ptb-medium": NARROW,
    "ptb-large": NARROW,
    "shakespeare-medium": NARROW,
    "shakespeare-large": NARROW,
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


@pytest.fixture(scope="module")
def sliced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder like the real one, of whose texts there is a small part."""
    folder = tmp_path_factory.mktemp("data")
    real = Path(os.environ.get("SEQSCOPE_DATA", folder))
    for path in real.glob("*/*"):
        part = folder / path.parent.name / path.name
        part.parent.mkdir(exist_ok=True)
        if path.name.endswith(".csv.gz"):
            with gzip.open(path, "rt", newline="") as rows, gzip.open(part, "wt") as few:
                csv.writer(few).writerows(islice(csv.reader(rows), 0, None, 40))
        elif path.suffix == ".txt":
            part.write_bytes(path.read_bytes()[:300_000])
        else:
            part.symlink_to(path)
    return folder


@pytest.mark.parametrize("name", recipes())
def test_a_recipe_trains(name: str, sliced: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("SEQSCOPE_DATA", str(sliced))
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
