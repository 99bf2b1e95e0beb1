"""Where a network reads: what its recurrent layers do at each word of a text."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from functools import cached_property
from threading import Lock
from typing import Any

import jax
import keras
import numpy as np
from jax import numpy as jnp

from seqscope.models.replay import Direction, directions, opened, replay
from seqscope.progress import done
from seqscope.recording import Layer
from seqscope.runs.answers.network import network_of
from seqscope.runs.objectives.language import zero_states
from seqscope.runs.passage import Passage
from seqscope.runs.record.arrays import Arrays
from seqscope.runs.record.predictions import next_words
from seqscope.runs.record.selection import RecordError, Selection
from seqscope.runs.record.shapes import ROWS, width_of
from seqscope.runs.run import Run
from seqscope.runs.tables import Classifier, LanguageModel, Translator
from seqscope.tasks.vocabulary import PADDING

__all__ = ["SourceSide"]

STEPS = 64  # words of a running text that are read at once, and so the logits that are in memory
# Threads that trace a network at once would find the units of another held in its layers.
CALLED_ALONE = Lock()


class SourceSide:
    """The recurrent layers of a network that reads words, each from a state of zeros.

    Where predictions are, a part has for a classifier the `probabilities` of each sequence and the
    attention `weight` of each token, if it has attention; for a language model at each token the
    `alternatives`, the words likeliest to come next with the prediction first, their
    `alternative_probabilities`, and the `loss` of the word that came.
    """

    def __init__(self, run: Run, selection: Selection) -> None:
        self.run, self.selection = run, selection
        self.model = recordable(run)
        self.weights = weights_of(self.model, run)
        self.all_ways = directions(self.model)
        self.ways = selection.chosen(self.all_ways)
        self.layers = [
            Layer(
                name=way.name,
                cell=way.layer.cell,
                units=way.layer.units,
                reverse=way.layer.reverse,
                kinds=tuple(kind for kind in way.kinds if kind in selection.kinds),
            )
            for way in self.ways
        ]

    def prepare(self) -> None:
        _ = self._computed

    def with_weights_of(self, run: Run) -> "SourceSide":
        """The same network with the weights of another run, compiled once for both."""
        self.prepare()
        other = copy(self)
        other.run, other.weights = run, weights_of(self.model, run)
        return other

    def read(
        self, passages: list[Passage], rows: list[int], arrays: Arrays, held: Mapping[str, Any]
    ) -> None:
        if self._language is not None:
            self._read_on(passages, rows, arrays, held)
        else:
            self._read([each.ids for each in passages], rows, arrays, held)

    @cached_property
    def _language(self) -> LanguageModel | None:
        settings = self.run.recipe.network
        return settings if isinstance(settings, LanguageModel) else None

    @cached_property
    def _computed(self) -> Any:
        """From weights, ids, what follows each and states to (states by layer and kind, the rest).

        Weights come as they are named, so that those of another epoch need no other program.
        """
        network, ways, everything = opened(self.model), self.ways, self.all_ways
        wanted, running = self.selection, self._language is not None
        masked = masks_padding(self.run.recipe.network)

        def computed(
            weights: Any, ids: Any, following: Any, states: tuple[Any, ...], held: Any
        ) -> Any:
            inputs = [ids, *states] if states else ids
            trainable = [weights[each.path] for each in network.trainable_variables]
            fixed = [weights.get(each.path, each.value) for each in network.non_trainable_variables]
            with holding(everything, held):
                found = network.stateless_call(trainable, fixed, inputs, training=False)[0]
            mask = ids != PADDING if masked else None
            kept, starts = {}, starting_states(everything, states)
            for way in ways:
                hidden = found["hidden"][way.name]
                if wanted.kinds == ("hidden_state",):
                    kept[way.name, "hidden_state"] = hidden
                    continue
                entering = found["entering"][way.name]
                with having(network, weights):
                    again = replay(way, entering, hidden, mask, starts[way.name])
                kept |= {(way.name, kind): again[kind] for kind in again if kind in wanted.kinds}
            said: dict[str, Any] = {}
            if wanted.predictions and running:
                said = {**next_words(found["logits"], following)}
            elif wanted.predictions and "logits" in found:
                said = {"probabilities": jax.nn.softmax(found["logits"])}
                said |= {"weight": found["weights"]} if "weights" in found else {}
            return kept, said, found.get("states", ())

        return jax.jit(computed)

    def _read(
        self, texts: list[Sequence[int]], rows: list[int], arrays: Arrays, held: Mapping[str, Any]
    ) -> None:
        """Passages side by side, padded behind, or as their recipe says."""
        settings = self.run.recipe.network
        in_front = isinstance(settings, Classifier) and settings.length
        width = fixed_length(settings) or width_of(texts)
        ids = np.full((ROWS, width), PADDING, np.int32)
        starts = [width - len(text) if in_front else 0 for text in texts]
        for number, (start, text) in enumerate(zip(starts, texts, strict=True)):
            ids[number, start : start + len(text)] = text
        kept, said, _ = self._computed(self.weights, ids, ids, (), held)
        kept, said = (
            {name: np.asarray(each) for name, each in found.items()} for found in (kept, said)
        )
        for number, (row, start, text) in enumerate(zip(rows, starts, texts, strict=True)):
            own = slice(start, start + len(text))
            for name, each in kept.items():
                arrays.put(name, row, 0, each[number, own])
            if "weight" in said:
                arrays.put(("weight",), row, 0, on_words(said["weight"][number], own))
            if "probabilities" in said:
                arrays.put_sequence("probabilities", row, said["probabilities"][number])
        done(sum(map(len, texts)))

    def _read_on(
        self, texts: list[Passage], rows: list[int], arrays: Arrays, held: Mapping[str, Any]
    ) -> None:
        """Stretches of a running text side by side, some steps at a time, states handed on."""
        settings = self._language
        assert settings is not None
        longest = max(len(text.ids) for text in texts)
        width = -(-longest // STEPS) * STEPS
        ids = np.full((len(texts), width + 1), PADDING, np.int32)
        for number, text in enumerate(texts):
            ids[number, : len(text.ids) + 1] = [*text.ids, text.following]
        states = zero_states(settings, len(texts))
        for start in range(0, width, STEPS):
            cut = slice(start, start + STEPS)
            following = ids[:, start + 1 : start + STEPS + 1]
            kept, said, states = self._computed(self.weights, ids[:, cut], following, states, held)
            left = [min(max(len(text.ids) - start, 0), STEPS) for text in texts]
            for name, each in {**kept, **{(name,): each for name, each in said.items()}}.items():
                block = np.asarray(each)
                for number, row in enumerate(rows):
                    arrays.put(name, row, start, block[number, : left[number]])
            done(sum(left))


@contextmanager
def holding(ways: Sequence[Direction], held: Mapping[str, Any]) -> Iterator[None]:
    """While a network is called its layers hold these units, and no other thread calls it."""
    changed = [way.layer for way in ways if way.name in held]
    with CALLED_ALONE:
        for way in ways:
            if way.name in held:
                units, values = held[way.name]
                way.layer.change = lambda h, units=units, values=values: jnp.where(units, values, h)
        try:
            yield
        finally:
            for layer in changed:
                layer.change = None


def having(network: keras.Model, weights: Mapping[str, Any]) -> keras.StatelessScope:
    """While a layer is asked outside of its network, its variables have these values."""
    return keras.StatelessScope([(each, weights[each.path]) for each in network.weights])


def weights_of(network: keras.Model, run: Run) -> dict[str, Any]:
    """The weights of a run that a network, or a part of it, computes with."""
    return {each.path: jnp.asarray(run.weights[each.path]) for each in network.weights}


def starting_states(ways: Sequence[Direction], states: tuple[Any, ...]) -> dict[str, Any]:
    """The states that each layer starts from, out of those of all layers one behind the other."""
    found, first = {}, 0
    for way in ways:
        found[way.name] = states[first : first + way.layer.state_count]
        first += len(found[way.name])
    return found


def on_words(weights: np.ndarray, own: slice) -> np.ndarray:
    """The attention on each real token; of self-attention the mean over heads and asking tokens."""
    if weights.ndim == 1:
        return weights[own]
    asked: np.ndarray = weights[:, own, own].mean(axis=(0, 1))
    return asked


def masks_padding(settings: Any) -> bool:
    """Whether the network's layers hold their states where there is padding."""
    if isinstance(settings, Translator):
        return settings.mask_padding
    return isinstance(settings, Classifier) and settings.length is None


def fixed_length(settings: Any) -> int | None:
    """The length that every text is padded to, where the recipe names one."""
    if isinstance(settings, Classifier):
        return settings.length
    return settings.source_length if isinstance(settings, Translator) else None


def recordable(run: Run) -> keras.Model:
    """The run's network with its weights, or of a translator the part that reads the source.

    Raises `RecordError` for one without a recurrent layer.
    """
    network = network_of(run)
    if run.recipe.network.kind == "translator":
        annotations = network.get_layer("encoder").output
        network = keras.Model(network.inputs[0], {"annotations": annotations}, name="encoder")
    if not directions(network):
        raise RecordError(
            f"What is recorded are the states of recurrent layers: simple, gru or lstm. "
            f"{run.folder.name} has none. Train one whose recipe names units."
        )
    return network
