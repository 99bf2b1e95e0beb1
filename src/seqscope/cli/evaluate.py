"""seqscope evaluate: how often a network is right, wrong, or refuses."""

import json
import sys
from pathlib import Path
from typing import Annotated

from typer import Argument, Option

__all__ = ["evaluate"]


def evaluate(
    run: Annotated[str, Argument(help="A run folder or the name of a shipped network.")],
    pairs: Annotated[
        Path | None, Option(help="A TSV file with columns text, iso and, if known, locale.")
    ] = None,
    count: Annotated[
        int, Option(min=1, help="Examples of each part of the task's own test, without --pairs.")
    ] = 2000,
    hints: Annotated[
        bool, Option("--hints", help="Tell the network the locale of each text.")
    ] = False,
    as_json: Annotated[bool, Option("--json", help="One JSON object.")] = False,
) -> None:
    """Count right answers, wrong ones and refusals, in all, by locale and by format."""
    from seqscope.cli.scores import in_columns, in_tabs
    from seqscope.runs.evaluate import read_pairs, scores, scores_by_part
    from seqscope.runs.predict import Translator
    from seqscope.runs.run import open_run

    translator = Translator(open_run(run))
    if pairs is None:
        found = scores_by_part(translator, number=count, hints=hints)
    else:
        found = {pairs.name: scores(translator, read_pairs(pairs, translator, hints=hints))}
    if as_json:
        parts = {name: each.as_dict() for name, each in found.items()}
        print(json.dumps(parts if pairs is None else parts[pairs.name], ensure_ascii=False))
        return
    style = in_columns if sys.stdout.isatty() else in_tabs
    for line in style(found):
        print(line)
