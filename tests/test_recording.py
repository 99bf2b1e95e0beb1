import dataclasses

import pytest

from readings import planted_reading
from seqscope.recording import Reading


def test_a_reading_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        planted_reading("5 May").source = "6 May"


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"tokens": tuple("5 ma")}, "spans"),
        ({"tokens": tuple("5 ma"), "spans": ((0, 1),) * 4}, "scores"),
        ({"target": (*"2016-11-05", "<end>")}, "scores"),
    ],
)
def test_arrays_that_do_not_fit_the_tokens_are_refused_by_name(changes, named):
    with pytest.raises(ValueError, match=f"Its {named} came with"):
        dataclasses.replace(planted_reading("5 May"), **changes)


def test_a_text_that_was_not_read_is_a_refused_reading_without_tokens():
    reading = Reading.unread("x" * 10_000)
    assert reading.prediction is None
    assert reading.confidence == 0
    assert reading.tokens == reading.target == reading.alternatives == ()
    assert reading.weights.shape == (0, 0)
