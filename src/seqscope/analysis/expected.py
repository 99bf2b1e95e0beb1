"""The expected responses of a recording, from what was counted while it was made."""

import numpy as np
from jaxtyping import Float

from seqscope.analysis.responses import BANDS, ExpectedResponse
from seqscope.recording import Recording, Statistics
from seqscope.recording.recording import HIDDEN

__all__ = ["expected_response"]


def expected_response(
    recording: Recording, layer: str | None = None, kind: str = HIDDEN
) -> ExpectedResponse:
    """The response of a layer, the last if none is named, to every word that was read.

    The `kind` says of which of its states, as in `Recording.counted`.

    Counts, means and deviations are those of all readings; bands are quantiles of the readings that
    were kept as a sample. Raises `ValueError` for a layer that was not recorded.
    """
    known = recording.layer(layer)
    counted = recording.counted(known.name, kind)
    return ExpectedResponse(
        words=tuple(recording.words[word] for word in counted.ids.tolist()),
        counts=counted.counts,
        mean=counted.mean,
        deviation=counted.deviation,
        bands=bands_of(counted),
        layer=known.name,
    )


def bands_of(counted: Statistics) -> Float[np.ndarray, "word band unit"]:
    """The quantiles BANDS of the sampled readings of each word."""
    words, units = counted.mean.shape
    bands = np.zeros((words, len(BANDS), units), np.float32)
    starts = np.searchsorted(counted.sample_ids, counted.ids)
    sizes = np.searchsorted(counted.sample_ids, counted.ids, side="right") - starts
    for size in np.unique(sizes).tolist():  # words with as many readings are sorted together
        rows = np.flatnonzero(sizes == size)
        readings = counted.sample[starts[rows][:, None] + np.arange(size)].astype(np.float32)
        bands[rows] = np.quantile(readings, BANDS, axis=1).swapaxes(0, 1)
    return bands
