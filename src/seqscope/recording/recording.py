"""What one network did while it read a corpus, as plain arrays."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from jaxtyping import Float, Int

from seqscope.progress import steps
from seqscope.recording.statistics import Statistics

__all__ = ["CELL", "COUNTED", "DECODER", "HIDDEN", "Layer", "Part", "Recording"]

HIDDEN, CELL = "hidden_state", "cell_state"
DECODER = "decoder"  # the one layer of the side of a translator that writes
COUNTED = HIDDEN, CELL  # the kinds of states whose responses are counted


@dataclass(frozen=True, slots=True)
class Layer:
    """A recurrent layer, or a decoder, that was recorded.

    `cell` is "simple", "gru" or "lstm", or of a decoder "attention gru": there an open update gate
    takes the new state, where that of a "gru" keeps the old. `kinds` are those of its arrays that
    were kept, such as "hidden_state"; with `reverse` it reads the last token first.
    """

    name: str
    cell: str
    units: int
    reverse: bool
    kinds: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Part:
    """Some sequences of a recording, one behind the other; the first token is at `first_place`.

    Sequence i is `ids[offsets[i] : offsets[i + 1]]`. `labels[i]` is the number of its class, -1
    where there is none. `states` holds arrays `[token unit]` by layer and kind; `tokens` those with
    one row a token, such as "loss"; `sequences` those with one row a sequence, such as
    "probabilities".
    """

    first_place: int
    ids: Int[np.ndarray, " token"]
    offsets: Int[np.ndarray, " boundary"]
    labels: Int[np.ndarray, " sequence"]
    states: Mapping[tuple[str, str], Float[np.ndarray, "token unit"]]
    tokens: Mapping[str, np.ndarray] = field(default_factory=dict)
    sequences: Mapping[str, np.ndarray] = field(default_factory=dict)

    def first_states(self, layer: str, kind: str = HIDDEN) -> np.ndarray | None:
        """The states that a layer started from, `[sequence unit]`; None where these are zeros.

        A cell state always starts from zeros.
        """
        return self.sequences.get(f"{layer}.first_state") if kind == HIDDEN else None


@dataclass(frozen=True, eq=False)
class Recording:
    """What one network did while it read a corpus.

    `network` tells its weights from all others. `words` are its vocabulary, `classes` what it tells
    apart, if anything. `parts` are in the order of the corpus, their arrays memory-mapped where
    they lie in files. `statistics` has the responses to each word, by layer and kind.
    """

    network: str
    words: tuple[str, ...]
    classes: tuple[str, ...]
    layers: Mapping[str, Layer]
    parts: Sequence[Part]
    statistics: Mapping[tuple[str, str], Statistics]

    def __str__(self) -> str:
        layers = "; ".join(
            f"{each.name}: {each.cell}, {each.units} units, {', '.join(each.kinds)}"
            for each in self.layers.values()
        )
        return f"{self.sequence_count:,} sequences, {self.token_count:,} tokens\n{layers}"

    @property
    def token_count(self) -> int:
        return sum(len(part.ids) for part in self.parts)

    @property
    def sequence_count(self) -> int:
        return sum(len(part.labels) for part in self.parts)

    def layer(self, name: str | None = None) -> Layer:
        """The layer of that name; the last one if none is given.

        Raises `ValueError` naming the layers that there are.
        """
        if name is None and self.layers:
            return [*self.layers.values()][-1]
        if name is None or name not in self.layers:
            raise ValueError(
                f"A layer is named as it was recorded. This recording has "
                f"{', '.join(self.layers) or 'no recurrent layer'}; asked for was {name!r}. "
                f"Choose one of these, or record the network again."
            )
        return self.layers[name]

    def counted(self, layer: str | None = None, kind: str = HIDDEN) -> Statistics:
        """The responses of a layer's states to each word, the last layer's if none is given.

        Raises `ValueError` where nothing was counted.
        """
        name = self.layer(layer).name
        if (name, kind) not in self.statistics:
            raise ValueError(
                f"Responses are counted while a corpus is recorded. Of the {kind} of {name} "
                f"nothing was counted. Record the network again with --kinds {kind}."
            )
        return self.statistics[name, kind]

    def blocks(self, layer: str, kind: str = HIDDEN) -> Iterator[np.ndarray]:
        """The arrays of a layer, `[token unit]`, part by part.

        Raises `ValueError` for a layer or a kind that was not recorded.
        """
        known = self.layer(layer)
        if kind not in known.kinds:
            raise ValueError(
                f"A recording holds what was asked for when it was made. Of {layer} that is "
                f"{', '.join(known.kinds) or 'nothing'}; asked for was {kind!r}. "
                f"Record the network again with --kinds {kind}."
            )
        passed = steps(self.parts, "Going through {} parts of the recording")
        return (part.states[layer, kind] for part in passed)

    def words_around(self, place: int, before: int, behind: int) -> tuple[list[str], list[str]]:
        """The words before a place of the recording, and from it on, within its sequence."""
        part = next(each for each in reversed(self.parts) if each.first_place <= place)
        own = place - part.first_place
        number = int(np.searchsorted(part.offsets, own, side="right")) - 1
        first, last = part.offsets[number], part.offsets[number + 1]
        told = [self.words[each] for each in part.ids[first:last].tolist()]
        middle = own - int(first)
        return told[max(middle - before, 0) : middle], told[middle : middle + behind + 1]
