"""Scenes of networks compared, ablated and doubted, for the tests of everything that draws them."""

import re

import numpy as np

from readings import planted_reading
from seqscope.views.scenes.ablation import AblationEffects, ablation_effects
from seqscope.views.scenes.comparison import Comparison, layer_table, shared_words, unit_pairs
from seqscope.views.scenes.faithfulness import AttentionCheck, attention_check
from seqscope.views.scenes.map_check import MapCheck, map_check
from seqscope.views.scenes.scene import Scene

__all__ = ["COMPARING_SCENES", "ablated", "checked", "checked_reading", "compared"]

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


def ablated(
    count: int = 12, classes: tuple[str, ...] = ("negative", "positive"), *, size: float = 0.1
) -> AblationEffects:
    """So many units held at 0; a few of them matter, and of one not every score is known."""
    random = np.random.default_rng(1)
    scores = ("accuracy", *(f"recall of {name}" for name in classes))
    unchanged = random.uniform(0.7, 0.95, size=len(scores))
    changed = (unchanged - random.exponential(0.05, size=(count, len(scores)))).clip(0, 1)
    changed[-1:, -1:] = np.nan
    return ablation_effects(
        "yelp-balanced",
        [f"unit {k}" for k in random.permutation(count)],
        random.normal(size=count) ** 3 * size,
        np.full(count, 0.3 * size),
        examples=200,
        scores=scores,
        unchanged=unchanged,
        changed=changed,
    )


def checked(text: str, *, agreeing: bool = True, outside: int = 0) -> AttentionCheck:
    """A text whose longer words are read more, and matter more where that is what is asked for."""
    spans = [(0, 0)] * outside + [match.span() for match in re.finditer(r"\w+", text)]
    tokens = [text[start:end] or "⟨en·dmy⟩" for start, end in spans]
    random = np.random.default_rng(2)
    weights = random.uniform(0.5, 1.5, size=len(spans)) * [len(token) ** 2 for token in tokens]
    effects = weights / 500 * random.choice([1.0, 1.0, -1.0], size=len(spans))
    return attention_check(
        text,
        tokens,
        spans,
        weights / (weights.sum() or 1),
        {
            "occlusion": effects if agreeing else random.permutation(effects),
            "gradient × input": effects * random.uniform(5, 7, size=len(spans)),
        },
        prediction="positive",
    )


def checked_reading(
    source: str, target: str = "2016-05-05", *, hint: str | None = None
) -> MapCheck:
    """The map of a reading beside evidence for each of its symbols, of both signs."""
    reading = planted_reading(source, target, hint=hint)
    random = np.random.default_rng(3)
    shape = reading.weights.shape
    return map_check(
        reading,
        {
            "occlusion": reading.weights * random.choice([1.0, 1.0, -1.0], size=shape),
            "gradient × input": reading.weights * 7 + random.normal(size=shape) / 50,
        },
    )


COMPARING_SCENES: dict[str, Scene] = {
    "comparison": compared(),
    "comparison of many": compared([f"word {k}" for k in range(500)], units=600, layers=8),
    "comparison of one word": compared(["only"], units=1, layers=1, name=LONG),
    "comparison of hostile words": compared(
        [HOSTILE, "x" * 200, "הסרט", "素晴らしい", "نهدر"], units=2, name=HOSTILE
    ),
    "ablation": ablated(),
    "ablation of many": ablated(600, tuple(f"class {k}" for k in range(20)), size=1e-4),
    "ablation of one": ablated(1, ()),
    "ablation of nothing": ablation_effects("run", [], np.zeros(0), np.zeros(0), examples=0),
    "ablation of a language model": ablation_effects(
        HOSTILE,
        [LONG, "chip " + HOSTILE, "chip 3"],
        np.array([0.8, 0.0, 0.02]),
        np.array([0.01, 0.0, np.nan]),
        examples=20_000,
        held="at its value in another sentence",
        scores=["perplexity"],
        unchanged=np.array([82.1]),
        changed=np.array([[182.0], [82.1], [83.9]]),
    ),
    "check": checked("I love the food, though the staff is not helpful at all."),
    "check that fails": checked(
        "The staff is friendly and the food delicious. " * 3, agreeing=False
    ),
    "check of hundreds": checked("overwhelmingly good, but not for everybody " * 60),
    "check of hostile words": checked(
        HOSTILE + " הסרט היה נהדר 素晴らしい " + "x" * 200, outside=1
    ),
    "check of one word": checked("good"),
    "check of nothing": checked("…"),
    "map check": checked_reading("Saturday, 5th of November 2016"),
    "map check of scripts": checked_reading("٥ نوفمبر ٢٠١٦ 素晴らしい", hint="⟨en·dmy⟩"),
    "map check of hundreds": checked_reading("a long text " * 20, HOSTILE[:6] + "5"),
    "map check of one symbol": checked_reading("5", "∅"),
    "comparison of nothing": Comparison(first="a", second="b", tokens=0),
    "comparison without pairs": compared([], units=0, layers=1),
}
