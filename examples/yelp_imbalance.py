"""Whether unbalanced reviews show in the memory of a network: from raw reviews to a balanced one.

Ming et al. (2017) trained a network on Yelp reviews, saw in a picture of its memory that few units
stand beside negative words, found the reviews unbalanced, and trained it again on balanced ones.

SEQSCOPE_DATA=DATA python examples/yelp_imbalance.py --out runs
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from seqscope.analysis.coclusters import spectrum
from seqscope.analysis.contributions import ledger
from seqscope.analysis.expected import expected_response
from seqscope.analysis.findings import ClassNumbers, WordNumbers, findings
from seqscope.analysis.responses import ExpectedResponse, of_words, ranked
from seqscope.analysis.stability import suggested_clusters
from seqscope.runs.passages import read_passage
from seqscope.runs.recipe import load_recipe
from seqscope.runs.record.making import record
from seqscope.runs.record.reader import Reader, Selection
from seqscope.runs.run import SCORES, Run, open_run
from seqscope.runs.seeds import train_and_score
from seqscope.views.saving import save_picture
from seqscope.views.scenes.memory import memory
from seqscope.views.scenes.responses import word_responses

GOOD, BAD = ("good", "excellent", "delicious"), ("bad", "worst", "rude")
SENTENCES = (
    "I love the food, though the staff is not helpful.",
    "The staff is not helpful, though I love the food.",
)
FEWEST, FIXED = 5, 8  # readings of a word that is clustered; clusters, whatever is suggested
QUICK = ("train.epochs=1", "train.steps_per_epoch=4", "train.buckets=[]")


def told(run: Run) -> dict[str, Any]:
    """Print what one network shows and save its pictures; the numbers to judge it by."""
    recording, scores = record(run), json.loads((run.folder / SCORES).read_text())["test"]
    found = expected_response(recording)
    often = [word for word, n in zip(found.words, found.counts, strict=True) if n >= FEWEST]
    few = of_words(found, ranked(of_words(found, often)).words[:300])  # those that move most
    reviews = np.bincount(np.concatenate([part.labels for part in recording.parts])).tolist()
    print(run.folder.name)
    tell_findings(dict(zip(recording.classes, reviews, strict=True)), scores, found)
    ranks = tell_ranks(found)
    apart, *beside = tell_clusters(few)
    tell_sentences(run, found.layer)
    draw(run, found, few)
    shown = {"rank": np.mean(ranks), "apart": apart, "beside": beside}
    return shown | {"ratio": max(reviews) / min(reviews), "accuracy": scores["accuracy"]}


def tell_findings(reviews: dict[str, int], scores: dict[str, Any], found: ExpectedResponse) -> None:
    """What the numbers say without being asked, and how often each class is recognized."""
    tested = dict(zip(scores["classes"], map(sum, scores["confusion"]), strict=True))
    classes = ClassNumbers(training=reviews, recall=scores["recall"], tested=tested)
    words = WordNumbers(words=found.words, counts=found.counts, mean=found.mean)
    for each in findings(classes=classes, words=words):
        print(f"  {each.severity}: {each.sentence}")
    recall = ", ".join(f"{name} {share:.3f}" for name, share in scores["recall"].items())
    print(f"  test accuracy {scores['accuracy']:.3f}; recall: {recall}")


def tell_ranks(found: ExpectedResponse) -> list[int]:
    """Where words stand among all: by how often they are read, and by what they move."""
    for by in ("frequency", "effect"):
        place = {word: rank for rank, word in enumerate(ranked(found, by).words, 1)}
        print(f"  rank by {by}:", ", ".join(f"{word} {place[word]}" for word in GOOD + BAD))
    good, bad = np.split(np.abs(of_words(found, GOOD + BAD).mean).max(axis=1), [len(GOOD)])
    print(f"  strongest response, mean of three: {good.mean():.3f} good, {bad.mean():.3f} bad")
    return [place[word] for word in BAD]


def tell_clusters(few: ExpectedResponse) -> tuple[bool, int, int]:
    """Whether good and bad words share no cluster, and the units beside either, as suggested."""
    answers = []
    rows = [[few.words.index(word) for word in side if word in few.words] for side in (GOOD, BAD)]
    for weight in ("positive", "absolute"):
        groups = spectrum(few.mean, weight)
        suggested = suggested_clusters(few.mean, weight).clusters
        for k, reason in ((suggested, "suggested"), (FIXED, "fixed")):
            found = groups.clusters(k)
            good, bad = (found.word_cluster[side] for side in rows)
            units = [int(np.isin(found.unit_cluster, side).sum()) for side in (good, bad)]
            answers.append((not np.isin(good, bad).any(), *units))
            where = "apart" if answers[-1][0] else "together"
            print(f"  {weight} weight, {k} clusters ({reason}): {where}, units {units}")
    return answers[0]


def tell_sentences(run: Run, layer: str) -> None:
    """The margin of negative over positive after both sentences, and the shares of three words."""
    reader = Reader(run, Selection((layer,)))
    of, against = map(run.classes.index, ("negative", "positive"))
    for text in SENTENCES:
        tokens, passage = read_passage(run, text)
        states = np.asarray(reader.part([passage]).states[layer, "hidden_state"], np.float64)
        output = run.weights["output/kernel"], run.weights["output/bias"]
        margin = ledger(states, *output, np.zeros(len(output[0]), int), of=of, against=against)
        shares = dict(zip(tokens.words, margin.by_token, strict=False))
        words = ", ".join(f"{word} {shares[word]:+.2f}" for word in ("love", "though", "not"))
        print(f"  {text} Margin of negative {margin.logit:+.2f}, of it {words}")


def draw(run: Run, found: ExpectedResponse, few: ExpectedResponse) -> None:
    """Save the memory of a network, and its responses to a good and two bad words."""
    clusters, name = spectrum(few.mean, "positive").clusters(2), run.folder.name
    scene = memory(few.words, few.mean, clusters, few.counts.tolist(), name=name)
    save_picture(scene, run.folder.with_name(f"{name}-memory.svg"))
    some = of_words(found, ("excellent", "worst", "rude"))
    lines = word_responses(some.layer, some.words, some.counts, some.mean, some.bands)
    save_picture(lines, run.folder.with_name(f"{name}-words.svg"))


def tell_published(plain: dict[str, Any], even: dict[str, Any]) -> None:
    """What was published of the two networks, and whether it is so here."""
    (good, bad), was = plain["beside"], "apart" if plain["apart"] else "together"
    rank, later, right, then = plain["rank"], even["rank"], plain["accuracy"], even["accuracy"]
    for so, claim in (
        (plain["ratio"] > 1.5, f"unbalanced reviews, 3 to 1: {plain['ratio']:.1f} to 1"),
        (bad < good, f"few units beside bad words: {bad}, and {good} beside good ones"),
        (later < rank, f"balanced, bad words matter more: mean rank {later:.0f}, was {rank:.0f}"),
        (even["apart"], f"balanced, good and bad words are apart; before they were {was}"),
        (then > right, f"accuracy .886, balanced .919: {right:.3f}, {then:.3f} (one seed)"),
    ):
        print("as published " if so else "not so here  ", claim)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=Path, default=Path("runs"), help="the folder of both runs")
    parser.add_argument("--seed", default=1, type=int)
    parser.add_argument("--quick", action="store_true", help="a few steps, to see it run")
    asked = parser.parse_args()
    settings, seen = (f"train.seed={asked.seed}", *(QUICK if asked.quick else ())), []
    for name in ("yelp", "yelp-balanced"):
        if not (asked.out / name / SCORES).is_file():
            train_and_score(load_recipe(name, settings), asked.out / name)
        seen.append(told(open_run(asked.out / name)))
    tell_published(*seen)


if __name__ == "__main__":
    main()
