"""seqscope evaluate: how often a network is right, wrong, or refuses."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

if TYPE_CHECKING:
    from seqscope.runs.run import Run

__all__ = ["evaluate"]


def evaluate(
    run: Annotated[str, Argument(help="A run folder or the name of a shipped network.")],
    text: Annotated[
        Path | None,
        Option(
            "--text",
            "--pairs",
            help="A file of your own: texts with labels, a series, a text; for dates a TSV file "
            "with columns text, iso and, if known, locale.",
        ),
    ] = None,
    count: Annotated[
        int, Option(min=1, help="Examples of each part of the task's own test, without --text.")
    ] = 2000,
    hints: Annotated[
        bool, Option("--hints", help="Tell the network the locale of each text.")
    ] = False,
    data: Annotated[
        Path | None, Option(help="Where data sets lie; else the folder SEQSCOPE_DATA names.")
    ] = None,
    as_json: Annotated[bool, Option("--json", help="One JSON object.")] = False,
) -> None:
    """Score a network on its task's own test, or on a file of your own.

    Of dates and times: right answers, wrong ones and refusals, in all, by locale, by format and by
    length. Of a classifier: accuracy, recall of each class. Of a forecaster: its errors beside
    those of forecasts that need no network. Of a language model: perplexity.
    """
    from seqscope.runs.run import open_run

    if data is not None:
        os.environ["SEQSCOPE_DATA"] = str(data)
    opened = open_run(run)
    if opened.recipe.network.kind == "translator":
        _evaluate_answers(opened, text, count, as_json, hints=hints)
    else:
        _evaluate(opened, text, as_json)


def _evaluate_answers(
    run: "Run", text: Path | None, count: int, as_json: bool, *, hints: bool
) -> None:
    """Score a translator."""
    from seqscope.cli.scores import in_columns, in_tabs
    from seqscope.runs.answers.translator import Translator
    from seqscope.runs.scores.translations import read_pairs, scores, scores_by_part

    translator = Translator(run)
    if text is None:
        found = scores_by_part(translator, number=count, hints=hints)
    else:
        found = {text.name: scores(translator, read_pairs(text, translator, hints=hints))}
    if as_json:
        parts = {name: each.as_dict() for name, each in found.items()}
        print(json.dumps(parts if text is None else parts[text.name], ensure_ascii=False))
        return
    style = in_columns if sys.stdout.isatty() else in_tabs
    for line in style(found):
        print(line)


def _evaluate(run: "Run", text: Path | None, as_json: bool) -> None:
    """Score a network that is no translator."""
    from seqscope.cli.numbers import in_columns
    from seqscope.runs.scores.kinds import scores_of, scores_on

    found = scores_of(run) if text is None else {text.name: scores_on(run, text)}
    if as_json:
        print(json.dumps(found if text is None else found[text.name], ensure_ascii=False))
        return
    for line in in_columns(found):
        print(line)
