"""Rules about hidden memory: words that a list hides, units and layers that do no work."""

from collections.abc import Sequence

import numpy as np
from jaxtyping import Float, Float64, Int

from seqscope.analysis.rules import Finding, listed

__all__ = ["copied_layers", "copied_units", "dead_units", "hidden_words", "unhelpful_layers"]

TOP_LIST = 300  # the words that are shown where words are ranked by frequency
STRONGEST = 20  # words that one looks at before all others
STRONG = 3.0  # times the response to the word in the middle
# Readings that are taken to have said nothing, so that a word read once is not strong by chance.
SILENT_READINGS = 10
MANY = 0.1  # of the units of a layer
COPIED = 0.98  # linear CKA above which two layers say the same but for rotation and scale
UNHELPFUL = 0.005  # of a probe's score: less than what another seed changes


def hidden_words(
    words: tuple[str, ...],
    counts: Int[np.ndarray, " _"],
    mean: Float[np.ndarray, "_ _"],
    *,
    top: int = TOP_LIST,
) -> list[Finding]:
    """Words that move the memory most, and that a list of the most frequent words leaves out.

    From the expected responses `[word unit]` and the count of readings of each word.
    """
    if not len(words) == len(counts) == len(mean):
        raise ValueError(
            f"Each word has a count and a row of responses. "
            f"There are {len(words)} words, {len(counts)} counts and {len(mean)} rows. "
            f"Take all three from the same recording."
        )
    if len(words) <= top or not mean.size:
        return []
    strength = word_strength(counts, mean)
    strongest = np.argsort(-strength, kind="stable")[:STRONGEST]
    strong = strongest[strength[strongest] > STRONG * np.median(strength[counts > 0])]
    frequent = np.argsort(-np.asarray(counts, np.int64), kind="stable")[:top]
    hidden = tuple(words[k] for k in strong[~np.isin(strong, frequent)])
    if not hidden:
        return []
    sentence = (
        f"{len(hidden)} of the {STRONGEST} words that move the memory most are not among the {top} "
        f"most frequent: {listed(hidden)}."
    )
    return [Finding("hidden words", "notable", sentence, hidden, f"words/{hidden[0]}")]


def word_strength(
    counts: Int[np.ndarray, " word"], mean: Float[np.ndarray, "word unit"]
) -> Float64[np.ndarray, " word"]:
    """The largest expected response of any unit, drawn towards 0 where a word was hardly read."""
    largest = np.abs(np.asarray(mean, np.float64)).max(axis=1)
    n = np.asarray(counts, np.float64)
    strength: Float64[np.ndarray, " word"] = largest * n / (n + SILENT_READINGS)
    return strength


def dead_units(layer: str, dead: Sequence[int], width: int) -> list[Finding]:
    """Units of a layer that never move."""
    if not dead:
        return []
    units = tuple(str(unit) for unit in sorted(dead))
    sentence = (
        f"{counted(len(dead), 'unit')} of the {width} in {layer} never {verb(len(dead), 'move')}: "
        f"{listed(units)}. The layer could do without."
    )
    return [unit_finding("dead units", layer, sentence, units, share=len(dead) / width)]


def copied_units(layer: str, copies: Sequence[Sequence[int]], width: int) -> list[Finding]:
    """Units of a layer that move as others do, from the groups that move as one."""
    spare = sum(len(group) - 1 for group in copies)
    if spare < 1:
        return []
    units = tuple(str(unit) for group in copies for unit in group)
    sentence = (
        f"{counted(spare, 'unit')} of the {width} in {layer} only {verb(spare, 'repeat')} what "
        f"another says, among {listed(units)}."
    )
    return [unit_finding("copied units", layer, sentence, units, share=spare / width)]


def copied_layers(layers: Sequence[str], alikeness: Float[np.ndarray, " _"]) -> list[Finding]:
    """Layers that say what the one below says, from the linear CKA of each with the one below.

    `layers` stand from the lowest up; there is one number fewer than there are layers.
    """
    check_steps(layers, len(alikeness) + 1)
    return [
        layer_finding(
            "copied layer",
            f"{above} says almost the same as {below}, the layer below it (CKA {value:.3f}).",
            (above, below),
        )
        for below, above, value in zip(layers[:-1], layers[1:], alikeness, strict=True)
        if value >= COPIED
    ]


def unhelpful_layers(layers: Sequence[str], scores: Float[np.ndarray, " _"]) -> list[Finding]:
    """Layers from which a probe reads the answer no better than from the one below."""
    check_steps(layers, len(scores))
    return [
        layer_finding(
            "unhelpful layer",
            f"The answer can be read from {above} no better than from {below}, the layer below it "
            f"({score:.3f} and {before:.3f}).",
            (above, below),
        )
        for below, above, before, score in zip(
            layers[:-1], layers[1:], scores[:-1], scores[1:], strict=True
        )
        if score < before + UNHELPFUL
    ]


def unit_finding(
    rule: str, layer: str, sentence: str, units: tuple[str, ...], *, share: float
) -> Finding:
    """A finding that points at the first of some units, as grave as their share of the layer."""
    link = f"units/{layer}/{units[0]}"
    return Finding(rule, "notable" if share >= MANY else "minor", sentence, units, link)


def layer_finding(rule: str, sentence: str, about: tuple[str, str]) -> Finding:
    """A finding that points at a layer among the others."""
    return Finding(rule, "notable", sentence, about, f"layers/{about[0]}")


def check_steps(layers: Sequence[str], expected: int) -> None:
    """Refuse numbers that do not belong to these layers."""
    if len(layers) != expected:
        raise ValueError(
            f"Layers are compared with the one below, from the lowest up. "
            f"The numbers are those of {expected} layers, and {len(layers)} were named. "
            f"Name each layer once, in the order in which the network computes them."
        )


def counted(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def verb(number: int, plural: str) -> str:
    """What one of them does, or several do."""
    return plural + "s" if number == 1 else plural
