"""Signed numbers as tints: warm above zero, cool below it, the paper itself at zero."""

from seqscope.views.colors import INK, PAPER, blend

__all__ = ["COOL", "WARM", "signed_ink", "signed_tint"]

WARM, COOL = "#d5602a", "#2a76b5"
READABLE = 0.75  # on stronger tints white letters are read better


def signed_tint(share: float, ground: str = PAPER) -> str:
    """The color of a number between -1 and 1.

    >>> signed_tint(0.0), signed_tint(1.0), signed_tint(-1.0)
    ('#ffffff', '#d5602a', '#2a76b5')
    """
    return blend(ground, WARM if share > 0 else COOL, min(1.0, abs(share)))


def signed_ink(share: float) -> str:
    """The color of letters that are read on the tint of a number between -1 and 1."""
    return PAPER if abs(share) > READABLE else INK
