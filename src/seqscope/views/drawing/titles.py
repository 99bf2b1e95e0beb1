"""The title of a sheet: which runs it shows, and a line about them."""

from collections.abc import Sequence

from seqscope.views.drawing.colors import SOFT
from seqscope.views.drawing.sheet import Pen, Sheet
from seqscope.views.figures.attention_layout import MARGIN
from seqscope.views.writing.characters import elided

__all__ = ["LONGEST_NAME", "TITLE_HEIGHT", "named", "title_room", "write_title"]

TITLE_HEIGHT = 54.0
LONGEST_NAME = 32
MOST_NAMED = 3
TITLE, NOTE = Pen(15.0, mono=False), Pen(11.0, SOFT, mono=False)


def named(names: Sequence[str]) -> str:
    """The names of a few runs, or the number of many.

    >>> named(["imdb", "yelp"]), named(["a", "b", "c", "d"])
    ('imdb, yelp', '4 runs')
    """
    if len(names) > MOST_NAMED:
        return f"{len(names)} runs"
    return ", ".join(elided(name, LONGEST_NAME) for name in names)


def title_room(title: str, note: str) -> float:
    """The width of a title and the line below it."""
    return max(TITLE.room(title), NOTE.room(note))


def write_title(sheet: Sheet, title: str, note: str) -> None:
    """Write the title and the line below it in the upper left corner of a sheet."""
    sheet.write(MARGIN, MARGIN + 8, title, TITLE)
    sheet.write(MARGIN, MARGIN + 31, note, NOTE)
