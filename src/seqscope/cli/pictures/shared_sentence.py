"""One sentence, typed once and read by two networks."""

from typing import TYPE_CHECKING, Any

from seqscope.cli.pictures.chips import chips_of
from seqscope.cli.pictures.comparison import (
    Pair,
    Side,
    check_layer,
    read_by_both,
    side_of,
    states_of,
)
from seqscope.cli.pictures.recorded import passages_of_both
from seqscope.cli.pictures.sentence import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from seqscope.analysis.comparison import UnitMatching
    from seqscope.cli.opened import OpenedRun
    from seqscope.recording import Part
    from seqscope.runs.passage import Passage
    from seqscope.tasks.task import Tokens
    from seqscope.views.scenes.sentence import ReadSentence
    from seqscope.views.scenes.shared_sentence import SharedSentence

__all__ = ["shared_sentence"]


def shared_sentence(
    pair: "tuple[OpenedRun, OpenedRun]",
    *,
    text: str,
    layers: tuple[str, str] | None = None,
    checkpoints: tuple[int | None, int | None] = (None, None),
    count: int = 10_000,
    **clustered: Any,
) -> "SharedSentence":
    """The scene of what both networks held after each token, in the chips of the first.

    Units are matched on the first tokens that the first network recorded. How its units are
    `clustered` is said as to `chips_of`.
    """
    from seqscope.analysis.comparison import as_partners
    from seqscope.views.scenes import shared_sentence as scenes

    sides = side_of(pair[0], checkpoints[0]), side_of(pair[1], checkpoints[1])
    own, other = layers_of(sides, layers or (pair[0].recording.layer(None).name, None))
    matched = pair[0].once(
        ("matched", pair[1], own, other, checkpoints, count),
        lambda: matching(sides, passages_of_both(pair, count), (own, other)),
    )
    chips = with_partner(chips_of(pair[0], own, **clustered).of_units, matched)
    tokens, read = read_once(sides, text)
    first, second = (
        states_of(part)[name] for (_, part), name in zip(read, (own, other), strict=True)
    )
    second = as_partners(second, matched, len(chips))
    sentences = [
        sentence_of(side, tokens.words, states, chips, layer, one)
        for side, states, layer, one in zip(sides, (first, second), (own, other), read, strict=True)
    ]
    return scenes.SharedSentence(
        names=(sides[0].name, sides[1].name),
        layers=(own, other),
        sentences=(sentences[0], sentences[1]),
        differences=scenes.differences(first, second, chips),
        likeness=scenes.likeness_of_chips(
            matched.correlation, chips[matched.first], len(sentences[0].sizes)
        ),
        by_chance=matched.by_chance,
    )


def with_partner(chips: "np.ndarray", matched: "UnitMatching") -> "np.ndarray":
    """The chip of each unit that has a partner, -1 for the others."""
    import numpy as np

    found = np.full_like(chips, -1)
    found[matched.first] = chips[matched.first]
    return found


def layers_of(sides: Pair, chosen: "tuple[str, str | None]") -> tuple[str, str]:
    """A layer of either network, of the second its last if none is named."""
    known = [[each.name for each in side.reader.layers] for side in sides]
    own, other = chosen[0], chosen[1] or known[1][-1]
    check_layer(own, known[0])
    check_layer(other, known[1])
    return own, other


def sentence_of(
    side: Side,
    tokens: "Sequence[str]",
    states: "np.ndarray",
    chips: "np.ndarray",
    layer: str,
    read: "tuple[Passage, Part]",
) -> "ReadSentence":
    """What one of the networks holds in chips after each token, and would answer there."""
    from seqscope.views.scenes.sentence import read_sentence

    predictions, probabilities = said(side.reader, *read)
    return read_sentence(
        side.name,
        tokens,
        states,
        chips,
        predictions=predictions,
        probabilities=probabilities,
        reverse=layer.endswith("/backward"),
    )


def matching(
    sides: Pair, passages: "tuple[list[Passage], list[Passage]]", layers: tuple[str, str]
) -> "UnitMatching":
    """The units of two layers matched by how they move together while both read the same."""
    from seqscope.analysis.comparison import matched_units

    parts = read_by_both(sides, passages)
    own, other = (states_of(part)[name] for part, name in zip(parts, layers, strict=True))
    return matched_units(own, other)


def read_once(sides: Pair, text: str) -> "tuple[Tokens, list[tuple[Passage, Part]]]":
    """A text as its tokens, and what either network read and did.

    Raises `ValueError` where the two do not get to see the same tokens.
    """
    from seqscope.runs.passages import read_passage

    (tokens, one), (others, other) = (read_passage(side.run, text) for side in sides)
    if tokens.words != others.words:
        raise ValueError(
            f"Two networks are compared token by token. {sides[0].name} reads {len(tokens.words)} "
            f"tokens of this text and {sides[1].name} {len(others.words)}. Write a shorter one."
        )
    read = zip(sides, (one, other), strict=True)
    return tokens, [(passage, side.reader.part([passage])) for side, passage in read]
