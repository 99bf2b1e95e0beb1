"""How long the server's answers are: scenes of chance with 300 tokens, 1,500 units, 20 chips."""

import gzip

import numpy as np

from seqscope.analysis.coclusters import spectrum
from seqscope.views.scenes.ledger import contribution_ledger
from seqscope.views.scenes.memory import memory
from seqscope.views.scenes.responses import word_responses
from seqscope.views.scenes.scene import Scene
from seqscope.views.scenes.sentence import read_sentence, sentence_memory
from seqscope.views.scenes.timelines import units_over_time
from seqscope.views.scenes.word_map import word_map
from seqscope.views.scenes.words import word_weights
from seqscope.views.serving.asking import written

TOKENS, UNITS, CHIPS, WORDS, SHOWN = 300, 1500, 20, 300, 24


def scenes() -> dict[str, Scene]:
    """The scenes whose numbers are many, by what they show."""
    random = np.random.default_rng(0)
    tokens = [f"w{place % 97}" for place in range(TOKENS)]
    states = np.tanh(np.cumsum(random.normal(0, 0.1, (TOKENS, UNITS)), axis=0))
    names = [f"unit {unit}" for unit in range(UNITS)]
    chips, sure = np.arange(UNITS) % CHIPS, random.random(TOKENS)
    read = read_sentence("it", tokens, states, chips, predictions=tokens, probabilities=sure)
    shares, rest = random.normal(size=(TOKENS, CHIPS)), random.normal(size=TOKENS)
    scores = 2 * random.normal(size=(1, TOKENS, TOKENS))
    weights = np.exp(scores) / np.exp(scores).sum(axis=-1, keepdims=True)
    spans = [(4 * place, 4 * place + 3) for place in range(TOKENS)]
    text = word_weights("abc " * TOKENS, tokens, spans, sure.tolist(), {"pos": 0.7}, "pos")
    bands = np.sort(random.normal(size=(SHOWN, 4, UNITS)), axis=1)
    mean, responses = random.normal(size=(SHOWN, UNITS)), random.normal(size=(WORDS, UNITS))
    words = [f"word{place}" for place in range(WORDS)]
    return {
        f"units over time, {UNITS:,} lines": units_over_time("it", tokens, names, states),
        "units over time, 200 lines": units_over_time("it", tokens, names, states, most=200),
        "map of words": word_map(text, scores, weights),
        "ledger": contribution_ledger("it", tokens, 0.1, shares, rest, of="pos"),
        "two sentences": sentence_memory("it", [read, read]),
        "responses to words": word_responses("it", words[:SHOWN], np.arange(SHOWN), mean, bands),
        "memory": memory(words, responses, spectrum(responses).clusters(CHIPS), [5] * WORDS),
    }


def size(content: bytes) -> str:
    return f"{len(content) / 1000:8,.0f} kB {len(gzip.compress(content, 5)) / 1000:8,.0f} gzip"


def main() -> None:
    for name, scene in scenes().items():
        print(name)
        print("  number by number", size(scene.model_dump_json().encode()))
        for exact in (False, True):
            told = "in full" if exact else "to be drawn"
            print(f"  {told:16}", size(written(scene, exact=exact)))


if __name__ == "__main__":
    main()
