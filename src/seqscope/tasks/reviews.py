"""The review task: texts that people wrote, each with the class that they gave it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from seqscope.tasks.corpus import Corpus, corpus_of
from seqscope.tasks.imdb import imdb_table
from seqscope.tasks.phrases import phrase_vocabulary, phrases_of, with_phrases
from seqscope.tasks.sources import SOURCES, located
from seqscope.tasks.tables import kind_of, rows
from seqscope.tasks.task import Example, Tokens
from seqscope.tasks.vocabulary import MARKERS, UNKNOWN, Vocabulary
from seqscope.tasks.word_classes import classes_of_words
from seqscope.tasks.words import (
    Style,
    has_word,
    tokenized,
    vocabulary_of,
    word_counts,
    words_of,
)

__all__ = ["ReviewsError", "ReviewsTask"]

PARTS = ("train", "validation", "test")
LABELS = {"imdb": "label", "yelp": "stars"}  # the data sets that come by name, and their columns
TEST_SHARE = 0.1  # of the rows, where a data set has no test of its own
MOST_CLASSES = 1000
LENGTHS = {100: "under 100", 400: "100 to 399"}  # the names of the lengths below these


class ReviewsError(ValueError):
    """Settings that contradict each other, or texts that nothing can be learned from."""


@dataclass(frozen=True)
class ReviewsTask:
    """Texts and their classes: "imdb", "yelp", or a table (.csv, .tsv, .jsonl, also .gz).

    `text` and `label` name two columns of the table. `groups` makes a class of several labels and
    leaves out those in none of them; `drop_labels` leaves out some. So are texts with
    `shorter_than` words or more, marks not counted; of those with more than `longest` tokens the
    `cut` is read: their end or their start. `vocabulary` counts all words that a network knows,
    the markers included; each occurs at least `minimum` times in training. With `phrases` above 1
    a token is a word or a run of up to so many words, each counted once in a text, and the network
    knows `phrase_vocabulary` runs of each length besides its words. What a text is for
    follows from the text and the `seed`, so that equal texts stay together: a tenth is the test,
    and of the rest the share `validation` is for that. The test of imdb is its own, and
    `drop_shared` leaves those of its texts out of training that training has too. `word_classes`
    is a table of words and their part of speech, by which pictures color them.
    """

    source: str = "imdb"
    text: str = "text"
    label: str | None = None
    groups: Mapping[str, Sequence[str | int]] | None = None
    drop_labels: Sequence[str | int] = ()
    tokens: Style = "words"
    shorter_than: int | None = None
    longest: int = 400
    cut: Literal["end", "start"] = "end"
    vocabulary: int | None = 20000
    minimum: int = 1
    phrases: int = 1
    phrase_vocabulary: int = 150_000
    validation: float = 0.1
    drop_shared: bool = False
    encoding: str = "utf-8"
    seed: int = 1
    word_classes: str | None = None

    name = "reviews"
    kind = "classifier"
    slices = ("test",)

    def __post_init__(self) -> None:
        if self.source not in LABELS:
            kind_of(Path(self.source))
        if self.word_classes is not None:
            kind_of(Path(self.word_classes))
        labels = [str(label) for group in (self.groups or {}).values() for label in group]
        if len(set(labels)) < len(labels):
            raise ReviewsError(
                f"A label belongs to one group. The groups hold: {', '.join(labels)}. "
                f"Name each label once."
            )
        if self.longest < 1 or self.minimum < 1 or not 0 <= self.validation < 1:
            raise ReviewsError(
                f"longest and minimum are at least 1, validation is a share below 1. Given were "
                f"{self.longest}, {self.minimum} and {self.validation}. Change these settings."
            )
        if self.vocabulary is not None and self.vocabulary <= len(MARKERS):
            raise ReviewsError(
                f"A vocabulary has {len(MARKERS)} markers and at least one word. "
                f"Given was vocabulary = {self.vocabulary}. Set it to a few thousand."
            )

    @cached_property
    def source_vocabulary(self) -> Vocabulary:
        """The words of the training texts, the most frequent first."""
        texts = (self.words_in(text) for text, _ in self.labeled("train"))
        counts = word_counts(texts, forget=self.vocabulary is not None or self.minimum > 1)
        if self.phrases == 1:
            return vocabulary_of(counts, self.vocabulary, self.minimum)
        ranked = vocabulary_of(counts, None, self.minimum).words[len(MARKERS) :]
        return phrase_vocabulary(ranked, self.vocabulary, self.phrase_vocabulary)

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """The classes of the training texts, in alphabetical order.

        Raises `ReviewsError` for fewer than two, and for more than a column of classes has.
        """
        found = Counter(target for _, target in self.labeled("train"))
        if not 2 <= len(found) <= MOST_CLASSES:
            some = ", ".join(each[:40] for each in sorted(found)[:3])
            raise ReviewsError(
                f"A text belongs to one of 2 to {MOST_CLASSES} classes. The training texts of "
                f"{self.source} have {len(found)}, such as {some or 'none'}; left out were "
                f"{told(self.skipped)}. Check label, groups and drop_labels."
            )
        return tuple(sorted(found))

    @cached_property
    def skipped(self) -> Mapping[str, int]:
        """Why texts were left out, and how many for each reason."""
        reasons: Counter[str] = Counter()
        known = {target for _, target in self.labeled("train", reasons)}
        for part in ("validation", "test"):
            for _, target in self.labeled(part, reasons):
                if target not in known:
                    reasons[f"label {target} never seen in training"] += 1
        return reasons

    @cached_property
    def class_of_word(self) -> Mapping[str, str]:
        """The part of speech of each word that has one."""
        return classes_of_words(self.source, self.tokens, self.word_classes, self.encoding)

    def read(self, text: str) -> Tokens:
        return tokenized(text, self.tokens)

    def kept(self, tokens: Tokens) -> Tokens:
        """Those of the tokens of a text that a network gets to see, with the phrases they make."""
        seen = Tokens(tokens.words[self.seen], tokens.spans[self.seen])
        return seen if self.phrases == 1 else with_phrases(seen, self.phrases)

    def words_in(self, text: str) -> Sequence[str]:
        """The words of `kept`, for many texts."""
        words = words_of(text, self.tokens)
        if self.phrases == 1:
            return words
        return phrases_of(list(words)[self.seen], self.phrases)

    def examples(self, split: str) -> list[Example]:
        """All examples of "train", "validation" or "test", with the name of their length."""
        return [
            Example(text, target, labels={"length": length_name(text)})
            for text, target in self.labeled(split)
            if target in self.classes
        ]

    def corpus(self, split: str, vocabulary: Vocabulary) -> Corpus:
        """The same examples as ids of the words that are kept, and numbers of their classes.

        Raises `ReviewsError` where nothing is for this part.
        """
        numbers = {name: number for number, name in enumerate(self.classes)}
        corpus = corpus_of(
            (self.ids_in(text, vocabulary), numbers[target])
            for text, target in self.labeled(split)
            if target in numbers
        )
        if not len(corpus):
            raise ReviewsError(
                f"There is a text for each part: {', '.join(PARTS)}. Nothing of {self.source} is "
                f"for {split!r}; left out were {told(self.skipped)}. "
                f"Give more texts, another seed or another share for validation."
            )
        return corpus

    def ids_in(self, text: str, vocabulary: Vocabulary) -> list[int]:
        """The ids of what a network is shown of a text; phrases are left out that are not known."""
        words = self.words_in(text)
        if self.phrases == 1:
            return vocabulary.ids(words[self.seen])
        return [each for each in vocabulary.ids(words) if each != UNKNOWN]

    @property
    def seen(self) -> slice:
        """Where in a text the tokens stand that a network gets to see."""
        return slice(-self.longest, None) if self.cut == "end" else slice(self.longest)

    def labeled(self, split: str, skipped: Counter[str] | None = None) -> Iterator[tuple[str, str]]:
        """The text and class of each usable row of a part, as they are read; why the others are
        not is counted in `skipped`."""
        reasons = Counter() if skipped is None else skipped
        groups = {str(each): name for name, group in (self.groups or {}).items() for each in group}
        dropped = set(map(str, self.drop_labels))
        shared = self.test_texts if self.drop_shared and split != "test" else frozenset()
        for text, label in self.rows_of(split):
            if not label:
                reasons["no label"] += 1
            elif label in dropped or (groups and label not in groups):
                reasons[f"label {label} left out"] += 1
            elif not has_word(text, self.tokens):
                reasons["no word in the text"] += 1
            elif self.shorter_than is not None and word_count(text) >= self.shorter_than:
                reasons[f"{self.shorter_than} words or more"] += 1
            elif text in shared:
                reasons["also in the test"] += 1
            else:
                yield text, groups.get(label, label)

    @cached_property
    def test_texts(self) -> frozenset[str]:
        """The texts of the test."""
        return frozenset(text for text, _ in self.rows_of("test"))

    def rows_of(self, split: str) -> Iterator[tuple[str, str]]:
        """The text and label of each row of the table that is for this part."""
        if split not in PARTS:
            raise ReviewsError(
                f"Texts are for one of {', '.join(PARTS)}. Asked for was {split!r}. "
                f"Choose one of these."
            )
        columns = self.text, self.label_column
        for _, (text, value) in rows(self.table(split), columns, self.encoding):
            if self.part_of(text, split) == split:
                yield text, value.strip()

    @property
    def label_column(self) -> str:
        """The column that holds the labels."""
        return self.label or LABELS.get(self.source, "label")

    def table(self, split: str) -> Path:
        """The table that holds this part."""
        if self.source == "imdb":
            return imdb_table("test" if split == "test" else "train")
        return located(SOURCES["yelp"]) if self.source == "yelp" else Path(self.source)

    def part_of(self, text: str, split: str) -> str:
        """What a text in the table of that part is for."""
        own_test = self.source == "imdb"
        if own_test and split == "test":
            return split
        digest = blake2b(f"{self.seed} {text}".encode(errors="surrogatepass"), digest_size=8)
        share = int.from_bytes(digest.digest(), "big") / 2**64
        test = 0.0 if own_test else TEST_SHARE
        if share < test:
            return "test"
        return "validation" if share < test + self.validation * (1 - test) else "train"


def told(reasons: Mapping[str, int]) -> str:
    """The most frequent reasons, for an error.

    >>> told({"no label": 3, "label 3 left out": 1000})
    '1,000 (label 3 left out), 3 (no label)'
    """
    most = Counter(reasons).most_common(5)
    return ", ".join(f"{count:,} ({reason[:60]})" for reason, count in most) or "none"


def word_count(text: str) -> int:
    """The number of words in a text, marks not counted."""
    return len(words_of(text, "plain"))


def length_name(text: str) -> str:
    """The name of the length of a text.

    >>> length_name("good " * 99), length_name("good " * 400)
    ('under 100', '400 and more')
    """
    count = word_count(text)
    return next((name for limit, name in LENGTHS.items() if count < limit), "400 and more")
