"""Every public layer, small, in a network: what it finds and what it learns.

As a program, `python tests/public_layers.py FILE.npz`, it writes that down for the backend of Keras
that the environment names.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras
import numpy as np

from seqscope import layers

BATCH, TIME, FEATURES, UNITS, WORDS = 2, 4, 3, 4, 5
SEQUENCES = np.linspace(-1, 1, BATCH * TIME * FEATURES).reshape(BATCH, TIME, FEATURES)
MASK = np.array([[1, 1, 1, 1], [1, 1, 0, 0]], bool)
TARGETS = np.array([[1, 4, 3], [1, 2, 2]])


def recurrent(layer: keras.Layer) -> keras.Model:
    """A layer that goes on from a state, its hidden states and the state after them."""
    sequences, mask = keras.Input((None, FEATURES)), keras.Input((None,), dtype="bool")
    state = tuple(keras.Input((UNITS,)) for _ in range(layer.state_count))
    hidden, after = layer(sequences, mask=mask, initial_state=state, return_state=True)
    return keras.Model([sequences, mask, *state], [hidden, *after])


def masked(layer: keras.Layer, **asked: bool) -> keras.Model:
    """A layer that is asked for all that it computes."""
    sequences, mask = keras.Input((None, FEATURES)), keras.Input((None,), dtype="bool")
    found = layer(sequences, mask=mask, **asked)
    return keras.Model([sequences, mask], keras.tree.flatten(found))


def decoder(layer: keras.Layer) -> keras.Model:
    sequences, mask = keras.Input((None, FEATURES)), keras.Input((None,), dtype="bool")
    targets = keras.Input((None,), dtype="int32")
    found = layer(sequences, targets, mask=mask, return_attention=True)
    return keras.Model([sequences, mask, targets], list(found))


NETWORKS: dict[str, Callable[[], keras.Model]] = {
    "SimpleRNN": lambda: recurrent(layers.SimpleRNN(UNITS)),
    "GRU": lambda: recurrent(layers.GRU(UNITS, reverse=True)),
    "LSTM": lambda: recurrent(layers.LSTM(UNITS)),
    "Bidirectional": lambda: masked(layers.Bidirectional("lstm", UNITS), return_state=True),
    "AttentionPooling": lambda: masked(layers.AttentionPooling(5), return_attention=True),
    "SelfAttention": lambda: masked(layers.SelfAttention(UNITS, 2), return_attention=True),
    "AttentionDecoder": lambda: decoder(layers.AttentionDecoder(WORDS, UNITS, 3)),
    "ContextDecoder": lambda: decoder(layers.ContextDecoder(WORDS, UNITS, 3, feedback="soft")),
}


def found(name: str) -> dict[str, np.ndarray]:
    """What the network of that layer finds, and its weights after one step of training."""
    model = NETWORKS[name]()
    draw = np.random.default_rng(0).normal
    model.set_weights([draw(size=each.shape) for each in model.weights])
    given: list[Any] = [SEQUENCES.astype("float32"), MASK]
    if name.endswith("Decoder"):
        given.append(TARGETS)
    given += [np.full((BATCH, UNITS), 0.3, "float32")] * (len(model.inputs) - len(given))

    outputs = [keras.ops.convert_to_numpy(each) for each in model(given)]
    with tempfile.TemporaryDirectory() as folder:
        model.save(Path(folder) / "model.keras")
        loaded = keras.models.load_model(Path(folder) / "model.keras")
    for one, other in zip(outputs, loaded(given), strict=True):
        assert np.array_equal(one, keras.ops.convert_to_numpy(other))

    trained = keras.Model(model.inputs, model.outputs[0])
    trained.compile(keras.optimizers.SGD(1.0), "mse")
    trained.fit(given, np.ones_like(outputs[0]), batch_size=BATCH, verbose=0)
    learned = {f"weight {k}": each for k, each in enumerate(model.get_weights())}
    return {f"output {k}": each for k, each in enumerate(outputs)} | learned


if __name__ == "__main__":
    arrays = {f"{name} {part}": a for name in NETWORKS for part, a in found(name).items()}
    np.savez(sys.argv[1], backend=keras.backend.backend(), **arrays)
