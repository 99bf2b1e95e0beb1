"""seqscope sentence: texts read step by step, through the memory chips of a layer."""

from typing import Annotated

from typer import Argument, Option

from seqscope.cli.showing import AsJson, Layer, Out, Place, State, shown

__all__ = ["sentence"]


def sentence(
    run: Annotated[str, Argument(help="A run folder that was recorded.")],
    texts: Annotated[list[str], Argument(metavar="TEXT...", help="What to read, side by side.")],
    clusters: Annotated[int, Option(min=1, help="How many chips.")] = 8,
    layer: Layer = None,
    state: State = "hidden",
    words: Annotated[int, Option(min=1, help="How many words the chips are made with.")] = 300,
    out: Out = None,
    recording: Place = None,
    as_json: AsJson = False,
) -> None:
    """Show what each word of a text adds to the memory, takes from it and leaves as it was."""
    from seqscope.cli.lines import sound_text
    from seqscope.cli.opened import OpenedRun
    from seqscope.cli.pictures.sentence import sentence as picture
    from seqscope.views.terminal.sentence import TerminalSentence

    scene = picture(
        OpenedRun(run, recording),
        texts=list(map(sound_text, texts)),
        layer=layer,
        state=state,
        clusters=clusters,
        words=words,
    )
    shown(scene, TerminalSentence(scene), out=out, as_json=as_json)
