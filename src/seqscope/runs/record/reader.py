"""A network that reads passages and tells what its units did, as arrays."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any, NamedTuple

import jax
import keras
import numpy as np
from jax import numpy as jnp

from seqscope.models.replay import Direction, directions, opened, replay
from seqscope.recording import Layer, Part
from seqscope.runs.answers.network import network_of
from seqscope.runs.batches import bucket
from seqscope.runs.cores import cores
from seqscope.runs.objectives.language import zero_states
from seqscope.runs.passages import Passage
from seqscope.runs.record.arrays import Arrays
from seqscope.runs.run import Run
from seqscope.runs.tables import Classifier, LanguageModel
from seqscope.tasks.vocabulary import PADDING

__all__ = ["Held", "Reader", "RecordError", "Selection"]

ROWS = 64  # passages that are read together
STEPS = 64  # words of a running text that are read at once, and so the logits that are in memory
# Threads that trace a network at once would find the units of another held in its layers.
CALLED_ALONE = Lock()
BUCKETS = (8, 16, 32, 64, 128, 256, 400)


class RecordError(ValueError):
    """A network, or a selection of what it does, that cannot be recorded."""


@dataclass(frozen=True)
class Selection:
    """What to record: of which layers (of all, if none is named), and what of each."""

    layers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ("hidden_state",)
    predictions: bool = True

    def chosen(self, ways: Sequence[Direction]) -> list[Direction]:
        """The layers that are selected, each known to have what is asked for."""
        names = {each.name for each in ways}
        wrong = [each for each in self.layers if each not in names]
        if wrong:
            raise RecordError(
                f"Layers are those of the network: {', '.join(sorted(names))}. "
                f"Asked for was {wrong[0]!r}. Choose one of these, or leave --layers out."
            )
        found = [each for each in ways if not self.layers or each.name in self.layers]
        known = {kind for each in found for kind in each.kinds}
        wrong = [each for each in self.kinds if each not in known]
        if wrong:
            raise RecordError(
                f"What these layers compute is {', '.join(sorted(known))}. "
                f"Asked for was {wrong[0]!r}. Choose one of these."
            )
        return found


class Held(NamedTuple):
    """Units that do not follow what is read: which they are, `[unit]`, and the values they keep."""

    units: np.ndarray
    values: np.ndarray


class Reader:
    """A run that reads passages, of which every layer starts from a state of zeros.

    Padding is never recorded. The arrays of a part are those of `Part`: hidden states and what else
    is selected, and, where predictions are, for a classifier the `probabilities` of each sequence
    and the attention `weight` of each token, if it has attention; for a language model the `next`
    word that is predicted at each token, its `probability`, and the `loss` of the word that came.
    """

    def __init__(self, run: Run, selection: Selection) -> None:
        self.run, self.selection = run, selection
        self.model = recordable(run)
        self.all_ways = directions(self.model)
        self.ways = selection.chosen(self.all_ways)

    @property
    def layers(self) -> list[Layer]:
        """The layers that are recorded, the first to read first."""
        return [
            Layer(
                name=way.name,
                cell=way.layer.cell,
                units=way.layer.units,
                reverse=way.layer.reverse,
                kinds=tuple(kind for kind in way.kinds if kind in self.selection.kinds),
            )
            for way in self.ways
        ]

    @property
    def numbers_a_token(self) -> int:
        """How many numbers are recorded of each token."""
        return sum(each.units * len(each.kinds) for each in self.layers)

    def part(
        self,
        passages: Sequence[Passage],
        first_place: int = 0,
        *,
        held: Mapping[str, Held] | None = None,
    ) -> Part:
        """What the network did on these passages, in their order.

        Units that are `held`, by the names of their layers, keep a value of their own after every
        step, and the network reads on with that.
        """
        still = {name: tuple(each) for name, each in (held or {}).items()}
        read = [each.ids for each in passages]
        offsets = np.concatenate([[0], np.cumsum([len(each) for each in read])]).astype(np.int64)
        arrays = Arrays(offsets)
        order = sorted(range(len(read)), key=lambda row: len(read[row]))

        def read_together(rows: list[int]) -> None:
            if self._language is not None:
                self._read_on([passages[row] for row in rows], rows, arrays, still)
            else:
                self._read([read[row] for row in rows], rows, arrays, still)

        _ = self._computed  # made once, before several threads ask for it
        groups = [order[start : start + ROWS] for start in range(0, len(order), ROWS)]
        with ThreadPoolExecutor(max_workers=cores()) as readers:
            list(readers.map(read_together, groups))
        return Part(
            first_place=first_place,
            ids=np.concatenate([np.asarray(each, np.int32) for each in read]),
            offsets=offsets,
            labels=np.array([each.label for each in passages], np.int32),
            states={way: arrays.tokens.pop(way) for way in [*arrays.tokens] if len(way) == 2},
            tokens={name: each for (name,), each in arrays.tokens.items()},
            sequences=arrays.sequences,
        )

    @cached_property
    def _language(self) -> LanguageModel | None:
        settings = self.run.recipe.network
        return settings if isinstance(settings, LanguageModel) else None

    @cached_property
    def _computed(self) -> Any:
        """From ids, what follows each and states to (states by layer and kind, the rest)."""
        network, ways, everything = opened(self.model), self.ways, self.all_ways
        trainable = [each.value for each in network.trainable_variables]
        fixed = [each.value for each in network.non_trainable_variables]
        wanted, running = self.selection, self._language is not None

        def computed(ids: Any, following: Any, states: tuple[Any, ...], held: Any) -> Any:
            inputs = [ids, *states] if states else ids
            with holding(everything, held):
                found = network.stateless_call(trainable, fixed, inputs, training=False)[0]
            mask = None if running else ids != PADDING
            kept, starts = {}, starting_states(everything, states)
            for way in ways:
                hidden = found["hidden"][way.name]
                if wanted.kinds == ("hidden_state",):
                    kept[way.name, "hidden_state"] = hidden
                    continue
                entering = found["entering"][way.name]
                for kind, each in replay(way, entering, hidden, mask, starts[way.name]).items():
                    if kind in wanted.kinds:
                        kept[way.name, kind] = each
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
        longest = max(map(len, texts))
        settings = self.run.recipe.network
        length = settings.length if isinstance(settings, Classifier) else None
        width = length or bucket(longest, BUCKETS, max(longest, BUCKETS[-1]))
        ids = np.full((ROWS, width), PADDING, np.int32)
        starts = [width - len(text) if length else 0 for text in texts]
        for number, (start, text) in enumerate(zip(starts, texts, strict=True)):
            ids[number, start : start + len(text)] = text
        kept, said, _ = self._computed(ids, ids, (), held)
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
            kept, said, states = self._computed(ids[:, cut], following, states, held)
            for name, each in {**kept, **{(name,): each for name, each in said.items()}}.items():
                block = np.asarray(each)
                for number, (row, text) in enumerate(zip(rows, texts, strict=True)):
                    left = min(max(len(text.ids) - start, 0), STEPS)
                    arrays.put(name, row, start, block[number, :left])


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


def next_words(logits: Any, following: Any) -> Mapping[str, Any]:
    """The likeliest next word, its probability, and the loss of the word that came, in nats."""
    total = jax.nn.logsumexp(logits, axis=-1)
    best = jnp.argmax(logits, axis=-1)
    said = jnp.take_along_axis(logits, following[..., None], axis=-1)[..., 0]
    return {
        "next": best.astype(jnp.int32),
        "probability": jnp.exp(jnp.max(logits, axis=-1) - total),
        "loss": total - said,
    }


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
