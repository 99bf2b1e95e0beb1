"""seqscope new: a recipe for data of one's own, with comments, to start from."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from typer import Argument, Option

__all__ = ["new"]


class Kind(StrEnum):
    """What can be begun."""

    REVIEWS = "review-classifier"
    SERIES = "series-forecaster"
    LANGUAGE = "language-model"


def new(
    kind: Annotated[Kind, Argument(help="What the network is to do.", show_default=False)],
    data: Annotated[
        Path, Option(help="Your file: .csv, .tsv, .jsonl, also .gz; a text for a language model.")
    ],
    text: Annotated[str, Option(help="The column with the text to classify.")] = "text",
    label: Annotated[str, Option(help="The column with its class.")] = "label",
    column: Annotated[str, Option(help="The column with the numbers of a series.")] = "value",
    out: Annotated[
        Path | None, Option(help="The recipe to write; DATA.toml here if not given.")
    ] = None,
) -> None:
    """Write a commented recipe for a file of your own; the file is looked at first."""
    from importlib.resources import files

    from seqscope.runs.documents import document
    from seqscope.runs.files import write_atomically
    from seqscope.runs.recipe import recipe_from

    path = out or Path(f"{data.name.split('.')[0]}.toml")
    if path.exists():
        raise ValueError(
            f"A new recipe takes nobody's place. {path} is already there. "
            f"Choose another name with --out."
        )
    template = files("seqscope.recipes").joinpath("new", f"{kind.value}.toml")
    values = {"data": str(data.resolve()), "text": text, "label": label, "column": column}
    filled = template.read_text(encoding="utf-8").format(
        file=path,
        title=f"{data.name}, {kind.value.replace('-', ' ')}",
        **{name: json.dumps(value, ensure_ascii=False) for name, value in values.items()},
    )
    task = recipe_from(document(str(path), filled)).make_task()
    _look_at(kind, task)
    write_atomically(path, filled.encode())
    print(f"Written: {path}. Look at it, then: seqscope train {path}")


def _look_at(kind: Kind, task: Any) -> None:
    """Read the data as a training would, and tell what is there; ValueError where it cannot."""
    if kind is Kind.REVIEWS:
        for split in ("train", "validation", "test"):
            print(f"{split:12s}{sum(1 for _ in task.labeled(split)):8,d} texts")
        print(f"classes     {', '.join(task.classes)}")
        for reason, count in task.skipped.items():
            print(f"left out    {count:8,d}: {reason}")
    elif kind is Kind.SERIES:
        print(f"{len(task.values()):,d} numbers, read as {task.scaling.form!r}")
    else:
        for split in ("train", "validation", "test"):
            print(f"{split:12s}{len(task.stream(split)):10,d} words")
