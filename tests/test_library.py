"""The networks behind the page: what is listed, what each view answers, what damage does."""

import json
import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from starlette.testclient import TestClient

from seqscope.cli.entries import writes
from seqscope.cli.library import RunLibrary
from seqscope.recording.files import open_recording
from seqscope.runs.lock import InUseError, at_work
from seqscope.runs.record.making import record
from seqscope.runs.record.reader import Selection
from seqscope.runs.run import Run
from seqscope.runs.scores.kinds import scores_of
from seqscope.views.serving.catalog import VIEWS
from seqscope.views.serving.library import RunEntry, UnknownRunError
from seqscope.views.serving.questions import AttentionQuestion, MemoryQuestion
from serving import let_in, of_schema

TEXT = "the soup was lovely and warm"


@pytest.fixture(scope="module")
def folder(reviews: Run, verses: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with runs in it, and one that is damaged."""
    place = tmp_path_factory.mktemp("runs")
    scores = json.dumps(scores_of(reviews))
    for run in (place / "reviews", place / "seeds" / "two"):
        shutil.copytree(reviews.folder, run)
        (run / "scores.json").write_text(scores)
    shutil.copytree(verses.folder, place / "verses")
    shutil.copytree(verses.folder, place / "broken")
    (place / "broken" / "weights.npz").write_bytes(b"PK")
    (place / "notes").mkdir()
    return place


@pytest.fixture(scope="module")
def client(folder: Path) -> TestClient:
    return let_in(RunLibrary([str(folder), "dates"]))


def listed(library: RunLibrary) -> dict[str, RunEntry]:
    return {each.id: each for each in library.runs()}


def asked(client: TestClient, run: str, view: str, **question: Any) -> Any:
    answer = client.post(f"/api/runs/{run}/{view}", json=question)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_for_nothing_there_is_the_date_network_and_it_reads_at_once() -> None:
    program = (
        "from seqscope.cli.library import RunLibrary\n"
        "from seqscope.views.serving.questions import AttentionQuestion\n"
        "library = RunLibrary()\n"
        "(dates,) = library.runs()\n"
        "asked = AttentionQuestion(text=dates.examples[0])\n"
        "print(library.scene(dates.id, dates.views[0], asked).answer.prediction)\n"
        "import sys; print('jax' in sys.modules, 'keras' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.decode().split() == ["2016-11-05", "False", "False"]


def test_runs_are_listed_with_what_they_can_show(folder: Path) -> None:
    found = listed(RunLibrary([str(folder)]))
    assert [*found] == ["broken", "reviews", "seeds:two", "verses"]
    assert found["seeds:two"].name == "seeds/two"
    reviews, verses = found["reviews"], found["verses"]
    assert set(reviews.views) == {*VIEWS} - {"attention", "evidence", "forecast"}
    assert set(verses.views) == {*reviews.views} - {
        "confusion",
        "calibration",
        "comparison",
        "examples",
        "gates",
        "shared",
    }
    assert reviews.classes == ("negative", "positive")
    assert reviews.layers == ("recurrent_0",)
    assert reviews.score is not None
    assert reviews.score.startswith("accuracy")
    assert all(len(each.split()) > 3 for each in reviews.examples)


def test_a_damaged_run_says_so_and_does_not_stop_the_others(
    client: TestClient, folder: Path
) -> None:
    found = {each["id"].partition(":")[2]: each for each in client.get("/api/runs").json()["runs"]}
    assert "weights.npz is damaged" in found["broken"]["damaged"]
    assert found["broken"]["views"] == []
    answer = client.post(f"/api/runs/{found['broken']['id']}/words", json={})
    assert answer.status_code == 400
    assert "weights.npz is damaged" in answer.json()["error"]
    assert asked(client, found["reviews"]["id"], "words")["words"]


def test_damage_that_shows_on_opening_shows_in_the_list_from_then_on(
    reviews: Run, tmp_path: Path
) -> None:
    shutil.copytree(reviews.folder, tmp_path / "run")
    words = tmp_path / "run" / "vocabulary.json"
    words.write_text(json.dumps({"source": ["twice", "twice"], "classes": ["one", "two"]}))
    library = RunLibrary([str(tmp_path / "run")])
    assert listed(library)["run"].damaged is None
    with pytest.raises(ValueError, match=r"vocabulary\.json is damaged"):
        library.scene("run", "memory", MemoryQuestion())
    assert "vocabulary.json is damaged" in str(listed(library)["run"].damaged)


def test_without_a_recording_the_way_to_one_is_told(reviews: Run, tmp_path: Path) -> None:
    shutil.copytree(reviews.folder, tmp_path / "run", ignore=shutil.ignore_patterns("recording"))
    (entry,) = RunLibrary([str(tmp_path / "run")]).runs()
    assert entry.views == ("curves",)
    (missing,) = entry.missing
    assert {"memory", "words", "sentence"} < set(missing.views)
    assert f"seqscope record {tmp_path / 'run'}" in missing.why


def test_without_gates_the_way_to_them_is_told(reviews: Run, tmp_path: Path) -> None:
    shutil.copytree(reviews.folder, tmp_path / "run", ignore=shutil.ignore_patterns("gates"))
    (entry,) = RunLibrary([str(tmp_path / "run")]).runs()
    assert "gates" not in entry.views
    (missing,) = entry.missing
    assert missing.views == ("gates",)
    command = f"--kinds reset_gate --kinds update_gate --out {tmp_path / 'run' / 'gates'}"
    assert {*command.split()} < {*missing.why.split()}


def test_runs_that_come_and_go_are_seen_and_no_path_is_an_id(reviews: Run, tmp_path: Path) -> None:
    library = RunLibrary([str(tmp_path)])
    assert library.runs() == []
    shutil.copytree(reviews.folder, tmp_path / "new")
    assert [*listed(library)] == ["new"]
    before = library.stamp("new")
    (tmp_path / "new" / "metrics.jsonl").write_bytes(b"")
    assert library.stamp("new") != before
    assert "curves" not in listed(library)["new"].views
    shutil.rmtree(tmp_path / "new")
    assert library.runs() == []
    for name in ("new", "..", ".", str(tmp_path), "/etc", "", "\0"):
        with pytest.raises(UnknownRunError):
            library.stamp(name)


def test_a_training_is_seen_for_as_long_as_it_is_at_work(reviews: Run, tmp_path: Path) -> None:
    run = tmp_path / "run"
    shutil.copytree(reviews.folder, run)
    library = RunLibrary([str(run)])
    assert not listed(library)["run"].training
    program = (
        "import sys, time\nfrom pathlib import Path\nfrom seqscope.runs.lock import at_work\n"
        "with at_work(Path(sys.argv[1])):\n    print('now', flush=True)\n    time.sleep(60)"
    )
    command = [sys.executable, "-c", program, str(run)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "now\n"
    assert listed(library)["run"].training
    with pytest.raises(InUseError, match="Another is at work"), at_work(run):
        pass
    process.kill()
    process.wait()
    assert not listed(library)["run"].training, "what it left behind is no training"
    with at_work(run):
        assert listed(library)["run"].training
    assert not (run / "training.lock").exists()


def test_folders_of_the_same_name_are_told_apart(reviews: Run, tmp_path: Path) -> None:
    for side in ("a", "b"):
        shutil.copytree(reviews.folder, tmp_path / side / "runs" / "one")
    given = [str(tmp_path / side / "runs") for side in ("a", "b")]
    assert [*listed(RunLibrary([*given, "dates"]))] == ["runs:one", "runs-2:one", "dates"]
    assert [*listed(RunLibrary([given[0], given[0]]))] == ["one"]


def test_what_is_neither_folder_nor_network_is_refused_at_the_door() -> None:
    with pytest.raises(ValueError, match="Shipped: dates"):
        RunLibrary(["nowhere"])


SHOWN: dict[str, dict[str, Any]] = {
    "memory": {"clusters": 2, "select": ["lovely"]},
    "suggestion": {},
    "words": {"chosen": ["lovely", "awful"]},
    "sentence": {"texts": [TEXT, "awful"], "clusters": 2},
    "units": {"unit": 1, "text": TEXT},
    "pattern": {"text": TEXT},
    "gates": {},
    "contributions": {"text": TEXT, "of": "positive", "against": "negative", "clusters": 2},
    "ablation": {"clusters": 2, "count": 20},
    "switches": {"zero": [0], "texts": [TEXT], "clusters": 2, "count": 20},
    "comparison": {"other": "runs:seeds:two", "count": 200},
    "shared": {"other": "runs:seeds:two", "text": TEXT, "clusters": 2, "count": 200},
    "curves": {"others": ["runs:verses"]},
    "confusion": {"others": ["runs:seeds:two"]},
    "examples": {"of": "negative", "taken_for": "negative", "count": 2},
    "slices": {"by": "length", "count": 1},
    "slice": {"name": "negative", "count": 2},
    "calibration": {},
    "findings": {},
}


@pytest.mark.parametrize("view", SHOWN)
def test_every_view_answers_with_a_scene_of_its_kind(
    client: TestClient, folder: Path, view: str
) -> None:
    question = json.loads(json.dumps(SHOWN[view]).replace("runs:", f"{folder.name}:"))
    told = asked(client, f"{folder.name}:reviews", view, **question)
    assert any(told == json.loads(scene(told).model_dump_json()) for scene in makers(view, told))


def test_a_threshold_that_no_unit_reaches_is_a_picture_that_says_so(
    client: TestClient, folder: Path
) -> None:
    run, question = f"{folder.name}:reviews", {"text": TEXT, "threshold": 1, "lines": 3}
    told = asked(client, run, "pattern", **question)
    assert (len(told["units"]), told["left_out"], told["matches"]) == (3, 5, None)
    assert "At this text none is, with 1. Give another threshold" in told["nothing"]
    told = asked(client, run, "pattern", **question, span="1:2")
    assert told["span"] == [1, 3]
    assert "At 'soup was' none is" in told["nothing"]


def test_places_of_a_pattern_come_with_what_can_be_read_around_them(
    client: TestClient, folder: Path
) -> None:
    told = asked(client, f"{folder.name}:reviews", "pattern", text=TEXT)
    assert told["nothing"] is None
    for each in told["matches"]["passages"]:
        assert " ".join(each["tokens"]) in each["sentence"]


@pytest.mark.parametrize("view", ["sentence", "contributions", "ablation", "switches"])
def test_chips_are_those_that_memory_shows(client: TestClient, folder: Path, view: str) -> None:
    run, made = f"{folder.name}:reviews", {"clusters": 3, "by": "frequency", "weight": "absolute"}
    chips = asked(client, run, "memory", **made)["chips"]
    given = {**SHOWN[view], **made} | ({"count": 5} if "count" in SHOWN[view] else {})
    told = asked(client, run, view, **given)
    sizes = {each["cluster"]: len(each["units"]) for each in chips if each["units"]}
    if view == "sentence":
        found = {k: size for k, size in enumerate(told["sentences"][0]["sizes"]) if size}
        assert found == sizes
    elif view == "contributions":
        assert {*map(str, sizes)} <= set(told["columns"])
    elif view == "switches":
        assert {each["chip"]: each["units"] for each in told["chips"]} == sizes
    else:
        assert {each["name"] for each in told["ablated"]} == {f"chip {k}" for k in sizes}
    answer = client.post(f"/api/runs/{run}/{view}", json={**given, "weight": "signed"})
    assert (answer.status_code, "twice" in answer.json()["error"]) == (400, True)


def test_where_no_number_of_chips_is_asked_for_it_is_the_suggested_one(
    client: TestClient, folder: Path
) -> None:
    run = f"{folder.name}:reviews"
    number = asked(client, run, "suggestion")["clusters"]
    told = asked(client, run, "memory", clusters=None)
    assert told["chips"] == asked(client, run, "memory", clusters=number)["chips"]
    assert told["chips"] != asked(client, run, "memory", clusters=number + 1)["chips"]


def test_every_recorded_text_is_an_example_of_what_it_was_taken_for(
    client: TestClient, folder: Path, reviews: Run
) -> None:
    run = f"{folder.name}:reviews"
    pairs = [(of, taken) for of in reviews.classes for taken in reviews.classes]
    told = [
        asked(client, run, "examples", of=of, taken_for=taken, count=200) for of, taken in pairs
    ]
    recorded = recorded_labels(reviews)
    assert sum(each["total"] for each in told) == len(recorded)
    assert sum(each["total"] for each in told[:2]) == recorded.count(0)
    for each in told:
        chances = [text["probability"] for text in each["texts"]]
        assert len(chances) == min(each["total"], 200)
        assert chances == sorted(chances, reverse=True)
    assert all(
        "awful" in t["text"] or "rude" in t["text"] or "cold" in t["text"] for t in told[0]["texts"]
    )
    answer = client.post(f"/api/runs/{run}/examples", json={"of": "neither"})
    assert (answer.status_code, "negative, positive" in answer.json()["error"]) == (400, True)


def recorded_labels(run: Run) -> list[int]:
    return [
        label for part in open_recording(run.folder / "recording").parts for label in part.labels
    ]


def test_one_occurrence_of_a_word_stands_beside_its_mean(client: TestClient, folder: Path) -> None:
    run, question = f"{folder.name}:reviews", {"chosen": ["lovely", "awful"]}
    lovely, awful = asked(client, run, "words", text=TEXT, place=3, **question)["words"]
    assert awful["occurrence"] is None
    later = asked(client, run, "words", text="soup lovely", place=1, **question)["words"][0]
    assert lovely["mean"] == later["mean"]
    assert lovely["occurrence"] != later["occurrence"], "what came before counts"
    before, after = asked(client, run, "units", text="soup lovely", unit=5)["values"]
    unit = asked(client, run, "words", **question)["units"].index(5)
    assert later["occurrence"][unit] == pytest.approx(after - before, abs=1e-4)
    answer = client.post(f"/api/runs/{run}/words", json={**question, "text": TEXT, "place": 9})
    assert (answer.status_code, "The text has 6" in answer.json()["error"]) == (400, True)


def test_a_training_is_replayed_by_its_checkpoints(client: TestClient, folder: Path) -> None:
    run = f"{folder.name}:reviews"
    (entry,) = (each for each in client.get("/api/runs").json()["runs"] if each["id"] == run)
    assert entry["checkpoints"] == [2, 4]
    own = {"other": run, "count": 200}
    last = asked(client, run, "comparison", checkpoints=[4, None], **own)
    assert (last["first"], last["second"]) == ("reviews, epoch 4", "reviews")
    early = asked(client, run, "comparison", checkpoints=[2, 4], **own)
    assert early["layers"]["values"][0][0] < 1
    same = asked(client, run, "comparison", **own)
    assert same["layers"]["values"] == [[pytest.approx(1)]]
    answer = client.post(f"/api/runs/{run}/comparison", json={**own, "checkpoints": [3, None]})
    assert (answer.status_code, "epochs 2, 4" in answer.json()["error"]) == (400, True)


def test_one_sentence_is_read_by_two_networks_in_the_chips_of_the_first(
    client: TestClient, folder: Path
) -> None:
    run = f"{folder.name}:reviews"
    question = {"text": TEXT, "clusters": 2, "count": 200}
    own = asked(client, run, "shared", other=run, **question)
    assert own["sentences"][0] == own["sentences"][1]
    assert {0.0} == {
        value for step in own["differences"] for side in step.values() for value in side
    }
    late = asked(client, run, "shared", other=run, checkpoints=[4, None], **question)
    assert late["names"] == ["reviews, epoch 4", "reviews"]
    assert all(max(step["higher"]) > 0.001 for step in late["differences"])
    read = asked(client, run, "sentence", texts=[TEXT], clusters=2)["sentences"][0]
    assert own["sentences"][0]["steps"] == late["sentences"][1]["steps"] == read["steps"]
    for one, two, apart in zip(
        *(each["steps"] for each in late["sentences"]), late["differences"], strict=True
    ):
        for chip in range(2):
            held = [step["positive"][chip] + step["negative"][chip] for step in (one, two)]
            total = apart["higher"][chip] + apart["lower"][chip]
            assert total == pytest.approx(held[1] - held[0], abs=1e-5)


def test_a_side_that_writes_is_looked_into_but_reads_no_text(trained: Run, tmp_path: Path) -> None:
    shutil.copytree(trained.folder, tmp_path / "run")
    record(tmp_path / "run", selection=Selection(side="target"))
    client = let_in(RunLibrary([str(tmp_path / "run")]))
    (entry,) = client.get("/api/runs").json()["runs"]
    assert {"memory", "words", "units", "findings"} < set(entry["views"])
    assert not {"sentence", "pattern"} & set(entry["views"])
    recording = open_recording(tmp_path / "run" / "recording")
    layers = {name: replace(each, cell="lstm") for name, each in recording.layers.items()}
    assert writes(replace(recording, layers=layers))  # whatever its cell
    assert asked(client, "run", "memory", clusters=2)["chips"]
    question = {"texts": [trained.source_vocabulary.words[5]], "clusters": 2}
    answer = client.post("/api/runs/run/sentence", json=question)
    assert (answer.status_code, "layer that reads" in answer.text) == (400, True)


def makers(view: str, told: Any) -> list[Callable[[Any], Any]]:
    """How the scenes of a view are read; those that are of another kind are left out."""
    kinds = (each for each in VIEWS[view].scenes)
    return [
        each.model_validate for each in kinds if each.model_fields["view"].default == told["view"]
    ]


def test_all_views_of_a_network_are_asked_for_above() -> None:
    assert {*VIEWS} == {*SHOWN, "attention", "evidence", "forecast"}


def test_where_a_translator_looked_follows_what_is_typed(client: TestClient) -> None:
    for text, answer in (("5 May 2016", "2016-05-05"), ("5 May 2017", "2017-05-05")):
        told = asked(client, "dates", "attention", text=text)
        assert (told["source"], told["answer"]["prediction"]) == (text, answer)
    checked = asked(client, "dates", "evidence", text="5 May 2016")
    assert checked["view"] == "attention-map-check"
    told = asked(client, "dates", "attention", text="03/04/2014", locale="en-US")
    assert told["answer"]["prediction"] == "2014-03-04"


def test_a_network_is_opened_once_and_again_when_its_files_are_others(
    reviews: Run, tmp_path: Path
) -> None:
    shutil.copytree(reviews.folder, tmp_path / "run")
    library = RunLibrary([str(tmp_path / "run"), "dates"])
    first = library._opened("run")
    library.scene("dates", "attention", AttentionQuestion(text="5 May 2016"))
    assert library._opened("run") is first
    os.utime(tmp_path / "run" / "weights.npz", (1, 1))
    assert library._opened("run") is not first


SCHEMAS = {name: view.question.model_json_schema() for name, view in VIEWS.items()}
PATIENT = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=100, deadline=None, suppress_health_check=PATIENT)
@given(data=some.data())
def test_no_question_of_its_schema_makes_a_view_stumble(
    client: TestClient, folder: Path, data: some.DataObject
) -> None:
    view = data.draw(some.sampled_from([*VIEWS]))
    runs = [f"{folder.name}:{name}" for name in ("reviews", "verses", "broken")]
    run = data.draw(some.sampled_from([*runs, "dates"]))
    question = data.draw(of_schema(SCHEMAS[view]))
    for name in {"text", "texts"} & set(question) if data.draw(some.booleans()) else ():
        question[name] = [TEXT] if name == "texts" else TEXT
    if "others" in question:
        question["others"] = data.draw(some.lists(some.sampled_from(runs), max_size=3))
    if view in ("ablation", "switches"):
        question["count"] = 5
    if view in ("comparison", "shared"):
        question |= {"other": data.draw(some.sampled_from(runs)), "count": 100}
    answer = client.post(f"/api/runs/{run}/{view}", json=question)
    assert answer.status_code in (200, 400, 404), answer.text
    if answer.status_code != 200:
        assert answer.json()["error"].count(". ") >= 1


def test_the_program_prints_an_address_serves_it_and_closes(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "seqscope", "open", "--no-browser"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    address = process.stdout.readline().split()[-1]
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    assert b"url=./" in opener.open(address, timeout=20).read()
    listing = opener.open(address.partition("?")[0] + "api/runs", timeout=20)
    assert json.load(listing)["runs"][0]["id"] == "dates"
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0
