"""Scenes of networks compared, ablated and doubted, for the tests of everything that draws them."""

import numpy as np

from seqscope.views.comparison import Comparison, layer_table, shared_words, unit_pairs
from seqscope.views.scenes import Scene

__all__ = ["COMPARING_SCENES", "compared"]

LONG = "a-run-whose-name-goes-on-and-on-until-nobody-can-write-it-beside-a-line"
HOSTILE = "\x1b[2J $x_{2}$ <b>&amp;--> \u202e😀\udcff"
SOME = "never worst awful the delicious great friendly not though but helpful and".split()


def compared(
    words: list[str] | None = None, *, units: int = 20, layers: int = 3, name: str = "yelp"
) -> Comparison:
    """A comparison over so many words, units and layers."""
    words = SOME if words is None else words
    random = np.random.default_rng(0)
    strength = np.abs(random.normal(size=(2, len(words))))
    sizes = np.sort(random.uniform(size=units))[::-1]
    names = [f"layer {k}" for k in range(layers)]
    return Comparison(
        first=name,
        second="yelp-balanced",
        tokens=123_456,
        words=shared_words(
            dict(zip(words, strength[0].tolist(), strict=True)),
            {**dict(zip(words, strength[1].tolist(), strict=True)), "lonely": 0.3},
        ),
        units=unit_pairs(
            np.arange(units),
            random.permutation(units),
            sizes * random.choice([1.0, -1.0], size=units),
            unmatched=((), range(units, units + units // 5)),
            by_chance=0.08,
        ),
        layers=layer_table(names, [*names, HOSTILE], random.uniform(size=(layers, layers + 1))),
    )


COMPARING_SCENES: dict[str, Scene] = {
    "comparison": compared(),
    "comparison of many": compared([f"word {k}" for k in range(500)], units=600, layers=8),
    "comparison of one word": compared(["only"], units=1, layers=1, name=LONG),
    "comparison of hostile words": compared(
        [HOSTILE, "x" * 200, "הסרט", "素晴らしい", "نهدر"], units=2, name=HOSTILE
    ),
    "comparison of nothing": Comparison(first="a", second="b", tokens=0),
    "comparison without pairs": compared([], units=0, layers=1),
}
