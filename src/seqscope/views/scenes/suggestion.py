"""How many clusters the responses of a layer speak for, as a scene."""

from typing import Literal

from seqscope.analysis.stability import Suggestion
from seqscope.views.scenes.scene import Scene, rounded

__all__ = ["ClusterSuggestion", "SuggestedCount", "suggestion_scene"]


class SuggestedCount(Scene):
    """A number of clusters: the gap behind it in the spectrum, and how stable its clusters are."""

    clusters: int
    eigengap: float
    stability: float


class ClusterSuggestion(Scene):
    """The number of clusters that is suggested, and what speaks for each number."""

    view: Literal["suggestion"] = "suggestion"
    clusters: int
    counts: tuple[SuggestedCount, ...]


def suggestion_scene(found: Suggestion) -> ClusterSuggestion:
    """The scene of a suggestion."""
    return ClusterSuggestion(
        clusters=found.clusters,
        counts=tuple(
            SuggestedCount(
                clusters=each.clusters,
                eigengap=rounded(each.eigengap),
                stability=rounded(each.stability),
            )
            for each in found.table
        ),
    )
