"""What a network is asked about the texts that it recorded, so that no other data is needed."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from seqscope.cli.pictures.ablation import ablation
from seqscope.cli.pictures.comparison import Pair, comparison, first_tokens

if TYPE_CHECKING:
    from seqscope.cli.opened import OpenedRun
    from seqscope.runs.passage import Passage
    from seqscope.views.scenes.ablation import AblationEffects
    from seqscope.views.scenes.comparison import Comparison

__all__ = ["recorded_ablation", "recorded_comparison"]

MOST_TOKENS = 20_000  # that are read once more for each chip


def recorded_ablation(
    opened: "OpenedRun",
    *,
    texts: Sequence[str] = (),
    count: int = 200,
    **held: Any,
) -> "AblationEffects":
    """The scene of what units are worth on these texts, or on the first that were recorded.

    What is `held`, and how, is said as to `ablation`.
    """
    from seqscope.runs.passages import read_passage

    if texts:
        read = [read_passage(opened.run, text)[1] for text in texts]
    else:
        read = first_tokens(islice(recorded_passages(opened), count), MOST_TOKENS)
    return ablation(opened, read, **held)


def recorded_comparison(
    pair: Pair, *, layers: tuple[str, str] | None = None, count: int = 10_000
) -> "Comparison":
    """The scene of what two networks do on the first tokens that the first of them recorded.

    Raises `ValueError` for networks of another kind, or that cut texts in another way.
    """
    from seqscope.runs.passage import Passage

    one, other = (opened.run for opened in pair)
    if ways_of_reading(pair[0]) != ways_of_reading(pair[1]):
        raise ValueError(
            f"Two networks are compared on the same tokens. {one.folder.name} and "
            f"{other.folder.name} are of different kinds, or cut texts in different ways. "
            f"Choose two of one task."
        )
    longest = getattr(other.recipe.network, "length", None) or MOST_TOKENS
    fitting = (each for each in recorded_passages(pair[0]) if len(each.ids) <= longest)
    mine = first_tokens(fitting, count)
    words, ids = one.source_vocabulary.tokens, other.source_vocabulary.ids
    theirs = [Passage(ids(words(each.ids)), each.label) for each in mine]
    return comparison(pair, (mine, theirs), layers)


def ways_of_reading(opened: "OpenedRun") -> tuple[object, ...]:
    """What has to be the same in two networks that read the same tokens."""
    recipe = opened.run.recipe
    return recipe.network.kind, recipe.task["name"], recipe.task.get("tokens")


def recorded_passages(opened: "OpenedRun") -> "Iterator[Passage]":
    """What the network read when it was recorded, from the beginning."""
    from seqscope.runs.passage import Passage

    for part in opened.recording.parts:
        ends = part.offsets.tolist()
        for first, last, label in zip(ends[:-1], ends[1:], part.labels.tolist(), strict=True):
            yield Passage(part.ids[first:last].tolist(), label)
