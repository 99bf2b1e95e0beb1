"""Planted responses of hidden units to words: blocks whose truth is known."""

import numpy as np

__all__ = ["planted_responses"]


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
