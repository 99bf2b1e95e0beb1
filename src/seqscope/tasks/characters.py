"""A text as the characters a network reads, each with its place in the text."""

import unicodedata
from functools import cache

from seqscope.tasks.task import Tokens

__all__ = ["folded", "read_characters"]

SPACE = " "


def read_characters(text: str, *, fold: bool = True) -> Tokens:
    """The characters of any text, as tokens; with `fold`, one token for each kind of character.

    Folding makes one token of what differs in form alone: letter case, accents of European
    letters, width, and the script of a decimal digit. Characters without a shape of their own
    (control, direction and joining marks, stray accents) are passed over, and a run of white
    space is read as one space. Without `fold` every code point is its own token.

    >>> "".join(read_characters("  5  MÄRZ ٢٠١٦").words)
    '5 marz 2016'
    >>> read_characters("\\u200f5").spans
    ((1, 2),)
    """
    if not fold:
        return Tokens(tuple(text), tuple((place, place + 1) for place in range(len(text))))
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for place, character in enumerate(text):
        word = folded(character)
        if word == SPACE and (not words or words[-1] == SPACE):
            continue
        if word:
            words.append(word)
            spans.append((place, place + 1))
    if words and words[-1] == SPACE:
        del words[-1], spans[-1]
    return Tokens(tuple(words), tuple(spans))


@cache
def folded(character: str) -> str:
    """The token for one code point: a single character, or "" for one that is passed over."""
    if character.isspace():
        return SPACE
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") or is_accent(character):
        return ""
    narrow = unicodedata.normalize("NFKC", character)
    plain = narrow if len(narrow) == 1 else character
    base = unicodedata.normalize("NFD", plain)
    if len(base) > 1 and all(map(is_accent, base[1:])):
        plain = base[0]
    lower = plain.lower()
    return lower[0]  # "İ".lower() is an i and an accent


def is_accent(character: str) -> bool:
    """Whether this is a combining mark of European scripts; those of other scripts are letters."""
    return "\u0300" <= character <= "\u036f"
