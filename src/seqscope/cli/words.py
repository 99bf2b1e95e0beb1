"""seqscope words: how the units of a layer respond to words."""

from typing import Annotated

from typer import Argument, Option

from seqscope.cli.showing import AsJson, Layer, Out, Place, State, shown

__all__ = ["words"]


def words(
    run: Annotated[str, Argument(help="A run folder that was recorded.")],
    chosen: Annotated[
        list[str] | None,
        Argument(metavar="[WORD]...", help="The words; those that move most if missing."),
    ] = None,
    layer: Layer = None,
    state: State = "hidden",
    by: Annotated[str, Option(help="Rank words by effect or by frequency.")] = "effect",
    top: Annotated[int, Option(min=1, help="How many words, where none are named.")] = 12,
    out: Out = None,
    recording: Place = None,
    as_json: AsJson = False,
) -> None:
    """Show the expected response of every unit to words, with bands and counts.

    The effect of a word is its strongest response times the root of how often it was read.
    """
    from seqscope.cli.lines import sound_text
    from seqscope.cli.opened import OpenedRun
    from seqscope.cli.pictures.words import words as picture
    from seqscope.views.terminal.responses import TerminalResponses

    names = list(map(sound_text, chosen or ()))
    opened = OpenedRun(run, recording)
    scene = picture(opened, chosen=names, layer=layer, state=state, by=by, top=top)
    shown(scene, TerminalResponses(scene), out=out, as_json=as_json)
