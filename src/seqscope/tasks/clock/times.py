"""Which times of day there are, and the automaton of their targets."""

from seqscope.tasks.grammar import Grammar, grammar
from seqscope.tasks.vocabulary import Vocabulary

__all__ = ["Time", "clock_grammar", "is_time", "written_time"]

Time = tuple[int, int]  # the hour and the minute

DIGITS = "0123456789"
WHOLE = "00:00"  # the situation after any time


def written_time(time: Time) -> str:
    """The time of day as a target.

    >>> written_time((7, 5))
    '07:05'
    """
    hour, minute = time
    return f"{hour:02}:{minute:02}"


def is_time(text: str) -> bool:
    """Whether this is a time from 00:00 to 23:59, written as targets are."""
    begun = ""
    for symbol in text:
        if symbol not in (following := follow(begun)):
            return False
        begun = following[symbol]
    return begun == WHOLE


def clock_grammar(vocabulary: Vocabulary) -> Grammar:
    """The automaton that accepts the 1,440 times of a day and nothing else."""
    return grammar(vocabulary, "", follow, finished=WHOLE.__eq__)


def follow(begun: str) -> dict[str, str]:
    """What may be written after the beginning of a time, and the situation after each.

    A situation stands for all beginnings of its length: only the first digit of the hour has a say
    in what comes next.
    """
    if not begun:
        return {"0": "0", "1": "0", "2": "2"}
    if len(begun) == len(WHOLE):
        return {}
    second_digit = DIGITS[:4] if begun == "2" else DIGITS
    allowed = (second_digit, ":", DIGITS[:6], DIGITS)[len(begun) - 1]
    return dict.fromkeys(allowed, WHOLE[: len(begun) + 1])
