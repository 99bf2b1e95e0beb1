"""Pictures of gates, units and their places: what follows from the numbers, and how it is drawn."""

import io
import re
import warnings

import numpy as np
import pytest
from rich.cells import cell_len
from rich.console import Console

from seqscope.views.saving import DRAWINGS, picture
from seqscope.views.scenes.concordance import Concordance, aligned, concordance, passages
from seqscope.views.scenes.gates import Gates, gates
from seqscope.views.scenes.timelines import UnitsOverTime, units_over_time
from seqscope.views.scenes.units import extreme_words, text_lines, unit_details
from seqscope.views.terminal.concordance import TerminalConcordance
from seqscope.views.terminal.gates import TerminalGates
from seqscope.views.terminal.timelines import TerminalTimeline
from test_pictures import assert_readable, boxes, texts
from unit_scenes import (
    FILM,
    HEBREW,
    HOSTILE,
    RUNS,
    UNIT_SCENES,
    details,
    gates_of,
    places_in,
    timeline,
)

FORMS = {
    Concordance: TerminalConcordance,
    Gates: TerminalGates,
    UnitsOverTime: TerminalTimeline,
}
SHOWN = [name for name, scene in UNIT_SCENES.items() if type(scene) in FORMS]


def printed(scene, *, width=80, color=None):
    """A scene as a terminal of this width shows it."""
    file = io.StringIO()
    console = Console(
        file=file, width=width, color_system=color, force_terminal=bool(color), no_color=not color
    )
    console.print(FORMS[type(scene)](scene))
    return file.getvalue()


class TestEveryScene:
    @pytest.mark.parametrize("name", UNIT_SCENES)
    def test_it_becomes_a_picture_without_a_warning_and_survives_the_way_through_json(self, name):
        scene = UNIT_SCENES[name]
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert picture(scene, "svg").startswith(b"<?xml")
        assert len(DRAWINGS[type(scene)].caption(scene)) > 10
        assert type(scene).model_validate_json(scene.model_dump_json()) == scene

    @pytest.mark.parametrize("name", UNIT_SCENES)
    def test_nothing_leaves_the_sheet_and_no_two_texts_lie_on_each_other(self, name):
        assert_readable(UNIT_SCENES[name])

    @pytest.mark.parametrize("name", ["hostile concordance", "unit of scripts"])
    def test_names_that_no_person_gives_become_letters(self, name):
        assert not set("".join(texts(UNIT_SCENES[name]))) & set("\x1b\u202e\udcff")

    @pytest.mark.parametrize("name", SHOWN)
    @pytest.mark.parametrize("width", [50, 120])
    def test_it_fits_the_terminal_and_sends_it_no_command(self, name, width):
        for color in (None, "truecolor"):
            text = re.sub(
                r"\x1b\[[\d;]*m", "", printed(UNIT_SCENES[name], width=width, color=color)
            )
            assert max(cell_len(line) for line in text.splitlines()) <= width
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_lines_are_those_of_selected_units_and_of_those_that_move_most_the_others_are_counted():
    values = np.array([[0.0, 0.0, 0.0, 0.0], [0.1, 0.9, 0.0, 0.5]])
    scene = units_over_time("layer", ["a", "b"], list("wxyz"), values, selected=[2], most=2)
    assert [(unit.unit, unit.name, unit.selected) for unit in scene.units] == [
        (1, "x", False),
        (2, "y", True),
    ]
    assert scene.left_out == 2
    assert "4 units over 2 tokens" in DRAWINGS[type(scene)].caption(scene)


class TestGates:
    def test_a_unit_that_never_forgets_has_no_half_life_and_is_counted(self):
        scene = gates("layer", {"f": [0.1, 0.2]}, {"f": [0.0, 0.0]}, [8.0, np.inf])
        assert scene.half_lives == (8.0, None)
        assert any("1 of 2 units never forget" in text for text in texts(scene))

    def test_each_half_life_is_in_the_bar_of_its_octave(self):
        scene = gates("layer", {"f": [0.0] * 5}, {"f": [0.0] * 5}, [1.0, 3.9, 4.0, 0.6, np.inf])
        assert (scene.first_octave, scene.octaves) == (-1, (1, 1, 1, 1))
        far = gates("layer", {"f": [0.0] * 2}, {"f": [0.0] * 2}, [0.0, 1e30])
        assert (far.first_octave, sum(far.octaves)) == (-10, 2)

    def test_the_units_that_are_open_and_shut_the_longest_are_named(self):
        written = texts(gates("layer", {"f": [0.1, 0.7]}, {"f": [0.0, 0.0]}))
        assert {"most open: 1 (0.70), 0 (0.10)", "most shut: none ever"} <= set(written)

    def test_units_that_lie_together_share_a_dot_of_as_much_area(self):
        scene = gates("layer", {"f": [0.0] * 4 + [0.9]}, {"f": [1.0] * 4 + [0.0]})
        figure = DRAWINGS[type(scene)].figure(scene)
        sizes = [size for dots in figure.axes[0].collections for size in dots.get_sizes()]
        assert sorted(sizes)[-1] == pytest.approx(4 * sorted(sizes)[0])

    @pytest.mark.parametrize(
        ("opened", "shut", "lives"),
        [
            ({}, {}, ()),
            ({"f": []}, {"f": []}, ()),
            ({"f": [0.1]}, {"i": [0.1]}, ()),
            ({"f": [0.1]}, {"f": [0.1, 0.2]}, ()),
            ({"f": [0.1]}, {"f": [0.1]}, (1.0, 2.0)),
        ],
    )
    def test_gates_that_do_not_belong_together_are_refused(self, opened, shut, lives):
        with pytest.raises(ValueError, match="Give those of one layer"):
            gates("layer", opened, shut, lives)

    @pytest.mark.parametrize("life", [-1.0, np.nan])
    def test_a_half_life_that_is_none_is_refused(self, life):
        with pytest.raises(ValueError, match="from 0 up"):
            gates("layer", {"f": [0.1]}, {"f": [0.1]}, [life])

    def test_gates_without_half_lives_have_no_histogram(self):
        assert "half-life in tokens" in texts(gates_of(20, "forget_gate"))
        assert "half-life in tokens" not in texts(gates_of(20, "input_gate", lives=False))


class TestConcordance:
    def test_what_was_found_stands_at_the_same_place_on_every_line(self):
        scene = concordance(
            "not", [places_in([FILM, FILM[2:], FILM[:4]], [(9, 10), (7, 8), (1, 2)])]
        )
        lines = [line for line in printed(scene).splitlines() if "[" in line]
        assert len({line.index("[") for line in lines}) == 1
        assert [re.search(r"\[(.*)\]", line)[1] for line in lines] == ["not", "not", "love"]
        starts = {
            round(b.x0) for text, b in boxes(scene)[0] if text in {"not", "love"} and b.x0 > 100
        }
        assert len(starts) == 1

    def test_a_script_that_runs_leftward_has_its_beginning_on_the_right(self):
        (passage,) = places_in([HEBREW[:4]], [(1, 2)]).passages
        line = aligned(passage, 40, spaced=True)
        assert line.right == (HEBREW[0],)
        assert line.left == (HEBREW[3], HEBREW[2])
        assert line.turned

    def test_what_does_not_fit_is_an_ellipsis_at_the_far_end(self):
        (passage,) = places_in([["aaaa", "bbbb", "key", "cccc", "dddd"]], [(2, 3)]).passages
        line = aligned(passage, 8, spaced=True)
        assert (line.left, line.found, line.right) == (("…", "bbbb"), ("key",), ("cccc", "…"))
        assert aligned(passage, 9, spaced=True).left == ("aaaa", "bbbb")

    @pytest.mark.parametrize(
        "name", ["concordance", "hostile concordance", "character concordance", "long concordance"]
    )
    @pytest.mark.parametrize("width", [50, 80, 160])
    def test_it_fits_the_terminal_and_sends_it_no_command(self, name, width):
        for color in (None, "truecolor"):
            text = printed(UNIT_SCENES[name], width=width, color=color)
            plain = re.sub(r"\x1b\[[\d;]*m", "", text)
            assert max(cell_len(line) for line in plain.splitlines()) <= width
            groups = UNIT_SCENES[name].groups
            lines = 1 + sum(2 + max(1, len(group.passages)) for group in groups)
            assert len(plain.splitlines()) == lines, "a passage takes one line"
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", plain)

    def test_color_tells_values_apart_where_there_is_color(self):
        text = printed(UNIT_SCENES["concordance"], color="truecolor")
        assert len(set(re.findall(r"48;2;[\d;]+", text))) >= 4

    def test_a_group_without_a_place_says_so(self):
        assert "No such place." in printed(UNIT_SCENES["concordance"])

    def test_bad_input_is_refused_in_words(self):
        with pytest.raises(ValueError, match="1, 1, 0, 1 of them"):
            passages("strongest", "value", [["a"]], [(0, 1)], [], [0.5])
        for span in [(0, 0), (-1, 1), (0, 2)]:
            with pytest.raises(ValueError, match="one of a passage's tokens"):
                passages("strongest", "value", [["a"]], [span], [0], [0.5])

    def test_a_value_that_is_no_number_is_none(self):
        scene = concordance("a", [passages("typical", "value", [["a"]], [(0, 1)], [0], [np.nan])])
        assert scene.groups[0].passages[0].value is None
        assert "–" in texts(scene)


class TestUnits:
    WORDS = ("a", "b", "c", "d", "e")
    MEANS = np.array([0.3, -0.2, 0.3, np.nan, -0.5])
    BANDS = np.array([[-1.0, 0.0, 0.1, 1.0]] * 5)

    def chosen(self, most):
        low, high, between = extreme_words(
            self.WORDS, np.arange(5), self.MEANS, self.BANDS, most=most
        )
        return [box.word for box in low], [box.word for box in high], between

    def test_words_rise_from_the_lowest_mean_to_the_highest_and_none_is_in_both(self):
        assert self.chosen(1) == (["e"], ["c"], 2)
        assert self.chosen(2) == self.chosen(8) == (["e", "b"], ["a", "c"], 0)

    def test_a_word_has_its_count_and_its_percentiles(self):
        low, _, _ = extreme_words(self.WORDS, np.arange(5), self.MEANS, self.BANDS)
        assert (low[0].count, low[0].mean, low[0].band) == (4, -0.5, (-1.0, 0.0, 0.1, 1.0))

    def test_words_left_out_are_counted(self):
        assert "284 words between them" in texts(details(300, FILM))

    def test_a_text_is_cut_into_lines_that_fit_and_hold_every_token_once(self):
        tokens = ["love", "the", "x" * 50, "food"] * 20
        lines = text_lines(tokens, 30, spaced=True)
        assert [place for line in lines for place in line] == list(range(80))
        width = max(sum(min(len(tokens[k]), 24) + 1 for k in line) for line in lines)
        assert width <= 30
        assert text_lines([], 30, spaced=True) == []

    def test_tokens_that_are_not_drawn_are_counted(self):
        assert any("68 more tokens" in text for text in texts(UNIT_SCENES["unit of hundreds"]))

    def test_bad_input_is_refused_in_words(self):
        with pytest.raises(ValueError, match="2 tokens came with 1"):
            unit_details("unit 0", text=(["a", "b"], [0.5]))
        with pytest.raises(ValueError, match="5 words came with 4 counts"):
            extreme_words(self.WORDS, np.arange(4), self.MEANS, self.BANDS)
        with pytest.raises(ValueError, match=r"bands \[5, 2\]"):
            extreme_words(self.WORDS, np.arange(5), self.MEANS, self.BANDS[:, :2])


class TestTimelines:
    def test_selected_units_are_named_beside_their_lines_and_others_are_not(self):
        written = texts(timeline(FILM, 20, selected=(2, 5), span=(1, 3)))
        assert {"unit 2", "unit 5"} <= set(written)
        assert "unit 3" not in written
        assert "20 units over 18 tokens; 2 selected by the shaded span: unit 2, unit 5" in written

    def test_few_units_are_all_named_where_nothing_is_selected(self):
        assert {f"unit {k}" for k in range(4)} <= set(texts(timeline(FILM, 4)))
        assert {f"unit {k}" for k in range(4)} <= set(texts(timeline(FILM, 4, span=(1, 3))))

    def test_every_token_is_written_below_its_place_in_a_long_text(self):
        scene = timeline([f"token{k}" for k in range(130)], 2)
        figure = DRAWINGS[type(scene)].figure(scene)
        found = figure.findobj(match=lambda artist: hasattr(artist, "get_text"))
        written = [text.get_text() for text in found]
        assert {f"token{k}" for k in range(130)} <= set(written)
        assert [text for text in written if text.startswith("from")] == [
            "from token 44",
            "from token 88",
        ]

    def test_matches_are_listed_below(self):
        scene = timeline(FILM, 2, matches=RUNS)
        assert "the same units elsewhere" in texts(scene)
        assert "the same units elsewhere" in printed(scene)

    def test_the_tokens_of_the_span_are_marked_in_a_terminal(self):
        lines = printed(timeline(FILM, 20, selected=(2, 5), span=(1, 3))).splitlines()
        assert [line.split()[0] for line in lines if "◀" in line] == FILM[1:3]

    def test_counts_are_written_without_decimals(self):
        counts = passages(
            "elsewhere", "units on", [FILM, FILM], [(0, 1), (1, 3)], [0, 9], [4.0, 3.0]
        )
        scene = concordance("", [counts])
        assert {"4", "3"} <= set(texts(scene))
        assert re.search(r"^ +4  ", printed(scene), re.MULTILINE)
        assert not places_in([FILM], [(0, 1)]).counted

    def test_a_value_that_is_no_number_is_a_gap(self):
        values = np.array([[0.1], [np.nan], [0.3]])
        scene = units_over_time("layer", ["a", "b", "c"], [HOSTILE], values)
        assert scene.units[0].values == (0.1, None, 0.3)
        assert picture(scene, "svg")

    def test_bad_input_is_refused_in_words(self):
        values = np.zeros((3, 2))
        with pytest.raises(ValueError, match=r"the shape \[3, 2\]"):
            units_over_time("layer", ["a", "b"], ["1", "2"], values)
        for span in [(0, 0), (-1, 2), (2, 4)]:
            with pytest.raises(ValueError, match="within 3 tokens"):
                units_over_time("layer", list("abc"), ["1", "2"], values, span=span)
        with pytest.raises(ValueError, match="some of 2 units"):
            units_over_time("layer", list("abc"), ["1", "2"], values, selected=[2])
