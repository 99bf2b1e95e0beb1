"""From which word self-attention looked at which: the network's own numbers, and their scene."""

import numpy as np
import pytest

from scenes import asked
from seqscope.cli.opened import OpenedRun
from seqscope.cli.pictures.attention import attention
from seqscope.runs.run import Run
from seqscope.views.scenes.word_map import WordMap

TEXT = "The soup was lovely and warm"


@pytest.fixture(scope="module")
def opened(asking: Run) -> OpenedRun:
    return OpenedRun(asking.folder)


def test_weights_are_the_softmax_of_scores_and_of_all_heads_what_words_weighed(opened):
    found = opened.word_asker.asked(TEXT)
    raised = np.exp(found.scores)
    assert np.allclose(found.weights, raised / raised.sum(axis=-1, keepdims=True), atol=1e-6)
    assert not np.allclose(found.weights[0], found.weights[1])
    scene = attention(opened, text=TEXT, head="mean")
    weighed = attention(opened, text=TEXT)
    assert scene.received == pytest.approx([each.weight for each in weighed.words], abs=1e-5)
    assert (scene.text, weighed.heads) == (weighed, 2)


def test_a_head_has_its_own_map_and_the_mean_is_that_of_all(opened):
    first, second, mean = (attention(opened, text=TEXT, head=head) for head in (0, 1, "mean"))
    assert np.allclose((first.weights.values + second.weights.values) / 2, mean.weights.values)
    assert np.allclose((first.scores.values + second.scores.values) / 2, mean.scores.values)
    assert first.elsewhere == pytest.approx([0.0] * 6, abs=1e-5)


def test_what_lies_on_padding_is_told():
    scene = asked("one two three", on_padding=0.6)
    assert scene.elsewhere == pytest.approx([0.6] * 3, abs=1e-6)
    assert sum(scene.received) == pytest.approx(0.4, abs=1e-5)


def test_its_numbers_survive_the_way_through_json_bit_for_bit():
    scene = asked("one two three")
    again = WordMap.model_validate_json(scene.model_dump_json())
    assert again == scene
    assert np.array_equal(again.weights.values, scene.weights.values)


def test_three_hundred_words_are_less_than_a_megabyte_and_a_half():
    assert len(asked("word " * 300).model_dump_json()) < 1_500_000


@pytest.mark.parametrize(
    ("text", "asked_for", "told"),
    [
        (TEXT, {"head": 2}, "this network has 2"),
        ("", {"head": 0}, "has no word"),
        (TEXT, {"pins": [(0, 0)]}, "asked of translators"),
        (TEXT, {"alternative": 1}, "asked of translators"),
    ],
)
def test_what_is_not_there_is_refused(opened, text, asked_for, told):
    with pytest.raises(ValueError, match=told):
        attention(opened, text=text, **asked_for)


def test_a_network_without_self_attention_has_no_heads(reviews: Run):
    with pytest.raises(ValueError, match="Heads are what self-attention has"):
        attention(OpenedRun(reviews.folder), text=TEXT, head=0)
