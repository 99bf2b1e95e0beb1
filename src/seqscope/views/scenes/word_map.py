"""From which word of a text self-attention looked at which, as a scene."""

from base64 import b64decode, b64encode
from typing import Literal

import numpy as np
from jaxtyping import Float

from seqscope.views.scenes.scene import Scene, rounded
from seqscope.views.scenes.words import WordWeights

__all__ = ["Matrix", "WordMap", "named", "packed", "word_map"]

Head = int | Literal["mean"]


class Matrix(Scene):
    """A square of numbers too many to be written out, row by row.

    They are 32-bit floats, the lowest byte first, in base64.
    """

    size: int
    numbers: str

    @property
    def values(self) -> Float[np.ndarray, "time time"]:
        """The numbers themselves."""
        found = np.frombuffer(b64decode(self.numbers), "<f4")
        return found.reshape(self.size, self.size)


class WordMap(Scene):
    """The words of a text asking each other: asking words down, asked words across.

    A weight and a score for each pair, of one `head` counted from 0 or as the mean of all. Of the
    attention of each word `elsewhere` lies on none of the text, as on padding that is read too;
    `received` is how much each word got, as the mean over those that asked.
    """

    view: Literal["word-map"] = "word-map"
    text: WordWeights
    head: Head
    weights: Matrix
    scores: Matrix
    elsewhere: tuple[float, ...]
    received: tuple[float, ...]


def word_map(
    text: WordWeights,
    scores: Float[np.ndarray, "head time time"],
    weights: Float[np.ndarray, "head time time"],
    *,
    head: Head = "mean",
) -> WordMap:
    """The scene of a text, its weights and scores being those of all heads.

    Raises ValueError for a head that is not there.
    """
    count = len(weights)
    if head != "mean" and not 0 <= head < count:
        raise ValueError(
            f"Heads are counted from 0; this network has {count}. Given was {head}. "
            f"Choose one below {count}, or mean."
        )
    e, a = (x.mean(axis=0) if head == "mean" else x[head] for x in (scores, weights))
    return WordMap(
        text=text,
        head=head,
        weights=matrix(a),
        scores=matrix(e),
        elsewhere=tuple(rounded(each) for each in (1 - a.sum(axis=1)).clip(0, 1).tolist()),
        received=tuple(map(rounded, a.mean(axis=0).tolist())),
    )


def matrix(values: Float[np.ndarray, "time time"]) -> Matrix:
    """The numbers as bytes."""
    return Matrix(size=len(values), numbers=packed(values))


def packed(values: np.ndarray) -> str:
    """Numbers as 32-bit floats in base64."""
    return b64encode(np.ascontiguousarray(values, "<f4").tobytes()).decode("ascii")


def named(head: Head) -> str:
    """A head as it is spoken of."""
    return "mean of all heads" if head == "mean" else f"head {head}"
