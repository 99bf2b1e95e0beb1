"""seqscope record: read a corpus with a network and keep what its units did."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Option

if TYPE_CHECKING:
    from seqscope.recording import Recording
    from seqscope.runs.record.reader import Selection
    from seqscope.runs.run import Run

__all__ = ["record"]

Layers = Annotated[
    list[str] | None, Option(help="A layer to record, again for another; all if not given.")
]
Kinds = Annotated[
    list[str] | None,
    Option(
        help="What to record of it, such as update_gate, again for more; the hidden_state. Of an "
        "LSTM the cell_state is counted as well."
    ),
]
Side = Annotated[
    str, Option(help="source; or, of a translator, target: where it writes, not where it reads.")
]

EACH = 20  # parts after which a line is printed where there is no terminal


def record(
    run: Annotated[str, Argument(help="A run folder or the name of a shipped network.")],
    text: Annotated[
        str, Option(help="A file to read, or train, validation or test of the run's own data.")
    ] = "train",
    out: Annotated[
        Path | None, Option(help="The folder to make; RUN/recording if not given.")
    ] = None,
    layers: Layers = None,
    kinds: Kinds = None,
    side: Side = "source",
    precision: Annotated[str, Option(help="float16 or float32: how states are kept.")] = "float16",
    workers: Annotated[
        int, Option(min=1, help="Processes to share the work; of a large corpus, some cores.")
    ] = 1,
    again: Annotated[
        bool, Option("--again", help="Put a new recording in place of an old.")
    ] = False,
    data: Annotated[
        Path | None, Option(help="Where data sets lie; else the folder SEQSCOPE_DATA names.")
    ] = None,
    as_json: Annotated[
        bool, Option("--json", help="What was recorded, as one JSON object.")
    ] = False,
) -> None:
    """Record a network: its hidden states, word by word, and how its units respond to each word.

    Ctrl-C keeps what was read; the same command goes on from there.
    """
    from seqscope.runs.record.making import Stopped
    from seqscope.runs.run import open_run

    if data is not None:
        os.environ["SEQSCOPE_DATA"] = str(data)
    chosen = _selection(layers, kinds, side)
    try:
        found = _record(open_run(run), text, out, chosen, precision, workers, again=again)
    except Stopped as stopped:
        print(stopped, file=sys.stderr)
        raise SystemExit(130) from None
    if as_json:
        print(json.dumps(_told(found)))
        return
    print(found)
    place = f" --recording {out}" if out else ""
    print(f"Recorded. Try: seqscope words {run}{place} WORD...")


def _selection(layers: Layers, kinds: Kinds, side: Side) -> "Selection":
    from seqscope.runs.record.reader import Selection

    what = tuple(kinds or ("hidden_state",))
    return Selection(tuple(layers or ()), what, side=side)  # type: ignore[arg-type]


def _record(
    run: "Run",
    text: str,
    out: Path | None,
    selection: "Selection",
    precision: str,
    workers: int,
    *,
    again: bool,
) -> "Recording":
    from seqscope.runs.engine import InProcess, Processes
    from seqscope.runs.passages import how_many
    from seqscope.runs.record.making import record as record_corpus

    if precision not in ("float16", "float32"):
        raise ValueError(
            f"States are kept as float16 or float32. Given was {precision!r}. Choose one of these."
        )
    engine = InProcess() if workers == 1 else Processes(workers)
    with progress_shown(lambda: how_many(run, text)) as progress:
        return record_corpus(
            run,
            text,
            out,
            selection=selection,
            precision=precision,
            engine=engine,
            again=again,
            progress=progress,
        )


def _told(found: "Recording") -> dict[str, Any]:
    """What was recorded, as plain values."""
    return {
        "sequences": found.sequence_count,
        "tokens": found.token_count,
        "layers": {
            each.name: {"cell": each.cell, "units": each.units, "kinds": each.kinds}
            for each in found.layers.values()
        },
    }


@contextmanager
def progress_shown(total: Callable[[], int | None]) -> Iterator[Callable[[int, int], None]]:
    """A bar in a terminal that says how far it is; elsewhere a line now and then.

    How much there is in all is asked for when the first part has been read.
    """
    if not sys.stderr.isatty():
        count = 0

        def line(sequences: int, tokens: int) -> None:
            nonlocal count
            count += 1
            if count % EACH == 0:
                print(f"{sequences:,} sequences, {tokens:,} tokens", file=sys.stderr, flush=True)

        yield line
        return

    from rich import progress
    from rich.console import Console

    columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.TaskProgressColumn(),
        progress.TimeRemainingColumn(elapsed_when_finished=True),
    )
    with progress.Progress(*columns, console=Console(stderr=True)) as shown:
        bar = shown.add_task("Reading", total=None)

        def moved(sequences: int, tokens: int) -> None:
            if not shown.tasks[bar].completed:
                shown.update(bar, total=total())
            told = f"{sequences:,} sequences, {tokens:,} tokens"
            shown.update(bar, description=told, completed=sequences)

        yield moved
        shown.update(bar, total=shown.tasks[bar].completed)  # rows without a word were counted too
