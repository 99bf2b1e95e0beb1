"""The reviews of IMDB (Maas et al., 2011): the archive as it is published, as two tables."""

import csv
import gzip
import os
import re
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from seqscope.tasks.sources import SOURCES, SourceError, cache_folder, found, located

__all__ = ["imdb_table"]

REVIEW = re.compile(r"aclImdb/(train|test)/(neg|pos)/(\d+)_(\d+)\.txt")
COLUMNS = ("id", "label", "rating", "text")


def imdb_table(part: Literal["train", "test"]) -> Path:
    """The 25,000 reviews of one half, as a table: id, label (neg or pos), rating, text.

    A table in the data folder is taken as it is; otherwise it is made, once, from the archive.
    Raises `SourceError` when neither can be had.
    """
    if path := found(SOURCES[f"imdb-{part}"]):
        return path
    archive = located(SOURCES["imdb"])
    tables = {each: cache_folder() / SOURCES[f"imdb-{each}"].file for each in ("train", "test")}
    for each, reviews in halves(archive).items():
        try:
            write_table(tables[each], sorted(reviews))
        except OSError as error:
            raise SourceError(
                f"The reviews of IMDB are written into the cache as tables. "
                f"{tables[each]}: {error.strerror}. "
                f"Make room there, or set XDG_CACHE_HOME to another folder."
            ) from error
    return tables[part]


def halves(archive: Path) -> dict[str, list[tuple[str, int, str, str]]]:
    """The reviews in the archive, as label, number, rating and text; nothing is unpacked."""
    reviews: dict[str, list[tuple[str, int, str, str]]] = {"train": [], "test": []}
    try:
        with tarfile.open(archive, "r|gz") as tar:
            for member in tar:
                if (name := REVIEW.fullmatch(member.name)) and (file := tar.extractfile(member)):
                    half, label, number, rating = name.groups()
                    reviews[half].append((label, int(number), rating, file.read().decode()))
    except (tarfile.TarError, OSError) as error:
        raise SourceError(
            f"The reviews of IMDB are read from their archive. {archive} is damaged: {error}. "
            f"Remove it, so that it is fetched again."
        ) from error
    return reviews


def write_table(path: Path, reviews: Iterable[tuple[str, int, str, str]]) -> None:
    """Write the table at once, so that it is whole or not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with (
            os.fdopen(descriptor, "wb") as file,
            gzip.open(file, "wt", 6, "utf-8", newline="") as text,
        ):
            table = csv.writer(text)
            table.writerow(COLUMNS)
            for label, number, rating, review in reviews:
                table.writerow((f"{label}_{number}", label, rating, review))
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
