"""What a hidden unit answers to, and where in the corpus."""

from typing import TYPE_CHECKING

from seqscope.cli.pictures.chips import often_read
from seqscope.cli.pictures.states import looked_at, state_name

if TYPE_CHECKING:
    from seqscope.cli.opened import OpenedRun
    from seqscope.views.scenes.concordance import Passages
    from seqscope.views.scenes.units import UnitDetails

__all__ = ["units"]

BEFORE, BEHIND = 10, 4  # words shown around a place


def units(
    opened: "OpenedRun",
    *,
    unit: int,
    layer: str | None = None,
    state: str = "hidden",
    examples: int = 10,
    text: str | None = None,
) -> "UnitDetails":
    """The scene of one unit: its words, its strongest places, its value on a text."""
    from seqscope.views.scenes.units import extreme_words, unit_details

    found, way = often_read(opened.responses(layer, state)), looked_at(opened, layer, state)
    width = found.mean.shape[1]
    if not 0 <= unit < width:
        raise ValueError(
            f"Units are counted from 0; {found.layer} has {width}. Given was {unit}. "
            f"Choose one below {width}, or another --layer."
        )
    words = extreme_words(found.words, found.counts, found.mean[:, unit], found.bands[:, :, unit])
    return unit_details(
        f"{state_name(*way)}, unit {unit}",
        words,
        text=along(opened, way, unit, text),
        places=places_of(opened, way, unit, examples),
    )


def along(
    opened: "OpenedRun", way: tuple[str, str], unit: int, text: str | None
) -> tuple[tuple[str, ...], list[float]]:
    """The words of a text, and the unit's value after each."""
    if text is None:
        return (), []
    tokens, _, part = opened.read(text, *way)
    return tokens.words, part.states[way][:, unit].tolist()


def places_of(opened: "OpenedRun", way: tuple[str, str], unit: int, count: int) -> "list[Passages]":
    """Where in the corpus the unit rose and fell most, with the words around."""
    from seqscope.views.scenes.concordance import passages

    known, groups = opened.recording, []
    counted = known.counted(*way)
    for name, values, places in (
        ("rises most", counted.highest[unit], counted.highest_places[unit]),
        ("falls most", counted.lowest[unit], counted.lowest_places[unit]),
    ):
        chosen = [place for place in places[:count].tolist() if place >= 0]
        around = [known.words_around(place, BEFORE, BEHIND) for place in chosen]
        contexts = [[*before, *behind] for before, behind in around]
        spans = [(len(before), len(before) + 1) for before, _ in around]
        sentences = [opened.sentence_at(place) for place in chosen]
        found = values[: len(chosen)].tolist()
        groups.append(passages(name, "response", contexts, spans, chosen, found, sentences))
    return groups
