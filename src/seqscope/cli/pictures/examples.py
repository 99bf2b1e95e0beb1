"""Recorded texts of one class that were taken for one class."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from seqscope.cli.pictures.judged_recording import predicted

if TYPE_CHECKING:
    from seqscope.cli.opened import OpenedRun
    from seqscope.views.scenes.class_examples import ClassExamples

__all__ = ["examples"]


def examples(
    opened: "OpenedRun", *, of: str = "", taken_for: str = "", count: int = 20
) -> "ClassExamples":
    """The scene of the texts that were recorded with these classes.

    Raises `ValueError` for what is no class, and for a recording without predictions.
    """
    from seqscope.views.scenes.class_examples import class_examples

    classes = opened.run.classes if opened.run.recipe.network.kind == "classifier" else ()
    if wrong := [name for name in (of, taken_for) if name not in classes]:
        raise ValueError(
            f"A classifier tells apart {', '.join(classes) or 'classes, and this network is none'}."
            f" Given was {wrong[0]!r}. Choose two of its classes, which may be the same."
        )
    return class_examples(
        of, taken_for, found(opened, classes.index(of), classes.index(taken_for)), most=count
    )


def found(opened: "OpenedRun", label: int, taken: int) -> Iterator[tuple[str, float]]:
    """Each recorded text with this label and this prediction, and how likely that was."""
    from seqscope.tasks.words import as_text

    style = opened.run.recipe.task.get("tokens")
    words = opened.recording.words
    for part in opened.recording.parts:
        chances = predicted(opened, part.sequences, "probabilities")
        chosen = (part.labels == label) & (chances.argmax(axis=1) == taken)
        for row in chosen.nonzero()[0].tolist():
            ids = part.ids[part.offsets[row] : part.offsets[row + 1]].tolist()
            yield as_text((words[each] for each in ids), style), float(chances[row, taken])
