"""Train small sequence models and see what they remember and where they look."""

import os
from importlib import import_module
from typing import Any

os.environ.setdefault("KERAS_BACKEND", "jax")  # heard only before Keras is imported

__all__ = [
    "AttentionDecoder",
    "Reading",
    "Recording",
    "Translator",
    "__version__",
    "expected_response",
    "load_recipe",
    "open_run",
    "read_texts",
    "record",
    "spectrum",
    "train",
]

__version__ = "0.1.0"

_HOMES = {
    "AttentionDecoder": "seqscope.layers",
    "Reading": "seqscope.recording",
    "Recording": "seqscope.recording",
    "Translator": "seqscope.runs.answers.translator",
    "expected_response": "seqscope.analysis.expected",
    "load_recipe": "seqscope.runs.recipe",
    "open_run": "seqscope.runs.run",
    "read_texts": "seqscope.runs.record.making",
    "record": "seqscope.runs.record.making",
    "spectrum": "seqscope.analysis.coclusters",
    "train": "seqscope.runs.train",
}


def __getattr__(name: str) -> Any:
    """A public name, imported when it is first asked for, so that nothing heavy comes before."""
    if name not in _HOMES:
        raise AttributeError(f"module 'seqscope' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
