"""A file of text, opened as text: packed or not, with a byte order mark or without."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO, cast

__all__ = ["TextError", "lines", "opened"]


class TextError(ValueError):
    """A file that is not there, damaged, or no text."""


@contextmanager
def opened(path: Path, encoding: str = "utf-8", *, newline: str | None = None) -> Iterator[TextIO]:
    """The text of a file, unpacked when its name ends in .gz; a byte order mark is passed over.

    Raises `TextError`, also from within, when the file cannot be read, is damaged, or is written
    in another encoding: then with the first line that is not understood.
    """
    check_encoding(encoding)
    try:
        with (
            unpacked(path) as file,
            TextIOWrapper(file, with_mark(encoding), newline=newline) as text,
        ):
            yield text
    except UnicodeError as error:
        raise TextError(
            f"Text is read as {encoding.upper()}. {path}, line {strange_line(path, encoding)}, "
            f'holds bytes that mean nothing in it. Say what it is, such as encoding = "latin-1", '
            f"or convert it: iconv -f LATIN1 -t UTF-8 {path.name} > new.txt."
        ) from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise TextError(
            f"A file whose name ends in .gz is packed by gzip. {path} is damaged: {error}. "
            f"Fetch or pack it again, and test it with gzip -t."
        ) from error
    except OSError as error:
        raise TextError(
            f"A file of text has to be there and be readable. {path}: {error.strerror or error}. "
            f"Check the path; a relative one starts at {Path.cwd()}."
        ) from error


def lines(path: Path, encoding: str = "utf-8") -> Iterator[str]:
    """The lines of a file without their ends, few of them held at a time; raises as `opened`."""
    with opened(path, encoding) as file:
        for line in file:
            yield line.rstrip("\n")


def check_encoding(encoding: str) -> None:
    """Raise `TextError` unless this names an encoding of text."""
    try:
        "".encode(encoding)
    except LookupError as error:
        raise TextError(
            f"An encoding has a name that Python knows. Given was {encoding!r}. "
            f'Write for example encoding = "utf-8" or encoding = "latin-1".'
        ) from error


def unpacked(path: Path) -> BinaryIO:
    """The bytes of the file, unpacked."""
    return cast(BinaryIO, gzip.open(path)) if path.suffix == ".gz" else path.open("rb")


def with_mark(encoding: str) -> str:
    """The encoding with an optional byte order mark, which spreadsheets write in front of UTF-8."""
    return "utf-8-sig" if encoding.lower() in ("utf-8", "utf8") else encoding


def strange_line(path: Path, encoding: str) -> int:
    """The number of the first line that cannot be decoded, as far as lines can be told apart."""
    with unpacked(path) as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode(encoding)
            except UnicodeError:
                return number
    return 1
