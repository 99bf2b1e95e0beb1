"""seqscope gates: how open the gates of each unit stand, and how long each unit remembers."""

from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from seqscope.cli.showing import AsJson, Layer, Out, shown

__all__ = ["gates"]


def gates(
    run: Annotated[str, Argument(help="A run folder whose gates were recorded.")],
    layer: Layer = None,
    out: Out = None,
    recording: Annotated[
        Path | None,
        Option(help="The recording's folder; RUN/recording, or RUN/gates where that has gates."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show how often the gates of each unit are open and shut, and the half-life of each unit.

    Open is above 0.9, shut below 0.1. The half-life is the number of tokens after which half of a
    unit's state is left, by the gate that keeps it.
    """
    from seqscope.cli.opened import OpenedRun
    from seqscope.cli.pictures.gates import gates as picture
    from seqscope.views.terminal.gates import TerminalGates

    scene = picture(OpenedRun(run, recording), layer=layer)
    shown(scene, TerminalGates(scene), out=out, as_json=as_json)
