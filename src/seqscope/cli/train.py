"""seqscope train: a recipe becomes a run."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from typer import Argument, Option

__all__ = ["train"]


def train(
    recipe: Annotated[str, Argument(help="A recipe's name or its TOML file.", show_default=False)],
    out: Annotated[
        Path | None, Option(help="The run folder to make; runs/RECIPE if not given.")
    ] = None,
    settings: Annotated[
        list[str] | None, Option("--set", help="A value to change, such as train.epochs=3.")
    ] = None,
    resume: Annotated[bool, Option("--resume", help="Go on with an interrupted training.")] = False,
    seeds: Annotated[
        int | None, Option(min=1, help="Train this many times, each with a seed of its own.")
    ] = None,
    data: Annotated[
        Path | None, Option(help="Where data sets lie; else the folder SEQSCOPE_DATA names.")
    ] = None,
) -> None:
    """Train a network as a recipe says; Ctrl-C keeps what was learned.

    With --seeds the folder holds one run for each seed, and what is finished is not done again.
    """
    from seqscope.cli.numbers import in_columns
    from seqscope.runs.recipe import load_recipe
    from seqscope.runs.seeds import train_and_score
    from seqscope.runs.train import Interrupted
    from seqscope.runs.watching import watching

    if data is not None:
        os.environ["SEQSCOPE_DATA"] = str(data)
    chosen = load_recipe(recipe, settings or [])
    folder = out or Path("runs") / Path(recipe).stem
    try:
        if seeds:
            _train_seeds(chosen, folder, seeds)
            return
        with watching(chosen) as watch:
            run, scores = train_and_score(chosen, folder, resume=resume, watch=watch)
    except Interrupted as stopped:
        print(stopped, file=sys.stderr)
        raise SystemExit(130) from None
    print("\n".join(in_columns(scores)))
    print(f"Trained: {run.folder}. Try: {_next(run.recipe.network.kind, run.folder)}")


def _train_seeds(recipe: Any, folder: Path, count: int) -> None:
    from seqscope.cli.numbers import spread_lines
    from seqscope.runs.seeds import spreads, train_seeds
    from seqscope.runs.watching import watching

    found: Sequence[Mapping[str, Mapping[str, Any]]] = train_seeds(
        recipe, folder, count, watching=watching
    )
    print("\n".join(spread_lines(spreads(found))))
    print(f"Trained: {folder}, {count} seeds. Try: seqscope runs {folder}")


def _next(kind: str, folder: Path) -> str:
    """What to type to see the run at work."""
    given = {"forecaster": "< numbers.txt", "language": "'the first words'"}.get(kind, "TEXT")
    command = "generate" if kind == "language" else "predict"
    return f"seqscope {command} {folder} {given}"
