"""The learning curves of runs."""

from seqscope.cli.summaries import Named, Summary
from seqscope.views.scenes.curves import Curve, Curves

__all__ = ["curve", "curves"]


def curve(run: Summary, name: str) -> Curve:
    """The learning curve of one run."""
    return Curve(
        name=name,
        task=run.task,
        measure=run.measure.name,
        lower_is_better=run.measure.lower_is_better,
        epochs=tuple(each.epoch for each in run.curve),
        loss=tuple(each.loss for each in run.curve),
        training_score=tuple(each.training_score for each in run.curve),
        score=tuple(each.score for each in run.curve),
    )


def curves(runs: Named) -> Curves:
    """The learning curves of some runs.

    Raises `ValueError` for a run that has none yet.
    """
    for name, run in runs.items():
        if not run.curve:
            raise ValueError(
                f"A curve has a point for each epoch that has ended. {name!r} has none yet. "
                f"Wait for its first epoch, or leave it out."
            )
    return Curves(runs=tuple(curve(run, name) for name, run in runs.items()))
