"""Training: it learns, it can be stopped at any moment, and it goes on as if it had not been."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import seqscope.runs.train as training
from planted import RECIPE
from seqscope.runs.checkpoint import Checkpoint
from seqscope.runs.curve import Metrics, read_curve
from seqscope.runs.measures import Measure
from seqscope.runs.recipe import Recipe, load_recipe
from seqscope.runs.run import Run, RunError, open_run
from seqscope.runs.train import Interrupted, TrainingError, train
from small_runs import killed, same_state

PROGRAM = Path(__file__).with_name("train_turned.py")


class Stopper:
    """A watch that presses Ctrl-C at one step."""

    def __init__(self, at: int) -> None:
        self.at = at

    def begin(self, steps: int, measure: Measure) -> None: ...

    def step(self, step: int) -> None:
        if step == self.at:
            os.kill(os.getpid(), signal.SIGINT)

    def epoch(self, metrics: Metrics) -> None: ...


def short(recipe: Recipe, **changes: object) -> Recipe:
    """The recipe with three short epochs."""
    settings = recipe.train.model_copy(update={"epochs": 3, "steps_per_epoch": 5, **changes})
    return recipe.model_copy(update={"train": settings})


def same_weights(one: Path, other: Path) -> bool:
    return (one / "weights.npz").read_bytes() == (other / "weights.npz").read_bytes()


@pytest.fixture(scope="module")
def whole(recipe: Recipe, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The short training from its beginning to its end; to be read, never written."""
    return train(short(recipe), tmp_path_factory.mktemp("short") / "whole").folder


def test_a_network_learns_the_planted_task(trained: Run) -> None:
    curve = read_curve(trained.folder)
    assert [each.epoch for each in curve] == [1, 2, 3, 4, 5, 6]
    assert curve[-1].loss < curve[0].loss / 4
    assert curve[-1].score > 0.95


def test_the_weights_kept_are_those_of_the_best_epoch(recipe: Recipe, tmp_path: Path) -> None:
    one = train(short(recipe, epochs=1, schedule="constant"), tmp_path / "one")
    worse = short(recipe, epochs=2, schedule="constant", learning_rate=0.02)
    both = train(worse, tmp_path / "both")
    first, second = read_curve(both.folder)
    assert (first.score >= second.score) == same_weights(one.folder, both.folder)


def test_the_same_recipe_gives_the_same_weights(
    recipe: Recipe, whole: Path, tmp_path: Path
) -> None:
    train(short(recipe), tmp_path / "again")
    train(short(recipe, seed=4), tmp_path / "other")
    assert same_state(whole, tmp_path / "again")
    assert not same_state(whole, tmp_path / "other")


@pytest.mark.parametrize("step", [1, 5, 7, 14])
def test_after_ctrl_c_a_training_goes_on_bit_for_bit(
    recipe: Recipe, whole: Path, tmp_path: Path, step: int
) -> None:
    parts = tmp_path / "parts"
    with pytest.raises(Interrupted, match=f"after step {step} of 15.*--resume"):
        train(short(recipe), parts, watch=Stopper(step))
    assert open_run(parts).weights.keys() == open_run(whole).weights.keys()
    train(short(recipe), parts, resume=True)
    assert same_state(whole, parts)
    assert same_weights(whole, parts)
    assert [each.step for each in read_curve(parts)] == [5, 10, 15]


def test_ctrl_c_between_two_epochs_stops_after_one_more_step(
    recipe: Recipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps_of_an_epoch = training._Training._epoch

    def interrupted(self: object, checkpoint: Checkpoint, *others: object) -> object:
        if checkpoint.step == 5:
            os.kill(os.getpid(), signal.SIGINT)
        return steps_of_an_epoch(self, checkpoint, *others)

    monkeypatch.setattr(training._Training, "_epoch", interrupted)
    with pytest.raises(Interrupted, match="after step 6 of 15"):
        train(short(recipe), tmp_path / "run")


def test_ctrl_c_before_the_first_epoch_keeps_what_was_learned(
    recipe: Recipe, tmp_path: Path
) -> None:
    with pytest.raises(Interrupted):
        train(short(recipe), tmp_path / "run", watch=Stopper(3))
    kept = open_run(tmp_path / "run").weights
    with pytest.raises(Interrupted):
        train(short(recipe), tmp_path / "earlier", watch=Stopper(1))
    earlier = open_run(tmp_path / "earlier").weights
    assert any(not np.array_equal(kept[name], earlier[name]) for name in kept)


def test_after_kill_9_at_any_moment_a_training_goes_on_bit_for_bit(tmp_path: Path) -> None:
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    command = [sys.executable, PROGRAM]
    subprocess.run([*command, whole], check=True)
    moments = random.Random(5)
    for epochs in (0, 9, 25):
        resume = ["--resume"] if parts.exists() else []
        seconds = moments.uniform(0.0, 0.1)
        done = killed([*command, parts, *resume], parts, after_epochs=epochs, and_seconds=seconds)
        assert epochs <= done < 40, "the training was to be killed in its middle"
        open_run(parts)
    subprocess.run([*command, parts, "--resume"], check=True)
    assert same_state(whole, parts)
    assert same_weights(whole, parts)
    assert [each.step for each in read_curve(parts)] == list(range(4, 161, 4))
    assert not list(tmp_path.glob(".parts*")), "the first kill left nothing beside the folder"


def test_a_folder_that_is_there_is_not_written_over(trained: Run, recipe: Recipe) -> None:
    before = (trained.folder / "weights.npz").read_bytes()
    with pytest.raises(TrainingError, match=r"already there.*--resume"):
        train(recipe, trained.folder)
    assert (trained.folder / "weights.npz").read_bytes() == before


def test_a_training_does_not_go_on_with_another_recipe(trained: Run, recipe: Recipe) -> None:
    with pytest.raises(TrainingError, match=r"train.batch \(64, given 32\)"):
        train(short(recipe, epochs=6, steps_per_epoch=60, batch=32), trained.folder, resume=True)


def test_a_training_does_not_go_on_without_its_folder(recipe: Recipe, tmp_path: Path) -> None:
    with pytest.raises(RunError, match="is neither"):
        train(recipe, tmp_path / "nothing", resume=True)


def test_a_loss_that_is_no_number_ends_the_training(recipe: Recipe, tmp_path: Path) -> None:
    wild = short(recipe, learning_rate=1e38, clip_norm=None, warmup_steps=0)
    with pytest.raises(TrainingError, match=r"loss is a number.*learning_rate"):
        train(wild, tmp_path / "run")
    open_run(tmp_path / "run")


def test_a_cut_line_of_the_curve_is_passed_over(recipe: Recipe, tmp_path: Path) -> None:
    run = train(short(recipe), tmp_path / "run")
    path = run.folder / "metrics.jsonl"
    path.write_bytes(path.read_bytes()[:-30])
    assert [each.step for each in read_curve(run.folder)] == [5, 10]


def test_every_setting_of_a_recipe_survives_its_run_folder(recipe: Recipe, trained: Run) -> None:
    assert trained.recipe == recipe
    assert load_recipe(trained.folder / "recipe.toml") == recipe
    assert RECIPE.split("\n")[0] in (trained.folder / "recipe.toml").read_text()
