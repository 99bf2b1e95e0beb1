"""The examples run, each on a slice of its data."""

import csv
import gzip
import os
import runpy
import sys
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from seqscope.analysis.responses import of_readings

EXAMPLES = Path(__file__).parent.parent / "examples"
EVERY = 8  # row of the reviews is kept: enough to meet each word that is asked about


@pytest.mark.data
@pytest.mark.skipif("SEQSCOPE_DATA" not in os.environ, reason="SEQSCOPE_DATA is not set")
def test_the_example_of_unbalanced_reviews_tells_what_is_as_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in Path(os.environ["SEQSCOPE_DATA"]).glob("yelp/*.csv.gz"):
        part = tmp_path / "data" / "yelp" / path.name
        part.parent.mkdir(parents=True, exist_ok=True)
        with gzip.open(path, "rt", newline="") as rows, gzip.open(part, "wt", newline="") as few:
            csv.writer(few).writerows(islice(csv.reader(rows), 0, None, EVERY))
    monkeypatch.setenv("SEQSCOPE_DATA", str(tmp_path / "data"))
    example = str(EXAMPLES / "yelp_imbalance.py")
    monkeypatch.setattr(sys, "argv", [example, "--quick", "--out", str(tmp_path)])
    runpy.run_path(example, run_name="__main__")
    printed = capsys.readouterr().out
    assert "times as many positive as negative" in printed
    assert printed.count("Margin of negative") == 4
    assert printed.splitlines()[-5].startswith("as published  unbalanced reviews, 3 to 1: 4.")
    for name in ("yelp", "yelp-balanced"):
        assert (tmp_path / f"{name}-memory.svg").stat().st_size > 10_000
        assert (tmp_path / f"{name}-words.svg").stat().st_size > 10_000


@pytest.mark.data
@pytest.mark.skipif("SEQSCOPE_DATA" not in os.environ, reason="SEQSCOPE_DATA is not set")
def test_the_example_of_layers_counts_what_falls_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in Path(os.environ["SEQSCOPE_DATA"]).glob("shakespeare/*.txt"):
        part = tmp_path / "data" / "shakespeare" / path.name
        part.parent.mkdir(parents=True, exist_ok=True)
        lines = path.read_text("utf-8").splitlines(keepends=True)
        part.write_text("".join(lines[-len(lines) // EVERY :]), "utf-8")
    monkeypatch.setenv("SEQSCOPE_DATA", str(tmp_path / "data"))
    example = str(EXAMPLES / "shakespeare_layers.py")
    folder = tmp_path / "shakespeare-small"
    monkeypatch.setattr(sys, "argv", [example, "--quick", "--out", str(tmp_path), str(folder)])
    runpy.run_path(example, run_name="__main__")
    printed = capsys.readouterr().out
    assert printed.count("the nearest word is of the same list") == 2  # a layer, and another
    assert printed.count("of the memory survives it") == 2
    for layer in ("recurrent_0", "recurrent_1"):
        assert (tmp_path / "shakespeare-small-validation" / f"{layer}.svg").stat().st_size > 10_000


def test_old_and_new_forms_that_move_the_memory_alike_are_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    example = runpy.run_path(str(EXAMPLES / "shakespeare_layers.py"), run_name="looked at")
    words = ["thou", "hath", "has", "art", "are", "in"]
    responses = np.array([[1, 0], [0, 1], [0.1, 1], [1, 1], [-1, 0], [1, 0.9]], np.float32)
    found, classes = example["listed"](of_readings(np.arange(6), responses, words))
    assert classes.tolist() == [1, 0, 0, 0, 0, 4]  # subjects, auxiliaries, prepositions
    example["tell_pairs"](found)
    assert "hath → has 1, art → are 5" in capsys.readouterr().out
