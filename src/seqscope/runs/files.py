"""Files that are whole or not there: written aside, forced to disk, then renamed."""

import io
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

__all__ = ["array_file", "json_file", "new_folder", "write_atomically"]


def write_atomically(path: Path, content: bytes) -> None:
    """Put the content at the path at once: a reader, or a crash, finds the old file or the new.

    Raises `OSError` when the disk refuses; then the old file is still there and nothing else.
    """
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    aside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(0o644)
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    _force_to_disk(path.parent)


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """A folder to fill that appears at the path only when it is complete.

    Raises `OSError` when something is already there or the disk refuses.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    try:
        yield aside
        aside.chmod(0o755)
        aside.rename(path)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    _force_to_disk(path.parent)


def json_file(value: Any) -> bytes:
    """The value as a file that people can read too."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def array_file(arrays: Mapping[str, np.ndarray]) -> bytes:
    """The arrays as an .npz file; the same arrays give the same bytes."""
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    return file.getvalue()


def _force_to_disk(folder: Path) -> None:
    """A rename is only safe once its folder has been written; Windows has no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
