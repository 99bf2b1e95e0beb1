"""One step of the recurrent cells."""

import jax.numpy as jnp
import numpy as np
import pytest

from seqscope.models.cells import gate, gru_step, lstm_step

UNITS = 3
rng = np.random.default_rng(0)


def numbers(*shape: int) -> np.ndarray:
    return rng.normal(size=shape).astype(np.float32)


def logistic(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


def test_a_gate_is_the_logistic_function_and_lies_between_0_and_1():
    x = np.linspace(-12, 12, 101)
    assert np.allclose(gate(np, x), logistic(x), atol=1e-12)
    assert ((gate(np, x) > 0) & (gate(np, x) < 1)).all()


def test_an_lstm_step_is_what_the_equations_say():
    projected, recurrent = numbers(2, 4 * UNITS), [numbers(UNITS, UNITS) for _ in range(4)]
    hidden, cell = numbers(2, UNITS), numbers(2, UNITS)
    i, f, g, o = (x + hidden @ U for x, U in zip(np.split(projected, 4, 1), recurrent, strict=True))
    step = lstm_step(np, projected, recurrent, hidden, cell)
    c = logistic(f) * cell + logistic(i) * np.tanh(g)
    assert np.allclose(step.cell_state, c, atol=1e-6)
    assert np.allclose(step.hidden_state, logistic(o) * np.tanh(c), atol=1e-6)
    assert np.allclose(step.input_gate, logistic(i), atol=1e-6)
    assert np.allclose(step.forget_gate, logistic(f), atol=1e-6)
    assert np.allclose(step.candidate, np.tanh(g), atol=1e-6)
    assert np.allclose(step.output_gate, logistic(o), atol=1e-6)


def test_a_gru_step_is_what_the_equations_say():
    gates, candidate = numbers(2, 2 * UNITS), numbers(2, UNITS)
    U, s = numbers(UNITS, UNITS), numbers(2, UNITS)
    step = gru_step(np, gates, candidate, U, s)
    r, z = logistic(gates[:, :UNITS]), logistic(gates[:, UNITS:])
    p = np.tanh(candidate + (r * s) @ U)
    assert np.allclose(step.reset_gate, r, atol=1e-6)
    assert np.allclose(step.update_gate, z, atol=1e-6)
    assert np.allclose(step.candidate, p, atol=1e-6)
    assert np.allclose(step.hidden_state, (1 - z) * s + z * p, atol=1e-6)


def test_a_shut_update_gate_keeps_the_state():
    shut = np.full((1, 2 * UNITS), -100.0, np.float32)
    state = numbers(1, UNITS)
    step = gru_step(np, shut, numbers(1, UNITS), numbers(UNITS, UNITS), state)
    assert np.array_equal(step.hidden_state, state)


@pytest.mark.parametrize("cell", [lstm_step, gru_step])
def test_numpy_and_jax_take_the_same_step(cell):
    if cell is lstm_step:
        recurrent = [numbers(UNITS, UNITS) for _ in range(4)]
        given = (numbers(2, 4 * UNITS), recurrent, numbers(2, UNITS), numbers(2, UNITS))
    else:
        U = numbers(UNITS, UNITS)
        given = (numbers(2, 2 * UNITS), numbers(2, UNITS), U, numbers(2, UNITS))
    for one, other in zip(cell(np, *given), cell(jnp, *given), strict=True):
        assert np.allclose(one, other, atol=1e-6)
