"""Phrases: runs of a few words, each of them a token of its own beside the words."""

from collections.abc import Sequence

from seqscope.tasks.task import Tokens
from seqscope.tasks.vocabulary import MARKERS, Vocabulary

__all__ = ["phrase_vocabulary", "phrases_of", "with_phrases"]


def phrases_of(words: Sequence[str], longest: int) -> list[str]:
    """The words of a text, then the runs of two words, of three, ..., each of them once.

    >>> phrases_of(["good", "good", "film"], 2)
    ['good', 'film', 'good good', 'good film']
    """
    runs = list(words)
    found = dict.fromkeys(runs)
    for _ in range(longest - 1):
        runs = [
            f"{run} {last}"
            for run, last in zip(runs, words[len(words) - len(runs) + 1 :], strict=False)
        ]
        found |= dict.fromkeys(runs)
    return list(found)


def with_phrases(tokens: Tokens, longest: int) -> Tokens:
    """The same with the places of each: of its first occurrence, from its first word to its last.

    >>> with_phrases(Tokens(("a", "b"), ((0, 1), (2, 3))), 2)
    Tokens(words=('a', 'b', 'a b'), spans=((0, 1), (2, 3), (0, 3)))
    """
    places: dict[str, tuple[int, int]] = {}
    for length in range(1, longest + 1):
        for first in range(len(tokens.words) - length + 1):
            run = tokens.words[first : first + length]
            span = tokens.spans[first][0], tokens.spans[first + length - 1][1]
            places.setdefault(" ".join(run), span)
    return Tokens(tuple(places), tuple(places.values()))


def phrase_vocabulary(ranked: Sequence[str], words: int | None, phrases: int | None) -> Vocabulary:
    """The first `words` words of a ranking, its first `phrases` pairs, its first triples, ...

    `words` counts the markers of the vocabulary too.
    """
    most = {0: None if words is None else words - len(MARKERS)}
    taken: dict[int, int] = {}
    chosen = []
    for each in ranked:
        length = each.count(" ")
        taken[length] = taken.get(length, 0) + 1
        limit = most.get(length, phrases)
        if limit is None or taken[length] <= limit:
            chosen.append(each)
    return Vocabulary.of(chosen)
