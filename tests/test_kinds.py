"""Classifiers, forecasters and language models: they learn, go on after a stop, and answer."""

import json
import os
import signal
import sys
from base64 import b64decode
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from seqscope.cli.pictures.forecasts import forecasts
from seqscope.cli.summaries import summary
from seqscope.runs.answers.classifier import TextClassifier
from seqscope.runs.answers.forecaster import SeriesForecaster
from seqscope.runs.answers.writer import Writer
from seqscope.runs.curve import Metrics, read_curve
from seqscope.runs.measures import Measure
from seqscope.runs.objectives import objective
from seqscope.runs.objectives.language import stretches
from seqscope.runs.recipe import load_recipe
from seqscope.runs.run import KNOWLEDGE, Run, RunError, kept_weights, open_run, read_arrays
from seqscope.runs.scores.kinds import scores_of
from seqscope.runs.seeds import spreads, train_seeds
from seqscope.runs.train import Interrupted, TrainingError, train
from seqscope.runs.watching import Silence, watching
from seqscope.tasks.vocabulary import PADDING
from small_runs import FILLER, SMALL, killed, same_state, small_recipe

KINDS = sorted(SMALL)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    """One trained run of each kind; to be read, never written."""
    folder = tmp_path_factory.mktemp("small")
    return {name: train(small_recipe(name, folder), folder / "runs" / name) for name in KINDS}


class Stopper(Silence):
    """A watch that presses Ctrl-C at one step."""

    def __init__(self, at: int) -> None:
        self.at = at

    def step(self, step: int) -> None:
        if step == self.at:
            os.kill(os.getpid(), signal.SIGINT)


def test_a_classifier_learns_the_words_that_decide(runs: dict[str, Run]) -> None:
    found = scores_of(runs["reviews"])["test"]
    assert found["accuracy"] > 0.95
    assert found["balanced_accuracy"] > 0.95
    assert sum(map(sum, found["confusion"])) == found["count"]
    assert sum(each["count"] for each in found["calibration"]) == found["count"]


@pytest.mark.parametrize("attention", ["pooling", "evidence"])
def test_a_classifier_shows_the_word_that_decided(tmp_path: Path, attention: str) -> None:
    # Without a recurrent layer there is no other place where it could have decided.
    settings = ("network.units=[]", f"network.attention={attention}", "train.epochs=20")
    run = train(small_recipe("reviews", tmp_path, *settings), tmp_path / "run")
    good, bad = TextClassifier(run).judge(
        ["we came for the splendid soup", "we came back and it was awful"]
    )
    assert (good.prediction, bad.prediction) == ("positive", "negative")
    for judged, word in ((good, "splendid"), (bad, "awful")):
        assert judged.weights is not None
        assert judged.weights.sum() == pytest.approx(1, abs=1e-5)
        assert judged.tokens[judged.weights.argmax()] == word
        assert judged.probabilities.sum() == pytest.approx(1)
        start, end = judged.spans[judged.weights.argmax()]
        assert judged.text[start:end] == word


def test_answers_keep_the_order_of_texts_of_any_length(runs: dict[str, Run]) -> None:
    filler = FILLER * 4
    texts = [
        " ".join([*filler[:length], word, "monday"])
        for length in (0, 8, 3, 5)
        for word in ("awful", "lovely")
    ]
    together = [each.prediction for each in TextClassifier(runs["reviews"]).judge(texts)]
    assert together == ["negative", "positive"] * 4
    long = next(TextClassifier(runs["reviews"]).judge(["soup " * 40 + "awful"]))
    assert len(long.tokens) == 12 == len(long.weights)  # the recipe reads no more
    assert long.tokens[-1] == "awful"


@pytest.mark.parametrize("text", ["", "   ", "\n", "\u200b"])
def test_a_text_without_a_word_has_no_class(runs: dict[str, Run], text: str) -> None:
    (judged,) = TextClassifier(runs["reviews"]).judge([text])
    assert judged.prediction is None
    assert judged.tokens == ()


def test_a_forecaster_beats_those_that_need_no_network(runs: dict[str, Run]) -> None:
    found = scores_of(runs["series"])["test"]
    best = min(each["relative_error"] for each in found["baselines"].values())
    assert found["relative_error"] < best


def test_a_forecast_goes_on_with_the_series(runs: dict[str, Run]) -> None:
    forecaster = SeriesForecaster(runs["series"])
    values = forecaster.task.values()
    found = forecaster.forecast(values[:-12].tolist(), steps=12)
    assert np.abs(found - values[-12:]).max() < 0.15 * np.ptp(values[-24:])
    assert forecaster.forecast(values[:-12].tolist(), steps=3) == found[:3]


def test_a_forecaster_says_how_much_of_each_number_of_its_window_it_read(
    runs: dict[str, Run],
) -> None:
    (line,) = forecasts({"net": summary(runs["series"].folder)}).forecasts
    assert line.attention is not None
    numbers = np.frombuffer(b64decode(line.attention.numbers), "<f4")
    weights = numbers.reshape(len(line.values), 12)
    said = [value is not None for value in line.values]
    assert weights.sum(axis=1) == pytest.approx(np.array(said, float), abs=1e-5)


@pytest.mark.parametrize("values", [[1.0] * 5, [1.0] * 11 + [float("nan")], []])
def test_a_forecast_needs_a_window_of_numbers(runs: dict[str, Run], values: list[float]) -> None:
    with pytest.raises(ValueError, match="at least 12 numbers"):
        SeriesForecaster(runs["series"]).forecast(values)


def test_a_language_model_knows_what_comes_next(runs: dict[str, Run]) -> None:
    writer = Writer(runs["language"])
    assert writer.next_words("the cat sat on a")[0].word == "mat"
    assert writer.next_words("my dog ran")[0].word == "to"
    # One word in eight is the toss of a coin, the others are known: 2 to the power of 1/8.
    assert scores_of(runs["language"])["test"]["perplexity"] == pytest.approx(2**0.125, abs=0.1)


def test_a_text_is_gone_on_with_word_by_word(runs: dict[str, Run]) -> None:
    writer = Writer(runs["language"])
    pieces = list(writer.continued("the cat", words=6, temperature=0))
    assert len(pieces) == 7
    assert "".join(pieces).startswith("the cat sat on a mat.")
    drawn = ["".join(writer.continued("", words=30, seed=seed)) for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]


def test_nothing_is_written_that_is_no_word(runs: dict[str, Run]) -> None:
    written = "".join(Writer(runs["language"]).continued("zebra", words=200, temperature=3.0))
    assert not any(marker in written for marker in ("<padding>", "<start>", "<unknown>"))


@pytest.mark.parametrize("name", KINDS)
def test_after_ctrl_c_every_kind_goes_on_bit_for_bit(name: str, tmp_path: Path) -> None:
    recipe = small_recipe(name, tmp_path, "train.epochs=2", "train.steps_per_epoch=5")
    train(recipe, tmp_path / "whole")
    for step in (3, 7):
        resume = (tmp_path / "parts").exists()
        with pytest.raises(Interrupted):
            train(recipe, tmp_path / "parts", resume=resume, watch=Stopper(step))
    train(recipe, tmp_path / "parts", resume=True)
    assert same_state(tmp_path / "whole", tmp_path / "parts")
    weights = [(tmp_path / each / "weights.npz").read_bytes() for each in ("whole", "parts")]
    assert weights[0] == weights[1]


@pytest.mark.parametrize("name", KINDS)
def test_after_kill_9_every_kind_goes_on_bit_for_bit(name: str, tmp_path: Path) -> None:
    settings = ("train.epochs=25", "train.steps_per_epoch=3")
    recipe, parts = small_recipe(name, tmp_path, *settings), tmp_path / "parts"
    command = [sys.executable, "-m", "seqscope", "train", tmp_path / f"{name}.toml", "--out", parts]
    command += [each for setting in settings for each in ("--set", setting)]
    assert 2 <= killed(command, parts, after_epochs=2, and_seconds=0.01) < 25
    open_run(parts)
    train(recipe, tmp_path / "whole")
    train(recipe, parts, resume=True)
    assert same_state(tmp_path / "whole", parts)


def test_a_training_does_not_go_on_with_other_data(tmp_path: Path) -> None:
    recipe = small_recipe("reviews", tmp_path, "train.epochs=2", "train.steps_per_epoch=5")
    with pytest.raises(Interrupted):
        train(recipe, tmp_path / "run", watch=Stopper(3))
    table = tmp_path / "reviews.csv"
    table.write_text(table.read_text().replace("soup", "stew"))
    with pytest.raises(TrainingError, match="data that it began with"):
        train(recipe, tmp_path / "run", resume=True)


def test_epochs_are_kept_where_the_recipe_asks_for_them(runs: dict[str, Run]) -> None:
    run = runs["reviews"]
    kept = sorted(path.name for path in (run.folder / "kept").iterdir())
    assert kept == ["epoch-002.npz", "epoch-004.npz"]
    assert read_arrays(kept_weights(run.folder, 2)).keys() == run.weights.keys()


def test_a_training_ends_when_nothing_gets_better(tmp_path: Path) -> None:
    recipe = small_recipe(
        "series", tmp_path, "train.epochs=40", "train.patience=2", "train.learning_rate=1e-9"
    )
    curve = read_curve(train(recipe, tmp_path / "run").folder)
    assert len(curve) < 40
    best = min(curve, key=lambda each: each.score)
    assert curve[-1].epoch == best.epoch + 2


def test_patience_survives_a_break(tmp_path: Path) -> None:
    recipe = small_recipe("series", tmp_path, "train.epochs=9", "train.patience=1")
    train(recipe, tmp_path / "run")
    before = (tmp_path / "run" / "metrics.jsonl").read_bytes()
    train(recipe, tmp_path / "run", resume=True)
    assert (tmp_path / "run" / "metrics.jsonl").read_bytes() == before


@pytest.mark.parametrize("balance", ["none", "oversample", "weights"])
def test_a_rare_class_counts_as_much_where_the_recipe_says_so(tmp_path: Path, balance: str) -> None:
    recipe = small_recipe("reviews", tmp_path, f"train.balance={balance}")
    batches = objective(recipe).chunk(0)
    labels = np.concatenate([batch.target for batch in batches])
    weights = np.concatenate([batch.weight for batch in batches])
    counted = np.bincount(labels, weights=weights)
    if balance == "none":
        assert counted.max() > 1.8 * counted.min()
    else:
        assert counted.max() < 1.1 * counted.min()
    assert weights.mean() == pytest.approx(1, abs=0.05)


def test_seeds_differ_and_what_is_finished_is_not_done_again(tmp_path: Path) -> None:
    recipe = small_recipe("reviews", tmp_path, "train.epochs=1", "train.steps_per_epoch=3")
    found = train_seeds(recipe, tmp_path / "runs", 2, watching=watching)
    weights = [
        (tmp_path / "runs" / f"seed-{number}" / "weights.npz").read_bytes() for number in (1, 2)
    ]
    assert weights[0] != weights[1]
    before = (tmp_path / "runs" / "seed-1" / "scores.json").stat().st_mtime_ns
    assert train_seeds(recipe, tmp_path / "runs", 2, watching=watching) == found
    assert (tmp_path / "runs" / "seed-1" / "scores.json").stat().st_mtime_ns == before
    kept = json.loads((tmp_path / "runs" / "seeds.json").read_text())
    assert kept == spreads(found)


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(("length", "rows", "steps"), [(101, 4, 7), (23, 20, 35), (2, 3, 5)])
def test_a_text_is_read_from_place_to_place(
    length: int, rows: int, steps: int, whole: bool
) -> None:
    stream = np.arange(1, length + 1, dtype=np.int32)
    batches = stretches(stream, rows=rows, steps=steps, whole=whole)
    read = np.concatenate([batch.inputs[0] for batch in batches], axis=1)
    following = np.concatenate([batch.target for batch in batches], axis=1)
    counted = np.concatenate([batch.weight for batch in batches], axis=1) > 0
    assert (following == read + 1)[counted].all()
    assert (np.diff(read, axis=1)[counted[:, 1:]] == 1).all()
    assert len(set(read[counted].tolist())) == counted.sum()  # nothing is counted twice
    if not whole:
        assert counted.sum() == length - 1  # and nothing left out
    assert PADDING not in read


@pytest.mark.parametrize("name", KINDS)
def test_damaged_knowledge_is_named(runs: dict[str, Run], name: str, tmp_path: Path) -> None:
    run = runs[name]
    file = KNOWLEDGE[run.recipe.network.kind]
    for damage in (b"{}", b"[1]", b"{", b'{"source": 3}'):
        folder = tmp_path / f"run{len(damage)}{damage[-1]}"
        folder.mkdir()
        for each in ("recipe.toml", "weights.npz"):
            (folder / each).write_bytes((run.folder / each).read_bytes())
        (folder / file).write_bytes(damage)
        with pytest.raises(RunError, match=f"{file} is damaged"):
            open_run(folder)


def test_a_curve_is_told_with_its_measure(runs: dict[str, Run]) -> None:
    metrics: Metrics = read_curve(runs["language"].folder)[-1]
    assert f"perplexity {metrics.score:.4g}" in metrics.told(Measure("perplexity"))


def test_examples_of_a_batch_have_the_width_of_their_bucket(tmp_path: Path) -> None:
    wanted = objective(small_recipe("reviews", tmp_path))
    widths = {batch.inputs[0].shape[1] for batch in islice(wanted.chunk(0), 20)}
    assert len(widths) <= 2
    assert 8 in widths


def test_fibonacci_goes_on_fifty_numbers_past_the_training(tmp_path: Path) -> None:
    forecaster = SeriesForecaster(train(load_recipe("series"), tmp_path / "run"))
    numbers = forecaster.task.values()
    end = int(forecaster.task.windows("validation").places[0])
    found = forecaster.forecast(numbers[:end].tolist(), steps=50)
    assert np.allclose(found, numbers[end : end + 50], rtol=1e-3)


def test_a_forecast_that_no_number_can_hold_is_an_error(tmp_path: Path) -> None:
    recipe = load_recipe("series", ["train.epochs=1"])
    forecaster = SeriesForecaster(train(recipe, tmp_path / "run"))
    with pytest.raises(ValueError, match="steps at most"):
        forecaster.forecast(forecaster.task.values().tolist(), steps=5000)


def test_the_curve_can_be_written_for_tensorboard(tmp_path: Path) -> None:
    pytest.importorskip("tensorboardX", reason="tensorboardX is not installed")
    recipe = small_recipe("series", tmp_path, "train.epochs=2", "train.tensorboard=true")
    run = train(recipe, tmp_path / "run")
    assert list((run.folder / "tensorboard").glob("events.*"))


def test_tensorboard_is_asked_for_before_anything_is_trained(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "tensorboardX", None)
    recipe = small_recipe("series", tmp_path, "train.tensorboard=true")
    with pytest.raises(ValueError, match=r"seqscope\[tensorboard\]"):
        train(recipe, tmp_path / "run")
    assert not (tmp_path / "run").exists()
