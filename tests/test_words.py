"""Word weights: the text in lines, on a sheet and in the terminal."""

import io
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from scenes import SCENES, weighed
from seqscope.views.figures.words import words_caption
from seqscope.views.scenes.words import Piece, heaviest, word_weights, wrapped
from seqscope.views.terminal.words import TerminalWords
from seqscope.views.writing.characters import visible


def printed(scene, *, width=80, color=None):
    file = io.StringIO()
    options = {"color_system": color, "force_terminal": bool(color), "no_color": not color}
    Console(file=file, width=width, **options).print(TerminalWords(scene))
    return file.getvalue()


def joined(lines):
    return ["".join(piece.text for piece in line) for line in lines]


@given(st.text(max_size=80), st.integers(2, 40))
@example("\N{EMOJI MODIFIER FITZPATRICK TYPE-1-2}", 2)
@example("\N{HANGUL JUNGSEONG A} \N{DEVANAGARI VOWEL SIGN AA}", 2)
def test_wrapped_lines_hold_the_whole_text_and_fit(text, width):
    lines = wrapped(weighed(text), width)
    whole = "".join(visible(part) for part in text.split())
    assert re.sub("[ ◌]", "", "".join(joined(lines))) == re.sub("◌", "", whole)
    assert all(cell_len(line) <= width for line in joined(lines))


def test_lines_break_at_spaces_and_long_words_where_they_must():
    scene = weighed("A wonderful film, isn't it?")
    assert joined(wrapped(scene, 12)) == ["A wonderful", "film, isn't", "it?"]
    assert joined(wrapped(scene, 5)) == ["A", "wonde", "rful", "film,", "isn't", "it?"]


def test_every_word_has_its_weight_and_what_stands_between_has_none():
    (line,) = wrapped(weighed("Not good, at all.", good=0.7), 80)
    assert line[0] == Piece("Not", 0.01)
    assert line[2:5] == [Piece("good", 0.7), Piece(","), Piece(" ")]


def test_a_token_that_is_no_part_of_the_text_is_listed_but_not_written():
    scene = word_weights("Yes", ["⟨start⟩", "yes"], [(0, 0), (0, 3)], [0.9, 0.1], {"a": 1.0}, "a")
    assert joined(wrapped(scene, 80)) == ["Yes"]
    assert [word.token for word in heaviest(scene, 2)] == ["⟨start⟩", "yes"]


def test_words_that_the_network_did_not_read_are_written_without_a_weight():
    scene = word_weights("one two three", ["one"], [(0, 3)], [1.0], {"a": 1.0}, "a")
    (line,) = wrapped(scene, 80)
    assert [piece.text for piece in line if piece.weight is None] == [" ", "two", " ", "three"]


def test_the_heaviest_words_come_once_each():
    scene = word_weights(
        "b a b", ["b", "a", "b"], [(0, 1), (2, 3), (4, 5)], [0.2, 0.3, 0.5], {}, None
    )
    assert [(word.token, word.weight) for word in heaviest(scene, 5)] == [("b", 0.5), ("a", 0.3)]


def test_classes_stand_in_the_order_of_their_probability():
    assert [each.name for each in SCENES["words"].classes] == ["positive", "negative"]
    assert "read as positive, most attention on love" in words_caption(SCENES["words"])


def test_without_color_a_shade_stands_below_each_heavy_word():
    lines = printed(weighed("I love it, not them", love=0.5, **{"not": 0.25})).splitlines()
    assert lines[2:4] == ["I love it, not them", "  ████     ▒▒▒"]


def test_with_color_each_word_has_a_ground_of_its_own_tint():
    text = printed(SCENES["words"], color="truecolor")
    assert "48;2;165;173;255mlove" in text
    assert "█" not in text


@pytest.mark.parametrize("name", ["words", "hostile words", "many words", "no words"])
@pytest.mark.parametrize("width", [20, 40, 120])
def test_a_text_fits_its_terminal(name, width):
    assert max(map(cell_len, printed(SCENES[name], width=width).splitlines())) <= width


def test_nothing_in_a_text_reaches_the_terminal_as_a_command():
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", printed(SCENES["hostile words"])
    )


def test_a_text_without_words_says_so():
    assert "No attention to show" in printed(SCENES["no words"])


def test_a_refusal_is_said_where_the_class_would_stand():
    scene = word_weights("Hm", ["hm"], [(0, 2)], [1.0], {"a": 0.4, "b": 0.3}, None)
    assert printed(scene).startswith("refused   confidence 0.400")
    assert "read as refused" in words_caption(scene)
