"""What a network is asked about the texts that it recorded, so that no other data is needed."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from seqscope.cli.pictures.ablation import ablation, check_kind, nothing_held
from seqscope.cli.pictures.comparison import comparison, first_tokens, side_of

if TYPE_CHECKING:
    from seqscope.cli.opened import OpenedRun
    from seqscope.runs.passage import Passage
    from seqscope.runs.probe import Outcome
    from seqscope.views.scenes.ablation import AblationEffects
    from seqscope.views.scenes.comparison import Comparison

__all__ = [
    "first_passages",
    "passages_of_both",
    "recorded_ablation",
    "recorded_comparison",
    "recorded_outcome",
    "recorded_passages",
]

MOST_TOKENS = 20_000  # that are read once more for each chip
MOST_OF_LANGUAGE = 4_096  # where each token has a chance for each word


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
        return ablation(opened, [read_passage(opened.run, text)[1] for text in texts], **held)
    check_kind(opened)
    layer = opened.recording.layer(held.get("layer")).name
    plain = recorded_outcome(opened, layer, count)
    return ablation(opened, first_passages(opened, count), plain=plain, **held)


def first_passages(opened: "OpenedRun", count: int) -> "list[Passage]":
    """So many of the texts that were recorded, the first, or fewer where they are long."""
    language = opened.run.recipe.network.kind == "language"
    most = MOST_OF_LANGUAGE if language else MOST_TOKENS
    return first_tokens(islice(recorded_passages(opened), count), most)


def recorded_outcome(opened: "OpenedRun", layer: str, count: int) -> "Outcome":
    """What comes of reading these with no unit held."""
    from seqscope.runs.probe import outcome

    nothing = {layer: nothing_held(opened.recording.layer(layer).units)}
    return opened.once(
        ("outcome", layer, count),
        lambda: outcome(opened.reader, first_passages(opened, count), nothing),
    )


def recorded_comparison(
    pair: "tuple[OpenedRun, OpenedRun]",
    *,
    layers: tuple[str, str] | None = None,
    checkpoints: tuple[int | None, int | None] = (None, None),
    count: int = 10_000,
) -> "Comparison":
    """The scene of what two networks do on the first tokens that the first of them recorded.

    Either may be as it was after an epoch, where its training kept checkpoints.

    Raises `ValueError` for networks of another kind, or that cut texts in another way.
    """
    sides = side_of(pair[0], checkpoints[0]), side_of(pair[1], checkpoints[1])
    return comparison(sides, passages_of_both(pair, count), layers)


def passages_of_both(
    pair: "tuple[OpenedRun, OpenedRun]", count: int
) -> "tuple[list[Passage], list[Passage]]":
    """The first tokens that the first network recorded, in the ids of either.

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
    return mine, [Passage(ids(words(each.ids)), each.label) for each in mine]


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
