"""seqscope clusters: units and words that belong together, as memory chips and word clouds."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from seqscope.cli.showing import AsJson, Layer, Out, Place, State, shown

if TYPE_CHECKING:
    from seqscope.analysis.stability import Suggestion

__all__ = ["clusters"]


def clusters(
    run: Annotated[str, Argument(help="A run folder that was recorded.")],
    count: Annotated[int, Option("--clusters", min=1, help="How many clusters.")] = 8,
    layer: Layer = None,
    state: State = "hidden",
    words: Annotated[int, Option(min=1, help="How many words: those that matter most.")] = 300,
    by: Annotated[str, Option(help="Rank words by effect or by frequency.")] = "effect",
    weight: Annotated[
        str, Option(help="What counts of a response: absolute, positive, negative or signed.")
    ] = "positive",
    select: Annotated[
        list[str] | None, Option(help="A word that colors the units; up to three.")
    ] = None,
    suggest: Annotated[
        bool, Option("--suggest", help="Tell how many clusters the numbers speak for.")
    ] = False,
    out: Out = None,
    recording: Place = None,
    as_json: AsJson = False,
) -> None:
    """Cluster a layer's units with the words that they respond to."""
    from seqscope.cli.opened import OpenedRun
    from seqscope.cli.pictures.chips import suggested
    from seqscope.cli.pictures.memory import memory
    from seqscope.views.terminal.memory import TerminalMemory

    opened = OpenedRun(run, recording)
    if suggest:
        found = suggested(opened, layer, state=state, words=words, by=by, weight=weight)
        print(json.dumps(asdict(found)) if as_json else "\n".join(in_lines(found)))
        return
    scene = memory(
        opened,
        layer=layer,
        state=state,
        clusters=count,
        words=words,
        by=by,
        weight=weight,
        select=select or (),
    )
    shown(scene, TerminalMemory(scene), out=out, as_json=as_json)


def in_lines(found: "Suggestion") -> list[str]:
    """A line for each number of clusters, with what speaks for it."""
    return [
        f"{each.clusters:3d} clusters: eigengap {each.eigengap:.4f}, "
        f"stability {each.stability:.2f}{'  suggested' * (each.clusters == found.clusters)}"
        for each in found.table
    ]
