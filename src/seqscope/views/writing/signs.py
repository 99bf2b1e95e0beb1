"""How the signed numbers of a picture are written: with as many digits as they need."""

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Notation", "notation_for", "signed"]

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

    def whole(self, value: float) -> str:
        """One number with its power of ten, for a place where no unit can stand beside it.

        >>> Notation(1, power=-7).whole(-2e-7)
        '−2.0·10⁻⁷'
        """
        number = self.written(value)
        return f"{number}·{self.unit}" if self.unit else number

    @property
    def unit(self) -> str:
        """What the numbers are to be multiplied by; nothing where it is 1."""
        return f"10{str(self.power).translate(RAISED)}" if self.power else ""


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
