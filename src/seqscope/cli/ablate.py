"""seqscope ablate: what a network does without some of its units."""

from itertools import islice
from typing import Annotated

from typer import Argument, Option

from seqscope.cli.showing import AsJson, Layer, Out, Place, shown

__all__ = ["ablate"]


def ablate(
    run: Annotated[str, Argument(help="A run folder that was recorded.")],
    chip: Annotated[
        list[int] | None, Option(help="A chip to hold, again for more; each in turn if missing.")
    ] = None,
    unit: Annotated[list[int] | None, Option(help="A unit to hold, again for more.")] = None,
    at: Annotated[str, Option(help="Hold at zero, or at the mean over the recording.")] = "zero",
    text: Annotated[
        str, Option(help="A file to read, or train, validation or test of the run's own data.")
    ] = "validation",
    count: Annotated[int, Option(min=1, help="How many texts are read.")] = 1000,
    clusters: Annotated[int, Option(min=1, help="How many chips.")] = 8,
    layer: Layer = None,
    words: Annotated[int, Option(min=1, help="How many words the chips are made with.")] = 300,
    out: Out = None,
    recording: Place = None,
    as_json: AsJson = False,
) -> None:
    """Hold units at a value while the network reads on, and compare what comes of it."""
    from seqscope.cli.opened import OpenedRun
    from seqscope.cli.pictures.ablation import ablation
    from seqscope.runs.passages import passages
    from seqscope.views.terminal.ablation import TerminalAblation

    opened = OpenedRun(run, recording)
    scene = ablation(
        opened,
        list(islice(passages(opened.run, text), count)),
        chip=chip or (),
        unit=unit or (),
        at=at,
        layer=layer,
        clusters=clusters,
        words=words,
    )
    shown(scene, TerminalAblation(scene), out=out, as_json=as_json)
