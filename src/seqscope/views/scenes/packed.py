"""Numbers too many to be written out one by one: packed as bytes that any host can carry."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import Annotated, Any, Literal

import numpy as np
from jaxtyping import Float
from pydantic import PlainSerializer

from seqscope.views.scenes.scene import Number, Scene

__all__ = ["Numbers", "Packed", "Precision", "packed"]

Precision = Literal["f4", "f2"]
FEWEST = 64  # numbers that are worth packing; fewer are read more easily as they are


class Packed(Scene):
    """An array of any shape, row by row: floats of 4 or 2 bytes, the lowest first, in base64.

    What is not known is not a number.
    """

    dtype: Precision
    shape: tuple[int, ...]
    numbers: str

    @property
    def values(self) -> Float[np.ndarray, "..."]:
        """The numbers themselves."""
        return np.frombuffer(b64decode(self.numbers), f"<{self.dtype}").reshape(self.shape)


def packed(values: Float[np.ndarray, "..."], dtype: Precision = "f4") -> Packed:
    """The numbers as bytes.

    >>> packed(np.array([[0.5, -1.0]])).numbers
    'AAAAPwAAgL8='
    >>> packed(np.array([[0.5, -1.0]]), "f2").values
    array([[ 0.5, -1. ]], dtype=float16)
    """
    content = np.ascontiguousarray(values, f"<{dtype}").tobytes()
    return Packed(dtype=dtype, shape=values.shape, numbers=b64encode(content).decode("ascii"))


def as_asked(values: Sequence[float | None], info: Any) -> Any:
    """The numbers one by one, or packed where that was asked for and they are many."""
    precision = (info.context or {}).get("packed")
    if precision is None or len(values) < FEWEST:
        return values
    return packed(np.array(values, np.float64), precision)


# Numbers that are packed where a scene is written with a context that says how: {"packed": "f4"}.
Numbers = Annotated[
    tuple[Number, ...], PlainSerializer(as_asked, return_type=Packed | tuple[Number, ...])
]
