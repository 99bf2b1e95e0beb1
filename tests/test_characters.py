"""A text as characters with their places."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seqscope.tasks.characters import read_characters

ANY_TEXT = st.text()


def read(text):
    return "".join(read_characters(text).words)


@pytest.mark.parametrize(
    ("text", "as_read"),
    [
        ("5 MÄRZ 2016", "5 marz 2016"),
        ("٥ نوفمبر ٢٠١٦", "5 نوفمبر 2016"),
        ("２０１６年１１月５日", "2016年11月5日"),
        ("  5\t\n May \u00a0 ", "5 may"),
        ("\u200f5\u200e/\x001/\u202a2016", "5/1/2016"),
        ("İyul", "iyul"),
        ("de\u0301cembre", "decembre"),
        ("12 ਜਨਵਰੀ", "12 ਜਨਵਰੀ"),
        ("😀", "😀"),
        ("", ""),
    ],
)
def test_what_differs_in_form_alone_reads_the_same(text, as_read):
    assert read(text) == as_read


@given(ANY_TEXT)
def test_every_character_points_at_the_one_code_point_it_came_from(text):
    tokens = read_characters(text)
    assert len(tokens.words) == len(tokens.spans)
    assert all(end == start + 1 for start, end in tokens.spans)
    assert list(tokens.spans) == sorted(set(tokens.spans))
    assert all(0 <= start < len(text) for start, _ in tokens.spans)


@given(ANY_TEXT)
def test_case_does_not_change_the_reading_where_it_keeps_the_length(text):
    if len(text.lower()) == len(text) and unicodedata.normalize("NFC", text) == text:
        assert len(read_characters(text.lower()).words) == len(read_characters(text).words)


@given(ANY_TEXT)
def test_reading_twice_changes_nothing(text):
    assert read(read(text)) == read(text)


@given(ANY_TEXT)
def test_without_folding_every_code_point_is_itself(text):
    assert "".join(read_characters(text, fold=False).words) == text
