"""Sentences through memory chips, as a scene: a box for each token, a bar for each chip."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from jaxtyping import Float, Int

from seqscope.analysis.chips import ChipMemory, chip_memory
from seqscope.views.scenes.scene import Number, Scene, Words, table

__all__ = ["ReadSentence", "SentenceMemory", "Step", "read_sentence", "sentence_memory"]

Chips = tuple[float, ...]


class Step(Scene):
    """One token and what it did to every chip, for each unit of the chip on average.

    `positive` and `negative` are held after the token. What was added and lost has the sign of
    its response; `link` is the sum of all four. `kept_share` is of the memory before the token.
    The prediction is what the network would have answered here.
    """

    token: Words
    prediction: Words | None
    probability: Number
    positive: Chips
    negative: Chips
    positive_added: Chips
    positive_lost: Chips
    negative_added: Chips
    negative_lost: Chips
    kept_share: Chips
    link: Chips


class ReadSentence(Scene):
    """The steps of one sentence, in the order of its text; the units that each chip has.

    With `backward` the layer read it from its end.
    """

    name: Words
    sizes: tuple[int, ...]
    steps: tuple[Step, ...]
    backward: bool


class SentenceMemory(Scene):
    """Some sentences through the chips of one layer, side by side."""

    view: Literal["sentence-memory"] = "sentence-memory"
    layer: Words
    sentences: tuple[ReadSentence, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        """The units of each chip."""
        return self.sentences[0].sizes if self.sentences else ()

    @property
    def most(self) -> float:
        """The most that a bar reaches up or down, with what was lost; 1 where all are empty."""
        heights = [
            abs(held) + abs(lost)
            for sentence in self.sentences
            for step in sentence.steps
            for side in (
                (step.positive, step.positive_lost),
                (step.negative, step.negative_lost),
            )
            for held, lost in zip(*side, strict=True)
        ]
        return max(heights, default=0.0) or 1.0


def read_sentence(
    name: str,
    tokens: Sequence[str],
    states: Float[np.ndarray, "time unit"],
    chips: Int[np.ndarray, " unit"],
    *,
    predictions: Sequence[str | None] | None = None,
    probabilities: Float[np.ndarray, " said"] | None = None,
    reverse: bool = False,
) -> ReadSentence:
    """The sentence of these tokens and states through chips, as in `chip_memory`.

    Predictions and their probabilities, where they are known, are those after each token.

    Raises ValueError where there is not one state, prediction and probability for each token.
    """
    time = len(tokens)
    said = [None] * time if predictions is None else list(predictions)
    sure = [None] * time if probabilities is None else probabilities.tolist()
    lengths = [len(states), len(said), len(sure)]
    if set(lengths) != {time}:
        raise ValueError(
            f"Every token has one state, one prediction and one probability. "
            f"{time} tokens came with {', '.join(map(str, lengths))} of them. "
            f"Give those of one reading, without its padding."
        )
    memory = chip_memory(states, chips, reverse=reverse)
    columns = per_unit(memory)
    steps = [
        Step(token=token, prediction=answer, probability=probability, **dict(row))
        for token, answer, probability, row in zip(tokens, said, sure, columns, strict=True)
    ]
    return ReadSentence(
        name=name, sizes=tuple(memory.sizes.tolist()), steps=tuple(steps), backward=reverse
    )


def sentence_memory(layer: str, sentences: Sequence[ReadSentence]) -> SentenceMemory:
    """The scene of some sentences that one layer read.

    Raises ValueError where they were read through different chips.
    """
    sizes = list(dict.fromkeys(sentence.sizes for sentence in sentences))
    if len(sizes) > 1:
        raise ValueError(
            f"Sentences are compared chip by chip. They came with chips of {sizes[0]} and of "
            f"{sizes[1]} units. Read all of them through the same clusters."
        )
    return SentenceMemory(layer=layer, sentences=tuple(sentences))


def per_unit(memory: ChipMemory) -> list[list[tuple[str, Chips]]]:
    """What every step has of the memory: sums divided by the units of their chip, and shares."""
    units = np.maximum(memory.sizes, 1)
    sides = ("positive", "negative")
    names = [f"{side}{what}" for side in sides for what in ("", "_added", "_lost")]
    parts = {name: getattr(memory, name) / units for name in names}
    parts |= {"kept_share": memory.kept_share, "link": memory.link}
    rows = {name: table(values) for name, values in parts.items()}
    return [[(name, rows[name][t]) for name in rows] for t in range(len(memory.link))]
