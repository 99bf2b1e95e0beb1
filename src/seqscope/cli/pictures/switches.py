"""What a network answers with some of its chips switched off together."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from seqscope.cli.pictures.ablation import check_kind, effect_of, nothing_held, value_held
from seqscope.cli.pictures.chips import chips_of
from seqscope.cli.pictures.recorded import first_passages, recorded_outcome

if TYPE_CHECKING:
    import numpy as np

    from seqscope.analysis.ablation import Effect
    from seqscope.cli.opened import OpenedRun
    from seqscope.recording import Part
    from seqscope.runs.record.reader import Held
    from seqscope.views.scenes.switches import Position, Shifted, SwitchedText, Switches

__all__ = ["switches"]


def switches(
    opened: "OpenedRun",
    *,
    zero: Sequence[int] = (),
    mean: Sequence[int] = (),
    taken: Sequence[int] = (),
    taken_from: str = "",
    texts: Sequence[str] = (),
    count: int = 200,
    layer: str | None = None,
    clusters: int | None = 8,
    words: int = 300,
    by: str = "effect",
    weight: str = "positive",
) -> "Switches":
    """The scene of all these chips held at once: at zero, at their mean, or as a text left them.

    Scores are those on the first `count` texts that were recorded; none where it is 0. Raises
    `ValueError` for a network that predicts nothing that can be compared, and for a chip that is
    not there or is switched twice.
    """
    from seqscope.views.scenes.switches import Switch, Switches

    check_kind(opened)
    name = opened.recording.layer(layer).name
    chips = chips_of(opened, name, clusters=clusters, words=words, by=by, weight=weight).of_units
    positions = where_switches_stand(chips, {"zero": zero, "mean": mean, "text": taken})
    still = held_units(opened, name, chips, positions, taken_from)
    effect = recorded_effect(opened, name, still, count) if count else None
    return Switches(
        network=opened.run.folder.name,
        chips=tuple(
            Switch(chip=chip, units=int((chips == chip).sum()), position=position)
            for chip, position in positions.items()
        ),
        texts=tuple(answered(opened, text, name, still) for text in texts),
        scores=scores_of(effect) if effect else (),
        error=effect.loss_error if effect else None,
        otherwise=effect.changed if effect else None,
        examples=effect.examples if effect else 0,
    )


def where_switches_stand(
    chips: "np.ndarray", off: "dict[Position, Sequence[int]]"
) -> "dict[int, Position]":
    """The position of every chip's switch, in the order of chips."""
    positions: dict[int, Position] = dict.fromkeys(sorted({*chips.tolist()} - {-1}), "on")
    for position, chosen in off.items():
        for chip in chosen:
            if positions.get(chip) != "on":
                raise ValueError(
                    f"A switch belongs to one of the chips {', '.join(map(str, positions))} and "
                    f"has one position. Chip {chip} is none of them, or is switched twice. "
                    f"Name each chip once."
                )
            positions[chip] = position
    return positions


def held_units(
    opened: "OpenedRun",
    layer: str,
    chips: "np.ndarray",
    positions: "dict[int, Position]",
    taken_from: str,
) -> "Held":
    """The units of all chips that are not on, each at the value that its switch says."""
    import numpy as np

    from seqscope.runs.record.reader import Held

    values, where = np.zeros(len(chips)), np.zeros(len(chips), bool)
    levels: dict[str, np.ndarray] = {}
    for chip, position in positions.items():
        if position == "on":
            continue
        if position not in levels:
            levels[position] = level(opened, layer, position, taken_from)
        own = chips == chip
        where |= own
        values[own] = levels[position][own]
    return Held(where, values.astype(np.float32))


def level(opened: "OpenedRun", layer: str, position: str, taken_from: str) -> "np.ndarray":
    """The value of each unit at a position of its switch."""
    import numpy as np

    if position != "text":
        key = "value held", position, layer
        return opened.once(key, lambda: value_held(position, opened.recording, layer))
    part = opened.read(taken_from, layer)[2]
    states = np.asarray(part.states[layer, "hidden_state"], np.float64)
    found: np.ndarray = states[0 if opened.recording.layer(layer).reverse else -1]
    return found


def recorded_effect(opened: "OpenedRun", layer: str, still: "Held", count: int) -> "Effect":
    """What the switches change on the first texts that were recorded."""
    from seqscope.runs.probe import outcome

    plain = recorded_outcome(opened, layer, count)
    if not still.units.any():
        return effect_of(plain, plain)
    held = outcome(opened.reader, first_passages(opened, count), {layer: still})
    return effect_of(plain, held)


def scores_of(effect: "Effect") -> "tuple[Shifted, ...]":
    """The loss, and the accuracy, or the perplexity of a language model."""
    from seqscope.views.scenes.switches import shifted

    before, after = effect.before, effect.after
    found = [shifted("loss", before.loss, after.loss)]
    if before.accuracy is not None:
        found.append(shifted("accuracy", before.accuracy, after.accuracy))
    if effect.changed is None:
        found.append(shifted("perplexity", math.exp(before.loss), math.exp(after.loss)))
    return tuple(found)


def answered(opened: "OpenedRun", text: str, layer: str, still: "Held") -> "SwitchedText":
    """What the network answers to a text, with no unit held and with these."""
    from seqscope.runs.passages import read_passage
    from seqscope.views.scenes.switches import switched_text

    passage = read_passage(opened.run, text)[1]
    plain, held = (
        opened.reader.part([passage], held={layer: each})
        for each in (nothing_held(len(still.units)), still)
    )
    losses = None
    if "loss" in plain.tokens and len(passage.ids) > 1:
        losses = tuple(float(each.tokens["loss"][:-1].mean()) for each in (plain, held))
    return switched_text(text, likeliest(opened, plain), likeliest(opened, held), loss=losses)  # type: ignore[arg-type]


def likeliest(opened: "OpenedRun", part: "Part") -> list[tuple[str, float]]:
    """The answers at the end of a text by their probability, the likeliest first."""
    if "alternatives" in part.tokens:
        words = opened.run.source_vocabulary.tokens(part.tokens["alternatives"][-1].tolist())
        chances = part.tokens["alternative_probabilities"][-1].tolist()
        return list(zip(words, chances, strict=True))
    chances = part.sequences["probabilities"][0].tolist()
    found = zip(opened.run.classes, chances, strict=True)
    return sorted(found, key=lambda each: -each[1])
