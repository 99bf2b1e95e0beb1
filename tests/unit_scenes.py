"""Small scenes of gates, units, their places and their lines over time, for the tests of those."""

import numpy as np

from seqscope.views.scenes.concordance import concordance, passages
from seqscope.views.scenes.gates import gates
from seqscope.views.scenes.scene import Scene
from seqscope.views.scenes.timelines import units_over_time
from seqscope.views.scenes.units import extreme_words, unit_details

__all__ = ["FILM", "HOSTILE", "UNIT_SCENES", "details", "gates_of", "places_in", "timeline"]

LONG = "a-name-that-goes-on-and-on-until-nobody-can-write-it-beside-a-line"
HOSTILE = "\x1b[2J $x_{2}$ <b>&amp;--> \u202e😀\udcff"

FILM = "I love the food , though the staff is not helpful at all and we waited an hour".split()
HEBREW = "הסרט הזה לא היה טוב בכלל ואני שמח ש 12 אנשים יצאו באמצע".split()
ARABIC = "لم يكن هذا الفيلم جيدا على الإطلاق".split()


def gates_of(units, *names, lives=True):
    """The gates of a layer with so many units, some dead, some that never forget."""
    random = np.random.default_rng(units)
    opened = {name: random.beta(0.4, 1.0 + k, units) for k, name in enumerate(names)}
    shut = {name: (1 - opened[name]) * random.beta(0.5, 0.5, units) for name in names}
    halved = np.where(random.random(units) < 0.1, np.inf, np.exp(random.normal(2, 2, units)))
    return gates(f"layer of {units} units", opened, shut, halved if lives else ())


def places_in(texts, spans, name="strongest", measure="length of the response"):
    """A group of passages whose values fall from 0.9, with changing signs."""
    values = [0.9 / (k + 1) * (-1) ** k for k in range(len(texts))]
    return passages(
        name, measure, texts, spans, range(12, 12_000_000, 999_999)[: len(texts)], values
    )


def details(words, tokens, *, places=()):
    """A unit with responses to so many words, its value swinging along the tokens."""
    random = np.random.default_rng(0)
    names = [f"word{k}" for k in range(words)]
    if words > 2:
        names[1], names[-1] = LONG, HEBREW[0]
    means = random.normal(0, 0.2, words)
    bands = means[:, None] + np.array([-0.3, -0.1, 0.08, 0.25]) * random.random((words, 1))
    found = extreme_words(names, random.integers(1, 9999, words), means, bands)
    values = np.sin(np.arange(len(tokens)) / 2)
    return unit_details("unit 17", found, text=(tokens, values), places=places)


def timeline(tokens, units, *, selected=(), span=None, matches=None, most=None):
    """Units that swing along the tokens, each a little faster than the one before."""
    time = np.arange(len(tokens))[:, None]
    values = np.sin(time * (0.1 + 0.4 * np.arange(units) / units) + np.arange(units))
    return units_over_time(
        "layer 1",
        tokens,
        [f"unit {k}" for k in range(units)],
        values,
        threshold=0.3,
        span=span,
        selected=selected,
        matches=matches,
        most=most,
    )


WORDS = places_in(
    [FILM, FILM[:3], ["x" * 60, *FILM], FILM[-2:]], [(10, 11), (0, 1), (0, 1), (1, 2)]
)
SCRIPTS = places_in(
    [HEBREW, ARABIC, list("2016年11月5日"), [HOSTILE, "not", HOSTILE]],
    [(2, 3), (3, 5), (0, 4), (1, 2)],
    name="contrary",
    measure="cosine to the mean response",
)
RUNS = places_in([FILM, FILM * 8], [(3, 6), (2, 90)], name="the same units elsewhere")
NOTHING = passages("typical", "distance to the mean response", [], [], [], [])
UNIT_SCENES: dict[str, Scene] = {
    "lstm gates": gates_of(200, "input_gate", "forget_gate", "output_gate"),
    "gru gates": gates_of(20, "update_gate", "reset_gate"),
    "many gates": gates_of(600, *(f"gate {k} of {LONG}" for k in range(5)), lives=False),
    "one unit": gates("layer", {"f": [1.0]}, {"f": [0.0]}, [np.inf]),
    "concordance": concordance("not", [WORDS, NOTHING, SCRIPTS]),
    "hostile concordance": concordance(HOSTILE + LONG, [SCRIPTS]),
    "long concordance": concordance("waited", [places_in([FILM * 8] * 2, [(40, 60), (40, 41)])]),
    "no concordance": concordance("not", []),
    "character concordance": concordance(
        "quote", [places_in([list("he said “no” and left" * 4)], [(8, 12)])]
    ),
    "unit": details(300, FILM, places=[WORDS, NOTHING]),
    "unit of one word": details(1, ["one"]),
    "unit of characters": details(2, list("he said “no” and left. " * 8)),
    "unit of hundreds": details(20, FILM * 30),
    "unit of scripts": details(3, [*HEBREW, *ARABIC, "素晴らしい", HOSTILE, "x" * 200]),
    "no unit": unit_details("unit 0"),
    "timeline": timeline(FILM, 4),
    "selected timeline": timeline(FILM * 4, 20, selected=(2, 5, 7), span=(4, 9), matches=RUNS),
    "many units": timeline(
        FILM * 2, 600, selected=range(20, 500, 24), span=(0, 2), matches=NOTHING
    ),
    "timeline of characters": timeline(list("he said “no” and left " * 8), 2, span=(70, 100)),
    "timeline of scripts": timeline([*HEBREW, HOSTILE, LONG], 2),
    "timeline of one token": timeline(["one"], 1),
    "no timeline": timeline([], 1),
}
