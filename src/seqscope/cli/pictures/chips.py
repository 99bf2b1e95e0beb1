"""The memory chips of a run: units clustered together with the words that they answer."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np

    from seqscope.analysis.coclusters import Coclusters
    from seqscope.analysis.responses import ExpectedResponse
    from seqscope.cli.opened import OpenedRun

__all__ = ["Chips", "chips_of", "chosen_words"]

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
    clusters: int,
    words: int,
    by: str = "effect",
    weight: str = "positive",
) -> Chips:
    """So many co-clusters of a layer's units and of the words that count most."""
    responses, spectrum = opened.spectrum(
        layer, words=words, by=by, weight=weight, most=max(clusters, MOST)
    )
    return Chips(responses, spectrum.clusters(clusters))


def chosen_words(found: "ExpectedResponse", words: int, by: str) -> "ExpectedResponse":
    """The responses to so many words: those that count most of those that were read often."""
    from seqscope.analysis.responses import chosen, ranked

    rows = [row for row, count in enumerate(found.counts.tolist()) if count >= FEWEST_READINGS]
    often = chosen(found, rows or list(range(len(found.words))))
    return chosen(ranked(often, by), list(range(min(words, len(often.words)))))  # type: ignore[arg-type]
