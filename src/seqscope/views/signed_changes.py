"""How a change is written: with its sign, and as many decimals as its fellows."""

import math

from seqscope.views.scales import told

__all__ = ["signed"]

FINEST = 1e-4  # smaller changes are written in powers of ten


def signed(value: float, most: float) -> str:
    """A change with its sign, with three digits of the largest one.

    >>> signed(-0.25, 1.2), signed(0.0004, 1.2), signed(2e-7, 2e-7)
    ('−0.25', '0.00', '+2e-7')
    """
    if 0 < most < FINEST:
        number = told(abs(value))
    else:
        decimals = max(0, 2 - math.floor(math.log10(most))) if most else 0
        number = f"{abs(value):,.{decimals}f}"
    if not any(digit in "123456789" for digit in number):
        return number
    return ("+" if value > 0 else "\N{MINUS SIGN}") + number
