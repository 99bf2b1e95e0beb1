"""A text as the words a network reads, each with its place: the same in training and in typing."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from seqscope.tasks.task import Tokens
from seqscope.tasks.vocabulary import END, MARKERS, UNKNOWN, Vocabulary

__all__ = [
    "MOST_WORDS",
    "Style",
    "as_text",
    "has_word",
    "tokenized",
    "vocabulary_of",
    "word_counts",
    "words_of",
]

Style = Literal["words", "plain", "characters", "given"]

MOST_WORDS = 5_000_000  # different words that are counted at a time: less than a gigabyte of memory

LETTER, ACCENT = "a", "\u0300"  # what letters and combining marks look like in an outline
WORD = rf"[0-9A-Za-z][0-9A-Za-z{ACCENT}]*"
MARK = rf"(?:[.]{{1,3}}|!{{1,3}}|[?]{{1,3}}|-{{1,3}}|[^0-9A-Za-z\s\x00-\x1f\x7f{ACCENT}]){ACCENT}*"
UNREAD = r"\s\x00-\x1f\x7f\ud800-\udfff"
PATTERNS: Mapping[Style, str] = {
    "words": rf"{WORD}(?:'{WORD})*|<[Bb][Rr] ?/?>|{MARK}",
    "plain": rf"""[^!"#$%&()*+,\-./:;<=>?@[\\\]^_`{{|}}~{UNREAD}]+""",
    "characters": r"(?s:.)",
    "given": rf"[^{UNREAD}]+",
}
WITHIN_LINES = {style: re.compile(pattern) for style, pattern in PATTERNS.items()}
WITH_LINES = {style: re.compile(rf"\n|{pattern}") for style, pattern in PATTERNS.items()}
GIVEN = {"<unk>": MARKERS[UNKNOWN], "<eos>": MARKERS[END], "\n": MARKERS[END]} | {
    marker: MARKERS[UNKNOWN] for marker in MARKERS if marker != MARKERS[END]
}


def tokenized(text: str, style: Style = "words", *, lines: bool = False) -> Tokens:
    """The words of any text, with the code points that each stands for.

    "words" are runs of letters and digits, with the apostrophes inside them, in lower case; every
    other mark is a word of its own, up to three equal full stops, exclamation marks, question
    marks or dashes together; and so is every character of the scripts that put no space between
    words. "plain" drops the marks, as the published reviews did: the filters of Keras' tokenizer.
    "characters" are the code points as they are, and "given" is what stands between spaces, with
    `<unk>` and `<eos>` as the markers they are. With `lines` the end of a line is a word too.

    >>> tokenized("Isn't it good?!").words
    ("isn't", 'it', 'good', '?', '!')
    >>> tokenized("Isn't it good?!", "plain").spans
    ((0, 5), (6, 8), (9, 13))
    """
    pattern = (WITH_LINES if lines else WITHIN_LINES)[style]
    spans = tuple(found.span() for found in pattern.finditer(outline(text, style)))
    return Tokens(tuple(word(text[first:last], style) for first, last in spans), spans)


def words_of(text: str, style: Style = "words", *, lines: bool = False) -> Sequence[str]:
    """The words of `tokenized` alone, for many texts: several times as fast."""
    if style == "characters":
        return text
    if not text.isascii():
        return tokenized(text, style, lines=lines).words
    pattern = (WITH_LINES if lines else WITHIN_LINES)[style]
    if style == "given":
        return [GIVEN.get(each, each) for each in pattern.findall(text)]
    found = pattern.findall(text.lower())
    return [GIVEN.get(each, each) for each in found] if lines else found


def has_word(text: str, style: Style = "words") -> bool:
    """Whether there is anything to read in the text."""
    return WITHIN_LINES[style].search(outline(text, style)) is not None


def word_counts(texts: Iterable[Iterable[str]], *, forget: bool = False) -> Counter[str]:
    """How often each word occurs in the texts.

    Raises ValueError for more than `MOST_WORDS` different words; with `forget`, words that were
    met once are forgotten first, which a vocabulary of the frequent ones does not notice.
    """
    counts: Counter[str] = Counter()
    for words in texts:
        counts.update(words)
        if len(counts) > MOST_WORDS and forget:
            counts = Counter({each: count for each, count in counts.items() if count > 1})
        if len(counts) > MOST_WORDS:
            raise ValueError(
                f"At most {MOST_WORDS:,} different words are counted. These texts have more. "
                f"Say how many are to be known (vocabulary = 50000) or how often a word has to "
                f"occur (minimum = 2)."
            )
    return counts


def vocabulary_of(
    counts: Mapping[str, int], size: int | None = None, minimum: int = 1
) -> Vocabulary:
    """The words that occur often enough, the most frequent first, equals in alphabetical order.

    `size` counts all entries of the vocabulary, its four markers included.

    >>> vocabulary_of({"b": 2, "c": 2, "a": 9, "d": 1}, size=7).words[4:]
    ('a', 'b', 'c')
    """
    ranked = sorted(
        (each for each, count in counts.items() if count >= minimum and each not in MARKERS),
        key=lambda each: (-counts[each], each),
    )
    return Vocabulary.of(ranked if size is None else ranked[: max(size - len(MARKERS), 0)])


def as_text(words: Iterable[str], style: str | None) -> str:
    """Words one behind the other as a text; those of a recipe that names no style stand apart."""
    return ("" if style == "characters" else " ").join(words)


def word(text: str, style: Style) -> str:
    """The word that a piece of text stands for: its case, and the form of its accents and
    apostrophes, make no difference to what is read."""
    if style == "characters":
        return text
    if style == "given" or text == "\n":
        return GIVEN.get(text, text)
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text.lower()).replace("’", "'")


def outline(text: str, style: Style) -> str:
    """The text for a pattern to look at, as long as the text itself: every letter and digit
    outside of ASCII has become a LETTER, every combining mark an ACCENT."""
    return text if style != "words" or text.isascii() else text.translate(OUTLINES)


class Outlines(dict[int, str]):
    """What each code point looks like in an outline, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = seen = outlined(chr(code))
        return seen


def outlined(character: str) -> str:
    """What one code point looks like in an outline."""
    category = unicodedata.category(character)
    if character.isascii() or is_unspaced(character):
        return character
    if character == "’":
        return "'"
    if category[0] in "LN":
        return LETTER
    if category[0] == "M" or character in "\u200c\u200d":  # these two join letters, or emoji
        return ACCENT
    return " " if category[0] in "CZ" else character


def is_unspaced(character: str) -> bool:
    """Whether this is a letter of a script whose words follow each other without a space."""
    name = unicodedata.name(character, "")
    return name.startswith(("CJK UNIFIED", "CJK COMPATIBILITY IDEO", "HIRAGANA", "KATAKANA LETTER"))


OUTLINES = Outlines()
