"""Every public layer on Keras with PyTorch: it finds and learns what it does with JAX."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import keras
import numpy as np
import pytest

from public_layers import NETWORKS, found
from seqscope import layers

PROGRAM = Path(__file__).with_name("public_layers.py")


@pytest.fixture(scope="module")
def on_torch(tmp_path_factory: pytest.TempPathFactory) -> dict[str, np.ndarray]:
    """What a process found whose Keras runs on PyTorch."""
    if importlib.util.find_spec("torch") is None:
        pytest.skip("PyTorch is not installed: pip install torch")
    path = tmp_path_factory.mktemp("torch") / "found.npz"
    settings = {**os.environ, "KERAS_BACKEND": "torch"}
    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(path)], env=settings, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    with np.load(path) as arrays:
        assert arrays["backend"] == "torch"
        return dict(arrays)


@pytest.mark.parametrize("name", NETWORKS)
def test_a_layer_finds_and_learns_the_same_on_torch_as_on_jax(name, on_torch):
    assert keras.backend.backend() == "jax"
    here = found(name)
    there = {key: on_torch[key] for key in on_torch if key.startswith(name + " ")}
    assert {f"{name} {part}" for part in here} == set(there)
    for part, value in here.items():
        assert np.allclose(value, there[f"{name} {part}"], atol=1e-5), part


def test_no_public_layer_is_left_out():
    assert set(NETWORKS) == set(layers.__all__)
