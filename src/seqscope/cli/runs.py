"""seqscope runs: the trained networks in a folder, side by side."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from typer import Argument, Option

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["runs"]

Row = Mapping[str, str | int | float | None]
COLUMNS = (
    "run",
    "task",
    "network",
    "parameters",
    "epochs",
    "planned",
    "measure",
    "best",
    "test",
    "seconds",
    "damaged",
)
WRAPPED = {"run": 10, "network": 9, "measure": 8}  # to how many letters on a narrow terminal
WIDE = 100
HEADER: dict[str, Literal["left", "right"]] = {
    "run": "left",
    "task": "left",
    "network": "left",
    "parameters": "right",
    "epochs": "right",
    "measure": "left",
    "best": "right",
    "test": "right",
    "time": "right",
}


def runs(
    folder: Annotated[Path, Argument(help="Where the run folders are.")] = Path("runs"),
    as_json: Annotated[bool, Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """List trained networks: task, network, size, epochs, scores, time.

    "best" is the measure on validation examples, "test" the same on the test, once there is one.
    """
    from seqscope.cli.summaries import run_folders

    if not folder.is_dir():
        raise ValueError(
            f"Runs are listed from a folder that holds run folders. {str(folder)!r} is none. "
            f"Train one with seqscope train RECIPE, or name another folder."
        )
    rows = [row(each, folder) for each in run_folders(folder)]
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    if as_json:
        for each in rows:
            print(json.dumps(each, ensure_ascii=False))
    elif sys.stdout.isatty():
        on_terminal(rows, folder)
    else:
        for line in in_tabs(rows):
            print(line)


def row(path: Path, folder: Path) -> Row:
    """What is told of one run; of a damaged one, what is wrong with it."""
    from seqscope.cli.summaries import summary

    name = str(path.relative_to(folder)) if path != folder else path.resolve().name
    empty: dict[str, str | int | float | None] = dict.fromkeys(COLUMNS)
    try:
        found = summary(path)
    except (ValueError, OSError) as error:
        return {**empty, "run": name, "damaged": str(error)}
    return {
        "run": name,
        "task": found.task,
        "network": found.network,
        "parameters": found.parameters,
        "epochs": found.epochs,
        "planned": found.recipe.train.epochs,
        "measure": found.measure.name,
        "best": found.best.score if found.best else None,
        "test": found.test,
        "seconds": found.seconds,
        "damaged": None,
    }


def in_tabs(rows: Sequence[Row]) -> Iterator[str]:
    """A header, then a line for each run; what it does not have is empty."""
    from seqscope.cli.lines import printable

    yield "\t".join(COLUMNS)
    for each in rows:
        cells = (each[column] for column in COLUMNS)
        yield "\t".join("" if cell is None else printable(str(cell)) for cell in cells)


def on_terminal(rows: Sequence[Row], folder: Path) -> None:
    """Print a table, and below it what is wrong with the runs that are damaged."""
    from rich.console import Console

    from seqscope.cli.lines import printable

    console = Console(highlight=False, markup=False)
    if not rows:
        console.print(f"No runs in {printable(str(folder))}. Train one with seqscope train RECIPE.")
        return
    console.print(table(rows, gap=2 if console.width >= WIDE else 1))
    for each in rows:
        if each["damaged"] is not None:
            console.print(printable(f"{each['run']}: {each['damaged']}"), style="dim")


def table(rows: Sequence[Row], *, gap: int) -> "Table":
    """The runs below the names of what is told of them."""
    from rich.table import Table
    from rich.text import Text

    from seqscope.cli.lines import printable

    found = Table(box=None, header_style="dim", padding=(0, gap, 0, 0), pad_edge=False)
    for name, justify in HEADER.items():
        least = WRAPPED.get(name)
        found.add_column(
            name, justify=justify, no_wrap=least is None, min_width=least, overflow="fold"
        )
    for each in rows:
        style = "" if each["damaged"] is None else "dim"
        found.add_row(*(Text(printable(cell), style) for cell in cells(each)))
    return found


def cells(row: Row) -> list[str]:
    """A run as it stands in the table, in the order of the header."""
    from seqscope.cli.summaries import lasting

    if row["damaged"] is not None:
        return [str(row["run"]), "damaged"]
    seconds = row["seconds"]
    return [
        *(str(row[name]) for name in ("run", "task", "network")),
        f"{row['parameters']:,}",
        f"{row['epochs']} of {row['planned']}",
        str(row["measure"]),
        *(score(row[name]) for name in ("best", "test")),
        lasting(seconds) if isinstance(seconds, int | float) else "",
    ]


def score(value: object) -> str:
    """A score in four digits, or nothing."""
    from seqscope.views.drawing.scales import told

    return told(value) if isinstance(value, int | float) else ""
