"""seqscope compare: two networks that read the same texts."""

from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from seqscope.cli.showing import AsJson, Out, shown

if TYPE_CHECKING:
    from seqscope.recording import Part
    from seqscope.runs.run import Run
    from seqscope.views.scenes.comparison import Comparison

__all__ = ["compare"]

FEWEST = 5  # readings of a word whose response is compared
LAST_MARKER = 3


def compare(
    first: Annotated[str, Argument(help="A run folder.")],
    second: Annotated[str, Argument(help="Another one that reads the same words.")],
    text: Annotated[
        str, Option(help="A file to read, or validation or test of the first run's own data.")
    ] = "validation",
    count: Annotated[int, Option(min=1, help="How many tokens are read, about.")] = 20_000,
    layers: Annotated[
        tuple[str, str] | None, Option(help="The layers whose units are matched; the last two.")
    ] = None,
    out: Out = None,
    as_json: AsJson = False,
) -> None:
    """Compare what two networks do: units matched, layers by CKA, responses word by word."""
    from seqscope.runs.run import open_run
    from seqscope.views.terminal.comparison import TerminalComparison

    runs = open_run(first), open_run(second)
    scene = comparison(runs, read_by_both(runs, text, count), layers)
    shown(scene, TerminalComparison(scene), out=out, as_json=as_json)


def comparison(
    runs: "tuple[Run, Run]", parts: "list[Part]", layers: tuple[str, str] | None
) -> "Comparison":
    """The scene of what two networks did on the same tokens."""
    from seqscope.analysis.comparison import layer_alikeness, matched_units
    from seqscope.views.scenes.comparison import Comparison, layer_table, shared_words, unit_pairs

    states = [
        {name: values for (name, kind), values in part.states.items() if kind == "hidden_state"}
        for part in parts
    ]
    chosen = layers or tuple([*each][-1] for each in states)
    for name, known in zip(chosen, states, strict=True):
        if name not in known:
            raise ValueError(
                f"Layers are named as they were recorded: {', '.join(known)}. "
                f"Given was {name!r}. Choose one of these, for each network its own."
            )
    own, other = (known[name] for name, known in zip(chosen, states, strict=True))
    matched, alike = matched_units(own, other), layer_alikeness(*states)
    sides = zip(runs, parts, chosen, strict=True)
    return Comparison(
        first=runs[0].folder.name,
        second=runs[1].folder.name,
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


def read_by_both(runs: "tuple[Run, Run]", source: str, count: int) -> "list[Part]":
    """What either network did on the same texts, token by token.

    Raises `ValueError` where they cut texts into different tokens.
    """
    import numpy as np

    from seqscope.runs.passages import passages
    from seqscope.runs.record.reader import Reader, Selection

    parts = []
    for run in runs:
        reader, read, tokens = Reader(run, Selection(predictions=False)), [], 0
        for passage in passages(run, source):
            read.append(passage)
            tokens += len(passage.ids)
            if tokens >= count:
                break
        parts.append(reader.part(read))
    one, other = parts
    if not np.array_equal(one.offsets, other.offsets):
        raise ValueError(
            f"Two networks are compared token by token. {runs[0].folder.name} cuts {source} into "
            f"{len(one.ids):,} tokens and {runs[1].folder.name} into {len(other.ids):,}. "
            f"Compare networks whose recipes agree on tokens, and give a file with --text."
        )
    return parts


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
