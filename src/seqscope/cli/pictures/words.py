"""How the units of a layer respond to words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seqscope.cli.opened import OpenedRun
    from seqscope.views.scenes.responses import WordResponses

__all__ = ["words"]


def words(
    opened: "OpenedRun",
    *,
    chosen: Sequence[str] = (),
    layer: str | None = None,
    by: str = "effect",
    top: int = 12,
) -> "WordResponses":
    """The scene of these words, or of those that move most."""
    from seqscope.analysis.responses import of_words, ranked
    from seqscope.views.scenes.responses import word_responses

    if by not in ("effect", "frequency"):
        raise ValueError(
            f"Words are ranked by effect or by frequency. Given was --by {by}. Choose one of these."
        )
    found = opened.responses(layer)
    names = chosen or ranked(found, by).words[:top]  # type: ignore[arg-type]
    few = of_words(found, names)
    return word_responses(few.layer, few.words, few.counts, few.mean, few.bands)
