"""How well the answer can be read from a layer: a linear probe, tested on what it was not shown."""

import numpy as np
from jaxtyping import Float, Float64, Int

__all__ = ["FEWEST_TESTED", "probe_score"]

ANSWERS = 100  # the commonest, which a probe is to tell apart
TESTED = 3  # each third example
FEWEST_TESTED = 1000  # of fewer, chance moves the score by more than a seed does
RIDGE = 1e-3  # times the number of examples: nothing beside a unit that moves


def probe_score(
    states: Float[np.ndarray, "example unit"],
    answers: Int[np.ndarray, " _"],
    *,
    fewest: int = FEWEST_TESTED,
) -> float | None:
    """The share of held-out examples whose answer a linear probe reads from the states.

    The probe is a ridge regression on the commonest answers, fitted to two thirds of the examples
    that have one of them. None where fewer than `fewest` are left to test it, or all have the same.

    Raises ValueError where there is not an answer for each example.
    """
    if len(states) != len(answers):
        raise ValueError(
            f"A probe reads one answer from each state. {len(states)} states came with "
            f"{len(answers)} answers. Give those of the same examples."
        )
    values, counts = np.unique(answers, return_counts=True)
    common = values[np.argsort(-counts, kind="stable")[:ANSWERS]]
    chosen = np.flatnonzero(np.isin(answers, common))
    tested = np.arange(len(chosen)) % TESTED == TESTED - 1
    if tested.sum() < fewest or len(common) < 2:
        return None
    fitted, held = chosen[~tested], chosen[tested]
    weights = regression(states[fitted], answers[fitted, None] == common)
    said = common[(with_one(states[held]) @ weights).argmax(axis=1)]
    return float((said == answers[held]).mean())


def regression(
    states: Float[np.ndarray, "example unit"], targets: np.ndarray
) -> Float64[np.ndarray, "one_and_unit answer"]:
    """The weights with which states come closest to the targets."""
    X = with_one(states)
    held = RIDGE * len(X) * np.eye(X.shape[1])
    held[0, 0] = 0.0  # the constant is free
    found: Float64[np.ndarray, "one_and_unit answer"] = np.linalg.solve(
        X.T @ X + held, X.T @ targets
    )
    return found


def with_one(
    states: Float[np.ndarray, "example unit"],
) -> Float64[np.ndarray, "example one_and_unit"]:
    """The states with a constant in front."""
    return np.hstack([np.ones((len(states), 1)), np.asarray(states, np.float64)])
