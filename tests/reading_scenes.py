"""Small scenes of one sentence and of the responses to words, for the tests of all that draws."""

import numpy as np

from seqscope.analysis.contributions import ledger
from seqscope.analysis.responses import of_readings
from seqscope.views.scenes.ledger import ContributionLedger, contribution_ledger
from seqscope.views.scenes.responses import WordResponses, word_responses
from seqscope.views.scenes.scene import Scene
from seqscope.views.scenes.sentence import (
    ReadSentence,
    SentenceMemory,
    read_sentence,
    sentence_memory,
)

__all__ = [
    "READING_SCENES",
    "SENTENCE",
    "ledger_of",
    "memory_of",
    "read",
    "responses_to",
    "states_of",
]

SENTENCE = "I love the food , though the staff is not helpful ."
HOSTILE = [
    "הסרט",
    "نهدر",
    "x" * 60,
    "\x1b[2J",
    "素晴らしい",
    " ",
    "$x_{2}$",
    "<b>",
    "\u202e😀",
    "\udcff",
]


def states_of(tokens: int, units: int) -> np.ndarray:
    """Hidden states that wander, as those of a network do."""
    steps = np.random.default_rng(tokens + units).normal(size=(tokens, units))
    return np.tanh(0.7 * steps.cumsum(axis=0)).astype(np.float32)


def memory_of(
    *sentences: list[str], units: int = 12, chips: int = 3, said: bool = True, **changed
) -> SentenceMemory:
    """Sentences through so many chips; the prediction turns in the middle."""
    return sentence_memory(
        "encoder", [read(tokens, units, chips, said=said, **changed) for tokens in sentences]
    )


def read(tokens: list[str], units: int, chips: int, *, said: bool, **changed) -> ReadSentence:
    """One sentence through chips of about equal size."""
    time = len(tokens)
    return read_sentence(
        " ".join(tokens)[:40],
        tokens,
        states_of(time, units),
        np.arange(units) % chips if chips else np.full(units, -1),
        predictions=["good" if t < time / 2 else "bad" for t in range(time)] if said else None,
        probabilities=np.linspace(0.5, 1.0, time) if said else None,
        **changed,
    )


def ledger_of(
    tokens: list[str],
    units: int = 12,
    chips: int = 3,
    *,
    strength: float = 1.0,
    rest: bool = False,
    names: list[str] | None = None,
) -> ContributionLedger:
    """The ledger of the margin between two classes."""
    kernel = strength * np.random.default_rng(units).normal(size=(units, 2))
    clusters = np.arange(units) % chips
    clusters[: int(rest)] = -1
    found = ledger(
        states_of(len(tokens), units), kernel, strength * np.ones(2), clusters, of=0, against=1
    )
    return contribution_ledger(
        " ".join(tokens),
        tokens,
        found.bias,
        found.shares,
        found.rest,
        of="good",
        against="bad",
        chips=names,
    )


def responses_to(
    *words: str, units: int = 30, readings: int = 40, places: bool = False
) -> WordResponses:
    """The responses to words that were read equally often, each answered in its own way."""
    draw = np.random.default_rng(units)
    ids = np.repeat(np.arange(len(words)), readings)
    planted = 0.4 * draw.normal(size=(len(words), units))
    responses = planted[ids] + 0.1 * draw.normal(size=(len(ids), units))
    found = of_readings(ids, responses, words)
    return word_responses(
        "encoder",
        found.words,
        found.counts,
        found.mean,
        found.bands,
        occurrences={words[0]: responses[0]} if places else None,
    )


TOKENS = SENTENCE.split()
READING_SCENES: dict[str, Scene] = {
    "sentence": memory_of(TOKENS),
    "two sentences": memory_of(TOKENS, TOKENS[6:] + TOKENS[:6], chips=6),
    "backward sentence": memory_of(TOKENS, said=False, reverse=True),
    "long sentence": memory_of(TOKENS * 4, units=600, chips=20),
    "endless sentence": memory_of(["word"] * 150, chips=2),
    "hostile sentence": memory_of(HOSTILE),
    "one token": memory_of(["yes"], units=1, chips=1),
    "no tokens": memory_of([]),
    "no chips": memory_of(TOKENS, chips=0),
    "no sentences": sentence_memory("encoder", []),
    "ledger": ledger_of(TOKENS),
    "wide ledger": ledger_of(TOKENS, units=600, chips=20, rest=True),
    "crowded ledger": ledger_of(TOKENS, units=600, chips=60),
    "long ledger": ledger_of(TOKENS * 11),
    "tiny ledger": ledger_of(TOKENS, strength=1e-9),
    "huge ledger": ledger_of(TOKENS, strength=1e9),
    "hostile ledger": ledger_of(HOSTILE, names=["negation and what it is about", *HOSTILE[2:4]]),
    "empty ledger": ledger_of([]),
    "responses": responses_to("worst", "excellent", places=True),
    "responses of few units": responses_to("worst", "though", "good", units=3),
    "response of one unit": responses_to("worst", units=1),
    "response of many units": responses_to("worst", units=600, places=True),
    "one reading": responses_to("worst", readings=1),
    "many responses": responses_to(*(f"word{k}" for k in range(14))),
    "hostile responses": responses_to(*HOSTILE),
}
