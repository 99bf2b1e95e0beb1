"""Examples of one class that were taken for one class, the surest first, as a scene."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from seqscope.views.scenes.scene import Scene, Words, rounded

__all__ = ["ClassExample", "ClassExamples", "class_examples"]


class ClassExample(Scene):
    """A text, and how sure the network was of its answer."""

    text: Words
    probability: float


class ClassExamples(Scene):
    """Texts of a class that were taken for a class, the surest first; `total` counts them all."""

    view: Literal["class-examples"] = "class-examples"
    of: Words
    taken_for: Words
    total: Annotated[int, Field(ge=0)]
    texts: tuple[ClassExample, ...]


def class_examples(
    of: str, taken_for: str, found: Iterable[tuple[str, float]], *, most: int = 20
) -> ClassExamples:
    """The scene of what was found, of which so many are shown; equally sure ones in their order."""
    texts = sorted(found, key=lambda each: -each[1])
    return ClassExamples(
        of=of,
        taken_for=taken_for,
        total=len(texts),
        texts=tuple(
            ClassExample(text=text, probability=rounded(float(probability)))
            for text, probability in texts[:most]
        ),
    )
