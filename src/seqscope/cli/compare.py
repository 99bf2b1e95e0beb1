"""seqscope compare: two networks that read the same texts."""

from typing import Annotated

from typer import Argument, Option

from seqscope.cli.showing import AsJson, Out, shown

__all__ = ["compare"]


def compare(
    first: Annotated[str, Argument(help="A run folder.")],
    second: Annotated[str, Argument(help="Another one that reads the same words.")],
    text: Annotated[
        str, Option(help="A file to read, or validation or test of the first run's own data.")
    ] = "validation",
    count: Annotated[int, Option(min=1, help="How many tokens are read, about.")] = 20_000,
    layers: Annotated[
        tuple[str, str] | None, Option(help="The layers whose units are matched; the last two.")
    ] = None,
    out: Out = None,
    as_json: AsJson = False,
) -> None:
    """Compare what two networks do: units matched, layers by CKA, responses word by word."""
    from seqscope.cli.opened import OpenedRun
    from seqscope.cli.pictures.comparison import comparison, first_tokens
    from seqscope.runs.passages import passages
    from seqscope.views.terminal.comparison import TerminalComparison

    one, other = OpenedRun(first), OpenedRun(second)
    mine, theirs = (first_tokens(passages(each.run, text), count) for each in (one, other))
    scene = comparison((one, other), (mine, theirs), layers)
    shown(scene, TerminalComparison(scene), out=out, as_json=as_json)
