"""Words and ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seqscope.tasks.vocabulary import END, MARKERS, PADDING, START, UNKNOWN, Vocabulary


def test_the_four_markers_are_four_different_ids():
    assert [Vocabulary.of("ab").ids([marker]) for marker in MARKERS] == [
        [PADDING],
        [START],
        [END],
        [UNKNOWN],
    ]
    assert len({PADDING, START, END, UNKNOWN}) == 4


@given(st.text(alphabet="abcdefgh"))
def test_known_words_come_back(text):
    vocabulary = Vocabulary.of("abcdefgh")
    assert "".join(vocabulary.tokens(vocabulary.ids(text))) == text


def test_an_unknown_word_is_not_padding():
    assert Vocabulary.of("a").ids(["b"]) == [UNKNOWN]


@pytest.mark.parametrize("words", [("a", "b"), (*MARKERS, "a", "a")])
def test_a_vocabulary_without_markers_or_with_a_word_twice_is_refused(words):
    with pytest.raises(ValueError, match=r"Build it with Vocabulary\.of"):
        Vocabulary(words)
