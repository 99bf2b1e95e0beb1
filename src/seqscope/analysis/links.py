"""How strongly words answer to memory: from cluster to cluster, from a word, from a unit."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from seqscope.analysis.coclusters import Coclusters, check, halved, members

__all__ = ["Extremes", "extreme_words", "links", "word_links"]


class Extremes(NamedTuple):
    """For each unit the words with the lowest responses, and those with the highest."""

    lowest: Int[np.ndarray, "unit rank"]
    highest: Int[np.ndarray, "unit rank"]


def links(
    responses: Float[np.ndarray, "word unit"], clusters: Coclusters
) -> Float[np.ndarray, "words units"]:
    """w(J, I): the mean response, with its sign, of the units of cluster I to the words of J.

    Row J, column I; 0 where a cluster has no words or no units.
    """
    words = members(clusters.word_cluster, clusters.count)
    counts = np.maximum(words.sum(axis=1, keepdims=True), 1.0)
    strengths: Float[np.ndarray, "words units"] = words @ word_links(responses, clusters) / counts
    return strengths


def word_links(
    responses: Float[np.ndarray, "word unit"], clusters: Coclusters
) -> Float[np.ndarray, "word cluster"]:
    """The mean response of each unit cluster to each word; 0 where a cluster has no units.

    Where every unit counts twice, it is how far the word moves the halves of a cluster their way.
    """
    check(responses, clusters.weight)
    S = np.asarray(responses, np.float64)
    S = np.abs(halved(S)) if clusters.weight == "signed" else S
    if S.shape != (len(clusters.word_cluster), len(clusters.unit_cluster)):
        raise ValueError(
            f"Clusters are drawn over the responses that they were made of. "
            f"Responses of the shape {responses.shape} came with the clusters of "
            f"{len(clusters.word_cluster)} words and {len(clusters.unit_cluster)} units. "
            f"Group these responses again."
        )
    units = members(clusters.unit_cluster, clusters.count)
    means: Float[np.ndarray, "word cluster"] = S @ units.T / np.maximum(units.sum(axis=1), 1.0)
    return means


def extreme_words(responses: Float[np.ndarray, "word unit"], count: int = 4) -> Extremes:
    """The words that move each unit the farthest down and up, the farthest first.

    Of equal responses that of the earlier word comes first. Fewer words than `count` are all given.
    """
    check(responses, "absolute")
    if count < 1:
        raise ValueError(
            f"At least one word is asked for. The count came as {count}. Leave it out for four."
        )
    lowest = np.argsort(responses, axis=0, kind="stable")[:count]
    highest = np.argsort(-responses, axis=0, kind="stable")[:count]
    return Extremes(lowest.T, highest.T)
