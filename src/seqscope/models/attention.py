"""Additive attention (Bahdanau et al., 2015): alignment scores, attention weights, contexts."""

from types import ModuleType

from seqscope.models.cells import Array

__all__ = ["additive_scores", "context_vectors", "masked_softmax"]


def additive_scores(xp: ModuleType, query: Array, keys: Array, vector: Array) -> Array:
    """Alignment scores e_j = V_a · tanh(query + key_j), `[... source]`.

    `query` is W_a s_{t-1}, `[... attention]`; `keys` is U_a h_j + b_a, `[... source attention]`,
    the same at every target position and so multiplied once per sequence; `vector` is V_a,
    `[attention]`.
    """
    return xp.sum(xp.tanh(query[..., None, :] + keys) * vector, axis=-1)


def masked_softmax(xp: ModuleType, scores: Array, mask: Array | None = None) -> Array:
    """Attention weights over the real positions of the last axis, each row summing to 1.

    Masked positions get exactly 0, whatever their scores; a row without any real position is 0.

    >>> import numpy as np
    >>> scores, mask = np.array([1.0, 900.0, 1.0]), np.array([True, False, True])
    >>> masked_softmax(np, scores, mask).tolist()
    [0.5, 0.0, 0.5]
    """
    if mask is None:
        weights = xp.exp(scores - xp.max(scores, axis=-1, keepdims=True))
        return weights / xp.sum(weights, axis=-1, keepdims=True)

    lowest = -1e30  # finite: in a row that is masked altogether, inf - inf would be no number
    scores = xp.where(mask, scores, lowest)
    weights = xp.where(mask, xp.exp(scores - xp.max(scores, axis=-1, keepdims=True)), 0.0)
    total = xp.sum(weights, axis=-1, keepdims=True)
    return weights / xp.where(total > 0, total, 1.0)


def context_vectors(xp: ModuleType, weights: Array, annotations: Array) -> Array:
    """Context vectors c = Σ_j α_j h_j, `[batch annotation]`, or `[batch beam annotation]`.

    `weights` is `[batch source]` or `[batch beam source]`, `annotations` is
    `[batch source annotation]`.
    """
    if weights.ndim == annotations.ndim:
        return xp.matmul(weights, annotations)
    return xp.matmul(weights[:, None], annotations)[:, 0]
