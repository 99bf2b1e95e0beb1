"""What each written symbol depended on: source tokens left out in turn, gradient times input."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from jaxtyping import Float

from seqscope.models.attention import masked_softmax
from seqscope.models.translation import annotations, decode, part
from seqscope.runs.batches import padded
from seqscope.runs.evidence import GRADIENT, OCCLUSION, lost
from seqscope.runs.run import Run
from seqscope.runs.tables import Translator
from seqscope.tasks.vocabulary import PADDING, START

__all__ = ["gradient_times_input", "occluded", "target_evidence"]

STEP = 1e-6  # by which a token grows: in double precision, as good as the derivative itself


def target_evidence(
    run: Run, ids: Sequence[int], written: Sequence[int]
) -> dict[str, Float[np.ndarray, "target source"]]:
    """Each kind of evidence for each symbol of what was written from a source.

    Symbols are those that the network gives their probability with all before them as they were
    written, whatever a grammar allows.
    """
    whole, without = occluded(run, ids, written)
    return {
        OCCLUSION: lost(whole, without).T,
        GRADIENT: gradient_times_input(run, ids, written),
    }


def occluded(
    run: Run, ids: Sequence[int], written: Sequence[int]
) -> tuple[Float[np.ndarray, " target"], Float[np.ndarray, "source target"]]:
    """The probability of each symbol written, and that without each of the source's tokens."""
    without = [[*ids[:place], *ids[place + 1 :]] for place in range(len(ids))]
    sources = padded([ids, *without], settings_of(run).source_length or len(ids))
    chances = masked_softmax(np, logits(run, run.weights, sources, sources, written))
    found = chances[:, range(len(written)), written]
    return found[0], found[1:]


def gradient_times_input(
    run: Run, ids: Sequence[int], written: Sequence[int]
) -> Float[np.ndarray, "target source"]:
    """∂ log p/(1 - p)/∂x · x for each embedded token x of a source and each symbol written from it.

    That is how fast the log odds grow while a token grows, and so it is found: by all tokens grown
    a little in turn, which takes no compiling. The log odds put the tokens in the same order as
    log p, and do not fade where the network is sure. A network without an embedding reads one-hot
    vectors, and those are x.
    """
    source = padded([ids], settings_of(run).source_length or len(ids))
    weights = {name: each.astype(float) for name, each in run.weights.items()}
    table = weights.get("embedding/embeddings")
    x = (np.eye(len(run.source_vocabulary)) if table is None else table)[source[0]]
    # Each place becomes a word of its own, whose vector is one row of x; behind them, those grown.
    own = {**weights, "embedding/embeddings": np.concatenate([x, x * (1 + STEP)])}
    rows, (width,) = range(len(ids)), source.shape[1:]
    places = np.tile(np.arange(width), (len(ids) + 1, 1))
    places[rows, rows] += width
    y = logits(run, own, places, source.repeat(len(places), axis=0), written)
    found = log_odds(y, written)
    return ((found[:-1] - found[-1]) / STEP).T


def log_odds(
    logits: Float[np.ndarray, "batch target word"], written: Sequence[int]
) -> Float[np.ndarray, "batch target"]:
    """log p/(1 - p) of each symbol written."""
    targets = range(len(written))
    others = logits.copy()
    others[:, targets, written] = -np.inf
    most = others.max(axis=-1, keepdims=True)
    all_others = most[..., 0] + np.log(np.exp(others - most).sum(axis=-1))
    found: np.ndarray = logits[:, targets, written] - all_others
    return found


def logits(
    run: Run,
    weights: Mapping[str, np.ndarray],
    source: np.ndarray,
    read: np.ndarray,
    written: Sequence[int],
) -> Any:
    """The logits at each symbol written, after those before it, `[batch target word]`.

    `source` holds the rows of the embedding that are read, `read` the words that they stand for.
    """
    settings = settings_of(run)
    mask = read != PADDING if settings.mask_padding else None
    h = annotations(np, weights, source, mask)
    targets = np.broadcast_to(np.array([START, *written[:-1]]), (len(source), len(written)))
    return decode(np, part(weights, "decoder"), h, targets, mask, feedback=settings.feedback).logits


def settings_of(run: Run) -> Translator:
    """The network as the recipe describes it."""
    assert isinstance(run.recipe.network, Translator)
    return run.recipe.network
