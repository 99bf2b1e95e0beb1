"""Word details: the responses of all units to some words, as a scene and as a figure."""

from inspect import unwrap

import numpy as np
import pytest

from reading_scenes import READING_SCENES, responses_to
from seqscope.views.figures.responses import response_caption, response_figure
from seqscope.views.scenes.responses import word_responses

MEAN = np.array([[0.5, -0.5, 0.0], [0.1, 0.2, 0.3]])
BANDS = MEAN[:, None, :] + np.array([-0.2, -0.1, 0.1, 0.2])[None, :, None]


def scene_of(**changed):
    return word_responses("gru", ["worst", "though"], np.array([3, 1]), MEAN, BANDS, **changed)


def texts(scene):
    found = response_figure(scene).findobj(match=lambda artist: hasattr(artist, "get_text"))
    return [text.get_text() for text in found]


def test_units_stand_in_the_order_of_the_first_word():
    scene = scene_of()
    assert scene.units == (1, 2, 0)
    assert scene.words[0].mean == (-0.5, 0.0, 0.5)
    assert scene.words[1].mean == (0.2, 0.3, 0.1)


def test_bands_follow_their_units():
    worst, though = scene_of().words
    assert worst.outer == ((-0.7, -0.2, 0.3), (-0.3, 0.2, 0.7))
    assert worst.inner == ((-0.6, -0.1, 0.4), (-0.4, 0.1, 0.6))
    assert though.outer[0] == pytest.approx((0.0, 0.1, -0.1))


def test_one_occurrence_is_shown_beside_what_was_expected():
    scene = scene_of(occurrences={"though": np.array([7.0, 8.0, 9.0])})
    assert scene.words[0].occurrence is None
    assert scene.words[1].occurrence == (8.0, 9.0, 7.0)
    assert any("one place in a text" in text for text in texts(scene))
    assert not any("one place in a text" in text for text in texts(scene_of()))


def test_what_does_not_fit_together_is_refused():
    build = unwrap(word_responses)
    with pytest.raises(ValueError, match="At least one word comes with its count"):
        build("gru", [], np.zeros(0, int), np.zeros((0, 3)), np.zeros((0, 4, 3)))
    with pytest.raises(ValueError, match="1 words came with shapes"):
        build("gru", ["worst"], np.array([3, 1]), MEAN, BANDS)
    with pytest.raises(ValueError, match=r"and \(2, 3, 3\)"):
        build("gru", ["worst", "though"], np.array([3, 1]), MEAN, BANDS[:, :3])
    with pytest.raises(ValueError, match="Mean responses are finite"):
        build("gru", ["worst", "though"], np.array([3, 1]), MEAN * np.nan, BANDS)


def test_each_word_is_named_with_how_often_it_was_read():
    written = texts(scene_of())
    assert {"worst", "3 readings", "though", "1 reading"} <= set(written)


def test_few_units_have_their_numbers_and_many_their_place():
    few, many = texts(scene_of()), texts(READING_SCENES["response of many units"])
    assert [text for text in few if text in {"0", "1", "2"}][:3] == ["1", "2", "0"]
    assert "600" in many
    sixty = responses_to("worst", units=60)
    assert [text for text in texts(sixty) if text.isdigit()][-60:] == [str(k) for k in sixty.units]
    assert "units" in texts(responses_to("worst", units=61))


def test_more_words_stand_below_each_other_and_the_rest_is_counted():
    heights = [
        response_figure(responses_to(*(f"w{k}" for k in range(count)))).get_figheight()
        for count in (2, 3, 4, 6)
    ]
    assert heights[0] == heights[1] < heights[2] < heights[3]
    assert any("2 more words are not drawn" in t for t in texts(READING_SCENES["many responses"]))


def test_the_caption_names_the_unit_that_answers_most():
    caption = response_caption(scene_of())
    assert "3 units in gru" in caption
    assert "“though” (1 reading, most of all unit 2: +0.300)" in caption
