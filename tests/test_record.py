"""Recordings: whole on disk, gone on with after a stop, refused when damaged."""

import json
import os
import shutil
import signal
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from seqscope.recording import Recording
from seqscope.recording.files import MANIFEST, RecordingError, open_recording
from seqscope.recording.responses import responses_of
from seqscope.recording.statistics import statistics_of
from seqscope.runs.engine import InProcess, Processes
from seqscope.runs.passages import how_many, passages
from seqscope.runs.record import making as recording
from seqscope.runs.record.making import Stopped, read_texts, record
from seqscope.runs.record.opening import recorded
from seqscope.runs.record.reader import Reader, RecordError, Selection
from seqscope.runs.run import Run
from seqscope.runs.train import train
from small_runs import small_recipe


@pytest.fixture(scope="module")
def reviews(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A classifier in both directions of two layers, trained a little."""
    folder = tmp_path_factory.mktemp("recorded")
    settings = ("network.units=[6, 5]", "network.bidirectional=true", "train.epochs=1")
    return train(small_recipe("reviews", folder, *settings), folder / "run")


@pytest.fixture(scope="module")
def verses(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A language model, trained a little."""
    folder = tmp_path_factory.mktemp("verses")
    return train(small_recipe("language", folder, "train.epochs=1"), folder / "run")


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of some hundred tokens, so that a small corpus has many of them."""
    monkeypatch.setattr(recording, "FEWEST", 300)
    monkeypatch.setattr(recording, "MOST", 300)
    monkeypatch.setattr(recording, "SETTLED", 2)


def states(found: Recording, layer: str, kind: str = "hidden_state") -> np.ndarray:
    return np.concatenate([*found.blocks(layer, kind)])


def test_a_reader_is_given_other_weights_and_reads_as_one_made_for_them(reviews: Run) -> None:
    halved = {name: (each / 2).astype(each.dtype) for name, each in reviews.weights.items()}
    other = replace(reviews, weights=halved)
    selection = Selection(kinds=("hidden_state", "update_gate"))
    read = [*islice(passages(reviews, "validation"), 3)]
    first = Reader(reviews, selection)
    found, made = first.with_weights_of(other).part(read), Reader(other, selection).part(read)
    for way, values in made.states.items():
        assert np.allclose(found.states[way], values, atol=1e-6), way
        assert not np.allclose(first.part(read).states[way], values, atol=1e-3), way
    assert np.allclose(found.sequences["probabilities"], made.sequences["probabilities"], atol=1e-6)


def test_a_recording_holds_what_the_network_does_on_each_text(reviews: Run, tmp_path: Path) -> None:
    found = record(reviews, "validation", tmp_path / "it", precision="float32")
    assert [*found.layers] == [
        f"recurrent_{n}/{way}" for n in (0, 1) for way in ("forward", "backward")
    ]
    read = [*islice(passages(reviews, "validation"), 20)]
    reader = Reader(reviews, Selection())
    for number, passage in enumerate(read):
        alone = reader.part([passage])  # padded to another length than among others
        part = found.parts[0]
        own = slice(part.offsets[number], part.offsets[number + 1])
        for way in found.layers:
            key = way, "hidden_state"
            assert np.allclose(part.states[key][own], alone.states[key], atol=1e-6)
        assert part.ids[own].tolist() == list(passage.ids)
        assert part.labels[number] == passage.label
        assert part.tokens["weight"][own].sum() == pytest.approx(1, abs=1e-5)
        probabilities = part.sequences["probabilities"][number]
        assert np.allclose(probabilities, alone.sequences["probabilities"][0], atol=1e-6)


def test_what_is_counted_is_that_of_the_states(reviews: Run, tmp_path: Path) -> None:
    found = record(reviews, "validation", tmp_path / "it", precision="float32")
    (part,) = found.parts
    for layer in found.layers.values():
        moved = responses_of(
            part.states[layer.name, "hidden_state"], part.offsets, reverse=layer.reverse
        )
        again = statistics_of(part.ids, moved)
        assert np.allclose(found.statistics[layer.name, "hidden_state"].mean, again.mean, atol=1e-7)


def test_a_language_model_carries_its_state_through_a_text(verses: Run, tmp_path: Path) -> None:
    found = record(verses, "test", tmp_path / "it", precision="float32")
    from seqscope.runs.answers.writer import Writer

    writer = Writer(verses)
    told = writer.perplexity(writer.task.stream("test"))
    losses = found.parts[0].tokens["loss"][:-1]  # nothing follows the last word
    assert np.exp(losses.mean()) == pytest.approx(told["perplexity"], rel=1e-4)
    assert len(losses) == told["tokens"]
    tokens, ids = found.parts[0].tokens, found.parts[0].ids
    best, chances = tokens["alternatives"][:-1], tokens["alternative_probabilities"][:-1]
    assert (np.diff(chances, axis=1) <= 0).all()
    came = best == ids[1:, None]  # where a word was among the likeliest, its loss says the same
    assert came[:, 0].mean() > 0.5
    rows, columns = np.nonzero(came)
    assert np.allclose(chances[rows, columns], np.exp(-losses[rows]), atol=1e-5)


def test_gates_are_recorded_where_they_are_asked_for(verses: Run, tmp_path: Path) -> None:
    kinds = ("forget_gate", "output_gate", "cell_state", "hidden_state")
    chosen = Selection(kinds=kinds)
    found = record(verses, "test", tmp_path / "it", selection=chosen, precision="float32")
    h, o, c, f = (
        states(found, "recurrent_0", kind)
        for kind in ("hidden_state", "output_gate", "cell_state", "forget_gate")
    )
    assert np.allclose(h, o * np.tanh(c), atol=1e-5)
    assert ((f > 0) & (f < 1)).all()


def test_each_layer_is_recorded_from_states_of_its_own(tmp_path: Path) -> None:
    settings = ("network.units=[5, 4]", "train.epochs=1")
    run = train(small_recipe("language", tmp_path, *settings), tmp_path / "run")
    kinds = ("hidden_state", "cell_state", "forget_gate")
    all_layers = record(run, "test", tmp_path / "all", selection=Selection(kinds=kinds))
    chosen = Selection(layers=("recurrent_1",), kinds=kinds)
    second = record(run, "test", tmp_path / "second", selection=chosen)
    assert [*second.layers] == ["recurrent_1"]
    for kind in kinds:
        assert np.array_equal(
            states(second, "recurrent_1", kind), states(all_layers, "recurrent_1", kind)
        )


def test_a_translator_is_recorded_where_it_reads(trained: Run, tmp_path: Path) -> None:
    texts = tmp_path / "texts.txt"
    texts.write_text("abcd\nabc\n\ndcba\n")
    found = record(trained, texts, tmp_path / "it")
    assert found.sequence_count == 3
    assert [*found.layers] == ["encoder/forward", "encoder/backward"]


def test_a_few_texts_are_read_in_memory(reviews: Run) -> None:
    found = read_texts(reviews, ["the soup was lovely", "awful"])
    assert found.sequence_count == 2
    assert [len(each) for each in found.blocks("recurrent_1/forward")] == [5]


@pytest.mark.parametrize("engine", [InProcess(), Processes(2)])
def test_the_engine_makes_no_difference(
    reviews: Run, tmp_path: Path, small_parts: None, engine: object
) -> None:
    one = record(reviews, "train", tmp_path / "one")
    other = record(reviews, "train", tmp_path / "other", engine=engine)
    assert len(one.parts) > 4
    assert files_of(tmp_path / "one") == files_of(tmp_path / "other")
    assert one.token_count == other.token_count


def test_after_ctrl_c_a_recording_goes_on(reviews: Run, tmp_path: Path, small_parts: None) -> None:
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    there = record(reviews, "train", whole)
    told = []

    def press(sequences: int, tokens: int) -> None:
        told.append(sequences)
        if len(told) == 3:
            os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(Stopped, match="Give the same command again"):
        record(reviews, "train", parts, progress=press)
    with pytest.raises(RecordingError, match="was interrupted"):
        open_recording(parts)
    after: list[tuple[int, int]] = []
    record(reviews, "train", parts, progress=lambda *read: after.append(read))
    assert after[0][0] > told[-1], "what was read is not read again"
    assert after[-1] == (there.sequence_count, there.token_count)
    assert files_of(whole) == files_of(parts)


def test_a_recording_that_was_killed_goes_on(
    reviews: Run, tmp_path: Path, small_parts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    record(reviews, "train", whole)
    settle = recording._Making._settle
    calls = []

    def killed(self: object, *given: object, complete: bool) -> None:
        calls.append(complete)
        if len(calls) == 3:
            raise KeyboardInterrupt  # parts lie there that no manifest names
        settle(self, *given, complete=complete)

    monkeypatch.setattr(recording._Making, "_settle", killed)
    with pytest.raises(KeyboardInterrupt):
        record(reviews, "train", parts)
    monkeypatch.undo()
    monkeypatch.setattr(recording, "FEWEST", 300)
    monkeypatch.setattr(recording, "MOST", 300)
    record(reviews, "train", parts)
    assert files_of(whole) == files_of(parts)


def test_a_full_disk_leaves_what_was_there(
    reviews: Run, tmp_path: Path, small_parts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, calls = np.save, []

    def full(*given: object, **options: object) -> None:
        calls.append(1)
        if len(calls) > 30:
            raise OSError(28, "No space left on device")
        save(*given, **options)

    monkeypatch.setattr(np, "save", full)
    with pytest.raises(OSError, match="No space left"):
        record(reviews, "train", tmp_path / "it")
    monkeypatch.setattr(np, "save", save)
    record(reviews, "train", tmp_path / "it")
    record(reviews, "train", tmp_path / "whole")
    assert files_of(tmp_path / "it") == files_of(tmp_path / "whole")


def files_of(folder: Path) -> dict[str, object]:
    """The checksums of all files of a complete recording."""
    told = json.loads((folder / MANIFEST).read_text())
    assert told["complete"]
    return {"parts": told["parts"], "statistics": told["statistics"]}


@pytest.fixture(scope="module")
def whole(reviews: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recording to be copied and damaged."""
    folder = tmp_path_factory.mktemp("whole") / "it"
    record(reviews, "validation", folder)
    return folder


@pytest.mark.parametrize(
    "name",
    [
        MANIFEST,
        "words.json",
        "part-00000/ids.npy",
        "part-00000/recurrent_0.forward.hidden_state.npy",
        "statistics-00001/recurrent_0.forward.mean.npy",
    ],
)
@pytest.mark.parametrize("damage", ["cut", "gone"])
def test_damage_is_named(whole: Path, tmp_path: Path, name: str, damage: str) -> None:
    shutil.copytree(whole, tmp_path / "it")
    path = tmp_path / "it" / name
    if damage == "cut":
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    else:
        path.unlink()
    with pytest.raises(RecordingError) as found:
        open_recording(tmp_path / "it")
    assert path.name in str(found.value)


def test_an_edited_file_is_not_read(whole: Path, tmp_path: Path) -> None:
    shutil.copytree(whole, tmp_path / "it")
    path = tmp_path / "it" / "part-00000" / "ids.npy"
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(RecordingError, match=r"ids\.npy is damaged"):
        open_recording(tmp_path / "it")


def test_a_recording_of_other_weights_is_refused(reviews: Run, verses: Run, whole: Path) -> None:
    with pytest.raises(RecordingError, match="made with others"):
        recorded(verses, whole)
    with pytest.raises(RecordingError, match="made with others"):
        record(verses, "test", whole)
    assert recorded(reviews, whole).sequence_count > 0


def test_a_recording_is_not_gone_on_with_otherwise(reviews: Run, whole: Path) -> None:
    with pytest.raises(RecordingError, match="source was 'validation', given was 'test'"):
        record(reviews, "test", whole)


def test_a_changed_corpus_is_noticed(reviews: Run, tmp_path: Path, small_parts: None) -> None:
    corpus = tmp_path / "texts.txt"
    corpus.write_text("the soup was lovely and warm\n" * 400)

    def press(sequences: int, tokens: int) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(Stopped):
        record(reviews, corpus, tmp_path / "it", progress=press)
    corpus.write_text("the soup was awful and cold\n" * 400)
    with pytest.raises(RecordingError, match="has changed since"):
        record(reviews, corpus, tmp_path / "it")
    record(reviews, corpus, tmp_path / "it", again=True)


@pytest.mark.parametrize(
    ("selection", "message"),
    [
        (Selection(layers=("recurrent_7",)), "Asked for was 'recurrent_7'"),
        (Selection(kinds=("forget_gate",)), "Asked for was 'forget_gate'"),
    ],
)
def test_what_is_not_there_cannot_be_selected(
    reviews: Run, selection: Selection, message: str
) -> None:
    with pytest.raises(RecordError, match=message):
        Reader(reviews, selection)


def test_a_network_without_recurrent_layers_is_not_recorded(tmp_path: Path) -> None:
    settings = ("network.units=[]", "train.epochs=1", "train.steps_per_epoch=2")
    run = train(small_recipe("reviews", tmp_path, *settings), tmp_path / "run")
    with pytest.raises(RecordError, match=r"recurrent layers: simple, gru or lstm.*has none"):
        record(run, "test")


def test_a_corpus_without_a_word_is_refused(reviews: Run, tmp_path: Path) -> None:
    for content in ("", "\n\n", "   \n"):
        (tmp_path / "texts.txt").write_text(content)
        with pytest.raises(ValueError, match="at least one word"):
            record(reviews, tmp_path / "texts.txt", tmp_path / "it")
        assert not (tmp_path / "it").exists() or not (tmp_path / "it" / "part-00000").exists()


def test_how_much_there_is_is_known_before_it_is_read(
    reviews: Run, verses: Run, trained: Run, tmp_path: Path
) -> None:
    table = tmp_path / "some.csv"
    table.write_text("text,stars\n" + "a warm soup,5\n" * 30 + ",1\n")
    assert how_many(reviews, "validation") == len([*passages(reviews, "validation")])
    assert how_many(reviews, table) == len([*passages(reviews, table)]) + 1  # the empty one
    assert how_many(verses, "train") == len([*passages(verses, "train")])
    assert how_many(trained, "validation") is None  # drawn without an end


def test_one_word_is_a_corpus(reviews: Run, tmp_path: Path) -> None:
    (tmp_path / "texts.txt").write_text("soup\n")
    found = record(reviews, tmp_path / "texts.txt", tmp_path / "it")
    assert (found.sequence_count, found.token_count) == (1, 1)
    assert np.allclose(found.counted().mean, states(found, "recurrent_1/backward"), atol=1e-3)
