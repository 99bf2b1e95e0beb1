"""What of a network is recorded, and what can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol, TypeVar

import numpy as np

from seqscope.runs.run import Run

__all__ = ["Held", "RecordError", "Selection", "Side", "check_side"]

Side = Literal["source", "target"]

SIDES: dict[str, tuple[Side, ...]] = {
    "classifier": ("source",),
    "language": ("source",),
    "translator": ("source", "target"),
}


class RecordError(ValueError):
    """A network, or a selection of what it does, that cannot be recorded."""


class Computing(Protocol):
    """A layer, and the kinds of what its cell computes at each step."""

    @property
    def name(self) -> str: ...
    @property
    def kinds(self) -> tuple[str, ...]: ...


L = TypeVar("L", bound=Computing)


@dataclass(frozen=True)
class Selection:
    """What to record: of which layers (of all, if none is named), and what of each.

    The `side` is "source", where a network reads, or of a translator "target", where it writes.
    """

    layers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ("hidden_state",)
    predictions: bool = True
    side: Side = "source"

    def chosen(self, layers: Sequence[L]) -> list[L]:
        """The layers that are selected, each known to have what is asked for."""
        names = {each.name for each in layers}
        wrong = [each for each in self.layers if each not in names]
        if wrong:
            raise RecordError(
                f"Layers are those of the network: {', '.join(sorted(names))}. "
                f"Asked for was {wrong[0]!r}. Choose one of these, or leave --layers out."
            )
        found = [each for each in layers if not self.layers or each.name in self.layers]
        known = {kind for each in found for kind in each.kinds}
        wrong = [each for each in self.kinds if each not in known]
        if wrong:
            raise RecordError(
                f"What these layers compute is {', '.join(sorted(known))}. "
                f"Asked for was {wrong[0]!r}. Choose one of these."
            )
        return found


class Held(NamedTuple):
    """Units that do not follow what is read: which they are, `[unit]`, and the values they keep."""

    units: np.ndarray
    values: np.ndarray


def check_side(run: Run, side: Side) -> None:
    """Raise `RecordError` unless the run's network has that side, and reads words there."""
    kind = run.recipe.network.kind
    if side not in SIDES.get(kind, ()):
        raise RecordError(
            f"A network is recorded on its source side, where it reads words, and a translator "
            f"also on its target side, where it writes them. {run.folder.name} is of the kind "
            f"{kind}; asked for was its {side} side. "
            f"{'Leave --side out' if kind in SIDES else 'Record another network'}."
        )
