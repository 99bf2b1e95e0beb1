"""Examples that a network was asked, cut into slices, with how it did on each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from seqscope.views.scenes.slices import SliceExample

__all__ = ["Block", "Judged", "choice"]


@dataclass(frozen=True, eq=False)
class Block:
    """Some examples: the number of the slice of each, and what came of it.

    A loss, in nats, has each example of a language model. `example` writes one of them out.
    """

    slices: np.ndarray
    right: np.ndarray
    refused: np.ndarray
    probability: np.ndarray
    example: "Callable[[int], SliceExample]"
    loss: np.ndarray | None = None


@dataclass(frozen=True, eq=False)
class Judged:
    """All examples, block by block, and the names of the slices that they are cut into.

    `ordered` are names that have an order of their own, such as lengths.
    """

    by: str
    choices: tuple[str, ...]
    part: str
    parts: tuple[str, ...]
    about: str
    of: str
    measure: str
    names: Sequence[str]
    ordered: bool
    blocks: Callable[[], Iterator[Block]]


def choice(name: str, given: str, known: Sequence[str]) -> str:
    """What was chosen, the first if nothing was; raises `ValueError` for what there is not."""
    if given and given not in known:
        raise ValueError(
            f"Scores are told of what there is to choose. Of {name} that is {', '.join(known)}; "
            f"asked for was {given!r}. Choose one of these."
        )
    return given or known[0]
