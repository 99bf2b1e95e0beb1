"""The contribution ledger: exact shares of a logit for every token and chip."""

from inspect import unwrap

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seqscope.analysis.contributions import ledger, pooled_ledger, side_by_side

CHIPS = np.array([0, 1, 0, -1, 2, 1])


def network(seed, tokens=7, units=6, classes=3):
    """Hidden states, output weights and biases, as a network has them."""
    draw = np.random.default_rng(seed)
    states = np.tanh(draw.normal(size=(tokens, units)).cumsum(axis=0)).astype(np.float32)
    kernel = draw.normal(size=(units, classes)).astype(np.float32)
    return states, kernel, draw.normal(size=classes).astype(np.float32)


def close(found, logit, state, kernel, bias):
    """Whether they agree to 1e-5 of the size of what is summed."""
    size = abs(float(bias)) + np.abs(state * kernel).sum()
    return abs(found - float(logit)) <= 1e-5 * size


@given(st.integers(0, 10_000), st.integers(1, 40), st.integers(0, 2))
def test_contributions_sum_to_the_logit(seed, tokens, of):
    h, U, b = network(seed, tokens)
    logits = h[-1] @ U + b
    found = ledger(h, U, b, CHIPS, of=of)
    assert close(found.logit, logits[of], h[-1], U[:, of], b[of])
    parts = float(b[of]) + found.by_chip.sum() + found.rest.sum()
    assert parts == pytest.approx(found.logit)
    assert found.running[-1] == pytest.approx(found.logit)


@given(st.integers(0, 10_000), st.integers(1, 40))
def test_the_running_total_is_the_logit_of_each_state_on_the_way(seed, tokens):
    h, U, b = network(seed, tokens)
    assert ledger(h, U, b, CHIPS, of=1).running == pytest.approx((h @ U + b)[:, 1], abs=1e-4)


@given(st.integers(0, 10_000))
def test_a_margin_is_the_difference_of_two_ledgers(seed):
    network_ = network(seed)
    margin = ledger(*network_, CHIPS, of=2, against=0)
    ours, theirs = (ledger(*network_, CHIPS, of=each) for each in (2, 0))
    assert margin.shares == pytest.approx(ours.shares - theirs.shares)
    assert margin.rest == pytest.approx(ours.rest - theirs.rest)
    assert margin.bias == pytest.approx(ours.bias - theirs.bias)


@given(st.integers(0, 10_000), st.integers(1, 40))
def test_contributions_to_a_pooled_state_sum_to_its_logit(seed, tokens):
    h, U, b = network(seed, tokens)
    weights = np.random.default_rng(seed).dirichlet(np.ones(tokens)).astype(np.float32)
    context = weights @ h
    found = pooled_ledger(h, weights, U, b, CHIPS, of=1)
    assert close(found.logit, (context @ U + b)[1], context, U[:, 1], b[1])
    assert found.by_token == pytest.approx(weights * (h @ U[:, 1]), abs=1e-5)


@given(st.integers(0, 10_000), st.integers(1, 40))
def test_both_directions_together_sum_to_the_logit(seed, tokens):
    forward, U, b = network(seed, tokens)
    backward, V, nothing = network(seed + 1, tokens)
    parts = [
        ledger(forward, U, b, CHIPS, of=0),
        ledger(backward, V, 0 * nothing, CHIPS, of=0, reverse=True),
    ]
    found = side_by_side(parts)
    logit = (forward[-1] @ U + backward[0] @ V + b)[0]
    size = np.abs(forward[-1] * U[:, 0]).sum() + np.abs(backward[0] * V[:, 0]).sum()
    assert abs(found.logit - logit) < 1e-5 * (size + abs(b[0]))
    assert found.shares.shape == (tokens, 6)


def test_a_naive_loop_agrees():
    h, U, b = network(3)
    found = ledger(h, U, b, CHIPS, of=1)
    shares = np.zeros((7, 3))
    for t in range(7):
        for i, chip in enumerate(CHIPS):
            before = float(h[t - 1, i]) if t else 0.0
            if chip >= 0:
                shares[t, chip] += float(U[i, 1]) * (float(h[t, i]) - before)
    assert found.shares == pytest.approx(shares)


def test_the_token_that_moves_the_unit_that_counts_is_credited():
    h = np.zeros((4, 2))
    h[2:, 1] = 0.5
    found = ledger(h, np.array([[1.0], [2.0]]), np.array([-1.0]), np.array([0, 1]), of=0)
    assert found.by_token.tolist() == [0.0, 0.0, 1.0, 0.0]
    assert found.by_chip.tolist() == [0.0, 1.0]
    assert found.running.tolist() == [-1.0, -1.0, 0.0, 0.0]


def test_what_does_not_fit_is_refused():
    h, U, b = network(0)
    with pytest.raises(ValueError, match="Class 3 was asked for"):
        ledger(h, U, b, CHIPS, of=3)
    with pytest.raises(ValueError, match="Class -1 was asked for"):
        ledger(h, U, b, CHIPS, of=0, against=-1)
    with pytest.raises(ValueError, match=r"in the shape \(3, 6\)"):
        unwrap(ledger)(h, U.T.copy(), b, CHIPS, of=0)
    with pytest.raises(ValueError, match="6 units came with 5 numbers"):
        unwrap(ledger)(h, U, b, CHIPS[:5], of=0)
    with pytest.raises(ValueError, match="7 tokens came with 6 weights"):
        unwrap(pooled_ledger)(h, np.ones(6) / 6, U, b, CHIPS, of=0)
    with pytest.raises(ValueError, match="Hidden states are finite"):
        ledger(np.full_like(h, np.nan), U, b, CHIPS, of=0)
    with pytest.raises(ValueError, match=r"Ledgers of \[\] tokens"):
        side_by_side([])
    short = ledger(h[:2], U, b, CHIPS, of=0)
    with pytest.raises(ValueError, match=r"Ledgers of \[7, 2\] tokens"):
        side_by_side([ledger(h, U, b, CHIPS, of=0), short])
