"""What each written symbol depended on: source tokens left out in turn, gradient times input."""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

import numpy as np
from jaxtyping import Float

from seqscope.models.attention import masked_softmax
from seqscope.models.translation import annotations, decode, part
from seqscope.models.walk import Scan
from seqscope.runs.batches import padded
from seqscope.runs.evidence import GRADIENT, OCCLUSION, lost
from seqscope.runs.run import Run
from seqscope.runs.tables import Translator
from seqscope.tasks.vocabulary import PADDING, START

__all__ = ["gradient_times_input", "occluded", "target_evidence"]


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
    fixed = settings_of(run).source_length
    sources = padded([ids, *without], fixed or len(ids))
    chances = masked_softmax(np, logits(np, run, run.weights, sources, sources, written))
    symbols = np.broadcast_to(np.asarray(written), chances.shape[:2])[..., None]
    found = np.take_along_axis(chances, symbols, axis=-1)[..., 0]
    return found[0], found[1:]


def gradient_times_input(
    run: Run, ids: Sequence[int], written: Sequence[int]
) -> Float[np.ndarray, "target source"]:
    """∂ log p/(1 - p)/∂x · x for each embedded token x of a source and each symbol written from it.

    The log odds put the tokens in the same order as log p, and do not fade where the network is
    sure. A network without an embedding reads one-hot vectors, and those are x.
    """
    import jax
    from jax import numpy as jnp

    source = padded([ids], settings_of(run).source_length or len(ids))
    # Each place of the source becomes a word of its own, whose vector is one row of x.
    places = np.arange(source.shape[1])[None]
    table = run.weights.get("embedding/embeddings")
    vectors = np.eye(len(run.source_vocabulary), dtype=np.float32) if table is None else table
    x = jnp.asarray(vectors[source[0]])

    def log_odds(x: Any) -> Any:
        weights = {**run.weights, "embedding/embeddings": x}
        y = logits(jnp, run, weights, places, source, written, scan=jax.lax.scan)[0]
        chosen = jnp.arange(y.shape[-1]) == np.asarray(written)[:, None]
        others = jax.nn.logsumexp(jnp.where(chosen, -jnp.inf, y), axis=-1)
        return jnp.where(chosen, y, 0).sum(axis=-1) - others

    by_feature = jax.jit(jax.jacrev(log_odds))(x)
    return np.asarray((by_feature * x).sum(axis=-1)[:, : len(ids)])


def logits(
    xp: ModuleType,
    run: Run,
    weights: Any,
    source: np.ndarray,
    read: np.ndarray,
    written: Sequence[int],
    *,
    scan: Scan | None = None,
) -> Any:
    """The logits at each symbol written, after those before it, `[batch target word]`.

    `source` holds the rows of the embedding that are read, `read` the words that they stand for.
    """
    settings = settings_of(run)
    mask = xp.not_equal(read, PADDING) if settings.mask_padding else None
    h = annotations(xp, weights, source, mask, scan=scan)
    targets = np.broadcast_to(np.array([START, *written[:-1]]), (len(source), len(written)))
    decoder = part(weights, "decoder")
    return decode(xp, decoder, h, targets, mask, feedback=settings.feedback, scan=scan).logits


def settings_of(run: Run) -> Translator:
    """The network as the recipe describes it."""
    assert isinstance(run.recipe.network, Translator)
    return run.recipe.network
