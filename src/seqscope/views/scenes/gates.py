"""How open the gates of each unit stand and how long each unit remembers, as a scene."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

import numpy as np
from jaxtyping import Float
from pydantic import Field

from seqscope.views.scenes.scene import Number, Scene, Words, rounded

__all__ = ["GateShares", "Gates", "gates"]

Numbers = Sequence[float] | Float[np.ndarray, " _"]
FIRST_OCTAVE, LAST_OCTAVE = -10, 22  # the outermost also hold what lies beyond
Share = Annotated[float, Field(ge=0, le=1)]


class GateShares(Scene):
    """For each unit the share of tokens at which a gate is open (> 0.9) and shut (< 0.1)."""

    name: Words
    open: tuple[Share, ...]
    shut: tuple[Share, ...]


class Gates(Scene):
    """The gates of one layer and the half-life of each unit in tokens, none where it never halves.

    A layer whose half-lives are not known has none at all. `octaves` counts the units whose
    half-life lies from one power of two to the next, from 2 to the `first_octave` on.
    """

    view: Literal["gates"] = "gates"
    layer: Words
    gates: tuple[GateShares, ...]
    half_lives: tuple[Number, ...]
    first_octave: int = 0
    octaves: tuple[int, ...] = ()


def gates(
    layer: str,
    opened: Mapping[str, Numbers],
    shut: Mapping[str, Numbers],
    half_lives: Numbers = (),
) -> Gates:
    """The scene of the gates of one layer: by name the shares of all units; an infinite half-life
    is that of a unit that never forgets.

    Raises ValueError where the gates differ in their units, and for half-lives that are no
    numbers.
    """
    units = {*map(len, opened.values()), *map(len, shut.values())}
    units |= {len(half_lives)} if len(half_lives) else set()
    if list(opened) != list(shut) or len(units) != 1 or units == {0}:
        raise ValueError(
            f"Each gate has a share open and a share shut for each unit, and as many half-lives "
            f"there are. Open came for {', '.join(opened) or 'no gate'}, shut for "
            f"{', '.join(shut) or 'no gate'}, for {sorted(units)} units. Give those of one layer."
        )
    lives = [float(life) for life in half_lives]
    if not all(life >= 0 for life in lives):
        raise ValueError(
            "A half-life is a number of tokens from 0 up, or infinite. Some are not. "
            "Leave half-lives out where no gate keeps the state."
        )
    first, counts = octaves(lives)
    return Gates(
        layer=layer,
        gates=tuple(
            GateShares(
                name=name,
                open=tuple(rounded(float(share)) for share in opened[name]),
                shut=tuple(rounded(float(share)) for share in shut[name]),
            )
            for name in opened
        ),
        half_lives=tuple(rounded(life) if math.isfinite(life) else None for life in lives),
        first_octave=first,
        octaves=counts,
    )


def octaves(lives: Sequence[float]) -> tuple[int, tuple[int, ...]]:
    """The exponent of two at which the first octave begins, and how many units each holds."""
    lowest, highest = 2.0**FIRST_OCTAVE, 2.0**LAST_OCTAVE
    known = [min(max(life, lowest), highest) for life in lives if math.isfinite(life)]
    held = Counter(math.floor(math.log2(life)) for life in known)
    first = min(held, default=0)
    return first, tuple(held[k] for k in range(first, max(held, default=first - 1) + 1))
