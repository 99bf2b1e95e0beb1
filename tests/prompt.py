"""The program as a person types it, without the seconds in which a process begins."""

import io
import os
import sys
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

__all__ = ["Done", "seqscope"]


class Done(NamedTuple):
    """The exit code, what was printed, what was complained of."""

    returncode: int
    stdout: str
    stderr: str


def seqscope(*arguments: object, given: str | bytes = "", folder: Path | None = None) -> Done:
    """The program with these arguments, run in a folder, with a text on its standard input."""
    from seqscope.cli.app import main

    typed = given.encode() if isinstance(given, str) else given
    stdin = io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8")
    out, err = (
        io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2)
    )
    argv = ["seqscope", *map(str, arguments)]
    streams = patch.multiple(sys, argv=argv, stdin=stdin, stdout=out, stderr=err)
    code = 0
    with streams, patch.dict(os.environ), chdir(folder or Path.cwd()):
        try:
            main()
        except SystemExit as done:
            code = int(done.code or 0)
    return Done(code, *(each.buffer.getvalue().decode() for each in (out, err)))
