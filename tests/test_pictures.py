"""Every scene can be drawn, saved and read back."""

import warnings
from functools import cache
from xml.etree import ElementTree

import pytest

from scenes import LONG, SCENES, calibration, confusion, curve, forecast_of
from seqscope.views.saving import DRAWINGS, FORMATS, picture
from seqscope.views.scenes.curves import Curves
from seqscope.views.scenes.outcomes import Calibration, run_calibration

OPENINGS = {"svg": b"<?xml", "pdf": b"%PDF", "png": b"\x89PNG", "json": b"{"}
SVG = "{http://www.w3.org/2000/svg}"


@cache
def drawn(name):
    """One of the scenes as SVG."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return picture(SCENES[name], "svg")


def boxes(scene):
    """What is written straight on a sheet and the box around it in pixels; the sheet's own box."""
    figure = DRAWINGS[type(scene)].figure(scene)
    figure.set_dpi(96)
    figure.draw_without_rendering()
    found = figure.findobj(match=lambda artist: hasattr(artist, "get_text"))
    straight = [text for text in found if text.get_text() and not text.get_rotation()]
    return [(text.get_text(), text.get_window_extent()) for text in straight], figure.bbox


def assert_readable(scene):
    """Nothing that is written leaves the sheet or lies on what was written shortly before it."""
    written, sheet = boxes(scene)
    inner = [box.padded(-1.0) for _, box in written]
    for place, (text, box) in enumerate(written):
        assert sheet.x0 <= box.x0 < box.x1 <= sheet.x1, text
        assert sheet.y0 <= box.y0 < box.y1 <= sheet.y1, text
        for other in range(max(0, place - 100), place):
            assert not inner[place].overlaps(inner[other]), (text, written[other][0])


def texts(scene):
    """What is written straight on a sheet."""
    return [text for text, _ in boxes(scene)[0]]


def test_every_kind_of_scene_is_among_those_that_are_drawn_here():
    assert {type(scene) for scene in SCENES.values()} == set(DRAWINGS)


@pytest.mark.parametrize("name", SCENES)
def test_every_scene_becomes_a_picture_that_says_in_words_what_it_shows(name, caplog):
    root = ElementTree.fromstring(drawn(name))
    assert root.get("role") == "img"
    assert len(root.find(f"{SVG}title").text) > 10
    assert not caplog.records


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", ["curves", "two classes", "calibration", "growth", "words"])
def test_the_same_scene_gives_the_same_bytes_in_every_format(name, kind):
    content = drawn(name) if kind == "svg" else picture(SCENES[name], kind)
    assert content.startswith(OPENINGS[kind])
    assert content == picture(SCENES[name], kind)


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_survives_the_way_through_json(name):
    scene = SCENES[name]
    assert type(scene).model_validate_json(scene.model_dump_json()) == scene


@pytest.mark.parametrize("name", SCENES)
def test_nothing_leaves_the_sheet_and_no_two_texts_lie_on_each_other(name):
    assert_readable(SCENES[name])


class TestCurves:
    def test_a_run_alone_shows_its_training_and_its_validation(self):
        written = texts(SCENES["curve"])
        assert {"training", "validation", "accuracy", "loss"} <= set(written)

    def test_runs_are_named_beside_their_lines_until_there_are_too_many(self):
        few, many = (texts(SCENES[name]) for name in ("curves", "many curves"))
        assert few.count("imdb") == 2
        assert many.count("seed 7") == 1

    def test_runs_of_different_tasks_have_charts_of_their_own(self):
        written = texts(SCENES["tasks"])
        assert written.count("loss") == 2
        one_task = texts(SCENES["curves"])
        assert one_task.count("loss") == 1

    def test_a_loss_that_falls_far_is_drawn_on_a_log_scale(self):
        far = Curves(runs=(curve(loss=(1.0, 0.1, 0.03)),))
        near = Curves(runs=(curve(loss=(1.0, 0.1, 0.04)),))
        assert "log scale" in texts(far)
        assert "log scale" not in texts(near)

    def test_a_long_name_keeps_its_beginning_and_its_end(self):
        written = " ".join(texts(SCENES["curves"]))
        assert LONG not in written
        assert LONG[:10] in written
        assert LONG[-10:] in written


class TestOutcomes:
    def test_each_pair_of_classes_has_its_count(self):
        written = texts(confusion(3))
        assert written.count("100") == 1
        assert {"101", "102"} <= set(written)

    def test_more_classes_than_can_be_told_apart_are_refused_but_saved_as_numbers(self):
        with pytest.raises(ValueError, match="at most 60 classes"):
            picture(confusion(61), "svg")
        assert picture(confusion(61), "json")

    def test_more_lines_than_can_be_named_are_refused(self):
        with pytest.raises(ValueError, match="at most"):
            picture(calibration(*map(str, range(60))), "svg")
        many = {str(k): [None] for k in range(60)}
        with pytest.raises(ValueError, match="at most"):
            picture(forecast_of([1.0], [None], baselines=many), "svg")

    def test_a_classifier_of_two_has_no_empty_lower_half(self):
        bins = [{"confidence": 0.75, "accuracy": 0.7, "count": 3}]
        scene = Calibration(runs=(run_calibration("yelp", "test", bins),))
        assert "0.0" not in [text for text, box in boxes(scene)[0] if box.y0 > 200]


def test_names_that_no_person_gives_become_letters():
    for name in ("curves", "two classes", "calibrations", "hostile words"):
        assert not set("".join(texts(SCENES[name]))) & set("\x1b\u202e\udcff")
