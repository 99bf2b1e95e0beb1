"""seqscope findings: what a person should know about a network, a sentence each."""

import json
from typing import Annotated

from typer import Argument, Option

from seqscope.cli.showing import Place

__all__ = ["findings"]


def findings(
    run: Annotated[str, Argument(help="A run folder that was recorded.")],
    recording: Place = None,
    as_json: Annotated[bool, Option("--json", help="The findings as one JSON array.")] = False,
) -> None:
    """Say what stands out: classes out of balance, words that are overlooked, units without use."""
    from dataclasses import asdict

    from rich.console import Console

    from seqscope.cli.opened import OpenedRun
    from seqscope.cli.pictures.findings import found
    from seqscope.views.terminal.findings import TerminalFindings

    told = found(OpenedRun(run, recording))
    if as_json:
        print(json.dumps([asdict(each) for each in told], ensure_ascii=False))
        return
    Console().print(TerminalFindings(told))
