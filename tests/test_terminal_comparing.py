"""Comparison, ablation and findings in the terminal."""

import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from comparing_scenes import COMPARING_SCENES, HOSTILE, ablated, compared
from seqscope.analysis.findings import ClassNumbers, findings
from seqscope.views.scenes.ablation import AblationEffects
from seqscope.views.scenes.comparison import Comparison
from seqscope.views.scenes.faithfulness import AttentionCheck
from seqscope.views.scenes.map_check import MapCheck
from seqscope.views.terminal.ablation import TerminalAblation
from seqscope.views.terminal.comparison import TerminalComparison
from seqscope.views.terminal.faithfulness import TerminalCheck, TerminalMapCheck
from seqscope.views.terminal.findings import TerminalFindings

COMMANDS = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]"
FORMS = {
    Comparison: TerminalComparison,
    AblationEffects: TerminalAblation,
    AttentionCheck: TerminalCheck,
    MapCheck: TerminalMapCheck,
}
SHOWN = {name: scene for name, scene in COMPARING_SCENES.items() if type(scene) in FORMS}


def printed(shown: object, width: int = 100) -> str:
    file = io.StringIO()
    Console(file=file, width=width, no_color=True).print(shown)
    return file.getvalue()


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("name", SHOWN)
def test_every_table_fits_its_terminal_and_sends_it_no_command(name, width):
    scene = SHOWN[name]
    text = printed(FORMS[type(scene)](scene), width)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert not re.search(COMMANDS, text)


def test_words_stand_between_the_responses_of_the_two():
    scene = compared()
    line = next(
        line for line in printed(TerminalComparison(scene)).splitlines() if "delicious" in line
    )
    (word,) = [each for each in scene.words.words if each.word == "delicious"]
    left, right = line.split("delicious")
    assert f"{word.first:.2f}" in left
    assert f"{word.second:.2f}" in right


def test_what_is_left_out_of_a_comparison_is_counted():
    text = printed(TerminalComparison(COMPARING_SCENES["comparison of many"]))
    assert "480 more words in common, 1 read by one alone" in text
    assert "592 more pairs, 0.08 by chance, without a partner: 0 left, 120 right" in text


def test_the_largest_change_of_loss_comes_first_below_the_unchanged_scores():
    scene = ablated()
    rows = printed(TerminalAblation(scene)).splitlines()
    assert rows[2].startswith("nothing")
    assert rows[3].startswith(scene.ablated[0].name)
    many = printed(TerminalAblation(COMPARING_SCENES["ablation of many"]), 200)
    assert "580 more held, 16 more scores" in many


def test_findings_are_sentences_with_their_links():
    found = findings(classes=ClassNumbers(training={"negative": 976, "positive": 3024}))
    text = " ".join(printed(TerminalFindings(found)).split())
    assert text.startswith("serious The training data has 3.1 times as many positive as negative")
    assert text.endswith("scores/class/negative")
    assert printed(TerminalFindings(())).startswith("No findings")


def test_a_class_with_a_hostile_name_is_only_text():
    found = findings(classes=ClassNumbers(training={HOSTILE + "[red]": 10, "b": 3000}))
    text = printed(TerminalFindings(found))
    assert not re.search(COMMANDS, text)
    assert "[red]" in text


def test_words_that_weigh_least_are_left_out_of_a_table_of_many_and_counted():
    scene = COMPARING_SCENES["check of hundreds"]
    text = printed(TerminalCheck(scene))
    assert f"and {len(scene.words) - 30} more words that weigh less" in text


def test_the_source_tokens_that_were_read_most_stand_beside_each_symbol():
    lines = printed(TerminalMapCheck(COMPARING_SCENES["map check"])).splitlines()
    assert any(re.match("2  S ", line) for line in lines)
