"""What is read from a fresh state: the ids of words, and what is known of them."""

from collections.abc import Sequence
from typing import NamedTuple

from seqscope.tasks.vocabulary import PADDING

__all__ = ["NO_LABEL", "Passage"]

NO_LABEL = -1


class Passage(NamedTuple):
    """Word ids that are read from a fresh state, the number of their class, the word behind them.

    That word, `PADDING` where there is none, is not read: it tells how well it was foreseen. Where
    a decoder reads, `ids` are the words that it is fed, the start first, and `source` those that it
    looks at.
    """

    ids: Sequence[int]
    label: int = NO_LABEL
    following: int = PADDING
    source: Sequence[int] = ()
