"""Texts read step by step, through the memory chips of a layer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from seqscope.cli.pictures.chips import chips_of
from seqscope.cli.pictures.states import looked_at, state_name

if TYPE_CHECKING:
    import numpy as np

    from seqscope.cli.opened import OpenedRun
    from seqscope.recording import Part
    from seqscope.runs.passage import Passage
    from seqscope.runs.record.reader import Reader
    from seqscope.views.scenes.sentence import SentenceMemory

__all__ = ["sentence"]


def sentence(
    opened: "OpenedRun",
    *,
    texts: Sequence[str],
    layer: str | None = None,
    state: str = "hidden",
    clusters: int | None = 8,
    words: int = 300,
    by: str = "effect",
    weight: str = "positive",
) -> "SentenceMemory":
    """The scene of what each word adds to the memory, takes from it and leaves as it was."""
    from seqscope.views.scenes.sentence import read_sentence, sentence_memory

    way = looked_at(opened, layer, state)
    chips = chips_of(
        opened, way[0], state=state, clusters=clusters, words=words, by=by, weight=weight
    ).of_units
    sentences = []
    for text in texts:
        tokens, passage, part = opened.read(text, *way)
        predictions, probabilities = said(opened.reader, passage, part)
        sentences.append(
            read_sentence(
                text,
                tokens.words,
                part.states[way],
                chips,
                predictions=predictions,
                probabilities=probabilities,
                reverse=opened.recording.layer(way[0]).reverse,
            )
        )
    return sentence_memory(state_name(*way), sentences)


def said(
    reader: "Reader", passage: "Passage", part: "Part"
) -> "tuple[list[str] | None, np.ndarray | None]":
    """What the network would have answered after each word, and how sure of it it was."""
    from seqscope.runs.probe import prefixes

    if "alternatives" in part.tokens:
        words = reader.run.source_vocabulary.tokens(part.tokens["alternatives"][:, 0].tolist())
        return words, part.tokens["alternative_probabilities"][:, 0]
    if "probabilities" not in part.sequences:
        return None, None
    chances = prefixes(reader, passage)
    return [reader.run.classes[each] for each in chances.argmax(axis=1)], chances.max(axis=1)
