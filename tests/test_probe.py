"""Networks asked something new: units held."""

from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import numpy as np
import pytest

from seqscope.runs.passages import Passage, passages_of
from seqscope.runs.probe import Held, held_at, outcome
from seqscope.runs.record.reader import Reader, Selection
from seqscope.runs.record.source_side import holding
from seqscope.runs.run import Run
from seqscope.runs.train import train
from small_runs import small_recipe

LAYER, UNITS, PLANTED = "recurrent_0", 4, 2


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A network by hand: one unit remembers "awful", all others dream, and the answer reads it."""
    folder = tmp_path_factory.mktemp("planted")
    settings = (f"network.units=[{UNITS}]", "network.cell=simple", "network.attention=none")
    short = ("train.epochs=1", "train.steps_per_epoch=1")
    run = train(small_recipe("reviews", folder, *settings, *short), folder / "run")
    weights = {name: each.copy() for name, each in run.weights.items()}
    embeddings, kernel = weights["embedding/embeddings"], weights[f"{LAYER}/kernel"]
    (awful,) = run.source_vocabulary.ids(["awful"])
    embeddings[:, 0], embeddings[awful, 0] = 0, 4
    kernel[0] = np.eye(UNITS)[PLANTED] * 2
    kernel[1:, PLANTED] = 0
    weights[f"{LAYER}/recurrent_kernel"] = np.diag([0.3, 0.3, 3.0, 0.3]).astype(np.float32)
    weights[f"{LAYER}/bias"][:] = 0
    weights["output/kernel"][:] = np.eye(UNITS)[PLANTED][:, None] * [4, -4]
    weights["output/bias"][:] = 0
    return replace(run, weights=weights)


@pytest.fixture(scope="module")
def reader(planted: Run) -> Reader:
    return Reader(planted, Selection())


@pytest.fixture
def texts(planted: Run) -> list[Passage]:
    return [*passages_of(planted, ["the soup was awful and we came", "the soup was on a monday"])]


def test_the_planted_unit_is_the_one_that_matters(reader: Reader, texts: list[Passage]) -> None:
    plain = outcome(reader, texts).probabilities
    assert plain is not None
    assert plain[0, 0] > 0.95
    effects = []
    for unit in range(UNITS):
        held = {LAYER: held_at([unit], 0.0, width=UNITS)}
        changed = outcome(reader, texts, held).probabilities
        assert changed is not None
        effects.append(np.abs(changed - plain).max())
    assert np.argmax(effects) == PLANTED
    assert effects[PLANTED] == pytest.approx(plain[0, 0] - 0.5, abs=1e-5)
    assert max(np.delete(effects, PLANTED)) < 1e-6


def test_a_unit_may_be_held_at_any_value(reader: Reader, texts: list[Passage]) -> None:
    held = {LAYER: held_at([PLANTED], 1.0, width=UNITS)}
    changed = outcome(reader, texts, held).probabilities
    assert changed is not None
    assert np.allclose(changed[:, 0], 1 / (1 + np.exp(-8.0)), atol=1e-5)


def test_to_hold_nothing_changes_nothing(reader: Reader, texts: list[Passage]) -> None:
    nothing = {LAYER: Held(np.zeros(UNITS, bool), np.ones(UNITS, np.float32))}
    plain, same = outcome(reader, texts), outcome(reader, texts, nothing)
    assert np.allclose(plain.probabilities, same.probabilities, atol=1e-6)
    again = outcome(reader, texts)
    assert np.array_equal(plain.probabilities, again.probabilities)


@pytest.mark.parametrize("units", [[], [UNITS], [-1]])
def test_a_unit_that_is_not_there_is_named(units: list[int]) -> None:
    with pytest.raises(ValueError, match="this layer has 4"):
        held_at(units, 0.0, width=UNITS)


def test_a_language_model_reads_on_with_held_units(tmp_path: Path) -> None:
    run = train(small_recipe("language", tmp_path, "train.epochs=3"), tmp_path / "run")
    reader = Reader(run, Selection())
    text = [*passages_of(run, ["the cat sat on a mat .\nmy dog ran to his house .\n"])]
    plain, width = outcome(reader, text), run.recipe.network.units[0]
    held = {LAYER: held_at(range(width), 0.0, width=width)}
    changed = outcome(reader, text, held)
    assert len(plain.losses) == len(text[0].ids) - 1  # nothing follows the last word
    assert changed.losses.mean() > plain.losses.mean() + 0.5


def test_units_held_by_one_thread_are_unknown_to_another() -> None:
    inside, done = Event(), Event()

    def hold() -> None:
        with holding([], {}):
            inside.set()
            done.wait(10)

    first, second = Thread(target=hold), Thread(target=hold)
    first.start()
    assert inside.wait(10)
    inside.clear()
    second.start()
    assert not inside.wait(0.2), "two threads call one network at once"
    done.set()
    first.join()
    second.join()
