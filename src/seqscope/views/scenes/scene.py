"""What every scene is: a frozen model that turns into JSON, and how numbers and texts enter it."""

import math
import re
from typing import Annotated

import numpy as np
from jaxtyping import Float
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

__all__ = ["Number", "Scene", "Words", "finite", "rounded", "table", "well_formed"]

DECIMALS = 6


class Scene(BaseModel):
    """A frozen model that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def finite(value: float | None) -> float | None:
    """The number, or none where it is one that JSON cannot write."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def well_formed(text: str) -> str:
    """The text without lone surrogates, which no encoding can write; as long as before."""
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)


Number = Annotated[float | None, BeforeValidator(finite)]
Words = Annotated[str, AfterValidator(well_formed)]


def table(values: Float[np.ndarray, "target source"]) -> tuple[tuple[float, ...], ...]:
    """Rows of plain numbers."""
    return tuple(tuple(rounded(value) for value in row) for row in values.tolist())


def rounded(value: float) -> float:
    """A plain number without the noise that float32 leaves in decimals."""
    return round(value, DECIMALS)
