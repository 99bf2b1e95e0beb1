"""Some columns of a table, row by row: CSV, TSV or JSON lines, packed or not."""

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from seqscope.tasks.texts import opened

__all__ = ["TableError", "rows"]

DELIMITERS = {".csv": ",", ".tsv": "\t"}
JSON_LINES = (".jsonl", ".ndjson")
LARGEST_FIELD = 1 << 30  # characters; a text of that length is a quote that was never closed


class TableError(ValueError):
    """A table without the column asked for, or with a row that is none."""


def rows(
    path: Path, columns: Sequence[str], encoding: str = "utf-8"
) -> Iterator[tuple[int, list[str]]]:
    """The line that each row starts in, counted from 1, and what it says in these columns.

    The names of the columns stand in the first line, or in each line of JSON, where a number is
    taken as it is written and `null`, or no value at all, as the empty text. Rows are read one by
    one. Raises `TableError` for a missing column, a row with more or fewer cells than columns, and
    a line that is no JSON; `TextError` for a file that is no text.
    """
    kind = kind_of(path)
    with opened(path, encoding, newline="") as file:
        if kind in JSON_LINES:
            yield from json_rows(path, file, columns)
        else:
            yield from cell_rows(path, file, columns, DELIMITERS[kind])


def kind_of(path: Path) -> str:
    """The ending of the name that says what kind of table this is."""
    kind = Path(path.stem if path.suffix == ".gz" else path.name).suffix.lower()
    if kind not in (*DELIMITERS, *JSON_LINES):
        raise TableError(
            f"A table is a file whose name ends in .csv, .tsv or .jsonl, or in these and .gz. "
            f"Given was {path.name}. Rename it to what it is, or save it as CSV."
        )
    return kind


def cell_rows(
    path: Path, file: TextIO, columns: Sequence[str], delimiter: str
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table with cells."""
    csv.field_size_limit(LARGEST_FIELD)
    reader = csv.reader(without_nul(path, file), delimiter=delimiter, strict=True)
    line = 1
    try:
        names = next(reader, [])
        places = [place_of(path, column, names) for column in columns]
        line = reader.line_num + 1
        for cells in reader:
            if cells and len(cells) != len(names):
                raise TableError(
                    f"Every row has a cell for each of the {len(names)} columns. "
                    f"{path}, line {line}, has {len(cells)}. "
                    f"Put texts that hold the delimiter or a line break into quotes."
                )
            if cells:
                yield line, [cells[place] for place in places]
            line = reader.line_num + 1
    except csv.Error as error:
        raise TableError(
            f"A quote inside of a quoted text is written twice, and each has its end. "
            f"{path}, the row that starts in line {line}: {error}. "
            f"Mend that row, or write the table with a program that knows CSV."
        ) from error


def json_rows(path: Path, file: TextIO, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The rows of JSON lines; the first one has to have all the columns."""
    first = True
    for line, text in enumerate(without_nul(path, file), start=1):
        if not text.strip():
            continue
        row = json_object(path, line, text)
        if first:
            for column in columns:
                place_of(path, column, list(row))
        first = False
        yield line, [cell(path, line, column, row.get(column)) for column in columns]
    if first:
        place_of(path, columns[0], [])


def json_object(path: Path, line: int, text: str) -> dict[str, object]:
    """What one line of JSON says."""
    try:
        row = json.loads(text)
        if isinstance(row, dict):
            return row
        trouble = f"a JSON {type(row).__name__}"
    except (ValueError, RecursionError) as error:
        trouble = str(error)
    raise TableError(
        f'Each line is an object in JSON, such as {{"text": "Good.", "label": "positive"}}. '
        f"{path}, line {line}: {trouble}. Mend or remove that line."
    )


def cell(path: Path, line: int, column: str, value: object) -> str:
    """A value of JSON as text; half of a surrogate pair becomes U+FFFD, as it can be no text."""
    if isinstance(value, dict | list):
        raise TableError(
            f"A text or a label is a string or a number. "
            f"{path}, line {line}, has in {column!r} a JSON {type(value).__name__}. "
            f"Name another column, or write what is meant as a string."
        )
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "" if value is None else json.dumps(value)


def place_of(path: Path, column: str, names: Sequence[str]) -> int:
    """Where the column is; `TableError` when there is none, or more than one, of that name."""
    if not names:
        raise TableError(
            f"A table starts with the names of its columns. {path} is empty. "
            f"Check that it is the file that you meant."
        )
    if names.count(column) != 1:
        found = "stands there more than once" if column in names else "is not there"
        raise TableError(
            f"A column is named by the first line of its table. In {path} {column!r} {found}. "
            f"Its columns are: {', '.join(map(repr, names))}."
        )
    return names.index(column)


def without_nul(path: Path, file: TextIO) -> Iterator[str]:
    """The lines of a file; `TableError` for one with a NUL, which no text has."""
    for number, line in enumerate(file, start=1):
        if "\0" in line:
            raise TableError(
                f"A table is text. {path}, line {number}, holds a NUL, as UTF-16 and binary files "
                f'do. Say what it is (encoding = "utf-16"), or save it as CSV in UTF-8.'
            )
        yield line
