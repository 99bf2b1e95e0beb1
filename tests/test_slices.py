"""Scores slice by slice: what is counted, what is unsure, and which examples are wrong."""

import math

import numpy as np
import pytest

from seqscope.analysis.intervals import mean_interval, share_interval
from seqscope.cli.opened import OpenedRun
from seqscope.cli.pictures.slices import slice_examples, slices
from seqscope.recording.files import open_recording
from seqscope.runs.answers.translator import Translator
from seqscope.runs.run import RECORDING, Run
from seqscope.runs.scores.bands import LENGTHS, band_names, bands
from seqscope.runs.scores.translations import scores_by_part
from seqscope.views.scenes.slices import Slice, worst_first


def test_an_interval_holds_the_share_and_narrows_with_what_was_counted() -> None:
    whole = np.array([0, 1, 10, 1000])
    low, high = share_interval(whole * 9 // 10, whole)
    assert (low[0], high[0]) == (0, 1)
    assert (low[1:] <= 0.9).all()
    assert (high[2:] >= 0.9).all()
    assert (np.diff(high - low) < 0).all()


def test_nineteen_of_twenty_intervals_hold_the_share_that_was_drawn_from() -> None:
    right = np.random.default_rng(1).binomial(40, 0.9, size=4000)
    low, high = share_interval(right, np.full(4000, 40))
    assert ((low <= 0.9) & (high >= 0.9)).mean() == pytest.approx(0.95, abs=0.02)


def test_the_interval_of_a_mean_is_that_of_its_deviation_and_unknown_for_one() -> None:
    low, high = mean_interval(np.array([6.0, 3.0]), np.array([14.0, 9.0]), np.array([3, 1]))
    assert (low[0], high[0]) == pytest.approx((2 - 1.96 / 3**0.5, 2 + 1.96 / 3**0.5))
    assert math.isnan(low[1])
    assert math.isnan(high[1])


def test_each_number_lies_in_the_band_that_is_named_after_it() -> None:
    names = [band_names(LENGTHS)[k] for k in bands(np.array([1, 9, 10, 399, 400, 10**6]), LENGTHS)]
    assert names == ["1 to 9", "1 to 9", "10 to 14", "200 to 399", *2 * ["400 and more"]]


def test_what_is_surely_bad_comes_before_what_may_be_chance() -> None:
    def of(right: int, count: int) -> Slice:
        low, high = (float(end[0]) for end in share_interval(np.array([right]), np.array([count])))
        name = f"{right} of {count}"
        return Slice(name=name, count=count, score=right / count, low=low, high=high)

    found = worst_first([of(9, 9), of(0, 1), of(20, 40), of(99, 99)], lower_is_better=False)
    assert [each.name for each in found] == ["20 of 40", "0 of 1", "99 of 99", "9 of 9"]


def test_slices_of_a_classifier_are_what_was_recorded_and_said_to_be_no_test(reviews: Run) -> None:
    opened = OpenedRun(reviews.folder)
    parts = open_recording(reviews.folder / RECORDING).parts
    labels = np.concatenate([part.labels for part in parts])
    given = np.concatenate([part.sequences["probabilities"].argmax(axis=1) for part in parts])
    scene = slices(opened)
    assert "no test" in scene.about
    assert scene.part == "train"
    assert {each.name: each.count for each in scene.slices} == {
        name: (labels == k).sum() for k, name in enumerate(reviews.classes)
    }
    assert scene.overall.score == pytest.approx((labels == given).mean(), abs=1e-6)
    by_length = slices(opened, by="length", count=1)
    assert [each.name for each in by_length.slices] == ["1 to 9"]
    assert by_length.rest
    assert by_length.slices[0].count + by_length.rest.count == len(labels)


def test_slices_of_a_language_model_have_the_perplexity_of_their_losses(verses: Run) -> None:
    opened = OpenedRun(verses.folder)
    for by in slices(opened).choices:
        scene = slices(opened, by=by)
        logs = [each.count * math.log(each.score or 1) for each in scene.slices]
        total = scene.overall.count * math.log(scene.overall.score or 1)
        assert sum(logs) == pytest.approx(total)
        assert sum(each.count for each in scene.slices) == scene.overall.count
    (lines,) = slices(opened, by="length").slices
    assert lines.name == "1 to 9", "every verse has seven words or eight, its end included"
    wrong = slice_examples(opened, by="length", name="1 to 9", count=5).examples[0]
    assert wrong.wanted != wrong.answer


def test_slices_of_a_translator_are_those_that_evaluate_prints(trained: Run) -> None:
    opened = OpenedRun(trained.folder)
    told = scores_by_part(Translator(trained), number=2000)["test"]
    scene = slices(opened)
    assert scene.choices == ("locale", "length")
    assert "none of which it learned from" in scene.about
    for each in scene.slices:
        tally = told.by_label["locale"][each.name]
        assert each.count == tally.count
        assert each.score == pytest.approx(tally.right / tally.count, abs=1e-6)


def test_wrong_answers_come_first_the_surest_of_them_before_the_others(verses: Run) -> None:
    opened = OpenedRun(verses.folder)
    found = slice_examples(opened, by="length", name="1 to 9", count=10_000)
    assert len(found.examples) == found.total
    kinds = [each.right for each in found.examples]
    assert {*kinds} == {False, True}
    assert kinds == sorted(kinds)
    for right in (False, True):
        chances = [each.probability for each in found.examples if each.right is right]
        assert chances == sorted(chances, reverse=True)
    assert all((each.answer == each.wanted) is each.right for each in found.examples)


@pytest.mark.parametrize("asked", [{"by": "weather"}, {"part": "test"}])
def test_what_there_is_not_to_cut_by_is_refused_with_what_there_is(
    reviews: Run, asked: dict[str, str]
) -> None:
    with pytest.raises(ValueError, match="Choose one of these"):
        slices(OpenedRun(reviews.folder), **asked)
    with pytest.raises(ValueError, match="negative, positive"):
        slice_examples(OpenedRun(reviews.folder), name="neither")
