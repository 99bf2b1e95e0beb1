"""How a trained network does on its task's own test, whatever kind of network it is."""

from collections.abc import Callable
from typing import Any

from seqscope.runs.run import Run

__all__ = ["scores_of"]

MOST = 2000  # examples of each part of a test that has no end

Parts = dict[str, dict[str, Any]]


def scores_of(run: Run, *, count: int = MOST) -> Parts:
    """The scores on each part of the test, as plain values, "test" first.

    `count` is the number of examples of each part where examples are made without end; a test of
    given data is taken whole.
    """
    return SCORES[run.recipe.network.kind](run, count)


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


SCORES: dict[str, Callable[[Run, int], Parts]] = {
    "translator": _translated,
    "classifier": _classified,
    "forecaster": _forecast,
    "language": _written,
}
