"""How the units of a layer respond to words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from seqscope.cli.pictures.states import looked_at, state_name

if TYPE_CHECKING:
    import numpy as np

    from seqscope.cli.opened import OpenedRun
    from seqscope.views.scenes.responses import WordResponses

__all__ = ["words"]


def words(
    opened: "OpenedRun",
    *,
    chosen: Sequence[str] = (),
    layer: str | None = None,
    state: str = "hidden",
    by: str = "effect",
    top: int = 12,
    text: str | None = None,
    place: int = 0,
) -> "WordResponses":
    """The scene of these words, or of those that move most.

    With a text also the response to its token at that place, counted from 0, where it is one of
    the words.
    """
    from seqscope.analysis.responses import of_words, ranked
    from seqscope.views.scenes.responses import word_responses

    if by not in ("effect", "frequency"):
        raise ValueError(
            f"Words are ranked by effect or by frequency. Given was --by {by}. Choose one of these."
        )
    found, way = opened.responses(layer, state), looked_at(opened, layer, state)
    names = chosen or ranked(found, by).words[:top]  # type: ignore[arg-type]
    few = of_words(found, names)
    here = {} if text is None else occurrence(opened, way, text, place)
    return word_responses(
        state_name(*way), few.words, few.counts, few.mean, few.bands, occurrences=here
    )


def occurrence(
    opened: "OpenedRun", way: tuple[str, str], text: str, place: int
) -> "dict[str, np.ndarray]":
    """The response of a layer's state to one token of a text, by the word that it is."""
    import numpy as np

    from seqscope.recording.responses import responses_of

    tokens, _, part = opened.read(text, *way)
    if not 0 <= place < len(tokens.words):
        raise ValueError(
            f"Tokens are counted from 0. The text has {len(tokens.words)}; asked for was {place}. "
            f"Choose one of them."
        )
    states = np.asarray(part.states[way], np.float64)
    moved = responses_of(states, part.offsets, reverse=opened.recording.layer(way[0]).reverse)
    return {tokens.words[place]: moved[place]}
