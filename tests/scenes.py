"""Small scenes of every kind, for the tests of everything that draws them."""

import math
import re

import numpy as np

from comparing_scenes import COMPARING_SCENES
from memories import MEMORIES
from reading_scenes import READING_SCENES
from readings import planted_reading
from seqscope.views.scenes.attention import attention_map
from seqscope.views.scenes.curves import Curve, Curves
from seqscope.views.scenes.forecasts import Forecast, forecast
from seqscope.views.scenes.outcomes import Calibration, Confusion, run_calibration, run_confusion
from seqscope.views.scenes.scene import Scene
from seqscope.views.scenes.word_map import WordMap, word_map
from seqscope.views.scenes.words import WordWeights, word_weights
from unit_scenes import UNIT_SCENES

__all__ = ["SCENES", "asked", "curve", "forecast_of", "weighed"]

LONG = "a-run-whose-name-goes-on-and-on-until-nobody-can-write-it-beside-a-line"
HOSTILE = "\x1b[2J $x_{2}$ <b>&amp;--> \u202e😀\udcff"


def curve(name: str = "imdb", scores: tuple[float, ...] = (0.6, 0.8, 0.7), **changed) -> Curve:
    """A curve with these scores; its loss halves with every epoch."""
    epochs = len(scores)
    given = {
        "name": name,
        "task": "reviews",
        "measure": "accuracy",
        "epochs": tuple(range(1, epochs + 1)),
        "loss": tuple(0.5**k for k in range(epochs)),
        "training_score": tuple(score + 0.01 for score in scores),
        "score": scores,
    }
    return Curve(**{**given, **changed})


def forecast_of(truth: list[float], network: list[float | None], **changed) -> Forecast:
    """The forecast of a series by a network, beside that of repeating the last value."""
    given = {
        "series": "temperature",
        "index": range(len(truth)),
        "truth": truth,
        "forecasts": {"net": network},
        "baselines": {"last value": [None, *truth[:-1]]},
    }
    return forecast(**{**given, **changed})


def weighed(text: str, **weights: float) -> WordWeights:
    """A text of which every word weighs 0.01, but for those given."""
    spans = [match.span() for match in re.finditer(r"\w+", text)]
    tokens = [text[start:end].lower() for start, end in spans]
    return word_weights(
        text,
        tokens,
        spans,
        [weights.get(token, 0.01) for token in tokens],
        {"negative": 0.27, "positive": 0.73},
        "positive",
    )


def asked(text: str, *, on_padding: float = 0.0) -> WordMap:
    """A text in which each word asks itself, its neighbors less; a second head is reversed."""
    weights = weighed(text)
    size = len(weights.words)
    places = np.arange(size)
    e = -np.abs(places[:, None] - places).astype(np.float32)
    a = np.exp(e) / np.exp(e).sum(axis=1, keepdims=True) * (1 - on_padding)
    return word_map(weights, np.stack([e, e[::-1]]), np.stack([a, a[::-1]]), head=0)


def confusion(*sizes: int) -> Confusion:
    """The confusion of runs with so many classes."""
    return Confusion(
        runs=tuple(
            run_confusion(
                f"run {place}",
                "test",
                [f"class {k} {HOSTILE if k == 1 else ''}" for k in range(size)],
                [[100 * (i == j) + i for j in range(size)] for i in range(size)],
            )
            for place, size in enumerate(sizes)
        )
    )


def calibration(*names: str) -> Calibration:
    """The calibration of runs that are always a little too sure."""
    bins = [{"confidence": k / 10 + 0.05, "accuracy": k / 10, "count": k} for k in range(10)]
    return Calibration(runs=tuple(run_calibration(name, "test", bins) for name in names))


GROWING = [1.6**k for k in range(60)]
SCENES: dict[str, Scene] = {
    "map": attention_map(planted_reading("5 May")),
    "pinned map": attention_map(
        planted_reading("5 May", "2016-12"), pins={6: 0}, unpinned=planted_reading("5 May")
    ),
    "curve": Curves(runs=(curve(),)),
    "one epoch": Curves(runs=(curve(scores=(0.5,)),)),
    "no number": Curves(runs=(curve(scores=(math.nan,), loss=(math.inf,)),)),
    "gaps": Curves(runs=(curve(scores=(0.5, math.nan, 0.6, 0.7, math.nan)),)),
    "curves": Curves(runs=(curve(), curve(LONG, (0.5, 0.9)), curve(HOSTILE, (0.7,)))),
    "tasks": Curves(
        runs=(curve(), curve("ptb", (900.0, 20.0), task="language", lower_is_better=True))
    ),
    "many curves": Curves(runs=tuple(curve(f"seed {k}") for k in range(40))),
    "two classes": confusion(2),
    "ten classes": confusion(10, 10),
    "sixty classes": confusion(60),
    "no examples": Confusion(runs=(run_confusion("run", "test", ["a", "b"], [[0, 0], [0, 0]]),)),
    "calibration": calibration("imdb"),
    "calibrations": calibration("imdb", LONG, HOSTILE),
    "never sure": Calibration(runs=(run_calibration("run", "test", []),)),
    "forecast": forecast_of([3.0, 4.0, 5.0, 4.0], [None, 3.5, 5.5, 4.0], training_end=2),
    "growth": forecast_of(GROWING, [None, *(x * 1.61 for x in GROWING[:-1])]),
    "one number": forecast_of([1.0], [None]),
    "words": weighed("I love the food, though the staff is not helpful.", love=0.5, no=0.3),
    "many words": weighed("overwhelmingly " * 500),
    "hostile words": weighed(HOSTILE + " הסרט היה נהדר 素晴らしい " + "x" * 200),
    "no words": weighed("…"),
    "word map": asked("I love the food, though the staff is not helpful."),
    "large word map": asked("overwhelmingly " * 300),
    "hostile word map": asked(HOSTILE),
    "map of padding": asked("I love the food", on_padding=0.6),
    **READING_SCENES,
    **UNIT_SCENES,
    **MEMORIES,
    **COMPARING_SCENES,
}
