"""Curves, confusion, calibration and forecasts as scenes: what follows from their numbers."""

import math

import numpy as np
import pytest
from pydantic import ValidationError

from scenes import curve, forecast_of
from seqscope.views.scenes.forecasts import FINEST
from seqscope.views.scenes.outcomes import run_calibration, run_confusion


def test_the_best_epoch_is_the_first_of_the_best():
    assert curve(scores=(0.6, 0.8, math.nan, 0.8)).best == 1
    assert curve(scores=(300.0, 90.0, 95.0), lower_is_better=True).best == 1
    assert curve(scores=(math.nan,)).best is None


def test_what_is_no_number_is_none_in_a_scene():
    assert curve(scores=(0.6, math.nan, math.inf)).score == (0.6, None, None)


def test_a_curve_has_every_number_of_every_epoch():
    with pytest.raises(ValidationError, match="for each epoch"):
        curve(loss=(1.0,))


def test_recall_and_both_accuracies_follow_from_the_counts():
    found = run_confusion("yelp", "test", ["negative", "positive"], [[15, 5], [8, 72]])
    assert found.recall == (0.75, 0.9)
    assert found.accuracy == 0.87
    assert found.balanced_accuracy == 0.825


def test_a_class_without_examples_has_no_recall_and_does_not_count():
    found = run_confusion("yelp", "test", ["a", "b"], [[3, 1], [0, 0]])
    assert found.recall == (0.75, None)
    assert found.balanced_accuracy == found.accuracy == 0.75
    assert run_confusion("yelp", "test", ["a"], [[0]]).accuracy is None


@pytest.mark.parametrize("counts", [[], [[1, 2]], [[1], [2]], [[1, 2], [3]]])
def test_a_confusion_that_is_not_square_is_refused(counts):
    with pytest.raises(ValueError, match="count for each pair of classes"):
        run_confusion("yelp", "test", ["a", "b"], counts)


def test_each_tenth_of_confidence_has_its_place_and_the_error_is_the_mean_distance():
    found = run_calibration(
        "yelp",
        "test",
        [
            {"confidence": 1.0, "accuracy": 0.9, "count": 30},
            {"confidence": 0.55, "accuracy": 0.75, "count": 10},
        ],
    )
    assert [each.count for each in found.bins] == [0, 0, 0, 0, 0, 10, 0, 0, 0, 30]
    assert found.error == pytest.approx((30 * 0.1 + 10 * 0.2) / 40)
    assert run_calibration("yelp", "test", []).error is None


def test_errors_of_a_level_series_are_differences():
    scene = forecast_of([3.0, 4.0, -5.0], [None, 4.5, -5.5])
    assert not scene.relative
    assert scene.forecasts[0].errors == (None, 0.5, -0.5)
    assert scene.forecasts[0].distance == 0.5
    assert scene.baselines[0].errors == (None, -1.0, 9.0)


def test_errors_of_a_growing_series_are_relative_and_never_zero():
    scene = forecast_of([1.0, 10.0, 100.0], [math.nan, 11.0, 100.0])
    assert scene.relative
    assert scene.forecasts[0].errors == (None, pytest.approx(0.1), FINEST)


def test_the_distance_is_that_after_the_training_where_there_is_any():
    truth, network = [1.0, 2.0, 3.0, 4.0], [1.5, 2.5, 3.0, 4.0]
    assert forecast_of(truth, network).forecasts[0].distance == 0.25
    assert forecast_of(truth, network, training_end=2).forecasts[0].distance == 0.0
    assert forecast_of(truth, network, training_end=4).forecasts[0].distance == 0.25


def test_a_forecast_beyond_the_series_has_no_error_yet():
    scene = forecast_of([1.0, math.nan], [1.0, 2.0])
    assert scene.forecasts[0].values == (1.0, 2.0)
    assert scene.forecasts[0].errors == (0.0, None)


def test_a_forecast_of_another_length_is_refused():
    with pytest.raises(ValueError, match="'net' has 1 for 2 places"):
        forecast_of([1.0, 2.0], [1.0])


def test_each_place_has_a_weight_for_each_number_of_its_window():
    weights = np.array([[0, 0], [0, 0], [0.25, 0.75]], np.float32)
    looked = forecast_of([1.0, 2.0, 3.0], [None, None, 4.0], attention={"net": weights})
    assert looked.forecasts[0].attention.values == pytest.approx(weights)
    assert looked.baselines[0].attention is None
    with pytest.raises(ValueError, match="'net' has 3 for 2 places"):
        forecast_of([1.0, 2.0], [None, 3.0], attention={"net": weights})
