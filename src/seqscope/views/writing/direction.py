"""The order in which the tokens of a text stand on its line: Hebrew and Arabic from the right."""

import unicodedata
from collections.abc import Sequence
from itertools import groupby

__all__ = ["line_order"]

STRONG = {"L": "L", "R": "R", "AL": "R"}
NEUTRAL = "ON"
NUMBER = "N"


def line_order(tokens: Sequence[str]) -> list[int]:
    """The places of the tokens from left to right, as a person who reads the script writes them.

    Numbers inside Hebrew and Arabic run from left to right. This is Unicode's bidirectional
    algorithm (UAX 9) for one line without explicit direction marks; a token of several characters
    goes by the first that has a direction.

    >>> line_order("5 May"), line_order("אב 12")
    ([0, 1, 2, 3, 4], [3, 4, 2, 1, 0])
    """
    levels = embedding_levels([direction(token) for token in tokens])
    order = list(range(len(tokens)))
    for level in range(max(levels, default=0), 0, -1):
        order = turned(order, levels, level)
    return order


def turned(order: list[int], levels: list[int], level: int) -> list[int]:
    """The places with every run at this level or deeper the other way round."""
    result: list[int] = []
    for deep, run in groupby(order, key=lambda place: levels[place] >= level):
        places = list(run)
        result += places[::-1] if deep else places
    return result


def direction(token: str) -> str:
    """Unicode's class of the first character in the token that is a letter or a digit."""
    classes = [unicodedata.bidirectional(character) for character in token]
    return next((c for c in classes if c in {*STRONG, "EN", "AN", "NSM"}), (classes or [""])[0])


def embedding_levels(classes: list[str]) -> list[int]:
    """How deep each place is turned: even levels run to the right, odd ones to the left."""
    base = next((STRONG[c] for c in classes if c in STRONG), "L")
    sides = between_neighbors(resolved(joined_numbers(classes), base), base)
    depth = {"L": 0, "R": 1, NUMBER: 2} if base == "L" else {"R": 1, "L": 2, NUMBER: 2}
    return [depth[side] for side in sides]


def joined_numbers(classes: list[str]) -> list[str]:
    """The classes with marks like their letter (rule W1) and 3.14 as one number (W2, W4)."""
    joined: list[str] = []
    arabic = False
    for c in classes:
        arabic = c == "AL" if c in STRONG else arabic
        alike = joined[-1] if c == "NSM" and joined else c
        joined.append("AN" if alike == "EN" and arabic else alike)
    for j in range(1, len(joined) - 1):
        before, after = joined[j - 1], joined[j + 1]
        separators = {"EN": {"ES", "CS"}, "AN": {"CS"}}.get(before, set())
        if before == after and joined[j] in separators:
            joined[j] = before
    return joined


def resolved(classes: list[str], base: str) -> list[str]:
    """Left, right, number or neutral for each place; a number after Latin letters is Latin (W7)."""
    sides = []
    strong = base
    for c in classes:
        strong = STRONG.get(c, strong)
        if c in STRONG or (c == "EN" and strong == "L"):
            sides.append(strong)
        else:
            sides.append(NUMBER if c in {"EN", "AN"} else NEUTRAL)
    return sides


def between_neighbors(sides: list[str], base: str) -> list[str]:
    """Neutral places turned as what stands on both sides of them, else as the line (N1, N2)."""
    result: list[str] = []
    runs = [list(run) for _, run in groupby(sides, key=lambda side: side == NEUTRAL)]
    edges = [[base], *runs, [base]]
    for before, run, after in zip(edges, runs, edges[2:], strict=False):
        facing = {"R" if side == NUMBER else side for side in (before[-1], after[0])}
        filled = facing.pop() if len(facing) == 1 else base
        result += [filled if side == NEUTRAL else side for side in run]
    return result
