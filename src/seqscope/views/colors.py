"""The colors of every picture: one accent, grays for what is no data."""

__all__ = ["ACCENT", "FAINT", "INK", "LINE", "PAPER", "SOFT", "blend"]

INK = "#1c2127"
SOFT = "#5d6874"
FAINT = "#98a2ad"
LINE = "#e3e7eb"
PAPER = "#ffffff"
ACCENT = "#3a45a8"


def blend(ground: str, ink: str, share: float) -> str:
    """The color `share` of the way from the ground to the ink, as #rrggbb.

    >>> blend("#ffffff", "#000000", 0.5)
    '#808080'
    """
    pairs = [(int(ground[k : k + 2], 16), int(ink[k : k + 2], 16)) for k in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
