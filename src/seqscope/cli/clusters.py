"""seqscope clusters: units and words that belong together, as memory chips and word clouds."""

from typing import Annotated

from typer import Argument, Option

from seqscope.cli.showing import AsJson, Layer, Out, Place, shown

__all__ = ["clusters"]

MOST_SUGGESTED = 20


def clusters(
    run: Annotated[str, Argument(help="A run folder that was recorded.")],
    count: Annotated[int, Option("--clusters", min=1, help="How many clusters.")] = 8,
    layer: Layer = None,
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
    from seqscope.analysis.stability import suggested_clusters
    from seqscope.cli.chips import chips_of
    from seqscope.runs.record.making import recorded
    from seqscope.runs.run import open_run
    from seqscope.views.memory import memory
    from seqscope.views.terminal_memory import TerminalMemory

    opened = open_run(run)
    found = chips_of(
        recorded(opened, recording), layer, clusters=count, words=words, by=by, weight=weight
    )
    responses = found.responses
    if suggest:
        most = min(MOST_SUGGESTED, *responses.mean.shape)
        for each in (advice := suggested_clusters(responses.mean, weight, most=most)).table:  # type: ignore[arg-type]
            mark = "  suggested" if each.clusters == advice.clusters else ""
            print(
                f"{each.clusters:3d} clusters: eigengap {each.eigengap:.4f}, "
                f"stability {each.stability:.2f}{mark}"
            )
        return
    scene = memory(
        responses.words,
        responses.mean,
        found.clusters,
        responses.counts.tolist(),
        name=f"{opened.folder.name}, {responses.layer}",
        selected=select or (),
    )
    shown(scene, TerminalMemory(scene), out=out, as_json=as_json)
