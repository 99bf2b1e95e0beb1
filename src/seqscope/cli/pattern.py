"""seqscope pattern: units over a text, and where else the same units are on together."""

from typing import Annotated

from typer import Argument, Option

from seqscope.cli.showing import AsJson, Layer, Out, Place, State, shown

__all__ = ["pattern"]


def pattern(
    run: Annotated[str, Argument(help="A run folder that was recorded.")],
    text: Annotated[str, Argument(help="What to read.")],
    span: Annotated[
        str | None,
        Option(
            help="Some words of the text, or FIRST:LAST, the numbers of its tokens from 0; the "
            "stretch that most units mark if missing."
        ),
    ] = None,
    threshold: Annotated[
        float | None,
        Option(
            min=-1000,
            max=1000,
            help="The state above which a unit is on; 0.3 if missing, or less where the text or "
            "the span asks for it.",
        ),
    ] = None,
    layer: Layer = None,
    state: State = "hidden",
    places: Annotated[int, Option(min=1, max=50, help="How many other places.")] = 10,
    out: Out = None,
    recording: Place = None,
    as_json: AsJson = False,
) -> None:
    """Show units over a text, those that mark a span of it, and where else these are on together.

    A unit marks a span where it is above the threshold all along it and not just before and behind.
    Without --span it is the stretch that most units mark, of equals the longest, and the threshold
    0.3, or half of the highest state in the text where that is less. Without --threshold a span
    that no unit marks with 0.3 gets the threshold with which most units do.
    """
    from seqscope.cli.lines import sound_text
    from seqscope.cli.opened import OpenedRun
    from seqscope.cli.pictures.pattern import pattern as picture
    from seqscope.views.terminal.timelines import TerminalTimeline

    scene = picture(
        OpenedRun(run, recording),
        text=sound_text(text),
        span=None if span is None else sound_text(span),
        threshold=threshold,
        layer=layer,
        state=state,
        places=places,
    )
    if scene.nothing:
        raise ValueError(scene.nothing)
    shown(scene, TerminalTimeline(scene), out=out, as_json=as_json)
