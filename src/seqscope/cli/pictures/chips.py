"""The memory chips of a run: units clustered together with the words that they answer."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np

    from seqscope.analysis.coclusters import Coclusters
    from seqscope.analysis.responses import ExpectedResponse
    from seqscope.analysis.stability import Suggestion
    from seqscope.cli.opened import OpenedRun

__all__ = ["Chips", "chips_of", "chosen_words", "often_read", "suggested"]

FEWEST_READINGS = 5  # of a word whose response is clustered: what was read once or twice is noise
MOST = 20  # clusters that a spectrum is made for at once, so that other counts follow quickly


class Chips(NamedTuple):
    """Words with their responses, and the clusters of these words and all units."""

    responses: "ExpectedResponse"
    clusters: "Coclusters"

    @property
    def of_units(self) -> "np.ndarray":
        """The number of each unit's chip, -1 for a unit in none.

        Raises `ValueError` where units were clustered by halves.
        """
        if self.clusters.weight == "signed":
            raise ValueError(
                "A unit is in one chip where its memory is added up. With the weight 'signed' it "
                "counts twice, once for each half. Choose absolute, positive or negative."
            )
        return self.clusters.unit_cluster


def chips_of(
    opened: "OpenedRun",
    layer: str | None,
    *,
    clusters: int | None,
    words: int,
    by: str = "effect",
    weight: str = "positive",
    state: str = "hidden",
) -> Chips:
    """So many co-clusters, or as many as are suggested, of a layer's units and of its words."""
    if clusters is None:
        found = suggested(opened, layer, state=state, words=words, by=by, weight=weight)
        clusters = found.clusters
    responses, spectrum = opened.spectrum(
        layer, state, words=words, by=by, weight=weight, most=max(clusters, MOST)
    )
    return Chips(responses, spectrum.clusters(clusters))


def suggested(
    opened: "OpenedRun",
    layer: str | None,
    *,
    words: int,
    by: str,
    weight: str,
    state: str = "hidden",
) -> "Suggestion":
    """How many clusters the numbers speak for, counted once."""
    from seqscope.analysis.stability import suggested_clusters

    def made() -> "Suggestion":
        mean = chosen_words(opened.responses(layer, state), words, by).mean
        return suggested_clusters(mean, weight, most=min(MOST, *mean.shape))  # type: ignore[arg-type]

    name = opened.recording.layer(layer).name
    return opened.once(("suggestion", name, state, words, by, weight), made)


def often_read(found: "ExpectedResponse") -> "ExpectedResponse":
    """The responses to words that were read often enough to mean something; to all, if none was."""
    from seqscope.analysis.responses import chosen

    rows = [row for row, count in enumerate(found.counts.tolist()) if count >= FEWEST_READINGS]
    return chosen(found, rows or list(range(len(found.words))))


def chosen_words(found: "ExpectedResponse", words: int, by: str) -> "ExpectedResponse":
    """The responses to so many words: those that count most of those that were read often."""
    from seqscope.analysis.responses import chosen, ranked

    often = ranked(often_read(found), by)  # type: ignore[arg-type]
    return chosen(often, list(range(min(words, len(often.words)))))
