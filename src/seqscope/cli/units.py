"""seqscope units: what a hidden unit answers to, and where in the corpus."""

from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from seqscope.cli.showing import AsJson, Layer, Out, Place, shown

if TYPE_CHECKING:
    from seqscope.recording import Recording
    from seqscope.runs.run import Run
    from seqscope.views.scenes.concordance import Passages

__all__ = ["units"]

BEFORE, BEHIND = 10, 4  # words shown around a place


def units(
    run: Annotated[str, Argument(help="A run folder that was recorded.")],
    unit: Annotated[int, Argument(help="The unit, counted from 0.")],
    layer: Layer = None,
    examples: Annotated[int, Option(min=1, max=20, help="How many places of each kind.")] = 10,
    text: Annotated[str | None, Option(help="A text to show the unit's value along.")] = None,
    out: Out = None,
    recording: Place = None,
    as_json: AsJson = False,
) -> None:
    """Show one unit: the words that it answers most, its strongest places, its value on a text."""
    from seqscope.analysis.expected import expected_response
    from seqscope.runs.record.making import recorded
    from seqscope.runs.run import open_run
    from seqscope.views.scenes.units import extreme_words, unit_details
    from seqscope.views.terminal.units import TerminalUnit

    opened = open_run(run)
    known = recorded(opened, recording)
    found = expected_response(known, layer)
    width = found.mean.shape[1]
    if not 0 <= unit < width:
        raise ValueError(
            f"Units are counted from 0; {found.layer} has {width}. Given was {unit}. "
            f"Choose one below {width}, or another --layer."
        )
    words = extreme_words(found.words, found.counts, found.mean[:, unit], found.bands[:, :, unit])
    scene = unit_details(
        f"{found.layer}, unit {unit}",
        words,
        text=along(opened, found.layer, unit, text),
        places=places_of(known, found.layer, unit, examples),
    )
    shown(scene, TerminalUnit(scene), out=out, as_json=as_json)


def along(
    run: "Run", layer: str, unit: int, text: str | None
) -> tuple[tuple[str, ...], list[float]]:
    """The words of a text, and the unit's value after each."""
    from seqscope.cli.lines import sound_text
    from seqscope.runs.passages import read_passage
    from seqscope.runs.record.reader import Reader, Selection

    if text is None:
        return (), []
    tokens, passage = read_passage(run, sound_text(text))
    part = Reader(run, Selection((layer,), predictions=False)).part([passage])
    return tokens.words, part.states[layer, "hidden_state"][:, unit].tolist()


def places_of(known: "Recording", layer: str, unit: int, count: int) -> "list[Passages]":
    """Where in the corpus the unit rose and fell most, with the words around."""
    from seqscope.views.scenes.concordance import passages

    counted, groups = known.counted(layer), []
    for name, values, places in (
        ("rises most", counted.highest[unit], counted.highest_places[unit]),
        ("falls most", counted.lowest[unit], counted.lowest_places[unit]),
    ):
        chosen = [place for place in places[:count].tolist() if place >= 0]
        around = [known.words_around(place, BEFORE, BEHIND) for place in chosen]
        contexts = [[*before, *behind] for before, behind in around]
        spans = [(len(before), len(before) + 1) for before, _ in around]
        groups.append(
            passages(name, "response", contexts, spans, chosen, values[: len(chosen)].tolist())
        )
    return groups
