"""seqscope train: a recipe becomes a run."""

import sys
from pathlib import Path
from typing import Annotated

from typer import Argument, Option

__all__ = ["train"]

TESTED = 2000  # unseen examples of each part of the test


def train(
    recipe: Annotated[str, Argument(help="A recipe's name or its TOML file.", show_default=False)],
    out: Annotated[
        Path | None, Option(help="The run folder to make; runs/RECIPE if not given.")
    ] = None,
    settings: Annotated[
        list[str] | None, Option("--set", help="A value to change, such as train.epochs=3.")
    ] = None,
    resume: Annotated[bool, Option("--resume", help="Go on with an interrupted training.")] = False,
) -> None:
    """Train a network as a recipe says; Ctrl-C keeps what was learned."""
    from seqscope.cli.scores import in_columns
    from seqscope.runs.evaluate import scores_by_part
    from seqscope.runs.files import json_file, write_atomically
    from seqscope.runs.predict import Translator
    from seqscope.runs.recipe import load_recipe
    from seqscope.runs.run import SCORES
    from seqscope.runs.train import Interrupted, train
    from seqscope.runs.watching import watching

    chosen = load_recipe(recipe, settings or [])
    folder = out or Path("runs") / Path(recipe).stem
    try:
        with watching(chosen) as watch:
            run = train(chosen, folder, resume=resume, watch=watch)
    except Interrupted as stopped:
        print(stopped, file=sys.stderr)
        raise SystemExit(130) from None
    found = scores_by_part(Translator(run), number=TESTED)
    shares = {part: scores.overall.shares() for part, scores in found.items()}
    write_atomically(folder / SCORES, json_file(shares))
    print("\n".join(in_columns(found, values=0)))
    print(f"Trained: {folder}. Try: seqscope predict {folder} TEXT")
