"""Scenes of what only the page draws, and of much of everything: units, chips, words, tokens."""

from collections.abc import Sequence

import numpy as np

from comparing_scenes import checked, checked_reading
from reading_scenes import read, states_of
from seqscope.analysis.findings import Finding
from seqscope.views.scenes.class_examples import ClassExamples, class_examples
from seqscope.views.scenes.findings import findings_scene
from seqscope.views.scenes.scene import Scene
from seqscope.views.scenes.shared_sentence import SharedSentence, differences, likeness_of_chips
from seqscope.views.scenes.switches import (
    Position,
    Shifted,
    Switch,
    Switches,
    shifted,
    switched_text,
)
from unit_scenes import FILM, HOSTILE, gates_of, timeline

__all__ = ["CROWDED_SCENES", "found", "shared", "switching"]

CLASSES = ("negative", "positive")
HARD = ["i", "W" * 40, "הסרט" * 10, "المدرسة" * 5, "素晴らしい" * 8, "😀" * 20, HOSTILE]
LONG = (FILM * 18)[:300]
LAYER = ("input_gate", "forget_gate", "output_gate")


def switching(
    chips: int,
    units: int,
    texts: Sequence[str],
    *,
    answers: Sequence[str] = CLASSES,
    language: bool = False,
) -> Switches:
    """So many chips, of which every third is switched in another way, and what is answered then."""
    ways: tuple[Position, ...] = ("zero", "mean", "text")
    share = 1 / len(answers)
    before = [(name, share) for name in answers]
    after = [(name, 0.5 * share) for name in answers]
    scores: tuple[Shifted, ...] = (shifted("loss", 0.09, 0.538),)
    scores += (shifted("perplexity", 1e5, None) if language else shifted("accuracy", 0.97, 0.855),)
    return Switches(
        network="yelp " + HOSTILE,
        chips=tuple(
            Switch(
                chip=k, units=max(1, units // chips), position="on" if k % 3 else ways[k // 3 % 3]
            )
            for k in range(chips)
        ),
        texts=tuple(
            switched_text(text, before, after, loss=(4.2, 12.5) if language else None)
            for text in texts
        ),
        scores=scores,
        error=0.05,
        otherwise=0.135,
        examples=200,
    )


def shared(
    tokens: list[str], units: int, chips: int, names: tuple[str, str] = ("yelp", "yelp-balanced")
) -> SharedSentence:
    """A sentence that two networks read, the second the more differently the later the token."""
    first = states_of(len(tokens), units)
    second = first * np.linspace(1, -0.5, len(tokens), dtype=np.float32)[:, None]
    grouped = np.arange(units) % chips
    sides = (read(tokens, units, chips, said=True), read(tokens, units, chips, said=True))
    return SharedSentence(
        names=names,
        layers=("encoder", "encoder"),
        sentences=sides,
        differences=differences(first, second, grouped),
        likeness=likeness_of_chips(np.linspace(-1, 1, units), grouped, chips),
        by_chance=0.04,
    )


def found(*sentences: str, about: tuple[str, ...] = ("never",)) -> Scene:
    """What rules found, each of another severity, the words that they are about behind them."""
    severities = ("serious", "notable", "minor")
    return findings_scene(
        "yelp",
        [
            Finding(f"rule {k}", severities[min(k, 2)], sentence, about, "words/never")
            for k, sentence in enumerate(sentences)
        ],
    )


def listing(*texts: str) -> ClassExamples:
    """Texts of one class that were taken for another."""
    return class_examples(*CLASSES, [(text, 1 - k / 50) for k, text in enumerate(texts)])


CROWDED_SCENES: dict[str, Scene] = {
    "gates of a large layer": gates_of(1500, *LAYER),
    "timeline of a large layer": timeline(
        LONG, 1500, selected=range(0, 1500, 75), span=(20, 90), most=60
    ),
    "timeline of hard words": timeline(HARD, 20, selected=(2, 5), span=(1, 4)),
    "map check of hard words": checked_reading(" ".join(HARD)[:200], "2016"),
    "check of hard words": checked(" ".join(HARD)),
    "check of long texts": checked(" ".join(LONG), agreeing=False),
    "switches": switching(6, 50, ["I love the food", "The staff is not helpful"]),
    "two switches": switching(2, 20, ["i"]),
    "twenty switches": switching(20, 1500, [" ".join(LONG), *HARD[2:5]]),
    "switches and no text": switching(3, 20, []),
    "switches of hard answers": switching(
        20, 1500, [" ".join(HARD)], answers=HARD[:5], language=True
    ),
    "shared sentence": shared(FILM[:8], 20, 6),
    "shared by two chips": shared(["i"], 20, 2),
    "shared by twenty chips": shared(LONG, 1500, 20),
    "shared hard words": shared(HARD, 20, 20, names=("a-run-" * 20, HOSTILE)),
    "findings": found(
        "The training data has 4.2 times as many positive as negative examples.",
        "Of negative examples 81% are recognized, of positive ones 96%.",
        "33 units of the 50 only repeat what another says.",
    ),
    "hard findings": found(*HARD[:6], " ".join(LONG), about=tuple(HARD)),
    "nothing found": found(),
    "examples": listing("awful", " ".join(LONG), *HARD),
    "no examples listed": listing(),
}
