"""Do the maps point at evidence? Take away the characters that the day was read from.

    python benchmarks/attention_evidence.py [--run RUN] [--count 200] [--seed 1]

For random unseen dates that the network answers, the three characters with the largest attention
weight for the two digits of the day are removed and the rest is read again. If attention shows
where the day came from, the day changes. Beside it, as a control, three other characters of the
same text are removed.
"""

import argparse
from random import Random

import numpy as np

from seqscope.recording import Reading
from seqscope.runs.answers.translator import Translator
from seqscope.runs.run import open_run
from seqscope.tasks.dates import DateTask

DAY = slice(8, 10)  # the digits of the day in 2016-11-05
REMOVED = 3


def looked_at(reading: Reading) -> list[int]:
    """The places in the text of the characters most attended to for the day."""
    weights = reading.weights[DAY].sum(axis=0)
    order = np.argsort(-weights, kind="stable")
    return [reading.spans[token][0] for token in order if reading.spans[token] != (0, 0)][:REMOVED]


def without(text: str, places: list[int]) -> str:
    return "".join(character for place, character in enumerate(text) if place not in places)


def elsewhere(reading: Reading, places: list[int], random: Random) -> list[int]:
    """As many other characters that were read, at random."""
    others = [start for start, end in reading.spans if start < end and start not in places]
    return random.sample(others, min(REMOVED, len(others)))


def changed(translator: Translator, readings: list[Reading], texts: list[str]) -> tuple[int, int]:
    """In how many the day is another one, and in how many there is no answer any more."""
    after = [each.prediction for each in translator.translate(texts, top=1)]
    refused = sum(answer is None for answer in after)
    other = sum(
        answer is not None and answer[DAY] != (before.prediction or "")[DAY]
        for before, answer in zip(readings, after, strict=True)
    )
    return other, refused


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--run", default="dates", help="a run folder or a shipped network")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    random = Random(asked.seed)
    translator = Translator(open_run(asked.run))
    examples = random.sample(DateTask().examples("test-all", 0), 4 * asked.count)
    answered = translator.translate([each.source for each in examples], top=1)
    readings = [each for each in answered if each.prediction is not None][: asked.count]
    places = [looked_at(reading) for reading in readings]
    print("| removed | day changed % | to another day % | to a refusal % |")
    print("|---|---:|---:|---:|")
    for name, chosen in {
        "the three characters most attended to": places,
        "three other characters": [
            elsewhere(reading, each, random) for reading, each in zip(readings, places, strict=True)
        ],
    }.items():
        texts = [without(r.source, each) for r, each in zip(readings, chosen, strict=True)]
        other, refused = (100 * n / len(readings) for n in changed(translator, readings, texts))
        print(f"| {name} | {other + refused:.1f} | {other:.1f} | {refused:.1f} |")


if __name__ == "__main__":
    main()
