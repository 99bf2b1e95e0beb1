"""The commands on networks that are no translators: typed as a person types them."""

import csv
import json
from pathlib import Path

import pytest

from prompt import seqscope
from seqscope.runs.reproductions import BEGIN, END
from seqscope.runs.train import train
from small_runs import FILLER, SMALL, small_recipe, write_reviews, write_series, write_text


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder of one trained run of each kind; to be read, never written."""
    folder = tmp_path_factory.mktemp("typed")
    return {
        name: train(small_recipe(name, folder, "train.epochs=1"), folder / "runs" / name).folder
        for name in SMALL
    }


def test_a_classifier_answers_lines_and_tells_the_weight_of_every_word(folders) -> None:
    found = seqscope("predict", folders["reviews"], given="the soup was lovely\n\nwe came back\n")
    lines = [line.split("\t") for line in found.stdout.splitlines()]
    assert [line[2] for line in lines] == ["the soup was lovely", "", "we came back"]
    assert lines[0][0] in ("positive", "negative")
    assert lines[1][0] == "refused"
    told = json.loads(seqscope("predict", folders["reviews"], "we came", "--json").stdout)
    assert [each["word"] for each in told["words"]] == ["we", "came"]
    assert sum(each["weight"] for each in told["words"]) == pytest.approx(1, abs=1e-3)
    assert sum(told["probabilities"].values()) == pytest.approx(1, abs=1e-3)


def test_a_forecaster_reads_numbers_and_writes_the_next_ones(folders) -> None:
    numbers = "\n".join(map(str, range(1, 30)))
    found = seqscope("predict", folders["series"], "--steps", 4, given=numbers)
    assert len([float(line) for line in found.stdout.split()]) == 4
    for given, complaint in (("1 2 three", "'1 2 three'"), ("1 2 3", "at least 12 numbers")):
        refused = seqscope("predict", folders["series"], given=given)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert complaint in refused.stderr


def test_a_language_model_names_and_writes_words(folders) -> None:
    found = seqscope("predict", folders["language"], "my dog", "--top", 2).stdout
    text, *pairs = found.rstrip("\n").split("\t")
    assert text == "my dog"
    assert len(pairs) == 4
    written = [seqscope("generate", folders["language"], "the cat", "--words", 9) for _ in "ab"]
    assert written[0].stdout == written[1].stdout
    assert written[0].stdout.startswith("the cat")


def test_what_a_network_cannot_do_is_said_with_what_can(folders) -> None:
    for arguments in (
        ("generate", folders["reviews"], "a"),
        ("attention", folders["language"], "a"),
        ("predict", folders["reviews"], "a", "--locale", "de"),
        ("evaluate", folders["series"], "--text", "nowhere.csv"),
    ):
        refused = seqscope(*arguments)
        assert refused.returncode == 2
        assert "Traceback" not in refused.stderr
        assert refused.stderr.count(". ") >= 2


def test_evaluate_scores_every_kind(folders) -> None:
    for name, folder in folders.items():
        parts = json.loads(seqscope("evaluate", folder, "--json").stdout)
        key = {"reviews": "accuracy", "series": "relative_error", "language": "perplexity"}[name]
        assert parts["test"][key] > 0


def test_evaluate_scores_data_of_your_own(folders, tmp_path: Path) -> None:
    for name, folder in folders.items():
        _, write, file = SMALL[name]
        told = seqscope("evaluate", folder, "--text", write(tmp_path / file), "--json").stdout
        found = json.loads(told)
        key = {"reviews": "accuracy", "series": "relative_error", "language": "perplexity"}[name]
        assert found[key] > 0
    unlabeled = tmp_path / "unlabeled.csv"
    unlabeled.write_text("text\nthe soup was lovely\n")
    refused = seqscope("evaluate", folders["reviews"], "--text", unlabeled)
    assert refused.returncode == 2
    assert "judged by their labels" in refused.stderr


@pytest.mark.parametrize(
    ("kind", "write", "file", "columns"),
    [
        ("review-classifier", write_reviews, "my.csv", ("--label", "stars")),
        ("series-forecaster", write_series, "sold.csv", ("--column", "sold")),
        ("language-model", write_text, "novel.txt", ()),
    ],
)
def test_a_new_recipe_trains(kind: str, write, file: str, columns: tuple, tmp_path: Path) -> None:
    data = write(tmp_path / file)
    made = seqscope("new", kind, "--data", data, *columns, folder=tmp_path)
    assert made.returncode == 0, made.stderr
    recipe = tmp_path / f"{data.stem}.toml"
    assert "# " in recipe.read_text()
    quick = ("--set", "train.epochs=1", "--set", "train.steps_per_epoch=2")
    trained = seqscope("train", recipe, *quick, folder=tmp_path)
    assert trained.returncode == 0, trained.stderr
    assert (tmp_path / "runs" / data.stem / "scores.json").is_file()
    again = seqscope("new", kind, "--data", data, *columns, folder=tmp_path)
    assert again.returncode == 2
    assert "already there" in again.stderr


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ([["words", "stars"], ["a b", 1]], "'text'"),
        ([["text", "stars"], ["a b", 1, 7]], "line 2"),
        ([["text", "stars"], *[[f"soup {n}", 1] for n in range(40)]], "classes"),
        ([["text", "stars"]], "test_empty"),
    ],
)
def test_a_table_that_cannot_be_learned_from_leaves_nothing(
    rows: list, complaint: str, tmp_path: Path
) -> None:
    path = tmp_path / "test_empty.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    refused = seqscope(
        "new", "review-classifier", "--data", path, "--label", "stars", folder=tmp_path
    )
    assert refused.returncode == 2
    assert complaint in refused.stderr
    assert "Traceback" not in refused.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["test_empty.csv"]


def test_a_very_long_text_is_read_to_what_the_recipe_says(folders) -> None:
    long = " ".join(FILLER * 4000) + " lovely"
    told = json.loads(seqscope("predict", folders["reviews"], "--json", given=long).stdout)
    assert len(told["words"]) == 12


def test_reproductions_are_written_into_their_document(tmp_path: Path) -> None:
    document = tmp_path / "figures.md"
    document.write_text(f"# Figures\n\n{BEGIN}\nold\n{END}\n\nThe end.\n")
    command = ("reproduce", "fibonacci-plain", "series", "--quick", "--seeds", 2, "--out", document)
    first = seqscope(*command, folder=tmp_path)
    assert first.returncode == 0, first.stderr
    written = document.read_text()
    assert written.startswith("# Figures")
    assert written.endswith("The end.\n")
    assert "old" not in written
    assert written.count("| `fibonacci-plain` | mean squared error | 2.62e-05 |") == 1
    assert "| `series` |" in written
    runs = sorted((tmp_path / "runs").rglob("weights.npz"))
    times = [path.stat().st_mtime_ns for path in runs]
    seqscope(*command, folder=tmp_path)
    assert len(runs) == 4
    assert [path.stat().st_mtime_ns for path in runs] == times  # nothing was trained again
    assert document.read_text() == written


def test_what_cannot_be_reproduced_is_said(tmp_path: Path) -> None:
    refused = seqscope("reproduce", "nothing", folder=tmp_path)
    assert refused.returncode == 2
    assert "fibonacci-plain" in refused.stderr
    assert not list(tmp_path.iterdir())
