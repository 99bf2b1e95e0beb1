"""What can be asked of a network: a small model for each view, with defaults and limits."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from seqscope.views.serving.fields import (
    Clusters,
    Epoch,
    Layer,
    MostWords,
    Name,
    Rank,
    Recorded,
    State,
    Step,
    Switched,
    Text,
    Unit,
    Weight,
)

__all__ = [
    "AblationQuestion",
    "AttentionQuestion",
    "ComparisonQuestion",
    "ContributionsQuestion",
    "EvidenceQuestion",
    "GatesQuestion",
    "MemoryQuestion",
    "PatternQuestion",
    "Question",
    "SentenceQuestion",
    "SharedQuestion",
    "Source",
    "SuggestionQuestion",
    "SwitchesQuestion",
    "UnitQuestion",
    "WordsQuestion",
]

Source = Literal["network", "recording", "files"]


class Question(BaseModel):
    """A frozen model that refuses fields it does not know; every field may be left out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @property
    def made_of(self) -> Source:
        """What the answer is made of; of the network where it has to read something."""
        return "network"

    @property
    def runs(self) -> tuple[str, ...]:
        """The ids of other networks that the question is about."""
        return ()


class TextQuestion(Question):
    """A question about a text."""

    text: Text = ""
    locale: Annotated[
        Name | None, Field(description="How dates in the text are written, such as de-AT.")
    ] = None


class ChipsQuestion(Question):
    """A question about chips, and so about how units are clustered."""

    clusters: Clusters = 8
    words: MostWords = 300
    by: Rank = "effect"
    weight: Weight = "positive"


class AttentionQuestion(TextQuestion):
    """Where does the network look while it reads this text?

    Of a translator also while it writes one of its other answers, or what it would write if steps
    looked at one place each; of self-attention also from which word to which.
    """

    alternative: Annotated[
        int, Field(ge=0, le=19, description="Which answer; 0 the best, 1 the next.")
    ] = 0
    pins: Annotated[
        tuple[tuple[Step, Step], ...],
        Field(max_length=100, description="Steps, and the one place that each looks at."),
    ] = ()
    head: Annotated[
        Literal["mean"] | Step | None, Field(description="Of self-attention: whose map.")
    ] = None


class EvidenceQuestion(TextQuestion):
    """What did the answer to this text depend on, beside where the network looked?"""


class MemoryQuestion(ChipsQuestion):
    """Which units and which words belong together? `select` names words that color the units."""

    layer: Layer = None
    state: State = "hidden"
    select: Annotated[tuple[Name, ...], Field(max_length=3)] = ()

    @property
    def made_of(self) -> Source:
        return "recording"


class SuggestionQuestion(Question):
    """How many clusters do the numbers speak for?"""

    layer: Layer = None
    state: State = "hidden"
    words: MostWords = 300
    by: Rank = "effect"
    weight: Weight = "positive"

    @property
    def made_of(self) -> Source:
        return "recording"


class WordsQuestion(Question):
    """How do the units answer these words; where none are named, the `top` ones?

    With a text also: how did they answer its token at this place?
    """

    chosen: Annotated[tuple[Name, ...], Field(max_length=50)] = ()
    layer: Layer = None
    state: State = "hidden"
    by: Rank = "effect"
    top: Annotated[int, Field(ge=1, le=50)] = 12

    text: Text | None = None
    place: Unit = 0

    @property
    def made_of(self) -> Source:
        return "recording" if self.text is None else "network"


class SentenceQuestion(ChipsQuestion):
    """What does each word of some texts do to the memory?"""

    texts: Annotated[tuple[Text, ...], Field(max_length=4)] = ()
    layer: Layer = None
    state: State = "hidden"


class UnitQuestion(Question):
    """What does a unit answer to, and where? `text` is a text to show its value along."""

    unit: Unit = 0
    layer: Layer = None
    state: State = "hidden"
    examples: Annotated[int, Field(ge=1, le=20)] = 10
    text: Text | None = None

    @property
    def made_of(self) -> Source:
        return "recording" if self.text is None else "network"


class PatternQuestion(Question):
    """Which units mark a span of this text, and where else are they on together?

    The span is some words of the text, or FIRST:LAST, numbers of tokens; where it is missing, the
    stretch that most units mark.
    """

    text: Text = ""
    span: Text | None = None
    threshold: Annotated[float, Field(ge=-1000, le=1000)] | None = None
    layer: Layer = None
    state: State = "hidden"
    places: Annotated[int, Field(ge=1, le=50)] = 10
    lines: Annotated[int, Field(ge=1, le=2000, description="Units that are drawn at most.")] = 200


class GatesQuestion(Question):
    """How open do the gates of each unit stand?"""

    layer: Layer = None

    @property
    def made_of(self) -> Source:
        return "recording"


class ContributionsQuestion(ChipsQuestion):
    """Which word and which chip wrote the prediction `of`, or its margin over `against`?"""

    text: Text = ""
    of: Name | None = None
    against: Name | None = None


class AblationQuestion(ChipsQuestion):
    """What does the network do without some units, on texts that were typed or recorded?

    `chip` and `unit` are held each on its own; where none is named, every chip in turn.
    """

    chip: Annotated[tuple[Unit, ...], Field(max_length=20)] = ()
    unit: Annotated[tuple[Unit, ...], Field(max_length=20)] = ()
    at: Literal["zero", "mean"] = "zero"
    texts: Annotated[tuple[Text, ...], Field(max_length=20)] = ()
    count: Recorded = 200
    layer: Layer = None


class SwitchesQuestion(ChipsQuestion):
    """What does the network answer with some chips off together, beside the whole network?

    Chips are held at zero, at their mean over the recording, or as the text `taken_from` left them.
    """

    zero: Switched = ()
    mean: Switched = ()
    taken: Switched = ()
    taken_from: Text = ""
    texts: Annotated[tuple[Text, ...], Field(max_length=4)] = ()
    count: Annotated[int, Field(ge=0, le=1000, description="Recorded texts for the scores.")] = 200
    layer: Layer = None


class PairQuestion(Question):
    """A question about this network and another, on the tokens that this one recorded."""

    other: Name = ""
    layers: Annotated[
        tuple[Name, Name] | None, Field(description="Whose units are matched; the last two.")
    ] = None
    checkpoints: Annotated[
        tuple[Epoch, Epoch],
        Field(description="As which epochs left them; null for the network as it is."),
    ] = (None, None)
    count: Annotated[int, Field(ge=100, le=50_000, description="Tokens to read.")] = 10_000

    @property
    def runs(self) -> tuple[str, ...]:
        return (self.other,)


class ComparisonQuestion(PairQuestion):
    """What do this network and another have in common on the texts that this one recorded?"""


class SharedQuestion(PairQuestion, ChipsQuestion):
    """What do this network and another do at each word of this text, and where do they differ?

    Chips are those of this network; units of the other are matched with them on recorded tokens.
    """

    text: Text = ""
