"""A sentence through memory: its scene, its figure, the same in the terminal."""

import io
import re

import numpy as np
import pytest
from matplotlib.collections import PolyCollection
from rich.cells import cell_len
from rich.console import Console

from reading_scenes import READING_SCENES, SENTENCE, memory_of
from seqscope.analysis.chips import chip_memory
from seqscope.views.drawing.colors import COOL, PAPER, WARM
from seqscope.views.figures.sentence import sentence_caption, sentence_figure
from seqscope.views.figures.sentence_boxes import HELD
from seqscope.views.saving import picture
from seqscope.views.scenes.sentence import read_sentence, sentence_memory
from seqscope.views.terminal.sentence import TerminalSentence

TOKENS = SENTENCE.split()
SENTENCES = [name for name, scene in READING_SCENES.items() if scene.view == "sentence-memory"]


def printed(scene, *, width=80, color=None):
    file = io.StringIO()
    options = {"color_system": color, "force_terminal": bool(color), "no_color": not color}
    Console(file=file, width=width, **options).print(TerminalSentence(scene))
    return file.getvalue()


def texts(scene):
    found = sentence_figure(scene).findobj(match=lambda artist: hasattr(artist, "get_text"))
    return [text.get_text() for text in found]


def filled(scene):
    """Every rectangle of a figure: its color and its height in pixels, downward from its start."""
    shapes = []
    for every in sentence_figure(scene).findobj(PolyCollection):
        for path, color in zip(every.get_paths(), every.get_facecolor(), strict=True):
            name = "#" + "".join(f"{round(255 * part):02x}" for part in color[:3])
            shapes.append((name, path.vertices[2, 1] - path.vertices[0, 1]))
    return shapes


def test_a_step_holds_what_each_unit_of_a_chip_holds_on_average():
    states = np.array([[0.5, 0.25, -0.5], [0.25, 0.25, 0.25]])
    chips = np.array([0, 0, 1])
    (_, last) = read_sentence("s", ["a", "b"], states, chips).steps
    memory = chip_memory(states, chips)
    assert last.positive == (0.25, 0.25)
    assert last.positive_lost == (-0.125, 0.0)
    assert last.negative_lost == (0.0, 0.5)
    assert last.link == tuple(memory.link[1])
    assert last.kept_share == tuple(memory.kept_share[1].round(6))


def test_the_most_is_what_a_bar_reaches_with_what_it_lost():
    states = np.array([[0.5, 0.0], [0.0, 0.75]])
    read = read_sentence("s", ["a", "b"], states, np.array([0, 0]))
    assert sentence_memory("gru", [read]).most == 0.375 + 0.25
    assert READING_SCENES["no sentences"].most == 1.0


def test_a_bar_shows_what_stayed_what_was_added_and_what_was_lost():
    states = np.array([[0.5, 0.0], [0.25, -0.25], [0.5, -0.5]])
    scene = sentence_memory("gru", [read_sentence("s", list("abc"), states, np.array([0, 0]))])
    legend = 6
    bars = [each for each in filled(scene)[:-legend] if abs(each[1]) > 0]
    pale = {color for color, _ in bars} - {WARM, COOL, HELD, PAPER}
    assert [color for color, _ in bars].count(WARM) == 2
    assert [color for color, _ in bars].count(COOL) == 2
    assert len(pale) == 3  # what was lost above zero, a ruler and its filled part
    heights = [abs(height) for color, height in bars if color == WARM]
    assert heights[0] == pytest.approx(2 * heights[1])


def test_numbers_of_another_reading_and_other_chips_are_refused():
    states, chips = np.zeros((2, 3)), np.array([0, 0, 1])
    with pytest.raises(ValueError, match="3 tokens came with 2, 3, 3 of them"):
        read_sentence("s", list("abc"), states, chips)
    with pytest.raises(ValueError, match="2 tokens came with 2, 1, 2 of them"):
        read_sentence("s", list("ab"), states, chips, predictions=["good"])
    with pytest.raises(ValueError, match="2 tokens came with 2, 2, 3 of them"):
        read_sentence("s", list("ab"), states, chips, probabilities=np.ones(3))
    one = read_sentence("s", list("ab"), states, chips)
    other = read_sentence("s", list("ab"), states, np.array([0, 1, 1]))
    with pytest.raises(ValueError, match=r"chips of \(2, 1\) and of \(1, 2\)"):
        sentence_memory("gru", [one, other])


def test_every_token_stands_beside_its_box_and_a_long_sentence_goes_on_in_the_next_column():
    short, long = memory_of(TOKENS), memory_of(TOKENS * 4)
    assert [text for text in texts(short) if text in TOKENS] == TOKENS
    assert [text for text in texts(long) if text in TOKENS] == TOKENS * 4
    widths = [sentence_figure(scene).get_figwidth() for scene in (short, long)]
    assert widths[1] > 1.2 * widths[0]


def test_the_numbers_of_chips_stand_above_all_that_is_drawn():
    figure = sentence_figure(memory_of(TOKENS * 4))
    drawn = [path for every in figure.findobj(PolyCollection) for path in every.get_paths()]
    found = figure.findobj(match=lambda artist: hasattr(artist, "get_text"))
    numbers = [text.get_position()[1] for text in found if text.get_text() == "0"]
    assert max(numbers) + 4 < min(path.vertices[:, 1].min() for path in drawn)


def test_what_does_not_fit_is_counted():
    assert any("6 more tokens are not drawn" in text for text in texts(memory_of(["a"] * 150)))
    assert not any("not drawn" in text for text in texts(memory_of(["a"] * 144)))


def test_more_chips_than_can_be_told_apart_are_refused_but_saved_as_numbers():
    scene = memory_of(["a"], units=61, chips=61)
    with pytest.raises(ValueError, match="at most 60 chips"):
        picture(scene, "svg")
    assert picture(scene, "json")


def test_the_caption_says_where_the_decision_turned():
    assert "read as bad since “the”" in sentence_caption(memory_of(TOKENS))
    assert sentence_caption(memory_of(["yes"])).endswith("“yes”, read as good")
    assert "nothing" in sentence_caption(READING_SCENES["no sentences"])


def test_the_direction_of_reading_is_said():
    assert any("read from the end" in text for text in texts(READING_SCENES["backward sentence"]))
    assert not any("from the end" in text for text in texts(READING_SCENES["sentence"]))


@pytest.mark.parametrize("name", SENTENCES)
@pytest.mark.parametrize("width", [20, 40, 120])
def test_it_fits_its_terminal_and_sends_no_command(name, width):
    out = printed(READING_SCENES[name], width=width)
    assert max(map(cell_len, out.splitlines())) <= width
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out)


def test_in_the_terminal_each_token_has_its_links_and_the_prediction_so_far():
    scene = memory_of(TOKENS)
    lines = printed(scene).splitlines()
    assert lines[1].split() == ["#0", "#1", "#2", "so", "far"]
    assert lines[2].split()[0] == "I"
    assert lines[2].split()[-2:] == ["0.50", "good"]
    link = lines[2].split()[1].replace("−", "-")
    assert float(link) == pytest.approx(scene.sentences[0].steps[0].link[0], abs=0.01)
    assert lines[13].split()[-2:] == ["1.00", "bad"]


def test_chips_that_do_not_fit_go_on_below():
    lines = printed(memory_of(TOKENS, units=40, chips=20), width=60).splitlines()
    heads = " ".join(line for line in lines if "#" in line).split()
    assert [head for head in heads if head.startswith("#")] == [f"#{k}" for k in range(20)]


def test_with_color_strong_links_have_the_strongest_grounds():
    assert "48;2;" in printed(memory_of(TOKENS), color="truecolor")
    assert "48;2;" not in printed(memory_of(TOKENS))
