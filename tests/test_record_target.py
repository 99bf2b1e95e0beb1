"""Recordings of the target side: what a decoder does at each word that it is fed."""

import os
import signal
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from seqscope.models.networks import weights
from seqscope.recording import Recording
from seqscope.recording.responses import responses_of
from seqscope.runs import pairs
from seqscope.runs.answers.network import asked, network_of
from seqscope.runs.answers.translator import Translator
from seqscope.runs.batches import padded
from seqscope.runs.objectives.translation import encoded, fed, network_of_tokens
from seqscope.runs.passages import passages, passages_of
from seqscope.runs.probe import held_at, outcome
from seqscope.runs.record import making
from seqscope.runs.record.making import Stopped, read_texts, record
from seqscope.runs.record.reader import Reader, RecordError, Selection
from seqscope.runs.run import Run
from seqscope.tasks.vocabulary import END, PADDING, START

TEXTS = ["abcd", "", "dc", "a", "aab"]
TARGET = Selection(side="target")
EVERY = Selection(kinds=("reset_gate", "update_gate", "candidate", "hidden_state"), side="target")


def changed(run: Run, **settings: object) -> Run:
    """A run whose network is another one, untrained."""
    network = run.recipe.network.model_copy(update=settings)
    recipe = run.recipe.model_copy(update={"network": network})
    model = network_of_tokens(network, len(run.source_vocabulary), len(run.target_vocabulary))
    return replace(run, recipe=recipe, weights=weights(model))


@pytest.fixture(autouse=True)
def few_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some of the examples, which have no end."""
    monkeypatch.setattr(pairs, "MOST", 70)


def cut(found: Recording, values: np.ndarray) -> list[np.ndarray]:
    """What was recorded of each sequence."""
    return [values[start:end] for start, end in pairwise(found.parts[0].offsets)]


def test_texts_are_recorded_as_they_are_answered(trained: Run) -> None:
    found = read_texts(trained, TEXTS, TARGET)
    part = found.parts[0]
    names = ("weights", "scores", "alternatives", "alternative_probabilities", "loss")
    told = zip(
        cut(found, part.ids), *(cut(found, part.tokens[name]) for name in names), strict=True
    )
    for reading, (ids, a, e, words, chances, loss) in zip(
        Translator(trained).translate(TEXTS), told, strict=True
    ):
        target, source = len(reading.target), len(reading.tokens)
        if not source:
            assert len(ids) == 0
            continue
        assert [found.words[each] for each in ids] == ["<start>", *reading.target]
        assert np.allclose(a[:target, :source], reading.weights, atol=1e-5)
        assert np.allclose(e[:target, :source], reading.scores, atol=1e-4)
        assert not a[:, source:].any()
        assert np.isnan(e[:, source:]).all()
        assert words[:, 0].tolist() == [*ids[1:], END]
        assert np.allclose(chances[:target, 0], reading.probabilities, atol=1e-5)
        assert np.exp(-loss.sum()) == pytest.approx(reading.confidence, abs=1e-5)


def test_the_right_targets_of_the_examples_are_read(trained: Run, tmp_path: Path) -> None:
    found = record(trained, "validation", tmp_path / "it", selection=EVERY, precision="float32")
    task = trained.recipe.make_task()
    examples = task.examples("validation", 0)[:70]
    assert found.sequence_count == 70
    part = found.parts[0]
    sources, targets = zip(*(encoded(task, each) for each in examples), strict=True)
    source, target = padded(sources, 5), padded(targets, 6)
    logits = np.asarray(asked(trained)(source, fed(target))["logits"])
    chances = np.exp(logits) / np.exp(logits).sum(axis=-1, keepdims=True)
    real = target != PADDING
    assert part.ids.tolist() == fed(target)[real].tolist()
    assert part.sequences["source"].tolist() == source.tolist()
    likely = np.take_along_axis(chances, target[..., None], axis=-1)[real, 0]
    assert np.allclose(np.exp(-part.tokens["loss"]), likely, atol=1e-5)
    three, words = part.tokens["alternative_probabilities"], part.tokens["alternatives"]
    assert np.allclose(three, np.sort(chances[real])[:, :-4:-1], atol=1e-5)
    assert np.allclose(three, np.take_along_axis(chances[real], words, axis=1), atol=1e-5)


def test_a_sequence_starts_from_the_state_that_the_source_left(
    trained: Run, tmp_path: Path
) -> None:
    found = record(trained, "validation", tmp_path / "it", selection=EVERY, precision="float32")
    part = found.parts[0]
    s, z, p = (
        part.states["decoder", kind] for kind in ("hidden_state", "update_gate", "candidate")
    )
    first = part.first_states("decoder")
    assert first is not None
    assert np.abs(first).max() > 0.1
    moved = responses_of(s, part.offsets, first=first)
    assert np.allclose(moved, z * (p - (s - moved)), atol=1e-5), "the decoder's own equation"
    starts = part.offsets[:-1]
    counted = found.counted("decoder")
    assert counted.ids[0] == START
    assert np.allclose(counted.mean[0], (s[starts] - first).mean(axis=0), atol=1e-5)


def test_a_recording_of_targets_goes_on_after_ctrl_c(
    trained: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FEWEST", "MOST"):
        monkeypatch.setattr(making, name, 100)
    texts = tmp_path / "texts.txt"
    texts.write_text("ab\n" * 50 + "abcd\ndcb\n" * 30)

    def press(sequences: int, tokens: int) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(Stopped):
        record(trained, texts, tmp_path / "it", selection=TARGET, progress=press)
    found = record(trained, texts, tmp_path / "it", selection=TARGET)
    whole = read_texts(trained, texts.read_text().split(), TARGET).parts[0]
    assert len(found.parts) > 2
    assert found.words == trained.target_vocabulary.words
    again = np.concatenate([*found.blocks("decoder")])
    assert np.allclose(again, whole.states["decoder", "hidden_state"], atol=1e-3)


@pytest.mark.parametrize("masked", [True, False])
@pytest.mark.parametrize("feedback", ["none", "teacher"])
def test_a_decoder_over_contexts_is_recorded(trained: Run, feedback: str, masked: bool) -> None:
    settings = {"form": "contexts", "feedback": feedback, "mask_padding": masked}
    run = changed(trained, **settings, source_length=8)
    read = [*passages_of(run, ["abcd", "dc"], "target")]
    kinds = ("forget_gate", "cell_state", "output_gate", "hidden_state")
    reader = Reader(run, Selection(kinds=kinds, side="target"))
    part = reader.part(read)
    assert reader.layers[0].cell == "lstm"
    h, o, c = (
        part.states["decoder", kind] for kind in ("hidden_state", "output_gate", "cell_state")
    )
    assert np.allclose(h, o * np.tanh(c), atol=1e-6)
    assert np.allclose(part.tokens["weights"].sum(axis=1), 1, atol=1e-5)
    assert part.tokens["weights"].shape[1] == (4 if masked else 8)
    alone = reader.part(read[1:])  # padded to another length, had the recipe not named one
    own = slice(part.offsets[1], None)
    assert np.allclose(
        part.states["decoder", "hidden_state"][own],
        alone.states["decoder", "hidden_state"],
        atol=1e-6,
    )


def test_a_unit_of_the_decoder_is_held(trained: Run) -> None:
    reader = Reader(trained, TARGET)
    read = [*passages_of(trained, ["abcd", "dc"], "target")]
    held = {"decoder": held_at([3], 0.5, width=16)}
    part = reader.part(read, held=held)
    states = part.states["decoder", "hidden_state"]
    assert (states[:, 3] == 0.5).all()
    plain, after = outcome(reader, read), outcome(reader, read, held)
    assert plain.losses is not None
    assert after.losses is not None
    assert len(plain.losses) == len(part.ids)
    assert not np.allclose(plain.losses, after.losses)


def test_sources_are_padded_as_the_recipe_says(trained: Run) -> None:
    run = changed(trained, mask_padding=False, source_length=9)
    kinds = ("output_gate", "cell_state", "hidden_state")
    part = Reader(run, Selection(kinds=kinds)).part([*passages_of(run, ["abcd"])])
    source = np.zeros((1, 9), np.int32)
    source[0, :4] = part.ids
    network = network_of(run)
    annotations = network.get_layer("encoder")(network.get_layer("embedding")(source))
    o, c, h = (part.states["encoder/backward", kind] for kind in kinds)
    assert np.allclose(h, np.asarray(annotations)[0, :4, 12:], atol=1e-6)
    assert np.allclose(h, o * np.tanh(c), atol=1e-6), "the cell remembers the padding, too"


def test_what_is_not_there_cannot_be_recorded(trained: Run) -> None:
    with pytest.raises(RecordError, match="Asked for was 'forget_gate'"):
        Reader(trained, Selection(kinds=("forget_gate",), side="target"))
    with pytest.raises(RecordError, match="Layers are those of the network: decoder"):
        Reader(trained, Selection(layers=("encoder/forward",), side="target"))
    with pytest.raises(RecordError, match="its own probabilities, which are no words"):
        Reader(changed(trained, feedback="soft"), TARGET)
    with pytest.raises(RecordError, match="asked for was its middle side"):
        passages(trained, "validation", "middle")
