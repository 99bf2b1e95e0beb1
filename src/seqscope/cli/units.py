"""seqscope units: what a hidden unit answers to, and where in the corpus."""

from typing import Annotated

from typer import Argument, Option

from seqscope.cli.showing import AsJson, Layer, Out, Place, State, shown

__all__ = ["units"]


def units(
    run: Annotated[str, Argument(help="A run folder that was recorded.")],
    unit: Annotated[int, Argument(help="The unit, counted from 0.")],
    layer: Layer = None,
    state: State = "hidden",
    examples: Annotated[int, Option(min=1, max=20, help="How many places of each kind.")] = 10,
    text: Annotated[str | None, Option(help="A text to show the unit's value along.")] = None,
    out: Out = None,
    recording: Place = None,
    as_json: AsJson = False,
) -> None:
    """Show one unit: the words that it answers most, its strongest places, its value on a text."""
    from seqscope.cli.lines import sound_text
    from seqscope.cli.opened import OpenedRun
    from seqscope.cli.pictures.units import units as picture
    from seqscope.views.terminal.units import TerminalUnit

    along = None if text is None else sound_text(text)
    opened = OpenedRun(run, recording)
    scene = picture(opened, unit=unit, layer=layer, state=state, examples=examples, text=along)
    shown(scene, TerminalUnit(scene), out=out, as_json=as_json)
