"""A token as it is written in a picture, on one line and also where it is nothing but spaces."""

from seqscope.views.writing.characters import elided, visible

__all__ = ["token_label"]

LONGEST = 18


def token_label(token: str, length: int = LONGEST) -> str:
    """The token, its middle left out where it is longer, with shapes for spaces that are alone.

    >>> token_label("helpful"), token_label(" "), token_label("overwhelmingly", 8)
    ('helpful', '·', 'over…gly')
    """
    return elided(visible(token) if token.isspace() else token, length)
