"""seqscope data: examples of a task, as a file."""

from itertools import count as chunks
from itertools import islice
from pathlib import Path
from typing import Annotated

from typer import Option, Typer

__all__ = ["data"]

BREAKS = str.maketrans("\t\n\r", "   ")  # what a cell cannot hold

data = Typer(help="Write examples of a task to a file.", no_args_is_help=True)


@data.command()
def dates(
    count: Annotated[int, Option(min=1, help="How many.")] = 1000,
    seed: Annotated[int, Option(help="The same seed gives the same dates.")] = 1,
    out: Annotated[Path, Option(help="The file to write.")] = Path("pairs.tsv"),
) -> None:
    """Dates as people write them in every locale, with their ISO dates (empty: no date)."""
    from seqscope.runs.files import write_atomically
    from seqscope.tasks import DateTask

    task = DateTask(seed=seed)
    examples = (each for chunk in chunks() for each in task.examples("test", chunk))
    lines = ["text\tiso\tlocale\tpattern\tambiguous"]
    for example in islice(examples, count):
        answer = task.answer(task.write(example.target)) or ""
        labels = [example.labels[name] for name in ("locale", "pattern", "ambiguous")]
        lines.append("\t".join([example.source.translate(BREAKS), answer, *labels]))
    write_atomically(out, ("\n".join(lines) + "\n").encode())
    print(f"{count} dates: {out}")
