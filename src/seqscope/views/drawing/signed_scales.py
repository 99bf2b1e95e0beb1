"""The legend of signed tints on a sheet: cool, white, warm, and the numbers at both ends."""

from seqscope.views.drawing.colors import SOFT, tint
from seqscope.views.drawing.scales import told
from seqscope.views.drawing.sheet import Pen, Sheet

__all__ = ["signed_number", "write_signed_scale"]

STEPS = 7
SMALL = Pen(11.0, SOFT, mono=False)


def write_signed_scale(sheet: Sheet, x: float, y: float, name: str, most: float) -> None:
    """Draw the tints from the number furthest below zero to the one furthest above."""
    sheet.write(x, y, name, SMALL)
    x += SMALL.room(name) + 10
    low = signed_number(-most)
    sheet.write(x, y, low, SMALL)
    x += SMALL.room(low) + 12
    shares = [step / STEPS for step in range(-STEPS, STEPS + 1)]
    tints = [tint(share) for share in shares]
    sheet.tiles([(x + 13 * k, y) for k in range(len(shares))], tints, (11.0, 12.0))
    sheet.write(x + 13 * len(shares), y, told(most), SMALL)


def signed_number(value: float) -> str:
    """A number in three or four digits, its sign as it is printed.

    >>> signed_number(-0.25)
    '−0.2500'
    """
    return told(value).replace("-", "\N{MINUS SIGN}")
