"""The numbers by which layers of a recording are compared with the one below."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from seqscope.analysis.comparison import alikeness
from seqscope.analysis.findings import LayerNumbers
from seqscope.analysis.probes import probe_score
from seqscope.progress import steps

if TYPE_CHECKING:
    from seqscope.recording import Part, Recording

__all__ = ["layer_numbers"]

TOKENS_A_UNIT = 10  # from so many on, CKA tells layers apart
READ = "Reading answers from {} layers"


def layer_numbers(known: "Recording", states: Mapping[str, np.ndarray]) -> LayerNumbers | None:
    """How alike each layer is to the one below, and how well the answer is read from each.

    `states` are those of the first tokens of each layer that was recorded, `[token unit]`. None for
    a network with a single layer; the two directions of a layer are one.
    """
    layers: dict[str, list[str]] = {}
    for name in states:
        layers.setdefault(name.partition("/")[0], []).append(name)
    if len(layers) < 2:
        return None
    joined = [np.hstack([states[name] for name in names]) for names in layers.values()]
    enough = len(joined[0]) >= TOKENS_A_UNIT * max(each.shape[1] for each in joined)
    if known.classes:
        named = steps([*layers.values()], READ)
        answers = [class_score(known, names) for names in named]
    else:
        answers = [next_word_score(known, each) for each in steps(joined, READ)]
    scores = [each for each in answers if each is not None]
    return LayerNumbers(
        layers=tuple(layers),
        alikeness=np.array([alikeness(*pair) for pair in pairwise(joined)]) if enough else None,
        scores=np.array(scores) if len(scores) == len(layers) else None,
    )


def class_score(known: "Recording", names: Sequence[str]) -> float | None:
    """How well the class of a text is read from a layer."""
    parts = steps(known.parts, "Going through {} parts of the recording")
    examples = [text_states(part, names) for part in parts]
    labels = np.concatenate([part.labels[real_texts(part)] for part in known.parts])
    return probe_score(np.concatenate(examples), labels)


def text_states(part: "Part", names: Sequence[str]) -> np.ndarray:
    """For each text of a known class the state at either end and in the mean, `[text unit]`."""
    states = np.hstack(
        [np.asarray(part.states[name, "hidden_state"], np.float32) for name in names]
    )
    read = part.offsets[1:] > part.offsets[:-1]
    starts, ends = part.offsets[:-1][read], part.offsets[1:][read]
    if not len(starts):
        return np.zeros((0, 3 * states.shape[1]), np.float32)
    means = np.add.reduceat(states, starts, axis=0) / (ends - starts)[:, None]
    every = np.hstack([states[starts], states[ends - 1], means])
    found: np.ndarray = every[real_texts(part)[read]]
    return found


def real_texts(part: "Part") -> np.ndarray:
    """Which texts have a word and a class."""
    found: np.ndarray = (part.offsets[1:] > part.offsets[:-1]) & (part.labels >= 0)
    return found


def next_word_score(known: "Recording", states: np.ndarray) -> float | None:
    """How well the word that follows is read from a layer, in as many tokens as it has states."""
    ids = np.concatenate([part.ids for part in known.parts])
    last = np.concatenate([part.first_place + part.offsets[1:] - 1 for part in known.parts])
    places = np.setdiff1d(np.arange(len(states)), [*last.tolist(), len(ids) - 1])
    return probe_score(states[places], ids[places + 1])
