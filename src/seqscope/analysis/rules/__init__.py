"""Rules that read numbers and say one sentence about what a person should know of them."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["SEVERITIES", "Finding", "Severity", "listed"]

Severity = Literal["serious", "notable", "minor"]
SEVERITIES: tuple[Severity, ...] = ("serious", "notable", "minor")
MOST_LISTED = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence, how much it matters, what it is about, and where to look.

    `about` names the classes, words, units or layers. `link` is the view that shows it and what to
    point at there, such as "scores/class/negative", "words/never" or "units/GRU/12".
    """

    rule: str
    severity: Severity
    sentence: str
    about: tuple[str, ...]
    link: str


def listed(names: tuple[str, ...]) -> str:
    """The first few names, and how many more there are.

    >>> listed(("a", "b")), listed(tuple("abcdefg"))
    ('a, b', 'a, b, c, d, e and 2 more')
    """
    more = len(names) - MOST_LISTED
    return ", ".join(names[:MOST_LISTED]) + (f" and {more} more" if more > 0 else "")
