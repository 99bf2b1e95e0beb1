"""seqscope sentence: texts read step by step, through the memory chips of a layer."""

from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from seqscope.cli.showing import AsJson, Layer, Out, Place, shown

if TYPE_CHECKING:
    import numpy as np

    from seqscope.recording import Part
    from seqscope.runs.passages import Passage
    from seqscope.runs.record.reader import Reader

__all__ = ["sentence"]


def sentence(
    run: Annotated[str, Argument(help="A run folder that was recorded.")],
    texts: Annotated[list[str], Argument(metavar="TEXT...", help="What to read, side by side.")],
    clusters: Annotated[int, Option(min=1, help="How many chips.")] = 8,
    layer: Layer = None,
    words: Annotated[int, Option(min=1, help="How many words the chips are made with.")] = 300,
    out: Out = None,
    recording: Place = None,
    as_json: AsJson = False,
) -> None:
    """Show what each word of a text adds to the memory, takes from it and leaves as it was."""
    from seqscope.cli.chips import chips_of
    from seqscope.cli.lines import sound_text
    from seqscope.runs.passages import read_passage
    from seqscope.runs.record.making import recorded
    from seqscope.runs.record.reader import Reader, Selection
    from seqscope.runs.run import open_run
    from seqscope.views.scenes.sentence import read_sentence, sentence_memory
    from seqscope.views.terminal.sentence import TerminalSentence

    opened = open_run(run)
    known = recorded(opened, recording)
    chosen = known.layer(layer)
    chips = chips_of(known, chosen.name, clusters=clusters, words=words).of_units
    reader = Reader(opened, Selection((chosen.name,)))
    sentences = []
    for text in map(sound_text, texts):
        tokens, passage = read_passage(opened, text)
        part = reader.part([passage])
        predictions, probabilities = said(reader, passage, part)
        sentences.append(
            read_sentence(
                text,
                tokens.words,
                part.states[chosen.name, "hidden_state"],
                chips,
                predictions=predictions,
                probabilities=probabilities,
                reverse=chosen.reverse,
            )
        )
    scene = sentence_memory(chosen.name, sentences)
    shown(scene, TerminalSentence(scene), out=out, as_json=as_json)


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
