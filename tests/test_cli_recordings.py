"""The commands about what a network remembers, as they are typed."""

import json
import math
import shlex
import shutil
from pathlib import Path

import numpy as np
import pytest

from prompt import seqscope as typed
from seqscope.cli.pictures.gates import gate_scene
from seqscope.recording import Layer, Part, Recording
from seqscope.runs.record.making import record
from seqscope.runs.record.opening import recorded
from seqscope.runs.run import Run

TEXT = "the soup was lovely and warm"


COMMANDS = {
    "words": ("words", "RUN", "lovely", "awful"),
    "clusters": ("clusters", "RUN", "--clusters", 2),
    "sentence": ("sentence", "RUN", TEXT, "awful", "--clusters", 2),
    "units": ("units", "RUN", 1, "--text", TEXT, "--examples", 3),
    "pattern": ("pattern", "RUN", TEXT, "--places", 3),
    "gates": ("gates", "RUN"),
    "contributions": ("contributions", "RUN", TEXT, "--clusters", 2),
    "ablate": ("ablate", "RUN", "--clusters", 2, "--count", 50),
    "compare": ("compare", "RUN", "RUN", "--count", 500),
}
VIEWS = {
    "words": "word-responses",
    "clusters": "memory",
    "sentence": "sentence-memory",
    "units": "unit",
    "pattern": "units-over-time",
    "gates": "gates",
    "contributions": "contribution-ledger",
    "ablate": "ablation",
    "compare": "comparison",
}


def given(name: str, run: Run) -> list[object]:
    return [run.folder if each == "RUN" else each for each in COMMANDS[name]]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_prints_draws_and_tells_its_numbers(
    reviews: Run, tmp_path: Path, name: str
) -> None:
    code, out, _ = typed(*given(name, reviews))
    assert code == 0
    assert len(out.splitlines()) > 2
    code, out, _ = typed(*given(name, reviews), "--json", "--out", tmp_path / "it.svg")
    assert code == 0
    assert json.loads(out)["view"].startswith(VIEWS[name])
    assert (tmp_path / "it.svg").read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize(
    "name", ["clusters", "units", "pattern", "sentence", "contributions", "ablate"]
)
def test_language_models_are_looked_into_as_well(verses: Run, name: str) -> None:
    changed = [
        "the cat sat on a mat" if each in (TEXT, "awful") else each for each in given(name, verses)
    ]
    code, out, complaint = typed(*changed, "--json")
    assert code == 0, complaint
    assert json.loads(out)["view"]


def test_contributions_sum_to_what_the_network_says(reviews: Run) -> None:
    asked = ("--of", "positive", "--against", "negative", "--json")
    margin = json.loads(typed(*given("contributions", reviews), *asked)[1])
    told = json.loads(typed("predict", reviews.folder, TEXT, "--json")[1])["probabilities"]
    assert margin["total"] == pytest.approx(
        math.log(told["positive"] / told["negative"]), abs=2e-3 / min(told.values())
    )
    shares = sum(sum(row["shares"]) for row in margin["rows"])
    assert shares + margin["bias"] == pytest.approx(margin["total"], rel=1e-9)


def test_texts_without_a_class_do_not_hide_what_the_others_lose(
    reviews: Run, tmp_path: Path
) -> None:
    rows = ["text,stars", *["the soup was lovely and warm,5", "awful and cold,1"] * 3]
    told = []
    for name, more in (("some.csv", ["a monday with friends,3"] * 2), ("all.csv", [])):
        (tmp_path / name).write_text("\n".join([*rows, *more]) + "\n")
        asked = ("ablate", reviews.folder, "--clusters", 2, "--text", tmp_path / name, "--json")
        told.append(json.loads(typed(*asked)[1]))
    some, whole = told
    assert some["examples"] == whole["examples"] == 6
    assert [each["name"] for each in some["scores"]] == ["accuracy"]
    assert some["scores"] == whole["scores"]
    assert [(each["name"], each["scores"]) for each in some["ablated"]] == [
        (each["name"], each["scores"]) for each in whole["ablated"]
    ]


def test_the_imbalance_of_the_data_is_found_without_being_asked(reviews: Run) -> None:
    code, out, _ = typed("findings", reviews.folder, "--json")
    assert code == 0
    (first, *_) = json.loads(out)["findings"]
    assert "times as many positive as negative" in first["sentence"]


def test_the_suggested_number_of_clusters_is_printed_and_told(reviews: Run) -> None:
    lines = typed("clusters", reviews.folder, "--suggest")[1].splitlines()
    code, out, _ = typed("clusters", reviews.folder, "--suggest", "--json")
    assert code == 0
    told = json.loads(out)
    assert [int(line.split()[0]) for line in lines] == [each["clusters"] for each in told["table"]]
    (marked,) = (line for line in lines if line.endswith("suggested"))
    assert int(marked.split()[0]) == told["clusters"]


def test_a_recording_is_made_and_told(verses: Run, tmp_path: Path) -> None:
    text = tmp_path / "own.txt"
    text.write_text("the cat sat on a mat .\nmy dog ran to his house .\n")
    code, out, _ = typed("record", verses.folder, "--text", text, "--out", tmp_path / "r", "--json")
    assert code == 0
    told = json.loads(out)
    assert (told["sequences"], told["tokens"]) == (1, 16)
    code, out, _ = typed("clusters", verses.folder, "--recording", tmp_path / "r", "--clusters", 2)
    assert code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("words", "RUN", "zebra"), "Never read: 'zebra'"),
        (("words", "RUN", "--layer", "other"), "asked for was 'other'"),
        (("words", "RUN", "--by", "chance"), "by effect or by frequency"),
        (("units", "RUN", 99), "recurrent_0 has 8. Given was 99"),
        (("clusters", "RUN", "--clusters", 500), "Ask for fewer"),
        (("clusters", "RUN", "--words", 9, "--select", "monday"), "Give --words"),
        (("clusters", "RUN", "--select", "zebra"), "Never read: 'zebra'"),
        (("sentence", "RUN", "qwertz"), "no word that it knows"),
        (("contributions", "RUN", TEXT, "--of", "neutral"), "Given was 'neutral'"),
        (("pattern", "RUN", "qwertz"), "no word that it knows"),
        (("pattern", "RUN", TEXT, "--span", "2:6"), "The text has 6, and given was 2:6"),
        (("pattern", "RUN", TEXT, "--span", "lovely soup"), "Given was 'lovely soup'"),
        (("pattern", "RUN", TEXT, "--threshold", 0.99), "with 0.99. Give another threshold"),
        (("pattern", "RUN", TEXT, "--layer", "other"), "asked for was 'other'"),
        (("gates", "RUN", "--layer", "other"), "asked for was 'other'"),
        (("ablate", "RUN", "--chip", 77), "Given was 77"),
        (("ablate", "RUN", "--at", "noon"), "at zero or at their mean"),
        (("ablate", "RUN", "--unit", 400), "this layer has 8"),
        (("record", "RUN", "--text", "nowhere.csv", "--again"), "nowhere.csv"),
        (("record", "RUN", "--kinds", "forget_gate", "--out", "elsewhere"), "forget_gate"),
    ],
)
def test_what_cannot_be_done_is_said_in_three_sentences(
    reviews: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[object, ...],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, complaint = typed(*(reviews.folder if each == "RUN" else each for each in arguments))
    assert code == 2
    assert message in " ".join(complaint.split())
    assert "Traceback" not in complaint
    assert typed("words", reviews.folder)[0] == 0, "what was recorded is still there"


def test_where_no_gates_were_recorded_the_command_that_records_them_is_named_and_works(
    verses: Run, tmp_path: Path
) -> None:
    run = shutil.copytree(verses.folder, tmp_path / "run")
    code, _, complaint = typed("gates", run)
    assert code == 2
    command = shlex.split(complaint[complaint.index("seqscope record") :])
    assert typed(*command[1:])[0] == 0
    code, out, _ = typed("gates", run, "--json")
    assert code == 0
    told = json.loads(out)
    assert [each["name"] for each in told["gates"]] == ["input_gate", "forget_gate", "output_gate"]
    assert len(told["half_lives"]) == 16


@pytest.mark.parametrize(("cell", "kept"), [("gru", 0.25), ("attention gru", 0.75)])
def test_a_unit_keeps_what_the_gate_of_its_cell_keeps(cell: str, kept: float) -> None:
    gate = {("layer", "update_gate"): np.full((4, 2), 0.25, np.float16)}
    part = Part(0, np.zeros(4, np.int32), np.array([0, 4]), np.array([-1]), gate)
    layer = Layer("layer", cell, 2, reverse=False, kinds=("update_gate",))
    scene = gate_scene(Recording("", ("a",), (), {"layer": layer}, [part], {}))
    assert scene.half_lives == (pytest.approx(math.log(0.5) / math.log(kept)),) * 2
    assert scene.gates[0].open == scene.gates[0].shut == (0.0, 0.0)


def test_a_span_is_named_by_its_words_or_its_numbers(reviews: Run) -> None:
    told = json.loads(typed("pattern", reviews.folder, TEXT, "--json")[1])
    start, end = told["span"]
    for span in (" ".join(told["tokens"][start:end]), f"{start}:{end - 1}"):
        asked = "--span", span, "--threshold", told["threshold"]
        assert json.loads(typed("pattern", reviews.folder, TEXT, *asked, "--json")[1]) == told


def test_the_places_of_a_pattern_have_its_units_on(reviews: Run) -> None:
    scene = json.loads(typed("pattern", reviews.folder, TEXT, "--json", "--threshold", 0.2)[1])
    chosen = [k for k, unit in enumerate(scene["units"]) if unit["selected"]]
    known = recorded(reviews)
    states = np.concatenate([np.asarray(block) for block in known.blocks("recurrent_0")])
    for each in scene["matches"]["passages"]:
        start, length = each["place"], each["stop"] - each["start"]
        on = (states[start : start + length][:, chosen] > 0.2).sum(axis=1)
        assert set(on) == {each["value"]}


def test_a_run_without_a_recording_says_how_to_make_one(reviews: Run, tmp_path: Path) -> None:
    shutil.copytree(reviews.folder, tmp_path / "run", ignore=shutil.ignore_patterns("recording"))
    code, _, complaint = typed("words", tmp_path / "run")
    assert code == 2
    assert f"seqscope record {tmp_path / 'run'}" in complaint


@pytest.mark.parametrize("side", ["source", "target"])
def test_either_side_of_a_translator_is_recorded_and_shown(
    trained: Run, tmp_path: Path, side: str
) -> None:
    (tmp_path / "texts.txt").write_text("abcd\ndcb\nab\na\n" * 5)
    place = tmp_path / "it"
    given = ("--text", tmp_path / "texts.txt", "--side", side, "--out", place)
    code, printed, _ = typed("record", trained.folder, *given)
    assert code == 0
    assert f"--recording {place}" in printed
    for command in (("words",), ("units", 1), ("clusters", "--clusters", 2), ("findings",)):
        name, *rest = command
        code, printed, _ = typed(name, trained.folder, *rest, "--recording", place)
        assert code == 0
        if name == "words":
            assert ("<start>" in printed) == (side == "target")


def test_a_network_that_does_not_write_has_no_target_side(reviews: Run) -> None:
    code, _, complaint = typed("record", reviews.folder, "--side", "target", "--again")
    assert code == 2
    assert "is of the kind classifier; asked for was its target side" in complaint
    assert record(reviews).token_count > 0, "what was there is still there"
