"""The two colors of a signed response: warm above zero, cool below it, white at zero."""

from seqscope.views.colors import INK, PAPER, SOFT, blend

__all__ = ["COOL", "WARM", "diverging", "lettered", "sided"]

WARM, COOL = "#d5602a", "#2a76b5"


def sided(value: float) -> str:
    """The full color of the side of zero that a number lies on."""
    return WARM if value >= 0 else COOL


def diverging(share: float) -> str:
    """The color of a number as a share of the largest, from -1 to 1; beyond them as there.

    >>> diverging(0.0), diverging(2.0)
    ('#ffffff', '#d5602a')
    """
    return blend(PAPER, sided(share), min(abs(share), 1.0))


def lettered(value: float) -> str:
    """The color of letters that say a number's side: darker, as strokes are thin; gray at 0."""
    return blend(sided(value), INK, 0.25) if value else SOFT
