"""What a network loses without a unit or a chip, changed beside unchanged scores, as a scene."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from jaxtyping import Float

from seqscope.views.scenes.scene import Number, Scene, Words, finite, rounded

__all__ = ["Ablated", "AblationEffects", "Score", "ablation_effects"]


class Score(Scene):
    """A score of the network as it is, such as its accuracy or its recall of one class."""

    name: Words
    unchanged: Number


class Ablated(Scene):
    """What was held, by name: the change of loss with its standard error, and the scores then."""

    name: Words
    loss: float
    error: Number
    scores: tuple[Number, ...]

    @property
    def certain(self) -> bool:
        """Whether the change is larger than two of its standard errors."""
        return self.error is not None and abs(self.loss) > 2 * self.error


class AblationEffects(Scene):
    """Units or chips of one network, the largest change of loss first; `held` says at what.

    `examples` are the texts that were asked, or of a language model the tokens.
    """

    view: Literal["ablation"] = "ablation"
    network: Words
    held: Words
    examples: int
    scores: tuple[Score, ...]
    ablated: tuple[Ablated, ...]

    @property
    def most(self) -> float:
        """The largest size of a change of loss."""
        return max((abs(each.loss) for each in self.ablated), default=0.0)


def ablation_effects(
    network: str,
    names: Sequence[str],
    loss: Float[np.ndarray, " _"],
    error: Float[np.ndarray, " _"],
    *,
    examples: int,
    held: str = "at 0",
    scores: Sequence[str] = (),
    unchanged: Float[np.ndarray, " _"] | None = None,
    changed: Float[np.ndarray, "_ _"] | None = None,
) -> AblationEffects:
    """The scene of what was ablated, by name: change of loss, its standard error, scores.

    `unchanged` has one number for each score, and `changed` a row of them for each name; a number
    that is not known is NaN. Raises ValueError where they are not as many.
    """
    before = np.zeros(0) if unchanged is None else unchanged
    after = np.zeros((len(names), 0)) if changed is None else changed
    shapes = loss.shape, error.shape, before.shape, after.shape
    if shapes != ((len(names),), (len(names),), (len(scores),), (len(names), len(scores))):
        raise ValueError(
            f"Each thing that was ablated has a change of loss, its error and a row of scores. "
            f"{len(names)} names and {len(scores)} scores came with the shapes {shapes}. "
            f"Give all of them in the same order, NaN for what is not known."
        )
    if not np.isfinite(loss).all():
        raise ValueError(
            "Things are ordered by their change of loss. Some changes are no finite number. "
            "Leave out what the network could not be asked."
        )
    sides = zip(names, loss.tolist(), error.tolist(), after.tolist(), strict=True)
    things = [
        Ablated(name=name, loss=rounded(change), error=finite(spread), scores=tuple(numbers))
        for name, change, spread, numbers in sides
    ]
    return AblationEffects(
        network=network,
        held=held,
        examples=examples,
        scores=tuple(
            Score(name=name, unchanged=number)
            for name, number in zip(scores, before.tolist(), strict=True)
        ),
        ablated=tuple(sorted(things, key=lambda each: -abs(each.loss))),
    )
