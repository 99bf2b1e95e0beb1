"""The network of a run, ready to be asked: compiled, one shape at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import jax
import keras

from seqscope.models.networks import set_weights
from seqscope.runs.objectives.classification import network_of_classes
from seqscope.runs.objectives.forecasting import network_of_windows
from seqscope.runs.objectives.language import network_of_words
from seqscope.runs.objectives.translation import network_of_tokens
from seqscope.runs.run import WEIGHTS, Run, damaged
from seqscope.runs.tables import Classifier, Forecaster, LanguageModel, Translator

__all__ = ["asked", "compiled", "network_of"]


def asked(run: Run) -> Callable[..., dict[str, Any]]:
    """The run's network as a function of its inputs; its outputs are a dictionary.

    Raises `RunError` when the weights are not those of the recipe's network.
    """
    return compiled(network_of(run))


def compiled(model: keras.Model) -> Callable[..., dict[str, Any]]:
    """A network as a function of its inputs, with the weights that it has now."""
    trainable = [each.value for each in model.trainable_variables]
    fixed = [each.value for each in model.non_trainable_variables]

    def outputs(*inputs: Any) -> Mapping[str, Any]:
        found: Mapping[str, Any] = model.stateless_call(
            trainable, fixed, list(inputs) if len(inputs) > 1 else inputs[0], training=False
        )[0]
        return found

    function: Callable[..., dict[str, Any]] = jax.jit(outputs)
    return function


def network_of(run: Run) -> keras.Model:
    """The run's network with its weights.

    Raises `RunError` when the weights are not those of the recipe's network.
    """
    model = _fresh(run)
    shapes = {each.path: tuple(each.shape) for each in model.weights}
    if {name: each.shape for name, each in run.weights.items()} != shapes:
        raise damaged(run.folder / WEIGHTS, "its arrays are not those of the recipe's network")
    set_weights(model, run.weights)
    return model


def _fresh(run: Run) -> keras.Model:
    settings, words = run.recipe.network, len(run.knowledge.get("source", ()))
    if isinstance(settings, Translator):
        return network_of_tokens(settings, words, len(run.target_vocabulary))
    if isinstance(settings, Classifier):
        return network_of_classes(settings, words, len(run.classes))
    if isinstance(settings, Forecaster):
        return network_of_windows(settings, run.recipe.task["window"])
    assert isinstance(settings, LanguageModel)
    return network_of_words(settings, words)
