"""What a prediction depended on: the evidence that attention is held against."""

import numpy as np
from jaxtyping import Float

__all__ = ["EXACT", "GRADIENT", "OCCLUSION", "lost"]

OCCLUSION = "occlusion"  # what the prediction's probability loses without a token
GRADIENT = "gradient × input"  # how the prediction grows with a token, times the token
EXACT = "share of the logit"  # where a logit is a sum over tokens
DECIMALS = 6  # of a difference of two probabilities that float32 still tells from none


def lost(
    whole: Float[np.ndarray, "..."], without: Float[np.ndarray, "..."]
) -> Float[np.ndarray, "..."]:
    """What a probability loses without each token; 0 where it is noise, which has no order."""
    return np.round(np.asarray(whole, np.float64) - without, DECIMALS)
