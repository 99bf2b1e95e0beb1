"""Words to numbers and back; padding, start, end and unknown are four different ids."""

from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["END", "MARKERS", "PADDING", "START", "UNKNOWN", "Vocabulary"]

PADDING, START, END, UNKNOWN = 0, 1, 2, 3
MARKERS = ("<padding>", "<start>", "<end>", "<unknown>")


@dataclass(frozen=True)
class Vocabulary:
    """The words a network knows, in the order of their ids; the four markers come first.

    Raises ValueError when the markers are missing or a word stands twice.

    >>> vocabulary = Vocabulary.of("abc")
    >>> vocabulary.ids(["b", "?"])
    [5, 3]
    >>> vocabulary.tokens([5, 3])
    ['b', '<unknown>']
    """

    words: tuple[str, ...]
    _ids: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.words[: len(MARKERS)] != MARKERS or len(set(self.words)) != len(self.words):
            raise ValueError(
                f"A vocabulary starts with {', '.join(MARKERS)} and holds each word once. "
                f"Given were {len(self.words)} words starting with {list(self.words[:5])}. "
                f"Build it with Vocabulary.of(words)."
            )
        object.__setattr__(self, "_ids", {word: number for number, word in enumerate(self.words)})

    @classmethod
    def of(cls, words: Iterable[str]) -> "Vocabulary":
        """A vocabulary of these words, in their order, after the markers."""
        return cls(MARKERS + tuple(words))

    def __len__(self) -> int:
        return len(self.words)

    def __contains__(self, word: str) -> bool:
        return word in self._ids

    def ids(self, tokens: Iterable[str]) -> list[int]:
        """The id of each token; a word that is not known becomes `UNKNOWN`."""
        return [self._ids.get(token, UNKNOWN) for token in tokens]

    def tokens(self, ids: Iterable[int]) -> list[str]:
        """The word of each id."""
        return [self.words[number] for number in ids]
