"""The published pairs of a spoken time of day and the time, or a file of the same form."""

import json
import re
from dataclasses import replace
from pathlib import Path

from seqscope.tasks.clock.times import is_time
from seqscope.tasks.task import Example

__all__ = ["at_midday", "is_bare_noon", "read_times"]

BARE_NOON = re.compile(
    r"noon (o'clock|hours and) [a-z ]+|[a-z0-9]+( [a-z]+)?( min)? (after|before) noon",
    re.IGNORECASE,
)


def is_bare_noon(text: str) -> bool:
    """Whether "noon" is the hour itself, and nothing names a half of the day.

    In the published pairs the hour of these is a coin flip: the same text stands for a time near
    midnight and for one near midday, as often the one as the other.

    >>> is_bare_noon("noon o'clock five"), is_bare_noon("ten min before noon")
    (True, True)
    >>> is_bare_noon("nine before eight after noon"), is_bare_noon("ten min after 12 at noon")
    (False, False)
    """
    return BARE_NOON.fullmatch(text) is not None


def at_midday(example: Example) -> Example:
    """The example, with the time near midday where a bare noon was said to be near midnight.

    No pair is published twice, so whoever learns the one answer of such a text by heart is wrong
    when the text comes again.
    """
    hour = {"00": "12", "23": "11"}.get(example.target[:2])
    if hour is None or not is_bare_noon(example.source):
        return example
    return replace(example, target=hour + example.target[2:])


def read_times(path: Path, longest: int) -> tuple[Example, ...]:
    """The pairs of a file, in their order, each labeled as ambiguous or not.

    Raises `ValueError` for a file that is no JSON list of pairs, and for a pair that is not a text
    of at most so many characters and a time, naming its number.
    """
    try:
        pairs = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise _no_times(f"{path} cannot be read: {error}", longest) from error
    if not isinstance(pairs, list):
        raise _no_times(f"{path} holds a {type(pairs).__name__}", longest)
    return tuple(_example(path, number, pair, longest) for number, pair in enumerate(pairs, 1))


def _example(path: Path, number: int, pair: object, longest: int) -> Example:
    match pair:
        case [str(text), str(time)] if text.strip() and len(text) <= longest and is_time(time):
            return Example(text, time, None, {"ambiguous": "yes" if is_bare_noon(text) else "no"})
    raise _no_times(f"{path}, pair {number}, is {pair!r:.90}", longest)


def _no_times(trouble: str, longest: int) -> ValueError:
    return ValueError(
        f'Times are a JSON list of pairs such as ["ten past seven", "07:10"], a text of at most '
        f"{longest} characters and a time from 00:00 to 23:59. {trouble}. "
        f'Mend that, or set task.source to "generated".'
    )
