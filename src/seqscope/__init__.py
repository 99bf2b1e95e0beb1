"""Train small sequence models and see what they remember and where they look."""

import os
from importlib import import_module
from typing import Any

os.environ.setdefault("KERAS_BACKEND", "jax")  # heard only before Keras is imported

__all__ = [
    "AttentionDecoder",
    "Reading",
    "Translator",
    "__version__",
    "load_recipe",
    "open_run",
    "train",
]

__version__ = "0.1.0"

_HOMES = {
    "AttentionDecoder": "seqscope.layers",
    "Reading": "seqscope.recording",
    "Translator": "seqscope.runs.answers.translator",
    "load_recipe": "seqscope.runs.recipe",
    "open_run": "seqscope.runs.run",
    "train": "seqscope.runs.train",
}


def __getattr__(name: str) -> Any:
    """A public name, imported when it is first asked for, so that nothing heavy comes before."""
    if name not in _HOMES:
        raise AttributeError(f"module 'seqscope' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
