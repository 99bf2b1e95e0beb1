"""The cell state beside the hidden state: counted in the same pass, shown by the same pictures."""

import json
import os
import shlex
import shutil
import signal
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from starlette.testclient import TestClient

from prompt import seqscope as typed
from seqscope.cli.library import RunLibrary
from seqscope.recording.files import MANIFEST, RecordingError, open_recording
from seqscope.recording.recording import CELL, HIDDEN
from seqscope.runs.engine import Processes
from seqscope.runs.record import making
from seqscope.runs.record.making import Stopped, read_texts, record
from seqscope.runs.record.reader import Selection
from seqscope.runs.run import Run
from seqscope.runs.train import train
from serving import let_in
from small_runs import small_recipe

TEXT = "the cat sat on a mat"
BOTH = Selection(kinds=(HIDDEN, CELL))
COMMANDS = {
    "words": ("words", "RUN", "cat", "dog"),
    "clusters": ("clusters", "RUN", "--clusters", 2),
    "sentence": ("sentence", "RUN", TEXT, "--clusters", 2),
    "units": ("units", "RUN", 1, "--text", TEXT, "--examples", 3),
    "pattern": ("pattern", "RUN", TEXT, "--places", 3),
}
NAMES = {"words": "layer", "clusters": "name", "sentence": "layer", "units": "unit"}
QUESTIONS: dict[str, dict[str, Any]] = {
    "memory": {"clusters": 2},
    "suggestion": {},
    "words": {"chosen": ["cat"], "text": TEXT, "place": 1},
    "sentence": {"texts": [TEXT], "clusters": 2},
    "units": {"unit": 3, "text": TEXT},
    "pattern": {"text": TEXT},
}


@pytest.fixture(scope="module")
def both_ways(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A classifier by LSTMs in both directions, hardly trained."""
    network = ("network.cell=lstm", "network.units=[6, 5]", "network.bidirectional=true")
    folder = tmp_path_factory.mktemp("lstm")
    recipe = small_recipe("reviews", folder, *network, "train.epochs=1", "train.steps_per_epoch=3")
    return train(recipe, folder / "run")


@pytest.fixture(scope="module")
def client(remembering: Run, reviews: Run) -> TestClient:
    """A server of an LSTM with its cell states, and of a GRU, which has none."""
    return let_in(RunLibrary([str(each.folder) for each in (remembering, reviews)]))


def told_of(folder: Path) -> dict[str, Any]:
    """What the manifest of a recording says."""
    return json.loads((folder / MANIFEST).read_text())  # type: ignore[no-any-return]


def uncounted(folder: Path) -> None:
    """Make a recording one from when hidden states alone were counted."""
    told = told_of(folder)
    for files in told["statistics"].values():
        for name in [each for each in files if f".{CELL}." in each]:
            del files[name]
    (folder / MANIFEST).write_text(json.dumps(told))


def test_responses_are_those_of_a_plain_loop_over_the_gates_and_sum_to_the_last_state(
    both_ways: Run, tmp_path: Path
) -> None:
    gates = ("input_gate", "forget_gate", "candidate")
    selection = Selection(kinds=(HIDDEN, CELL, *gates))
    found = record(
        both_ways, "validation", tmp_path / "it", selection=selection, precision="float32"
    )
    (part,) = found.parts
    assert len(found.layers) == 4
    for layer in found.layers.values():
        i, f, g = (part.states[layer.name, kind].astype(np.float64) for kind in gates)
        moved, ends = defaultdict(list), np.zeros(layer.units)
        for start, stop in pairwise(part.offsets.tolist()):
            c = np.zeros(layer.units)
            for t in range(start, stop)[:: -1 if layer.reverse else 1]:
                before, c = c, f[t] * c + i[t] * g[t]
                moved[int(part.ids[t])].append(c - before)
            ends += c
        counted = found.counted(layer.name, CELL)
        naive = np.array([np.mean(moved[word], axis=0) for word in sorted(moved)])
        assert counted.ids.tolist() == sorted(moved)
        assert np.allclose(counted.mean, naive, atol=1e-5)
        assert np.allclose(counted.counts @ counted.mean, ends, atol=1e-3)
        assert np.abs(counted.mean - found.counted(layer.name).mean).max() > 1e-3


@pytest.mark.parametrize("parts", [1, 2, 7])
def test_it_is_the_same_however_the_corpus_is_cut(
    both_ways: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parts: int
) -> None:
    whole = record(both_ways, "validation", tmp_path / "whole", selection=BOTH)
    most = -(-whole.token_count // parts)
    monkeypatch.setattr(making, "FEWEST", most)
    monkeypatch.setattr(making, "MOST", most)
    found = record(both_ways, "validation", tmp_path / "cut", selection=BOTH)
    assert len(found.parts) == parts
    for layer in found.layers:
        one, other = (each.counted(layer, CELL) for each in (whole, found))
        assert np.array_equal(one.counts, other.counts)
        assert np.array_equal(one.sample_places, other.sample_places)
        assert np.allclose(one.mean, other.mean, atol=1e-6)
        assert np.allclose(one.highest, other.highest, atol=1e-5)


def test_it_is_gone_on_with_after_ctrl_c_by_several_processes(
    both_ways: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"FEWEST": 150, "MOST": 150, "SETTLED": 2}.items():
        monkeypatch.setattr(making, name, value)
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    record(both_ways, "validation", whole, selection=BOTH)
    with pytest.raises(Stopped):
        record(
            both_ways,
            "validation",
            parts,
            selection=BOTH,
            progress=lambda *_: os.kill(os.getpid(), signal.SIGINT),
        )
    record(both_ways, "validation", parts, selection=BOTH, engine=Processes(2))
    assert told_of(whole) == told_of(parts)
    assert len(told_of(whole)["parts"]) > 2


def test_hidden_states_are_counted_as_ever_with_cell_states_or_without(
    both_ways: Run, tmp_path: Path
) -> None:
    for name, selection in {"plain": Selection(), "both": BOTH}.items():
        record(both_ways, "validation", tmp_path / name, selection=selection)
    (plain,), (both,) = (
        told_of(tmp_path / each)["statistics"].values() for each in ("plain", "both")
    )
    assert "recurrent_0.forward.mean.npy" in plain
    assert f"recurrent_0.forward.{CELL}.mean.npy" in both
    assert plain.items() < both.items()
    assert not any(CELL in name for name in plain)


def test_a_recording_from_before_opens_says_what_it_lacks_and_is_not_gone_on_with(
    both_ways: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "it"
    record(both_ways, "validation", folder, selection=BOTH)
    uncounted(folder)
    found = open_recording(folder)
    assert len(found.counted().ids) > 0
    with pytest.raises(ValueError, match=f"Record the network again with --kinds {CELL}"):
        found.counted(None, CELL)
    (folder / MANIFEST).write_text(json.dumps(told_of(folder) | {"complete": False}))
    with pytest.raises(RecordingError, match="was kept and not counted"):
        record(both_ways, "validation", folder, selection=BOTH)


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_show_either_state_and_say_which(
    remembering: Run, tmp_path: Path, name: str
) -> None:
    asked = [remembering.folder if each == "RUN" else each for each in COMMANDS[name]]
    code, printed, complaint = typed(*asked, "--state", "cell")
    assert code == 0, complaint
    assert len(printed.splitlines()) > 2
    hidden, cell = (
        json.loads(typed(*asked, "--json", "--state", state, "--out", tmp_path / "it.svg")[1])
        for state in ("hidden", "cell")
    )
    label = NAMES.get(name, "name")
    assert cell[label] == hidden[label].replace("recurrent_0", "recurrent_0, cell state")
    assert {**cell, label: ""} != {**hidden, label: ""}
    assert (tmp_path / "it.svg").read_bytes().startswith(b"<?xml")


def test_the_suggested_number_of_clusters_is_that_of_the_state(remembering: Run) -> None:
    asked = ("clusters", remembering.folder, "--suggest", "--json")
    hidden, cell = (json.loads(typed(*asked, "--state", each)[1]) for each in ("hidden", "cell"))
    assert [each["eigengap"] for each in cell["table"]] != [
        each["eigengap"] for each in hidden["table"]
    ]


def test_a_text_that_is_read_now_has_the_cell_states_of_a_recording_of_it(
    client: TestClient, remembering: Run
) -> None:
    (states,) = read_texts(remembering, [TEXT], BOTH).blocks("recurrent_0", CELL)
    asked = (remembering.folder, "--state", "cell", "--json")
    unit = json.loads(typed("units", *asked, 3, "--text", TEXT)[1])
    assert unit["values"] == pytest.approx(states[:, 3].tolist(), abs=1e-4)
    (read,) = json.loads(typed("sentence", *asked, TEXT, "--clusters", 1)[1])["sentences"]
    held = [step["positive"][0] + step["negative"][0] for step in read["steps"]]
    assert held == pytest.approx(states.mean(axis=1).tolist(), abs=1e-4)
    (cat,) = ask(client, remembering, "words", chosen=["cat"], text=TEXT, place=1, state="cell")[
        "words"
    ]
    assert sorted(cat["occurrence"]) == pytest.approx(sorted(states[1] - states[0]), abs=1e-4)


def ask(client: TestClient, run: Run, view: str, **question: Any) -> Any:
    """The answer to a question, as the page gets it."""
    return client.post(f"/api/runs/{run.folder.name}/{view}", json=question).json()


@pytest.mark.parametrize("view", QUESTIONS)
def test_questions_of_the_page_are_about_either_state(
    client: TestClient, remembering: Run, reviews: Run, view: str
) -> None:
    hidden, cell = (
        ask(client, remembering, view, **QUESTIONS[view], state=state)
        for state in ("hidden", "cell")
    )
    assert "error" not in cell
    assert ask(client, remembering, view, **QUESTIONS[view]) == hidden
    assert cell != hidden
    question = json.loads(json.dumps(QUESTIONS[view]).replace(TEXT, "soup").replace("cat", "soup"))
    told = ask(client, reviews, view, **question, state="cell")
    assert "recurrent_0 of" in told["error"]
    assert "is a layer of the gru cell" in told["error"]


def test_a_threshold_can_be_where_cell_states_go(client: TestClient, remembering: Run) -> None:
    (states,) = read_texts(remembering, [TEXT], BOTH).blocks("recurrent_0", CELL)
    beyond = round(float(states.max()) + 1, 2)
    told = ask(client, remembering, "pattern", text=TEXT, state="cell", threshold=beyond)
    assert told["threshold"] == beyond
    assert f"with {beyond:g}. Give another threshold" in told["nothing"]


def test_the_list_tells_whose_cell_states_there_are_and_how_to_get_them(
    remembering: Run, verses: Run, reviews: Run
) -> None:
    library = RunLibrary([str(each.folder) for each in (remembering, verses, reviews)])
    with_cells, without, gru = library.runs()
    assert (with_cells.cells, without.cells, gru.cells) == (("recurrent_0",), (), ())
    assert [each.views for each in with_cells.missing] == [("gates",)]
    gates, cells = without.missing
    assert gates.views == ("gates",)
    assert set(QUESTIONS) == set(cells.views)
    assert f"{verses.folder} --kinds hidden_state --kinds cell_state --again" in cells.why
    assert gru.missing == ()


def test_where_it_was_not_recorded_the_command_that_records_it_is_named_and_works(
    verses: Run, tmp_path: Path
) -> None:
    run, (text, place) = tmp_path / "run", (tmp_path / "own text.txt", tmp_path / "there")
    shutil.copytree(verses.folder, run, ignore=shutil.ignore_patterns("recording"))
    text.write_text("the cat sat on a mat .\nmy dog ran to his house .\n")
    made = ("--text", text, "--precision", "float32", "--out", place)
    assert typed("record", run, *made, "--kinds", "hidden_state", "--kinds", "forget_gate")[0] == 0
    asked = ("words", run, "cat", "--recording", place, "--state", "cell")
    code, _, complaint = typed(*asked)
    assert code == 2
    command = shlex.split(complaint[complaint.index("seqscope record") :])
    assert typed(*command[1:])[0] == 0
    assert typed(*asked)[0] == 0
    told = told_of(place)
    assert told["layers"][0]["kinds"] == ["forget_gate", "cell_state", "hidden_state"]
    assert (told["settings"]["source"], told["settings"]["precision"]) == (str(text), "float32")


def test_a_state_is_hidden_or_cell(remembering: Run) -> None:
    code, _, complaint = typed("words", remembering.folder, "cat", "--state", "inner")
    assert code == 2
    assert "Asked for was 'inner'. Choose one of these." in " ".join(complaint.split())
