"""Which words fall together in the layers of a language model, and how densely they are updated.

Ming et al. (2017) saw in pictures of language models that hath, dost and art stand with have, do
and are, that the second layer is purer than the first, and that a simple RNN updates its memory
more densely than an LSTM. Here each of it is counted, on closed word lists of English grammar.

    SEQSCOPE_DATA=DATA python examples/shakespeare_layers.py runs/shakespeare-medium

Each folder is a run that is there, or the name of a recipe to train. Several networks, such as
runs/ptb-simple and runs/ptb-small, are told one behind the other.
"""

import argparse
from pathlib import Path

import numpy as np

from seqscope.analysis.coclusters import spectrum
from seqscope.analysis.density import update_density
from seqscope.analysis.expected import expected_response
from seqscope.analysis.purity import purity, word_classes
from seqscope.analysis.responses import ExpectedResponse, of_words
from seqscope.recording import Recording
from seqscope.runs.recipe import load_recipe
from seqscope.runs.record.making import record
from seqscope.runs.run import Run, open_run
from seqscope.runs.train import train
from seqscope.views.saving import save_picture
from seqscope.views.scenes.memory import memory

LISTS = {
    "auxiliaries": "have has had do does did is are was were am will would shall should can could "
    "might must hath hast doth dost art wert wilt shalt canst wouldst shouldst",
    "subjects": "i you he she it we they thou ye",
    "objects": "me him us them thee",
    "possessives": "my your his our their its thy thine",
    "prepositions": "of in to for on with at by from about into over under between against during "
    "through after before upon without within",
    "numbers": "two three four five six seven eight nine ten twenty thirty hundred thousand",
    "months": "january february march april june july august september october november december",
}
OLD = set(
    "hath hast doth dost art wert wilt shalt canst wouldst shouldst thou ye thee thy thine".split()
)
OLD_AND_NEW = (("hath", "has"), ("doth", "does"), ("dost", "do"), ("hast", "have"), ("art", "are"))
FEWEST = 10  # readings of a word that is clustered
QUICK = (
    *("train.epochs=1", "train.steps_per_epoch=4", "train.warmup_steps=0"),
    *("network.embedding=12", "network.units=[12,8]"),
)


def told(run: Run, source: str, folder: Path) -> None:
    """Print what the layers of one network have put together, and save their pictures."""
    recording = record(run, source, folder)
    print(f"{run.folder.name}: {recording.token_count:,} tokens of {source}")
    for layer in recording.layers:
        found = expected_response(recording, layer)
        often = [word for word, n in zip(found.words, found.counts, strict=True) if n >= FEWEST]
        few, classes = listed(of_words(found, often))
        tell_groups(few, classes)
        tell_density(recording, layer)
        clusters = spectrum(few.mean, "positive").clusters(len(set(classes.tolist())))
        name = f"{run.folder.name}, {layer}"
        scene = memory(few.words, few.mean, clusters, few.counts.tolist(), name=name)
        save_picture(scene, folder / f"{layer}.svg")


def listed(found: ExpectedResponse) -> tuple[ExpectedResponse, np.ndarray]:
    """The words that are in a list, and the number of the list of each.

    Old forms count where people say thou: elsewhere "art" is no verb.
    """
    known = set(found.words) if "thou" in found.words else set(found.words) - set(OLD)
    lists = {name: known.intersection(words.split()) for name, words in LISTS.items()}
    classes = word_classes(found.words, lists)
    rows = np.flatnonzero(classes >= 0)
    return of_words(found, [found.words[row] for row in rows]), classes[rows]


def tell_groups(few: ExpectedResponse, classes: np.ndarray) -> None:
    """How pure co-clusters are in the word lists, and how near old forms stand to new ones."""
    counts = np.unique(classes, return_counts=True)[1].tolist()
    print(f"  {few.layer}: {len(classes)} words in {len(counts)} lists, {counts} of each")
    for weight in ("positive", "absolute", "signed"):
        clusters = spectrum(few.mean, weight).clusters(len(counts))
        pure = purity(clusters.word_cluster, classes)
        print(
            f"    {weight} weight: purity {pure.purity:.3f}, of random groups "
            f"{pure.random_mean:.3f} ± {pure.random_spread:.3f}"
        )
    share, by_chance = nearest_alike(few.mean, classes)
    print(f"    the nearest word is of the same list: {share:.3f}, by chance {by_chance:.3f}")
    tell_pairs(few)


def nearest_alike(responses: np.ndarray, classes: np.ndarray) -> tuple[float, float]:
    """How many words have a word of their own list nearest to them, by cosine; and by chance."""
    alike = cosines(responses)
    np.fill_diagonal(alike, -np.inf)
    share = float((classes[alike.argmax(axis=1)] == classes).mean())
    same = np.equal.outer(classes, classes).sum(axis=1) - 1
    return share, float((same / (len(classes) - 1)).mean())


def tell_pairs(found: ExpectedResponse) -> None:
    """Where the new form of an old word stands among the words that move the memory alike."""
    alike = cosines(found.mean)
    places = []
    for old, new in OLD_AND_NEW:
        if {old, new} <= set(found.words):
            row, column = found.words.index(old), found.words.index(new)
            place = int((alike[row] > alike[row, column]).sum())  # the word itself is before all
            places.append(f"{old} → {new} {place}")
    if places:
        print(f"    place of the new form among {len(found.words)} words: {', '.join(places)}")


def cosines(responses: np.ndarray) -> np.ndarray:
    """The cosine between the responses to each two words."""
    lengths = np.linalg.norm(responses, axis=1, keepdims=True)
    directions = responses / np.maximum(lengths, np.finfo(np.float32).tiny)
    alike: np.ndarray = directions @ directions.T
    return alike


def tell_density(recording: Recording, layer: str) -> None:
    """How many units move at a token, and how much of the memory survives it."""
    reads = recording.layers[layer]
    parts = ((part.states[layer, "hidden_state"], part.offsets) for part in recording.parts)
    found = update_density(parts, reverse=reads.reverse)
    print(
        f"    a token moves {found.participation:.1%} of the units, "
        f"and {found.kept:.1%} of the memory survives it"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("runs", type=Path, nargs="*", default=[Path("runs/shakespeare-medium")])
    parser.add_argument("--source", default="validation", help="what is read: a part or a file")
    parser.add_argument("--out", type=Path, help="where recordings go; beside each run if missing")
    parser.add_argument("--quick", action="store_true", help="a few steps, to see it run")
    asked = parser.parse_args()
    for folder in asked.runs:
        if not folder.exists():
            train(load_recipe(folder.name, QUICK if asked.quick else ()), folder)
        place = (asked.out or folder.parent) / f"{folder.name}-{Path(asked.source).stem}"
        told(open_run(folder), asked.source, place)


if __name__ == "__main__":
    main()
