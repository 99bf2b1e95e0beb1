"""What a classifier or a language model was recorded to say, cut into slices."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from seqscope.cli.pictures.judged import Block, Judged, choice

if TYPE_CHECKING:
    from seqscope.cli.opened import OpenedRun
    from seqscope.recording import Part
    from seqscope.views.scenes.slices import SliceExample

__all__ = ["of_classifier", "of_language_model", "predicted"]

BEFORE = 30  # words of a sentence that are shown before the one that is foreseen
ABOUT = {
    "train": "The training texts, as recorded: it learned from these, so this is no test.",
    "validation": "The validation texts, as recorded: its best epoch was chosen by these.",
    "test": "The test, as recorded: it learned from none of these.",
}
CLASS, LENGTH, FREQUENCY = "class", "length", "frequency"


def of_classifier(opened: "OpenedRun", by: str, part: str) -> Judged:
    """Texts with a label, as they were recorded."""
    from seqscope.runs.scores.bands import LENGTHS, band_names

    part, about = recorded_part(opened, part)
    by = choice("scores by", by, (CLASS, LENGTH))
    return Judged(
        by=by,
        choices=(CLASS, LENGTH),
        part=part,
        parts=(part,),
        about=about,
        of="text",
        measure="accuracy",
        names=opened.recording.classes if by == CLASS else band_names(LENGTHS),
        ordered=by == LENGTH,
        blocks=lambda: (classified(opened, by, each) for each in opened.recording.parts),
    )


def classified(opened: "OpenedRun", by: str, part: "Part") -> Block:
    """The texts of a part that have a label."""
    from seqscope.runs.scores.bands import LENGTHS, bands
    from seqscope.tasks.words import as_text
    from seqscope.views.scenes.slices import SliceExample

    recording, style = opened.recording, opened.run.recipe.task.get("tokens")
    chances = predicted(opened, part.sequences, "probabilities")
    rows = (part.labels >= 0).nonzero()[0]
    given, wanted = chances[rows].argmax(axis=1), part.labels[rows].astype(np.int64)

    def example(row: int) -> "SliceExample":
        first, last = part.offsets[rows[row] : rows[row] + 2].tolist()
        words = (recording.words[each] for each in part.ids[first:last].tolist())
        return SliceExample(
            text=as_text(words, style),
            answer=recording.classes[given[row]],
            wanted=recording.classes[wanted[row]],
            right=bool(given[row] == wanted[row]),
            probability=float(chances[rows[row], given[row]]),
        )

    return Block(
        slices=wanted if by == CLASS else bands(np.diff(part.offsets)[rows], LENGTHS),
        right=given == wanted,
        refused=np.zeros(len(rows), bool),
        probability=chances[rows, given],
        example=example,
    )


def of_language_model(opened: "OpenedRun", by: str, part: str) -> Judged:
    """Words as they were recorded, each foreseen from those before it."""
    from seqscope.runs.scores.bands import FREQUENCIES, LENGTHS, band_names

    part, about = recorded_part(opened, part)
    by = choice("scores by", by, (FREQUENCY, LENGTH))
    read = opened.once("read", lambda: how_often(opened))
    return Judged(
        by=by,
        choices=(FREQUENCY, LENGTH),
        part=part,
        parts=(part,),
        about=about,
        of="word",
        measure="perplexity",
        names=band_names(FREQUENCIES if by == FREQUENCY else LENGTHS),
        ordered=True,
        blocks=lambda: (foreseen(opened, by, read, each) for each in opened.recording.parts),
    )


def foreseen(opened: "OpenedRun", by: str, read: np.ndarray, part: "Part") -> Block:
    """The words of a part that follow another one there; `read` is how often each word was."""
    from seqscope.runs.scores.bands import FREQUENCIES, LENGTHS, bands

    loss = predicted(opened, part.tokens, "loss")
    said, chances = (
        predicted(opened, part.tokens, name)[:, 0]
        for name in ("alternatives", "alternative_probabilities")
    )
    inside = np.ones(len(part.ids), bool)
    inside[part.offsets[1:] - 1] = False  # what came behind a passage was not recorded
    rows = inside.nonzero()[0]
    following = part.ids[rows + 1]
    if by == FREQUENCY:
        numbers = bands(read[following], FREQUENCIES)
    else:
        sentences = np.isin(part.ids, ends_of(opened)).cumsum()
        numbers = bands(np.bincount(sentences)[sentences[rows]], LENGTHS)
    return Block(
        slices=numbers,
        right=said[rows] == following,
        refused=np.zeros(len(rows), bool),
        probability=chances[rows],
        example=lambda row: next_word(opened, part, int(rows[row])),
        loss=loss[rows].astype(np.float64),
    )


def how_often(opened: "OpenedRun") -> np.ndarray:
    """How often each word was read in the recording."""
    size = len(opened.recording.words)
    counts = [np.bincount(part.ids, minlength=size) for part in opened.recording.parts]
    total: np.ndarray = np.sum(counts, axis=0)
    return total


def ends_of(opened: "OpenedRun") -> list[int]:
    """The ids of what ends a sentence: the marker, or the end of a line among characters."""
    from seqscope.tasks.vocabulary import END

    words = opened.recording.words
    return [END, *([words.index("\n")] if "\n" in words else [])]


def next_word(opened: "OpenedRun", part: "Part", place: int) -> "SliceExample":
    """What was foreseen behind this token of a part, and the sentence up to it."""
    from seqscope.tasks.words import as_text
    from seqscope.views.scenes.slices import SliceExample

    words, ends = opened.recording.words, ends_of(opened)
    first = max(0, place + 1 - BEFORE)
    ids = part.ids[first : place + 1].tolist()
    begins = max((k for k, each in enumerate(ids[:-1], start=1) if each in ends), default=0)
    given, wanted = int(part.tokens["alternatives"][place, 0]), int(part.ids[place + 1])
    return SliceExample(
        text=as_text((words[each] for each in ids[begins:]), opened.run.recipe.task.get("tokens")),
        answer=words[given],
        wanted=words[wanted],
        right=given == wanted,
        probability=float(part.tokens["alternative_probabilities"][place, 0]),
    )


def recorded_part(opened: "OpenedRun", part: str) -> tuple[str, str]:
    """Which part of its data, or which file, a network recorded, and what that means."""
    from seqscope.recording.files import read_manifest
    from seqscope.runs.run import RECORDING

    _ = opened.recording  # which says what to do where there is none
    folder = opened.place or opened.run.folder / RECORDING
    source = Path(str(read_manifest(folder).settings.get("source", "train"))).name
    about = ABOUT.get(source, f"What {source} says, as recorded.")
    return choice("part", part, (source,)), about


def predicted(opened: "OpenedRun", arrays: Mapping[str, np.ndarray], name: str) -> np.ndarray:
    """What a network predicted while it was recorded."""
    if name not in arrays:
        raise ValueError(
            f"How often a network is right is told by predictions. The recording of {opened.name} "
            f"has none. Record it again: seqscope record {opened.run.folder} --again"
        )
    return arrays[name]
