"""The replay: what the layers compute, once more and in full, to the last bit."""

import jax
import numpy as np
import pytest

from seqscope.models.bidirectional import Bidirectional
from seqscope.models.networks import keras
from seqscope.models.recurrent import CELLS
from seqscope.models.replay import Direction, directions, opened, replay

WORDS, UNITS = 30, 6
# The last line of each cell's equations: what the recorded gates make of the state before.
HIDDEN = {
    "simple": lambda found, h0: found["hidden_state"],
    "gru": lambda found, h0: (
        found["update_gate"] * h0 + (1 - found["update_gate"]) * found["candidate"]
    ),
    "lstm": lambda found, h0: found["output_gate"] * np.tanh(found["cell_state"]),
}


def before(hidden: np.ndarray, mask: np.ndarray, *, reverse: bool) -> np.ndarray:
    """The state before each token; zero before the first that is read."""
    shifted = np.zeros_like(hidden)
    if reverse:
        shifted[:, :-1] = hidden[:, 1:] * mask[:, 1:, None]
    else:
        shifted[:, 1:] = hidden[:, :-1]
    return shifted


def texts(lengths: list[int]) -> np.ndarray:
    """Random words, padded behind."""
    random = np.random.default_rng(len(lengths))
    ids = random.integers(4, WORDS, (len(lengths), max(lengths)), np.int32)
    ids[np.arange(max(lengths)) >= np.array(lengths)[:, None]] = 0
    return ids


def network(cell: str, layers: int, bidirectional: bool) -> keras.Model:
    """A network of stacked layers that returns the outputs of each of them."""
    ids = keras.Input((None,), dtype="int32")
    mask = keras.ops.not_equal(ids, 0)
    hidden = keras.layers.Embedding(WORDS, 5)(ids)
    outputs = {}
    for number in range(layers):
        name = f"recurrent_{number}"
        form = (
            Bidirectional(cell, UNITS + number, name=name)
            if bidirectional
            else CELLS[cell](UNITS + number, name=name)
        )
        hidden = form(hidden, mask=mask)
        outputs[name] = hidden
    return keras.Model(ids, outputs)


@pytest.mark.parametrize("bidirectional", [False, True])
@pytest.mark.parametrize("layers", [1, 2])
@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("lengths", [[1], [60, 1, 17, 5]])
def test_hidden_states_are_the_layers_own_bit_for_bit(
    cell: str, layers: int, bidirectional: bool, lengths: list[int]
) -> None:
    model = network(cell, layers, bidirectional)
    ids = texts(lengths)
    mask = ids != 0
    outputs = jax.jit(opened(model))(ids)
    for each in directions(model):
        entering, hidden = outputs["entering"][each.name], outputs["hidden"][each.name]
        found = jax.jit(lambda x, h, m, way=each: replay(way, x, h, m))(entering, hidden, mask)
        layer, _, way = each.name.partition("/")
        own = np.asarray(outputs[layer])
        if way:
            own = np.split(own, 2, axis=-1)[way == "backward"]
        assert np.array_equal(np.asarray(found["hidden_state"])[mask], own[mask]), each.name
        assert set(found) == set(each.kinds)
        rebuilt = HIDDEN[cell](found, before(own, mask, reverse=way == "backward"))
        assert np.allclose(rebuilt[mask], own[mask], atol=1e-6)


@pytest.mark.parametrize("cell", ["gru", "lstm"])
def test_a_replay_is_what_torch_computes_with_the_same_weights(cell: str) -> None:
    torch = pytest.importorskip("torch")
    peer = {"gru": torch.nn.GRU, "lstm": torch.nn.LSTM}[cell](5, UNITS, batch_first=True)
    read = np.random.default_rng(1).normal(size=(3, 40, 5)).astype(np.float32)
    with torch.no_grad():
        expected, _ = peer(torch.from_numpy(read))
    given = [each.detach().numpy() for each in peer.parameters()]
    kernel, recurrent, *biases = given[0].T, given[1].T, *given[2:]
    if cell == "gru":  # reset and update gate stand the other way round
        kernel, recurrent, *biases = (
            np.concatenate([z, r, p], axis=-1)
            for r, z, p in (np.split(each, 3, axis=-1) for each in (kernel, recurrent, *biases))
        )
    layer = CELLS[cell](UNITS, name="layer")
    layer.build((None, None, 5))
    layer.set_weights([kernel, recurrent, np.stack(biases) if cell == "gru" else sum(biases)])
    hidden = layer(read)
    found = replay(Direction("layer", layer, None, None), read, hidden)
    assert np.allclose(found["hidden_state"], expected.numpy(), atol=1e-5)
    shifted = before(np.asarray(hidden), np.ones(read.shape[:2], bool), reverse=False)
    assert np.allclose(HIDDEN[cell](found, shifted), expected.numpy(), atol=1e-5)
