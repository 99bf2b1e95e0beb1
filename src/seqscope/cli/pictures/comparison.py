"""Two networks that read the same texts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from seqscope.progress import steps

if TYPE_CHECKING:
    import numpy as np

    from seqscope.cli.opened import OpenedRun
    from seqscope.recording import Part
    from seqscope.runs.passage import Passage
    from seqscope.runs.record.reader import Reader
    from seqscope.runs.run import Run
    from seqscope.views.scenes.comparison import Comparison

__all__ = [
    "Pair",
    "Side",
    "check_layer",
    "comparison",
    "first_tokens",
    "read_by_both",
    "side_of",
    "states_of",
]

FEWEST = 5  # readings of a word whose response is compared
LAST_MARKER = 3


class Side(Protocol):
    """A network that is compared: the run, its reader, and one that reads its states alone."""

    @property
    def run(self) -> "Run": ...
    @property
    def reader(self) -> "Reader": ...
    @property
    def state_reader(self) -> "Reader": ...
    @property
    def name(self) -> str: ...


Pair = tuple[Side, Side]


@dataclass(frozen=True)
class Snapshot:
    """A network as its training left it after an epoch."""

    opened: "OpenedRun"
    run: "Run"
    name: str

    @property
    def reader(self) -> "Reader":
        """The network of that epoch as it reads, with what it predicts."""
        return self.opened.reader.with_weights_of(self.run)

    @property
    def state_reader(self) -> "Reader":
        """The same with its states alone."""
        return self.opened.state_reader.with_weights_of(self.run)


def side_of(opened: "OpenedRun", epoch: int | None) -> Side:
    """The network as it is, or as it was after an epoch whose weights were kept."""
    from seqscope.runs.run import run_after

    if epoch is None:
        return opened
    return Snapshot(opened, run_after(opened.run, epoch), f"{opened.name}, epoch {epoch}")


def comparison(
    pair: Pair,
    read: "tuple[Sequence[Passage], Sequence[Passage]]",
    layers: tuple[str, str] | None = None,
) -> "Comparison":
    """The scene of what two networks did where they read the same texts, each in its own ids.

    Raises `ValueError` where they cut texts into different tokens, and for unknown layers.
    """
    from seqscope.analysis.comparison import layer_alikeness, matched_units
    from seqscope.views.scenes.comparison import Comparison, layer_table, shared_words, unit_pairs

    runs = [side.run for side in pair]
    parts = read_by_both(pair, read)
    states = [states_of(part) for part in parts]
    chosen = layers or tuple([*each][-1] for each in states)
    for name, known in zip(chosen, states, strict=True):
        check_layer(name, known)
    own, other = (known[name] for name, known in zip(chosen, states, strict=True))
    matched, alike = matched_units(own, other), layer_alikeness(*states)
    sides = zip(runs, parts, chosen, strict=True)
    return Comparison(
        first=pair[0].name,
        second=pair[1].name,
        tokens=len(own),
        words=shared_words(*(strength_of_words(*side) for side in sides)),
        units=unit_pairs(
            matched.first,
            matched.second,
            matched.correlation,
            unmatched=(matched.unmatched_first.tolist(), matched.unmatched_second.tolist()),
            by_chance=matched.by_chance,
        ),
        layers=layer_table(alike.first, alike.second, alike.values),
    )


def states_of(part: "Part") -> "dict[str, np.ndarray]":
    """The hidden states of each layer."""
    return {name: values for (name, kind), values in part.states.items() if kind == "hidden_state"}


def check_layer(name: str, known: Iterable[str]) -> None:
    """Refuse a layer that the network does not have."""
    if name not in known:
        raise ValueError(
            f"Layers are named as they were recorded: {', '.join(known)}. "
            f"Given was {name!r}. Choose one of these, for each network its own."
        )


def read_by_both(pair: Pair, read: "tuple[Sequence[Passage], Sequence[Passage]]") -> "list[Part]":
    """What either network did, token by token."""
    names = [side.name for side in pair]
    counts = [sum(len(each.ids) for each in passages) for passages in read]
    lengths = [[len(each.ids) for each in passages] for passages in read]
    if lengths[0] != lengths[1]:
        raise ValueError(
            f"Two networks are compared token by token. {names[0]} cuts the text into "
            f"{counts[0]:,} tokens and {names[1]} into {counts[1]:,}. "
            f"Compare networks whose recipes agree on tokens, and give a file with --text."
        )
    both = [*zip(pair, read, strict=True)]
    return [side.state_reader.part(passages) for side, passages in steps(both, "{} networks read")]


def first_tokens(passages: "Iterable[Passage]", count: int) -> "list[Passage]":
    """The first passages, with about so many tokens in all."""
    found, tokens = [], 0
    for passage in passages:
        found.append(passage)
        tokens += len(passage.ids)
        if tokens >= count:
            break
    return found


def strength_of_words(run: "Run", part: "Part", layer: str) -> dict[str, float]:
    """The strongest expected response of any unit to each word that was read often enough."""
    import numpy as np

    from seqscope.recording.responses import responses_of
    from seqscope.recording.statistics import statistics_of

    moved = responses_of(
        np.asarray(part.states[layer, "hidden_state"], np.float32),
        part.offsets,
        reverse=layer.endswith("/backward"),
    )
    counted = statistics_of(part.ids, moved)
    words = run.source_vocabulary.words
    often = np.flatnonzero((counted.counts >= FEWEST) & (counted.ids > LAST_MARKER))
    strongest = np.abs(counted.mean[often]).max(axis=1)
    return {
        words[number]: float(value)
        for number, value in zip(counted.ids[often].tolist(), strongest, strict=True)
    }
