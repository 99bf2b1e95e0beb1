"""The diverging pair for signed numbers: warm above zero, cool below, white at it."""

from collections.abc import Iterable
from dataclasses import dataclass

from seqscope.views.colors import PAPER, blend

__all__ = ["COOL", "WARM", "Notation", "hue", "notation_for", "signed", "tint"]

WARM, COOL = "#d5602a", "#2a76b5"
FIGURES = 2  # digits behind the first of the greatest number
SMALLEST, LARGEST = 1e-2, 1e5  # outside of them numbers are written in powers of ten
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Notation:
    """How the signed numbers of one picture are written: in a power of ten, with so many decimals.

    >>> Notation(1, power=-3).written(0.0021), Notation(1, power=-3).unit
    ('+2.1', '10⁻³')
    """

    decimals: int
    power: int = 0

    def written(self, value: float) -> str:
        """One number."""
        return signed(value / 10.0**self.power, self.decimals)

    @property
    def unit(self) -> str:
        """What the numbers are to be multiplied by; nothing where it is 1."""
        return f"10{str(self.power).translate(RAISED)}" if self.power else ""


def hue(value: float) -> str:
    """Warm for a number above zero, cool for one below."""
    return WARM if value > 0 else COOL


def tint(value: float, most: float) -> str:
    """White at zero, fully warm or cool where the number is as great as the greatest.

    >>> tint(0.0, 1.0), tint(-2.0, 2.0) == COOL
    ('#ffffff', True)
    """
    return blend(PAPER, hue(value), min(1.0, abs(value) / most)) if most else PAPER


def signed(value: float, decimals: int) -> str:
    """A number with its sign, and no sign where it is written as zero.

    >>> signed(0.1234, 2), signed(-3.0, 1), signed(-0.001, 2)
    ('+0.12', '−3.0', '0.00')
    """
    number = f"{value:+,.{decimals}f}".replace("-", "\N{MINUS SIGN}")
    return number if number.strip("+\N{MINUS SIGN}0.,") else number[1:]


def notation_for(values: Iterable[float]) -> Notation:
    """The notation that shows three digits of the greatest number.

    >>> notation_for([0.1, -1.234]), notation_for([2.5e-7])
    (Notation(decimals=2, power=0), Notation(decimals=2, power=-7))
    """
    most = max(map(abs, values), default=0.0) or 1.0
    leading = int(f"{most:e}".split("e")[1])
    power = leading if not SMALLEST <= most < LARGEST else 0
    return Notation(max(0, FIGURES - leading + power), power)
