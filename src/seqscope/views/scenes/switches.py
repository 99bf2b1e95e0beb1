"""A network with some of its chips switched off together, beside the whole network, as a scene."""

import math
from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from seqscope.views.scenes.scene import Number, Scene, Words, rounded

__all__ = [
    "Position",
    "Shifted",
    "Switch",
    "SwitchedText",
    "Switches",
    "shifted",
    "switched_text",
]

Position = Literal["on", "zero", "mean", "text"]


class Switch(Scene):
    """A chip, how many units it has, and where its switch stands."""

    chip: Annotated[int, Field(ge=0)]
    units: Annotated[int, Field(ge=1)]
    position: Position


class Shifted(Scene):
    """A number of the whole network, and the same with the chips switched; none if not known."""

    name: Words
    unchanged: Number
    changed: Number


class SwitchedText(Scene):
    """A text and what is answered to it: the likeliest classes or next words; its loss, if any."""

    text: Words
    answers: tuple[Shifted, ...]
    loss: Shifted | None


class Switches(Scene):
    """Every chip of a layer with its switch, what is answered to some texts, and the scores.

    Scores are those on `examples` recorded texts, or of a language model on so many tokens; the
    loss comes first, and `error` is the standard error of its change. `otherwise` is the share of
    examples that were answered otherwise.
    """

    view: Literal["switches"] = "switches"
    network: Words
    chips: tuple[Switch, ...]
    texts: tuple[SwitchedText, ...]
    scores: tuple[Shifted, ...]
    error: Number
    otherwise: Number
    examples: Annotated[int, Field(ge=0)]


def shifted(name: str, unchanged: float | None, changed: float | None) -> Shifted:
    """A number on either side, without noise in its decimals."""
    sides = (None if each is None else rounded(each) for each in (unchanged, changed))
    return Shifted(name=name, **dict(zip(("unchanged", "changed"), sides, strict=True)))


def switched_text(
    text: str,
    unchanged: Sequence[tuple[str, float]],
    changed: Sequence[tuple[str, float]],
    *,
    loss: tuple[float, float] | None = None,
    most: int = 5,
) -> SwitchedText:
    """A text with its likeliest answers on either side, by name and probability.

    The order is that of the whole network; what became likely behind it. An answer that one side
    does not list has no probability there.
    """
    before, after = dict(unchanged), dict(changed)
    names = [*before][:most] + [name for name in [*after][:most] if name not in [*before][:most]]
    return SwitchedText(
        text=text,
        answers=tuple(shifted(name, before.get(name), after.get(name)) for name in names),
        loss=None if loss is None or not all(map(math.isfinite, loss)) else shifted("loss", *loss),
    )
