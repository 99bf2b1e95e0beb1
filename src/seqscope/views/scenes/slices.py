"""How a network does on examples that have something in common, slice by slice, as scenes."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from seqscope.views.scenes.scene import Number, Scene, Words

__all__ = ["Slice", "SliceExample", "SliceExamples", "Slices", "worst_first"]

Count = Annotated[int, Field(ge=0)]


class Slice(Scene):
    """So many examples that have something in common, and how the network did on them.

    The score lies between `low` and `high` with 95 % certainty, if the examples were drawn by
    chance. Where it is the share of right answers, `wrong` and `refused` are the other two.
    """

    name: Words
    count: Count
    score: Number
    low: Number
    high: Number
    wrong: Number = None
    refused: Number = None


class Slices(Scene):
    """The scores of some examples, in all and slice by slice.

    They are cut by one of the `choices`, out of one of the `parts`; `about` says which examples
    these are, and whether the network learned from them, `of` what is counted. The `rest` is what
    the slices that are not shown are together, `left_out` how many these are.
    """

    view: Literal["slices"] = "slices"
    by: Words
    choices: tuple[Words, ...]
    part: Words
    parts: tuple[Words, ...]
    about: Words
    of: Words
    measure: Words
    lower_is_better: bool
    overall: Slice
    slices: tuple[Slice, ...]
    rest: Slice | None
    left_out: Count


class SliceExample(Scene):
    """A text with what the network answered, how likely it found that, and what is right.

    Of a language model these are the words that follow. No answer is a refusal. `about` says what
    else is known of it.
    """

    text: Words
    answer: Words | None
    wanted: Words | None
    right: bool
    probability: Number
    about: Words = ""


class SliceExamples(Scene):
    """Examples of a slice: wrong answers first, then refusals, the surest of each first.

    `total` counts them all.
    """

    view: Literal["slice-examples"] = "slice-examples"
    by: Words
    name: Words
    part: Words
    total: Count
    examples: tuple[SliceExample, ...]


def worst_first(slices: Iterable[Slice], *, lower_is_better: bool) -> list[Slice]:
    """The slices of which it is surest that they are bad first, larger ones before small ones.

    So a slice of one wrong answer, which may be chance, comes behind one of many.
    """

    def at_best(each: Slice) -> float:
        end = each.low if lower_is_better else each.high
        if end is None:
            return 1.0 if not lower_is_better else 0.0
        return -end if lower_is_better else end

    return sorted(slices, key=lambda each: (at_best(each), -each.count, each.name))
