"""seqscope reproduce: the published systems again, with several seeds, as a table."""

import os
import sys
from pathlib import Path
from typing import Annotated

from typer import Argument, Option

__all__ = ["reproduce"]

QUICK = ("train.epochs=1", "train.steps_per_epoch=3", "train.warmup_steps=0")


def reproduce(
    names: Annotated[
        list[str] | None, Argument(metavar="[NAME]...", help="Recipes; all of them if missing.")
    ] = None,
    out: Annotated[
        Path, Option(help="The document whose table is written, or written anew.")
    ] = Path("reproductions.md"),
    runs: Annotated[Path, Option(help="Where the runs are kept.")] = Path("runs/reproductions"),
    seeds: Annotated[int, Option(min=1, help="Trainings of each.")] = 5,
    data: Annotated[
        Path | None, Option(help="Where data sets lie; else the folder SEQSCOPE_DATA names.")
    ] = None,
    quick: Annotated[
        bool, Option("--quick", help="Three steps of each, to see whether everything runs.")
    ] = False,
) -> None:
    """Train the recipes of published systems again and write what came of it beside their figures.

    What is finished is not done again: after Ctrl-C the same command goes on.
    """
    from seqscope.runs.files import write_atomically
    from seqscope.runs.reproductions import REPRODUCTIONS, reproduced, with_table
    from seqscope.runs.train import Interrupted
    from seqscope.runs.watching import watching

    if data is not None:
        os.environ["SEQSCOPE_DATA"] = str(data)
    chosen = names or list(REPRODUCTIONS)
    if unknown := [name for name in chosen if name not in REPRODUCTIONS]:
        raise ValueError(
            f"What can be reproduced: {', '.join(REPRODUCTIONS)}. "
            f"Asked for was {', '.join(unknown)}. Choose among these."
        )
    settings = QUICK if quick else ()
    rows = []
    try:
        for name in chosen:
            print(f"{name}, {seeds} seeds", file=sys.stderr)
            wanted = REPRODUCTIONS[name]
            rows.append(reproduced(wanted, runs, seeds=seeds, settings=settings, watching=watching))
            document = out.read_text(encoding="utf-8") if out.exists() else ""
            write_atomically(out, with_table(document, rows).encode())
    except Interrupted as stopped:
        print(f"{stopped}\nOr give the same command again.", file=sys.stderr)
        raise SystemExit(130) from None
    print(out)
