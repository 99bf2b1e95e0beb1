"""What the fields of a question can hold: texts, names and numbers, with their limits."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from seqscope.views.scenes.scene import well_formed

__all__ = [
    "LONGEST_TEXT",
    "Clusters",
    "Epoch",
    "Layer",
    "MostWords",
    "Name",
    "Rank",
    "Recorded",
    "Runs",
    "State",
    "Step",
    "Switched",
    "Text",
    "Unit",
    "Weight",
]

LONGEST_TEXT = 10_000  # code points of a text that is typed
LONGEST_NAME = 500


def sound(value: Any) -> Any:
    """A text without lone surrogates, which a page can send but nothing can write."""
    return well_formed(value) if isinstance(value, str) else value


Sound = BeforeValidator(sound)
Text = Annotated[str, Sound, Field(max_length=LONGEST_TEXT)]
Name = Annotated[str, Sound, Field(max_length=LONGEST_NAME)]
Layer = Annotated[Name | None, Field(description="As it was recorded; the last if missing.")]
State = Annotated[
    Literal["hidden", "cell"],
    Field(description="Which state of the layer; cell where that of an LSTM was recorded."),
]
Clusters = Annotated[
    Annotated[int, Field(ge=1, le=20)] | None,
    Field(description="How many clusters, and so chips; as many as are suggested for null."),
]
MostWords = Annotated[int, Field(ge=1, le=2000, description="How many words are clustered.")]
Rank = Annotated[Literal["effect", "frequency"], Field(description="What ranks words.")]
Weight = Annotated[
    Literal["absolute", "positive", "negative", "signed"],
    Field(description="What counts of a response where words and units are clustered."),
]
Recorded = Annotated[int, Field(ge=1, le=1000, description="Recorded texts that are read.")]
Switched = Annotated[tuple[Annotated[int, Field(ge=0, le=19)], ...], Field(max_length=20)]
Unit = Annotated[int, Field(ge=0, le=1_000_000)]
Step = Annotated[int, Field(ge=0, le=LONGEST_TEXT)]
Epoch = Annotated[int, Field(ge=1, le=1_000_000)] | None
Runs = Annotated[tuple[Name, ...], Field(max_length=20, description="More runs, by their ids.")]
