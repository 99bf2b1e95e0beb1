"""Units and words that belong together, and how many groups of them the numbers speak for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from seqscope.cli.pictures.chips import chips_of, suggested
from seqscope.cli.pictures.selection import check_selected
from seqscope.cli.pictures.states import looked_at, state_name

if TYPE_CHECKING:
    from seqscope.cli.opened import OpenedRun
    from seqscope.views.scenes.memory import Memory
    from seqscope.views.scenes.suggestion import ClusterSuggestion

__all__ = ["memory", "suggestion"]


def memory(
    opened: "OpenedRun",
    *,
    layer: str | None = None,
    state: str = "hidden",
    clusters: int | None = 8,
    words: int = 300,
    by: str = "effect",
    weight: str = "positive",
    select: Sequence[str] = (),
) -> "Memory":
    """The scene of a layer's memory chips and word clouds."""
    from seqscope.views.scenes.memory import memory as scene

    found = chips_of(
        opened, layer, state=state, clusters=clusters, words=words, by=by, weight=weight
    )
    responses = found.responses
    check_selected(opened.responses(layer, state), select, shown=responses.words, by=by)
    return scene(
        responses.words,
        responses.mean,
        found.clusters,
        responses.counts.tolist(),
        name=f"{opened.run.folder.name}, {state_name(*looked_at(opened, layer, state))}",
        selected=select,
        class_of_word=opened.class_of_word,
    )


def suggestion(
    opened: "OpenedRun",
    *,
    layer: str | None = None,
    state: str = "hidden",
    words: int = 300,
    by: str = "effect",
    weight: str = "positive",
) -> "ClusterSuggestion":
    """The scene of how many clusters the numbers speak for."""
    from seqscope.views.scenes.suggestion import suggestion_scene

    found = suggested(opened, layer, state=state, words=words, by=by, weight=weight)
    return suggestion_scene(found)
