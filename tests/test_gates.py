"""Gates: planted shares of time, a planted half-life, parts joined, bad input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from seqscope.analysis import passes
from seqscope.analysis.gates import gate_use, gates_use, half_lives, joined

ACTIVATIONS = st.integers(1, 40).flatmap(
    lambda tokens: arrays(np.float32, (tokens, 3), elements=st.floats(0, 1, width=32))
)


def test_the_share_of_time_open_and_shut_is_counted_for_each_unit():
    gate = np.array([[0.95, 0.5, 0.05], [0.99, 0.9, 0.01], [0.2, 0.91, 0.1], [1.0, 0.1, 0.0]])
    use = gate_use(gate)
    assert use.open.tolist() == [0.75, 0.25, 0.0]
    assert use.shut.tolist() == [0.0, 0.0, 0.75]


@pytest.mark.parametrize("half_life", [0.5, 1.0, 8.0, 1000.0])
def test_a_gate_that_always_leaves_the_same_share_has_a_known_half_life(half_life):
    gate = np.full((50, 1), 0.5 ** (1 / half_life))
    assert gate_use(gate).half_life == pytest.approx([half_life])


def test_the_half_life_follows_from_the_product_of_the_gate_not_from_its_mean():
    gate = np.tile([[0.9], [0.4]], (20, 1))
    assert gate_use(gate).half_life == pytest.approx([2 * np.log(2) / -np.log(0.9 * 0.4)])


def test_a_gate_that_is_always_1_never_forgets_and_one_that_came_as_0_has_a_finite_log():
    use = gate_use(np.array([[1.0, 0.0], [1.0, 1.0]], np.float32))
    assert use.half_life[0] == np.inf
    assert 0 < use.half_life[1] < 0.1


def test_an_lstm_remembers_by_its_forget_gate_and_a_gru_by_its_update_gate():
    slow, fast = np.full((5, 2), 0.99), np.full((5, 2), 0.5)
    lstm = gates_use({"input_gate": fast, "forget_gate": slow, "output_gate": fast})
    gru = gates_use({"reset_gate": fast, "update_gate": slow})
    assert (
        half_lives(lstm).tolist()
        == half_lives(gru).tolist()
        == lstm["forget_gate"].half_life.tolist()
    )
    with pytest.raises(ValueError, match="forget_gate or update_gate"):
        half_lives({})


@given(ACTIVATIONS, st.integers(1, 3))
def test_parts_of_a_recording_give_what_the_whole_gives(gate, cuts):
    whole = gate_use(gate)
    parts = joined([gate_use(part) for part in np.array_split(gate, cuts) if len(part)])
    assert parts.tokens == whole.tokens
    assert parts.opened.tolist() == whole.opened.tolist()
    assert parts.closed.tolist() == whole.closed.tolist()
    assert parts.log_sum == pytest.approx(whole.log_sum)
    assert ((whole.open >= 0) & (whole.open + whole.shut <= 1)).all()


def test_a_gate_longer_than_a_block_is_counted_as_one_loop_would(monkeypatch, tmp_path):
    monkeypatch.setattr(passes, "BLOCK_BYTES", 1)
    gate = np.random.default_rng(0).random((37, 5), np.float32).astype(np.float16)
    np.save(tmp_path / "gate.npy", gate)
    use = gate_use(np.load(tmp_path / "gate.npy", mmap_mode="r"))
    for unit in range(5):
        values = [float(value) for value in gate[:, unit]]
        assert use.open[unit] == sum(value > 0.9 for value in values) / 37
        assert use.shut[unit] == sum(value < 0.1 for value in values) / 37
        assert use.log_sum[unit] == pytest.approx(sum(np.log(max(v, 2.0**-25)) for v in values))


@pytest.mark.parametrize("shape", [(0, 3), (3, 0)])
def test_no_token_and_no_unit_are_refused(shape):
    with pytest.raises(ValueError, match="at least one token and one unit"):
        gate_use(np.zeros(shape))


@pytest.mark.parametrize("value", [-0.1, 1.1, np.nan, np.inf])
def test_what_is_no_gate_is_refused(value):
    with pytest.raises(ValueError, match="between 0 and 1"):
        gate_use(np.array([[0.5], [value]]))


def test_gates_and_parts_that_do_not_belong_together_are_refused():
    with pytest.raises(ValueError, match="same tokens and units"):
        gates_use({"i": np.zeros((2, 3)), "f": np.zeros((2, 4))})
    with pytest.raises(ValueError, match="same units"):
        joined([gate_use(np.zeros((2, 3))), gate_use(np.zeros((2, 4)))])
    with pytest.raises(ValueError, match="at least one part"):
        joined([])
