"""seqscope runs, show and plot: run folders listed, told of and drawn, whole or damaged."""

import json
import re
import sys
from pathlib import Path

import numpy as np
import pytest

from seqscope.cli.plot import What, plot, short
from seqscope.cli.runs import COLUMNS, runs
from seqscope.cli.show import show
from seqscope.cli.summaries import described, lasting, run_folders, summary
from seqscope.runs.recipe import load_recipe
from seqscope.runs.tables import Classifier, Forecaster, LanguageModel, Translator
from seqscope.runs.train import train

RECIPE = """\
title = "A test"
task = {{ name = "{task}" }}
network = {{ kind = "{kind}" }}
train = {{ epochs = 3, seed = 7 }}
"""
KINDS = {"translator": "dates", "classifier": "reviews", "language": "language"}
CLASSES = {
    "classes": ["negative", "positive"],
    "confusion": [[15, 5], [8, 72]],
    "calibration": [{"confidence": 0.9, "accuracy": 0.8, "count": 100}],
    "recall": {"negative": 0.75, "positive": 0.9},
}


def epoch(number: int, score: float) -> dict[str, float]:
    return {
        "epoch": number,
        "step": 100 * number,
        "loss": 0.5**number,
        "training_score": score + 0.01,
        "score": score,
        "examples_per_second": 1000.0,
        "seconds": 45.0 * number,
    }


def make_run(folder: Path, *, kind: str = "classifier", scores=(0.6, 0.8, 0.7), **test) -> Path:
    """A run folder with these scores on validation and on the test, and 26 weights."""
    folder.mkdir(parents=True)
    (folder / "recipe.toml").write_text(RECIPE.format(kind=kind, task=KINDS[kind]))
    lines = [json.dumps(epoch(k, score)) + "\n" for k, score in enumerate(scores, start=1)]
    (folder / "metrics.jsonl").write_text("".join(lines))
    np.savez(folder / "weights.npz", kernel=np.zeros((4, 5), np.float16), bias=np.zeros(6))
    (folder / "environment.json").write_text(
        '{"command": "seqscope train test", "python": "3.11.7", "packages": {"jax": "0.10"}}'
    )
    if test:
        (folder / "scores.json").write_text(json.dumps({"test": test}))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two classifiers, one of them of two seeds, and a language model that has just begun."""
    home = tmp_path / "runs"
    make_run(home / "imdb", accuracy=0.75, **CLASSES)
    make_run(home / "yelp" / "seed-1", scores=(0.5,))
    make_run(home / "yelp" / "seed-2", accuracy=0.9, **CLASSES)
    make_run(home / "ptb", kind="language", scores=())
    (home / ".ptb.aside").mkdir()
    (home / "notes.txt").write_text("not a run")
    return home


@pytest.fixture
def terminal(monkeypatch, capsys):
    """Standard output that takes itself for a terminal of 100 columns without colors."""
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    return capsys


def rows(capsys) -> list[dict[str, str]]:
    header, *lines = capsys.readouterr().out.splitlines()
    return [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]


def plain(text: str) -> str:
    """What a terminal shows, without what makes it bold or dim."""
    return re.sub(r"\x1b\[[\d;]*m", "", text)


def assert_three_sentences(error: BaseException, *words: str) -> None:
    assert len(re.findall(r"\.(?: |$)", str(error))) >= 3
    for word in words:
        assert word in str(error)


class TestRuns:
    def test_runs_are_listed_with_what_they_are_and_how_they_did(self, folder, capsys):
        runs(folder)
        imdb, ptb, *seeds = rows(capsys)
        assert tuple(imdb) == COLUMNS
        assert imdb == {
            "run": "imdb",
            "task": "reviews",
            "network": "GRU 1×50",
            "parameters": "26",
            "epochs": "3",
            "planned": "3",
            "measure": "accuracy",
            "best": "0.8",
            "test": "0.75",
            "seconds": "135.0",
            "damaged": "",
        }
        assert (ptb["epochs"], ptb["measure"], ptb["best"], ptb["test"]) == (
            "0",
            "perplexity",
            "",
            "",
        )
        assert [each["run"] for each in seeds] == ["yelp/seed-1", "yelp/seed-2"]

    def test_json_has_numbers_and_null(self, folder, capsys):
        runs(folder, as_json=True)
        found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert found[0]["parameters"] == 26
        assert found[1]["best"] is None

    def test_a_terminal_shows_a_table(self, folder, terminal):
        runs(folder)
        header, imdb, *_ = plain(terminal.readouterr().out).splitlines()
        assert header.split() == "run task network parameters epochs measure best test time".split()
        assert "3 of 3" in imdb
        assert imdb.split()[-3:] == ["0.7500", "2", "min"]

    def test_a_run_folder_itself_is_listed(self, folder, capsys):
        runs(folder / "imdb")
        assert [each["run"] for each in rows(capsys)] == ["imdb"]

    def test_a_folder_without_runs_is_an_empty_list(self, tmp_path, terminal):
        runs(tmp_path)
        assert "No runs in" in terminal.readouterr().out

    def test_a_folder_that_is_not_there_is_refused(self, tmp_path):
        with pytest.raises(ValueError, match="seqscope train") as caught:
            runs(tmp_path / "nowhere")
        assert_three_sentences(caught.value, "nowhere")

    @pytest.mark.parametrize("name", ["recipe.toml", "weights.npz", "scores.json", "metrics.jsonl"])
    @pytest.mark.parametrize("damage", ["cut", "other", "folder", "missing"])
    def test_a_damaged_run_is_listed_as_such_beside_the_others(self, folder, capsys, name, damage):
        path = folder / "imdb" / name
        content = path.read_bytes()
        path.unlink()
        if damage == "folder":
            path.mkdir()
        elif damage != "missing":
            path.write_bytes(content[: len(content) // 2] if damage == "cut" else b"\xff[1]\x00")
        runs(folder)
        imdb, *others = rows(capsys)
        assert not any(each["damaged"] for each in others)
        assert len(others) == 3
        survived = name == "metrics.jsonl" or (name, damage) == ("scores.json", "missing")
        if not survived or damage == "folder":
            assert name in imdb["damaged"]

    def test_what_is_wrong_stands_below_the_table(self, folder, terminal):
        (folder / "imdb" / "weights.npz").write_bytes(b"PK")
        runs(folder)
        text = " ".join(plain(terminal.readouterr().out).split())
        assert "imdb: A run's files are used only when they are whole." in text

    @pytest.mark.parametrize(
        "line", ["[1]", "{}", '{"epoch": "x"}', "\x00", '{"epoch": 1, "a": 2}']
    )
    def test_a_line_that_is_no_epoch_is_an_epoch_that_nobody_noted(self, folder, line):
        with open(folder / "imdb" / "metrics.jsonl", "a") as file:
            file.write(line + "\n" + json.dumps({**epoch(4, 0.7), "loss": "low"}) + "\n")
        assert summary(folder / "imdb").epochs == 3

    def test_no_array_is_loaded_to_count_the_parameters(self, folder, monkeypatch):
        def refuse(*_, **__):
            raise AssertionError("an array was loaded")

        monkeypatch.setattr(np, "load", refuse)
        monkeypatch.setattr(np.lib.format, "read_array", refuse)
        assert summary(folder / "imdb").parameters == 26


class TestShow:
    def test_everything_is_told_in_tables(self, folder, capsys):
        show(str(folder / "imdb"))
        facts, epochs, scores = capsys.readouterr().out.split("\n\n")
        told = dict(line.split("\t") for line in facts.splitlines())
        assert told["network"] == "GRU 1×50"
        assert told["best"] == "accuracy 0.8000 in epoch 2"
        assert told["epochs"] == "3 of 3 in 2 min"
        assert told["seed"] == "7"
        assert told["made with"] == "jax 0.10, Python 3.11.7"
        assert epochs.splitlines()[1].split("\t")[:3] == ["1", "100", "0.5"]
        assert "test\trecall.positive\t0.9" in scores

    def test_json_holds_the_curve_and_the_scores(self, folder, capsys):
        with open(folder / "imdb" / "metrics.jsonl", "a") as file:
            file.write(json.dumps(epoch(4, float("nan"))) + "\n")
        show(str(folder / "imdb"), as_json=True)
        found = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
        assert [each["score"] for each in found["curve"]] == [0.6, 0.8, 0.7, None]
        assert found["scores"]["test"]["confusion"] == [[15, 5], [8, 72]]
        assert found["best"]["epoch"] == 2

    def test_a_terminal_shows_the_curve(self, folder, terminal):
        show(str(folder / "imdb"))
        text = plain(terminal.readouterr().out)
        assert text.startswith("A test\n")
        assert "loss 0.1250" in text
        assert re.search("[\u2801-\u28ff]", text)
        assert "recall of positive" in text

    def test_a_run_that_has_just_begun_has_no_curve_yet(self, folder, terminal):
        show(str(folder / "ptb"))
        assert "No epoch has ended yet." in terminal.readouterr().out

    def test_a_shipped_network_is_shown_by_its_name(self, capsys):
        show("dates", as_json=True)
        found = json.loads(capsys.readouterr().out)
        assert (found["task"], found["measure"]) == ("dates", "exact match")
        assert found["network"] == "BiLSTM 1×128 + attention"

    def test_what_is_no_run_is_refused(self, tmp_path):
        with pytest.raises(ValueError, match="nowhere") as caught:
            show(str(tmp_path / "nowhere"))
        assert_three_sentences(caught.value)


class TestPlot:
    @pytest.mark.parametrize("what", [What.CURVES, What.CONFUSION, What.CALIBRATION])
    def test_runs_become_a_picture(self, folder, tmp_path, capsys, what):
        out = tmp_path / "picture.svg"
        plot([str(folder / "imdb"), str(folder / "yelp" / "seed-2")], out, what)
        assert out.read_bytes().startswith(b"<?xml")
        assert capsys.readouterr().out == f"{out}\n"

    def test_a_folder_of_runs_stands_for_all_of_them(self, folder, tmp_path):
        plot([str(folder / "yelp"), str(folder / "imdb")], tmp_path / "picture.json")
        found = json.loads((tmp_path / "picture.json").read_text())
        assert [run["name"] for run in found["runs"]] == ["seed-1", "seed-2", "imdb"]
        assert found["runs"][2]["score"] == [0.6, 0.8, 0.7]

    def test_a_run_without_a_curve_is_named(self, folder, tmp_path):
        with pytest.raises(ValueError, match="'ptb' has none yet") as caught:
            plot([str(folder)], tmp_path / "picture.svg")
        assert_three_sentences(caught.value)
        assert not (tmp_path / "picture.svg").exists()

    @pytest.mark.parametrize("what", [What.CONFUSION, What.CALIBRATION])
    @pytest.mark.parametrize(
        ("name", "word"), [("ptb", "is a language model"), ("yelp/seed-1", "none yet")]
    )
    def test_a_run_without_classes_or_scores_is_named(self, folder, tmp_path, what, name, word):
        with pytest.raises(ValueError, match=word) as caught:
            plot([str(folder / name)], tmp_path / "picture.svg", what)
        assert_three_sentences(caught.value, name.split("/")[-1])

    @pytest.mark.parametrize("what", [What.CONFUSION, What.CALIBRATION])
    @pytest.mark.parametrize("broken", [None, [[1]], "x", [{"count": "many"}], [["a", "b"]] * 2])
    def test_scores_that_make_no_sense_are_damage(self, folder, tmp_path, what, broken):
        scores = {"test": {**CLASSES, what.value: broken}}
        (folder / "imdb" / "scores.json").write_text(json.dumps(scores))
        with pytest.raises(ValueError, match=r"damaged|has none yet|each pair") as caught:
            plot([str(folder / "imdb")], tmp_path / "picture.svg", what)
        assert_three_sentences(caught.value)

    def test_a_forecast_is_asked_of_forecasters_only(self, folder, tmp_path):
        with pytest.raises(ValueError, match="'imdb' is a classifier") as caught:
            plot([str(folder / "imdb")], tmp_path / "picture.svg", What.FORECAST)
        assert_three_sentences(caught.value)


def test_runs_are_named_by_as_much_of_their_path_as_tells_them_apart():
    assert short([Path("a/seed-1"), Path("a/seed-2")]) == ["seed-1", "seed-2"]
    assert short([Path("a/seed-1"), Path("b/seed-1")]) == ["a/seed-1", "b/seed-1"]
    assert short([Path("a"), Path("a")])


def test_what_lies_in_a_folder_is_found_in_order(folder):
    found = [str(each.relative_to(folder)) for each in run_folders(folder)]
    assert found == ["imdb", "ptb", "yelp/seed-1", "yelp/seed-2"]


@pytest.mark.parametrize(
    ("network", "words"),
    [
        (Classifier(), "GRU 1×50"),
        (Classifier(units=(), attention="self"), "self-attention"),
        (Classifier(cell="lstm", units=(64, 32), bidirectional=True), "BiLSTM 64, 32"),
        (Classifier(attention="pooling"), "GRU 1×50 + attention"),
        (Forecaster(), "RNN 1×2"),
        (LanguageModel(units=(650, 650)), "LSTM 2×650"),
        (Translator(), "BiLSTM 1×128 + attention"),
    ],
)
def test_a_network_is_told_in_a_few_words(network, words):
    assert described(network) == words


def test_times_are_told_as_people_say_them():
    assert [lasting(seconds) for seconds in (0.4, 99, 100, 5900, 6001, 86400)] == [
        "0 s",
        "99 s",
        "2 min",
        "98 min",
        "1 h 40 min",
        "24 h 0 min",
    ]


def test_a_forecaster_is_drawn_beside_the_rules_that_need_no_network(tmp_path):
    recipe = tmp_path / "short.toml"
    recipe.write_text(
        'title = "Short"\n'
        'task = { name = "series", count = 40, window = 5 }\n'
        'network = { kind = "forecaster" }\n'
        'train = { epochs = 1, batch = 8, schedule = "constant" }\n'
    )
    train(load_recipe(recipe), tmp_path / "short")
    plot([str(tmp_path / "short")], tmp_path / "picture.json", What.FORECAST)
    found = json.loads((tmp_path / "picture.json").read_text())
    (network,) = found["forecasts"]
    assert found["series"] == "fibonacci 40"
    assert found["training_end"] == 28
    assert network["values"][:5] == [None] * 5
    assert all(value > 0 for value in network["values"][5:])
    last = next(each for each in found["baselines"] if each["name"] == "last value")
    assert last["values"][6:] == found["truth"][5:-1]
