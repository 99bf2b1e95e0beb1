"""A TOML document that remembers where each of its values was written."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Document", "DocumentError", "document", "line_of"]

Keys = Sequence[str | int]  # the tables and the key that lead to a value


class DocumentError(ValueError):
    """A document that is no TOML, or a value set in it that cannot be."""


@dataclass(frozen=True)
class Document:
    """What a TOML text says, with some values set from outside, such as by --set."""

    place: str
    text: str
    values: dict[str, Any]
    settings: tuple[tuple[str, ...], ...] = field(default=())

    def where(self, keys: Keys) -> str:
        """Where the value with these keys comes from: the line of the file, or --set."""
        names = tuple(map(str, keys))
        if any(names[: len(setting)] == setting for setting in self.settings):
            return f"--set {'.'.join(names)}"
        return f"{self.place}, line {line_of(self.text, keys)}"


def document(place: str, text: str, settings: Sequence[str] = ()) -> Document:
    """The text as a document, after the settings ("train.epochs=3").

    Raises `DocumentError` when one of them cannot be understood.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DocumentError(f"{place} is no TOML file: {error}") from error
    return Document(place, text, values, tuple(_set(values, setting) for setting in settings))


def line_of(text: str, keys: Keys) -> int:
    """The line, counted from 1, where a key stands; its table's line when the key has none.

    >>> line_of('title = "dates"\\n[train]\\nepochs = 3', ("train", "epochs"))
    3
    """
    wanted = [str(key) for key in keys]
    table: list[str] = []
    nearest = 1
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line):
            table = _parts(header[1])
            if table and table == wanted[: len(table)]:
                nearest = number
        elif key := re.match(r"\s*([\w\"'.-]+)\s*=", line):
            full = table + _parts(key[1])
            if full == wanted[: len(full)]:
                return number
    return nearest


def _parts(dotted: str) -> list[str]:
    return [part.strip().strip("\"'") for part in dotted.split(".")]


def _set(values: dict[str, Any], setting: str) -> tuple[str, ...]:
    """Put one "table.key=value" among the values; its keys."""
    dotted, equals, value = setting.partition("=")
    keys = tuple(dotted.strip().split("."))
    if not equals or not all(keys):
        raise DocumentError(f"{setting!r} is not of the form table.key=value")
    for table in keys[:-1]:
        values = values.setdefault(table, {})
        if not isinstance(values, dict):
            raise DocumentError(f"{table!r} in {setting!r} is no table")
    try:
        values[keys[-1]] = tomllib.loads(f"value = {value}")["value"]
    except tomllib.TOMLDecodeError:
        values[keys[-1]] = value.strip()  # a bare word is meant as a string
    return keys
