"""How often a classifier is right, class by class, and whether its confidence can be believed."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from jaxtyping import Float, Int

__all__ = ["class_scores"]

BINS = 10


def class_scores(
    labels: Int[np.ndarray, " text"],
    probabilities: Float[np.ndarray, "text class"],
    classes: Sequence[str],
) -> dict[str, Any]:
    """Accuracy, balanced accuracy, recall of each class, confusion and calibration.

    `confusion[i][j]` counts the texts of class i that were called class j. `calibration` has, for
    each tenth of confidence that occurs, its mean, the accuracy there and the number of texts. A
    class without a text has no recall and does not enter the balanced accuracy.

    >>> scores = class_scores(np.array([0, 0, 1]), np.eye(2)[[0, 1, 1]], ["no", "yes"])
    >>> scores["recall"], scores["balanced_accuracy"]
    ({'no': 0.5, 'yes': 1.0}, 0.75)
    """
    predicted = probabilities.argmax(axis=1)
    confusion = np.zeros((len(classes), len(classes)), int)
    np.add.at(confusion, (labels, predicted), 1)
    counts = confusion.sum(axis=1)
    recall = {
        name: float(confusion[place, place] / counts[place])
        for place, name in enumerate(classes)
        if counts[place]
    }
    return {
        "count": len(labels),
        "accuracy": float((predicted == labels).mean()) if len(labels) else 0.0,
        "balanced_accuracy": float(np.mean([*recall.values()])) if recall else 0.0,
        "recall": recall,
        "classes": list(classes),
        "confusion": confusion.tolist(),
        "calibration": calibration(probabilities.max(axis=1), predicted == labels),
    }


def calibration(
    confidence: Float[np.ndarray, " text"], right: np.ndarray
) -> list[dict[str, float | int]]:
    """For each tenth of confidence that occurs: its mean, the share of right answers, the count."""
    tenths = np.minimum((confidence * BINS).astype(int), BINS - 1)
    return [
        {
            "confidence": float(confidence[tenths == tenth].mean()),
            "accuracy": float(right[tenths == tenth].mean()),
            "count": int((tenths == tenth).sum()),
        }
        for tenth in range(BINS)
        if (tenths == tenth).any()
    ]
