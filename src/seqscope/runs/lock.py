"""The lock that a training holds on its run folder, which shows that it is at work there."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

__all__ = ["InUseError", "at_work", "is_at_work"]

LOCK = "training.lock"
TRIES, BETWEEN = 20, 0.05  # who looks whether a training is at work holds the lock for a moment


class InUseError(ValueError):
    """A run folder into which another training writes."""


@contextmanager
def at_work(folder: Path) -> Iterator[None]:
    """While a training writes into the folder; the system lets go of it even where it is killed.

    Raises `InUseError` where another training is at work there.
    """
    path = folder / LOCK
    with path.open("ab") as file:
        for _ in range(TRIES):
            if locked(file):
                break
            time.sleep(BETWEEN)
        else:
            raise InUseError(
                f"One training at a time writes into a run folder. Another is at work in {folder}. "
                f"Wait for its end, stop it, or choose another folder with --out."
            )
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def is_at_work(folder: Path) -> bool:
    """Whether a training is at work in the folder, now and on this machine."""
    try:
        with (folder / LOCK).open("rb") as file:
            return not locked(file, shared=True)
    except OSError:
        return False


def locked(file: IO[Any], *, shared: bool = False) -> bool:
    """Lock the file until it is closed, unless somebody else holds it; say whether it worked."""
    if os.name == "nt":  # no such locks: there a file that a training left behind looks like one
        return not shared
    import fcntl

    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
