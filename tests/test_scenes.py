import json

import pytest
from pydantic import ValidationError

from readings import planted_reading, reading_of
from seqscope.recording import Reading
from seqscope.views.scenes.attention import AttentionMap, attention_map
from seqscope.views.writing.characters import NO_SHAPE, visible
from seqscope.views.writing.direction import line_order


def standing(source: str, **hint: str) -> str:
    scene = attention_map(planted_reading(source, **hint))
    return "".join(scene.columns[j].label for j in scene.line)


def test_a_scene_survives_the_way_through_json():
    scene = attention_map(planted_reading("٥ نوفمبر\x00 ٢٠١٦", hint="⟨ar⟩"))
    assert AttentionMap.model_validate_json(scene.model_dump_json()) == scene


def test_a_scene_holds_one_weight_and_one_score_for_each_pair():
    scene = attention_map(planted_reading("5 May 2016"))
    assert len(scene.weights) == len(scene.scores) == len(scene.rows) == 10
    assert {len(row) for row in scene.weights + scene.scores} == {len(scene.columns)}
    assert [sum(row) for row in scene.weights] == pytest.approx([1.0] * 10, abs=1e-4)


def test_a_scene_refuses_what_it_does_not_know():
    scene = attention_map(planted_reading("5 May"))
    with pytest.raises(ValidationError):
        AttentionMap(**{**scene.model_dump(), "color": "red"})


def test_columns_show_what_was_typed():
    assert [c.text for c in attention_map(planted_reading("5 MAI")).columns] == list("5 MAI")


def test_a_refusal_is_labeled_and_has_no_prediction():
    scene = attention_map(reading_of("hello", "∅", [[0.2] * 5]))
    assert (scene.answer.prediction, scene.answer.label) == (None, "refused")
    assert [row.text for row in scene.rows] == ["∅"]


def test_what_was_not_read_is_an_empty_scene():
    scene = attention_map(Reading.unread("x" * 10_000))
    assert scene.columns == scene.rows == scene.weights == scene.line == ()


def test_lone_surrogates_do_not_break_the_export():
    scene = attention_map(planted_reading("5 May \udcff"))
    assert json.loads(scene.model_dump_json())["source"] == "5 May \N{REPLACEMENT CHARACTER}"


def test_a_right_to_left_text_stands_as_it_is_written_and_keeps_its_numbers():
    assert standing("٥ نوفمبر ٢٠١٦") == "٢٠١٦·ربمفون·٥"
    assert standing("5 בנובמבר 2016") == "2016·רבמבונב·5"


def test_the_hint_stands_where_the_text_begins():
    assert standing("5 May", hint="⟨en⟩") == "⟨en⟩5·May"
    assert standing("٥ مايو", hint="⟨ar⟩") == "ويام·٥⟨ar⟩"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("abc 12", "abc 12"),
        ("אב 12.5 ג", "ג 12.5 בא"),
        ("see אב 12 now", "see 12 בא now"),
        ("אב cd", "cd בא"),
        ("ב 5-6", "5-6 ב"),
        ("ب 5-6", "6-5 ب"),
        ("", ""),
    ],
)
def test_lines_are_ordered_as_unicode_orders_them(typed, shown):
    assert "".join(typed[j] for j in line_order(typed)) == shown


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\x9b", "\N{RIGHT-TO-LEFT OVERRIDE}", "\ufeff", "\uffff"]
)
def test_characters_that_command_a_terminal_are_shown_not_sent(character):
    assert visible(character) == NO_SHAPE


def test_a_mark_without_its_letter_stands_on_a_circle():
    assert visible("\N{COMBINING ACUTE ACCENT}") == "◌\N{COMBINING ACUTE ACCENT}"
