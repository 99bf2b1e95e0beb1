"""One step of the recurrent cells."""

import jax.numpy as jnp
import numpy as np
import pytest

from seqscope.models.cells import (
    gate,
    gru_layer_step,
    gru_step,
    lstm_step,
    product,
    simple_step,
)

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


def test_a_simple_step_is_what_the_equation_says():
    projected, U, hidden = numbers(2, UNITS), numbers(UNITS, UNITS), numbers(2, UNITS)
    step = simple_step(np, projected, U, hidden)
    assert np.allclose(step.hidden_state, np.tanh(projected + hidden @ U), atol=1e-6)


def test_a_step_of_the_gru_of_the_layers_is_what_the_equations_say():
    projected, hidden = numbers(2, 3 * UNITS), numbers(2, UNITS)
    recurrent, bias = [numbers(UNITS, UNITS) for _ in "zrp"], [numbers(UNITS) for _ in "zrp"]
    step = gru_layer_step(np, projected, recurrent, bias, hidden)
    x_z, x_r, x_p = np.split(projected, 3, axis=1)
    from_z, from_r, from_p = (hidden @ U + b for U, b in zip(recurrent, bias, strict=True))
    z, r = logistic(x_z + from_z), logistic(x_r + from_r)
    p = np.tanh(x_p + r * from_p)
    assert np.allclose(step.update_gate, z, atol=1e-6)
    assert np.allclose(step.reset_gate, r, atol=1e-6)
    assert np.allclose(step.recalled, from_p, atol=1e-6)
    assert np.allclose(step.candidate, p, atol=1e-6)
    assert np.allclose(step.hidden_state, z * hidden + (1 - z) * p, atol=1e-6)


def test_an_open_update_gate_keeps_the_state_of_the_gru_of_the_layers():
    projected, hidden = np.full((1, 3 * UNITS), 100.0, np.float32), numbers(1, UNITS)
    recurrent, bias = [numbers(UNITS, UNITS) for _ in "zrp"], [numbers(UNITS) for _ in "zrp"]
    step = gru_layer_step(np, projected, recurrent, bias, hidden)
    assert np.array_equal(step.hidden_state, hidden)


@pytest.mark.parametrize("axes", [(), (2,), (2, 5)])
def test_a_product_is_over_the_last_axis_whatever_stands_before_it(axes):
    x, matrix = numbers(*axes, UNITS), numbers(UNITS, 4)
    assert product(np, x, matrix).shape == (*axes, 4)
    assert np.allclose(product(np, x, matrix), np.tensordot(x, matrix, axes=1), atol=1e-6)


GIVEN = {
    simple_step: (numbers(2, UNITS), numbers(UNITS, UNITS), numbers(2, UNITS)),
    lstm_step: (
        numbers(2, 4 * UNITS),
        [numbers(UNITS, UNITS) for _ in "ifgo"],
        numbers(2, UNITS),
        numbers(2, UNITS),
    ),
    gru_step: (
        numbers(2, 2 * UNITS),
        numbers(2, UNITS),
        numbers(UNITS, UNITS),
        numbers(2, UNITS),
    ),
    gru_layer_step: (
        numbers(2, 3 * UNITS),
        [numbers(UNITS, UNITS) for _ in "zrp"],
        [numbers(UNITS) for _ in "zrp"],
        numbers(2, UNITS),
    ),
}


@pytest.mark.parametrize("cell", GIVEN)
def test_numpy_and_jax_take_the_same_step(cell):
    for one, other in zip(cell(np, *GIVEN[cell]), cell(jnp, *GIVEN[cell]), strict=True):
        assert np.allclose(one, other, atol=1e-6)
