"""The network that comes with the package: its answers, its refusals, how often it is right."""

import os
from pathlib import Path

import pytest

from seqscope.runs.answers.translator import Translator
from seqscope.runs.run import open_run
from seqscope.runs.scores.translations import read_pairs, scores


@pytest.fixture(scope="module")
def translator() -> Translator:
    return Translator(open_run("dates"))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("January 2016 05", "2016-01-05"),
        ("5th November 2016", "2016-11-05"),
        ("November 5, 2016", "2016-11-05"),
        ("Saturday 9 May 2018", "2018-05-09"),
        ("21th of August 2016", "2016-08-21"),
        ("1er mai 2017", "2017-05-01"),
        ("3. März 2019", "2019-03-03"),
        ("2016年11月5日", "2016-11-05"),
        ("٥ نوفمبر ٢٠١٦", "2016-11-05"),
        ("\N{RIGHT-TO-LEFT MARK}5 May 2016\N{POP DIRECTIONAL FORMATTING}", "2016-05-05"),
        ("hello", None),
        ("31 February 2016", None),
        ("13/13/2013", None),
        ("5 May", None),
        ("5 May 3016", None),
        ("", None),
        ("🎉", None),
        ("5 May 2016 " * 1000, None),
    ],
)
def test_a_date_is_answered_and_what_is_none_is_refused(translator, text, date) -> None:
    (reading,) = translator.translate([text])
    assert reading.prediction == date


def test_the_locale_decides_what_can_be_read_in_two_ways(translator: Translator) -> None:
    hints = [translator.hint("en-US"), translator.hint("en-GB")]
    american, british = translator.translate(["4/3/2014"] * 2, hints=hints)
    assert (american.prediction, british.prediction) == ("2014-04-03", "2014-03-04")


@pytest.mark.parametrize(
    ("part", "share"), [("test-english", 0.995), ("test-major", 0.99), ("test-all", 0.975)]
)
def test_generated_dates_that_it_has_never_seen_are_right(
    translator: Translator, part: str, share: float
) -> None:
    assert share_right(translator, part, hints=False) >= share


def test_told_their_locales_major_languages_are_read_better_still(translator: Translator) -> None:
    assert share_right(translator, "test-major", hints=True) >= 0.995


def share_right(translator: Translator, part: str, *, hints: bool) -> float:
    """How many of a thousand dates of a part of the test are answered right.

    Each year's CLDR brings languages that a network trained before it was never taught.
    """
    vocabulary = translator.run.source_vocabulary
    examples = [
        each
        for each in translator.task.examples(part, 0)
        if translator.task.hint(each.labels["locale"]) in vocabulary
    ][:1000]
    assert len(examples) == 1000
    told = [translator.hint(each.labels["locale"]) if hints else None for each in examples]
    readings = translator.translate([each.source for each in examples], hints=told)
    right = [r.prediction == (e.target or None) for r, e in zip(readings, examples, strict=True)]
    return sum(right) / len(right)


def test_it_is_small_and_says_how_it_was_made_and_how_good_it_is(translator: Translator) -> None:
    run = translator.run
    assert {"scores.json", "environment.json"} <= {each.name for each in run.folder.iterdir()}
    assert sum(each.stat().st_size for each in run.folder.iterdir()) <= 3_000_000


@pytest.mark.data
@pytest.mark.skipif("SEQSCOPE_DATA" not in os.environ, reason="SEQSCOPE_DATA names no folder")
def test_real_dates_are_right_and_seldom_wrong(translator: Translator) -> None:
    path = Path(os.environ["SEQSCOPE_DATA"], "real_dates", "pairs.tsv")
    found = scores(translator, read_pairs(path, translator))
    english = [tally for name, tally in found.by_label["locale"].items() if name.startswith("en")]
    assert found.overall.shares()["exact_match"] >= 0.93
    assert found.overall.shares()["wrong"] <= 0.03
    assert sum(each.right for each in english) / sum(each.count for each in english) >= 0.95
