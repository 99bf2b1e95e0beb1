"""The network of a run, ready to be asked: compiled, one shape at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import jax
import keras

from seqscope.models.networks import set_weights
from seqscope.runs.objectives.classification import network_of_classes
from seqscope.runs.objectives.forecasting import network_of_windows
from seqscope.runs.objectives.language import network_of_words
from seqscope.runs.run import WEIGHTS, Run, damaged
from seqscope.runs.tables import Classifier, Forecaster, LanguageModel

__all__ = ["asked"]


def asked(run: Run) -> Callable[..., dict[str, Any]]:
    """The run's network as a function of its inputs; its outputs are a dictionary.

    Raises `RunError` when the weights are not those of the recipe's network.
    """
    model = _network(run)
    _give(model, run)
    trainable = [each.value for each in model.trainable_variables]
    fixed = [each.value for each in model.non_trainable_variables]

    def outputs(*inputs: Any) -> Mapping[str, Any]:
        found: Mapping[str, Any] = model.stateless_call(
            trainable, fixed, list(inputs) if len(inputs) > 1 else inputs[0], training=False
        )[0]
        return found

    compiled: Callable[..., dict[str, Any]] = jax.jit(outputs)
    return compiled


def _network(run: Run) -> keras.Model:
    settings = run.recipe.network
    if isinstance(settings, Classifier):
        return network_of_classes(settings, len(run.source_vocabulary), len(run.classes))
    if isinstance(settings, Forecaster):
        return network_of_windows(settings, run.recipe.task["window"])
    assert isinstance(settings, LanguageModel)
    return network_of_words(settings, len(run.source_vocabulary))


def _give(model: keras.Model, run: Run) -> None:
    shapes = {each.path: tuple(each.shape) for each in model.weights}
    if {name: each.shape for name, each in run.weights.items()} != shapes:
        raise damaged(run.folder / WEIGHTS, "its arrays are not those of the recipe's network")
    set_weights(model, run.weights)
