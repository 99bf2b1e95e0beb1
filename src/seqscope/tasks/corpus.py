"""Many texts as word ids, one behind the other in a single array."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from jaxtyping import Int32, Int64

__all__ = ["Corpus", "corpus_of"]


@dataclass(frozen=True)
class Corpus:
    """Texts as word ids: text i is `ids[offsets[i] : offsets[i + 1]]`, its class `labels[i]`.

    >>> corpus = corpus_of([([5, 6, 7], 0), ([8], 1)])
    >>> len(corpus), corpus[0].tolist(), corpus.lengths.tolist(), corpus.labels.tolist()
    (2, [5, 6, 7], [3, 1], [0, 1])
    """

    ids: Int32[np.ndarray, " token"]
    offsets: Int64[np.ndarray, " boundary"]
    labels: Int32[np.ndarray, " text"]

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, text: int) -> Int32[np.ndarray, " time"]:
        """The word ids of one text, counted from 0."""
        return self.ids[self.offsets[text] : self.offsets[text + 1]]

    @property
    def lengths(self) -> Int64[np.ndarray, " text"]:
        """How many words each text has."""
        return np.diff(self.offsets)


def corpus_of(texts: Iterable[tuple[Iterable[int], int]]) -> Corpus:
    """The texts, each given as its word ids and the number of its class."""
    ids, offsets, labels = array("i"), array("q", [0]), array("i")
    for words, label in texts:
        ids.extend(words)
        offsets.append(len(ids))
        labels.append(label)
    return Corpus(np.array(ids, np.int32), np.array(offsets, np.int64), np.array(labels, np.int32))
