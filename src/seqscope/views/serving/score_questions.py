"""What can be asked of how well networks know their task: curves, scores, examples, findings."""

from typing import Annotated

from pydantic import Field

from seqscope.views.serving.fields import Name, Runs
from seqscope.views.serving.questions import Question, Source

__all__ = [
    "ExamplesQuestion",
    "FindingsQuestion",
    "RunsQuestion",
    "SliceQuestion",
    "SlicesQuestion",
]


class RunsQuestion(Question):
    """What is known of this run, and of others beside it?"""

    others: Runs = ()

    @property
    def runs(self) -> tuple[str, ...]:
        return self.others

    @property
    def made_of(self) -> Source:
        return "files"


class ExamplesQuestion(Question):
    """Which recorded texts of one class were taken for which, the surest first?"""

    of: Name = ""
    taken_for: Name = ""
    count: Annotated[int, Field(ge=1, le=200, description="Texts that are shown.")] = 20

    @property
    def made_of(self) -> Source:
        return "recording"


class SlicesQuestion(Question):
    """How does the network do on examples of its test, or that it recorded, slice by slice?

    They are cut `by` what is named, such as locale, out of a `part` of the test.
    """

    by: Name = ""
    part: Name = ""
    count: Annotated[int, Field(ge=1, le=2000, description="Slices that are shown.")] = 40


class SliceQuestion(Question):
    """Which examples are in the slice of this name? Those that were answered wrong come first."""

    name: Name = ""
    by: Name = ""
    part: Name = ""
    count: Annotated[int, Field(ge=1, le=200, description="Examples that are shown.")] = 20


class FindingsQuestion(Question):
    """What should a person know about this network?"""

    @property
    def made_of(self) -> Source:
        return "recording"
