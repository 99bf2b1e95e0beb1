"""seqscope findings: what a person should know about a network, a sentence each."""

from typing import Annotated

from typer import Argument

from seqscope.cli.showing import AsJson, Place

__all__ = ["findings"]


def findings(
    run: Annotated[str, Argument(help="A run folder that was recorded.")],
    recording: Place = None,
    as_json: AsJson = False,
) -> None:
    """Say what stands out: classes out of balance, words that are overlooked, units without use."""
    from rich.console import Console

    from seqscope.cli.opened import OpenedRun
    from seqscope.cli.pictures.findings import found
    from seqscope.views.scenes.findings import findings_scene
    from seqscope.views.terminal.findings import TerminalFindings

    opened = OpenedRun(run, recording)
    told = found(opened)
    if as_json:
        print(findings_scene(opened.name, told).model_dump_json())
        return
    Console().print(TerminalFindings(told))
