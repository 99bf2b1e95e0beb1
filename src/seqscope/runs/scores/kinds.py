"""How a trained network does on its task's own test, whatever kind of network it is."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from seqscope.runs.passages import NO_LABEL, passages
from seqscope.runs.run import Run
from seqscope.tasks.corpus import corpus_of
from seqscope.tasks.numbers import column_of

__all__ = ["scores_of", "scores_on"]

MOST = 2000  # examples of each part of a test that has no end

Parts = dict[str, dict[str, Any]]


def scores_of(run: Run, *, count: int = MOST) -> Parts:
    """The scores on each part of the test, as plain values, "test" first.

    `count` is the number of examples of each part where examples are made without end; a test of
    given data is taken whole.
    """
    return SCORES[run.recipe.network.kind](run, count)


def scores_on(run: Run, path: Path) -> dict[str, Any]:
    """The scores on data of one's own: a table of texts with labels, a text, a table of numbers.

    Those of a translator are pairs (`seqscope.runs.scores.translations`). Raises `ValueError` where
    there is nothing to judge.
    """
    return ON_FILES[run.recipe.network.kind](run, path)


def _translated(run: Run, count: int) -> Parts:
    from seqscope.runs.answers.translator import Translator
    from seqscope.runs.scores.translations import scores_by_part

    found = scores_by_part(Translator(run), number=count)
    return {part: each.overall.shares() for part, each in found.items()}


def _classified(run: Run, count: int) -> Parts:
    from seqscope.runs.answers.classifier import TextClassifier
    from seqscope.runs.scores.classes import class_scores

    classifier = TextClassifier(run)
    parts = {}
    for part in classifier.task.slices:
        corpus = classifier.task.corpus(part, run.source_vocabulary)
        parts[part] = class_scores(corpus.labels, classifier.probabilities(corpus), run.classes)
    return parts


def _forecast(run: Run, count: int) -> Parts:
    from seqscope.runs.answers.forecaster import SeriesForecaster
    from seqscope.tasks.baselines import errors

    forecaster = SeriesForecaster(run)
    parts: Parts = {}
    for part in ("test", "train"):
        windows = forecaster.task.windows(part)
        found = run.scale.write(forecaster.outputs(windows.inputs), windows.before)
        parts[part] = {
            "count": len(found),
            **errors(run.scale, found, windows.before, windows.after),
            "baselines": forecaster.task.baselines(part),
        }
    return parts


def _written(run: Run, count: int) -> Parts:
    from seqscope.runs.answers.writer import Writer

    writer = Writer(run)
    return {part: writer.perplexity(writer.task.stream(part)) for part in ("test", "validation")}


def _table_of_texts(run: Run, path: Path) -> dict[str, Any]:
    from seqscope.runs.answers.classifier import TextClassifier
    from seqscope.runs.scores.classes import class_scores

    read = (each for each in passages(run, path) if each.label != NO_LABEL)
    corpus = corpus_of((each.ids, each.label) for each in read)
    if not len(corpus):
        raise ValueError(
            f"Texts are judged by their labels. {path} has none that {run.folder.name} knows: "
            f"{', '.join(run.classes)}. Check the names of its columns and its labels."
        )
    return class_scores(corpus.labels, TextClassifier(run).probabilities(corpus), run.classes)


def _text(run: Run, path: Path) -> dict[str, Any]:
    from seqscope.runs.answers.writer import Writer

    task = replace(run.recipe.make_task(), source=str(path))
    ids = [each for words in task.all_pieces() for each in run.source_vocabulary.ids(words)]
    if len(ids) < 2:
        raise ValueError(
            f"A text to judge has two words or more, of which the second is foreseen. "
            f"{path} has {len(ids)}. Give a longer one."
        )
    return Writer(run).perplexity(np.array(ids, np.int32))


def _numbers(run: Run, path: Path) -> dict[str, Any]:
    from seqscope.runs.answers.forecaster import SeriesForecaster
    from seqscope.tasks.baselines import BASELINES, all_errors, errors

    forecaster, task = SeriesForecaster(run), run.recipe.make_task()
    values = column_of(path, task.column, task.encoding)
    if len(values) <= task.window:
        raise ValueError(
            f"A forecast is judged by a number with {task.window} before it. "
            f"{path} has {len(values)}. Give more of them."
        )
    windows = np.lib.stride_tricks.sliding_window_view(values, task.window)[:-1]
    after = values[task.window :]
    found = run.scale.write(forecaster.outputs(run.scale.read(windows)), windows)
    with np.errstate(all="ignore"):
        plain = {name: say(windows) for name, say in BASELINES.items()}
    own = errors(run.scale, found, windows, after)
    baselines = all_errors(run.scale, plain, windows, after)
    return {"count": len(after), **own, "baselines": baselines}


ON_FILES: dict[str, Callable[[Run, Path], dict[str, Any]]] = {
    "classifier": _table_of_texts,
    "forecaster": _numbers,
    "language": _text,
}
SCORES: dict[str, Callable[[Run, int], Parts]] = {
    "translator": _translated,
    "classifier": _classified,
    "forecaster": _forecast,
    "language": _written,
}
