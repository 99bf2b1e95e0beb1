"""Planted responses of hidden units to words: blocks whose truth is known, and their scenes."""

import numpy as np

from seqscope.analysis.coclusters import Coclusters, Weight, spectrum
from seqscope.views.scenes.memory import Memory, memory

__all__ = ["MEMORIES", "memory_of", "planted_memory", "planted_responses"]


def planted_responses(
    words: int, units: int, k: int, *, seed: int, noise: float = 0.1
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Responses in k blocks, each unit with a sign of its own; the blocks of words and of units."""
    random = np.random.default_rng(seed)
    word_block = random.permutation(np.arange(words) % k)
    unit_block = random.permutation(np.arange(units) % k)
    responses = noise * random.normal(size=(words, units))
    sign = random.choice([-1.0, 1.0], size=units)
    strength = random.uniform(0.2, 0.6, size=(words, units))
    return responses + (word_block[:, None] == unit_block) * sign * strength, word_block, unit_block


def planted_memory(words: int, units: int, k: int, **changed) -> Memory:
    """The scene of planted responses, grouped into as many clusters as were planted."""
    responses = planted_responses(words, units, k, seed=0)[0]
    names = [f"word{place}" for place in range(words)]
    return memory_of(names, responses, k, **changed)


def memory_of(
    words: list[str], responses: np.ndarray, k: int, weight: Weight = "absolute", **changed
) -> Memory:
    """The scene of responses in k clusters, each word read once more than the one before."""
    clusters = spectrum(responses, weight).clusters(k)
    return memory(words, responses, clusters, list(range(len(words))), **changed)


def with_silence() -> Memory:
    """Words in several scripts, hostile and long ones; two words and two units without weight."""
    responses = np.random.default_rng(1).normal(size=(len(HARD), 40))
    responses[-2:] = 0.0
    responses[:, [3, 17]] = 0.0
    return memory_of(HARD, responses, 3, name="a-run-" * 30, selected=["הסרט"])


HARD = ["supercalifragilisticexpialidocious" * 2, "הסרט", "נהדר", "المدرسة", "素晴らしい", "नमस्ते"]
HARD += ["\x1b[2J $x_{2}$ <b>&amp;-->", "😀", "\u202ejel\udcff", "a b", "W" * 60, "i", "", "  "]
HARD += ["zero", "nought"]
MEMORIES: dict[str, Memory] = {
    "memory": planted_memory(60, 50, 6, name="reviews"),
    "two chips": planted_memory(30, 20, 2),
    "twenty chips": planted_memory(900, 300, 20),
    "a unit each": planted_memory(100, 20, 20),
    "large memory": planted_memory(300, 1500, 9),
    "selected words": planted_memory(60, 50, 6, selected=["word1", "word2", "word3"]),
    "signed memory": planted_memory(60, 50, 4, weight="signed"),
    "hard words": with_silence(),
    "one word": memory_of(["word"], np.array([[-0.5]]), 1),
    "empty sides": memory(
        ["a", "b"],
        np.array([[1.0, 0.0, 2.0], [0.0, 0.0, -1.0]]),
        Coclusters("absolute", np.array([0, 1]), np.array([0, -1, 2])),
        [3, 4],
    ),
    "one chip, many clouds": memory(
        [f"word{place}" for place in range(12)],
        np.ones((12, 1)),
        Coclusters("absolute", np.arange(12), np.array([0])),
        [1] * 12,
    ),
    "no links": memory(
        ["a", "b"],
        np.array([[1.0, -1.0], [-1.0, 1.0]]),
        Coclusters("absolute", np.array([0, 0]), np.array([0, 0])),
        [3, 4],
    ),
}
