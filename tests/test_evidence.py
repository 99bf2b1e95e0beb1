from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readings import planted_reading, reading_of
from seqscope.analysis.evidence import Span, evidence
from seqscope.recording import Reading


def test_neighbors_that_were_read_together_are_one_span():
    reading = reading_of("5 May", "5", [[0.0, 0.05, 0.4, 0.3, 0.25]])
    assert evidence(reading) == ((Span(2, 5, "May", 0.95),),)


def test_places_apart_are_spans_of_their_own_the_heaviest_first():
    reading = reading_of("5 May", "5", [[0.4, 0.05, 0.05, 0.0, 0.5]])
    assert evidence(reading) == ((Span(4, 5, "y", 0.5), Span(0, 1, "5", 0.4)),)


def test_a_span_shows_the_text_as_typed_not_as_the_network_saw_it():
    reading = reading_of("MAI", "0", [[0.9, 0.05, 0.05]])
    assert reading.tokens[0] == "m"
    assert evidence(reading)[0][0].text == "M"


def test_a_hint_is_no_part_of_the_text():
    mostly = reading_of("5 May", "5", [[0.9, 0.1, 0, 0, 0, 0]], hint="⟨en⟩")
    partly = reading_of("5 May", "5", [[0.5, 0.5, 0, 0, 0, 0]], hint="⟨en⟩")
    assert evidence(mostly) == ((),)
    assert evidence(partly) == ((Span(0, 1, "5", 0.5),),)


def test_what_was_not_read_has_no_evidence():
    assert evidence(Reading.unread("")) == ()
    assert evidence(reading_of("ab", "∅", [[0.0, 0.0]])) == ((),)


@pytest.mark.parametrize("share", [0.0, -1.0, 1.1, float("nan")])
def test_a_share_outside_its_range_is_refused(share):
    with pytest.raises(ValueError, match="lies above 0 and is at most 1"):
        evidence(planted_reading("5 May"), share=share)


@given(
    weights=st.lists(st.floats(0.0, 1.0), min_size=1, max_size=30).filter(lambda w: sum(w) > 0.1),
    share=st.floats(0.05, 1.0),
)
def test_spans_hold_the_share_and_nothing_could_be_left_out(weights, share):
    row = np.asarray(weights) / sum(weights)
    (spans,) = evidence(reading_of("x" * len(row), "5", [row]), share=share)
    held = [float(row[j]) for span in spans for j in range(span.start, span.end)]
    assert sum(held) >= share - 1e-4
    assert sum(held) - min(held) <= share + 1e-4
    edges = sorted((span.start, span.end) for span in spans)
    assert all(end < start for (_, end), (start, _) in pairwise(edges))
