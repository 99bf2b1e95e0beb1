"""Whether clusters of words follow closed word lists, such as the classes of a grammar."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Int

__all__ = ["Purity", "purity", "word_classes"]


@dataclass(frozen=True, slots=True)
class Purity:
    """The share of words that belong to the commonest class of their cluster, and that by chance.

    `random_mean` and `random_spread` (a standard deviation) are those of random groupings into
    clusters of the same sizes; `words` is how many counted.
    """

    purity: float
    random_mean: float
    random_spread: float
    words: int


def word_classes(
    words: Sequence[str], lists: Mapping[str, Iterable[str]]
) -> Int[np.ndarray, " word"]:
    """The place of the list that each word is in; -1 where it is in none.

    Raises ValueError for a word in two lists, which would have two classes.
    """
    place: dict[str, int] = {}
    for number, (name, listed) in enumerate(lists.items()):
        for word in listed:
            if place.setdefault(word, number) != number:
                raise ValueError(
                    f"Closed word lists share no word. {word!r} is in {name!r} and in "
                    f"{list(lists)[place[word]]!r}. Leave it out of one."
                )
    return np.array([place.get(word, -1) for word in words], np.int64)


def purity(
    clusters: Int[np.ndarray, " word"],
    classes: Int[np.ndarray, " word"],
    *,
    draws: int = 1000,
    seed: int = 0,
) -> Purity:
    """How pure clusters are in classes, beside random groupings; words with -1 do not count.

    Raises ValueError where no word has both a cluster and a class.
    """
    counted = (clusters >= 0) & (classes >= 0)
    if not counted.any():
        raise ValueError(
            f"Purity is a share of the words that have a cluster and a class. None of "
            f"{len(clusters)} has both. Check the spelling of the lists."
        )
    if draws < 1:
        raise ValueError(
            f"Chance is measured on at least one random grouping. The draws came as {draws}. "
            f"Leave them out for a thousand."
        )
    groups, kinds = clusters[counted], classes[counted]
    random = np.random.default_rng(seed)
    shares = [pure_share(groups, random.permutation(kinds)) for _ in range(draws)]
    return Purity(
        purity=pure_share(groups, kinds),
        random_mean=float(np.mean(shares)),
        random_spread=float(np.std(shares)),
        words=int(counted.sum()),
    )


def pure_share(groups: Int[np.ndarray, " word"], kinds: Int[np.ndarray, " word"]) -> float:
    """The share of words in the commonest class of their cluster."""
    width = int(kinds.max()) + 1
    counts = np.bincount(groups * width + kinds, minlength=(int(groups.max()) + 1) * width)
    return float(counts.reshape(-1, width).max(axis=1).sum() / len(groups))
