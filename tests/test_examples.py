"""The examples run, each on a slice of its data."""

import csv
import gzip
import os
import runpy
import sys
from itertools import islice
from pathlib import Path

import pytest

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
