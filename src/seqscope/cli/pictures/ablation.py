"""What a network does without some of its units."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from seqscope.cli.pictures.chips import chips_of
from seqscope.progress import steps

if TYPE_CHECKING:
    import numpy as np

    from seqscope.analysis.ablation import Effect
    from seqscope.cli.opened import OpenedRun
    from seqscope.recording import Recording
    from seqscope.runs.passage import Passage
    from seqscope.runs.probe import Outcome
    from seqscope.runs.record.reader import Held
    from seqscope.views.scenes.ablation import AblationEffects

__all__ = ["ablation", "check_kind", "effect_of", "nothing_held", "value_held"]


def ablation(
    opened: "OpenedRun",
    read: "Sequence[Passage]",
    *,
    chip: Sequence[int] = (),
    unit: Sequence[int] = (),
    at: str = "zero",
    layer: str | None = None,
    clusters: int | None = 8,
    words: int = 300,
    by: str = "effect",
    weight: str = "positive",
    plain: "Outcome | None" = None,
) -> "AblationEffects":
    """The scene of what holding chips or units changes, each on its own, where these are read.

    What comes of reading them with nothing held may be known already: `plain`.

    Raises `ValueError` for a network that predicts nothing that can be compared.
    """
    from seqscope.runs.probe import held_at, outcome

    check_kind(opened)
    known = opened.recording
    name, width = known.layer(layer).name, known.layer(layer).units
    level = value_held(at, known, name)
    chips = chips_of(opened, name, clusters=clusters, words=words, by=by, weight=weight).of_units
    plain = plain or outcome(opened.reader, read, {name: nothing_held(width)})
    held = [*what_to_hold(chips, chip, unit).items()]
    effects = {
        thing: effect_of(
            plain, outcome(opened.reader, read, {name: held_at(units, level, width=width)})
        )
        for thing, units in steps(held, "Holding {} chips or units")
    }
    return effects_scene(opened.run.folder.name, effects, held=f"at {at}")


def check_kind(opened: "OpenedRun") -> None:
    """Raise `ValueError` for a network that predicts nothing that can be compared."""
    if opened.run.recipe.network.kind not in ("classifier", "language"):
        raise ValueError(
            f"What a unit is worth is seen in classes or next words. {opened.run.folder.name} is "
            f"a {opened.run.recipe.network.called}. Choose a classifier or a language model."
        )


def nothing_held(width: int) -> "Held":
    """No unit held, but said as if some were, so that the network is compiled once for both."""
    import numpy as np

    from seqscope.runs.record.reader import Held

    return Held(np.zeros(width, bool), np.zeros(width, np.float32))


def effects_scene(name: str, effects: "dict[str, Effect]", *, held: str) -> "AblationEffects":
    """The scene of what holding each thing changed, with the accuracy where it is known."""
    import numpy as np

    from seqscope.views.scenes.ablation import ablation_effects

    found = list(effects.values())
    scored = any(each.accuracy is not None for each in found)
    return ablation_effects(
        name,
        list(effects),
        np.array([each.loss for each in found]),
        as_numbers([each.loss_error for each in found]),
        examples=found[0].examples,
        held=held,
        scores=["accuracy"] if scored else [],
        unchanged=as_numbers([found[0].before.accuracy]) if scored else None,
        changed=as_numbers([each.after.accuracy for each in found])[:, None] if scored else None,
    )


def as_numbers(values: list[float | None]) -> "np.ndarray":
    """The numbers, NaN for those that are not known."""
    import numpy as np

    return np.array([np.nan if each is None else each for each in values])


def what_to_hold(
    chips: "np.ndarray", chip: Sequence[int], unit: Sequence[int]
) -> dict[str, list[int]]:
    """The units to hold together, by the name of what they are: those asked for, or each chip."""
    numbers = sorted({*chips.tolist()} - {-1})
    if wrong := [each for each in chip if each not in numbers]:
        raise ValueError(
            f"Chips are numbered as seqscope clusters shows them, here "
            f"{', '.join(map(str, numbers))}. Given was {wrong[0]}. Choose one of these."
        )
    found = {f"chip {each}": (chips == each).nonzero()[0].tolist() for each in chip}
    found |= {f"unit {each}": [each] for each in unit}
    return found or {f"chip {each}": (chips == each).nonzero()[0].tolist() for each in numbers}


def effect_of(before: "Outcome", after: "Outcome") -> "Effect":
    """What an intervention changed: of a classifier's answers, or of a language model's losses."""
    from seqscope.analysis.ablation import ablation, loss_effect

    if before.losses is not None and after.losses is not None:
        return loss_effect(before.losses, after.losses)
    assert before.probabilities is not None
    assert after.probabilities is not None
    known = before.labels >= 0
    if not known.any():
        return ablation(before.probabilities, after.probabilities).whole
    # Of a file in which some texts have a class, those are asked: a mean over both means nothing.
    return ablation(
        before.probabilities[known], after.probabilities[known], before.labels[known]
    ).whole


def value_held(at: str, known: "Recording", layer: str) -> "np.ndarray":
    """The value of each unit that is held: 0, or its mean over the recording."""
    import numpy as np

    if at not in ("zero", "mean"):
        raise ValueError(
            f"Units are held at zero or at their mean. Given was --at {at}. Choose one of these."
        )
    total, tokens = np.zeros(known.layer(layer).units), 0
    for block in known.blocks(layer) if at == "mean" else ():
        total += np.asarray(block, np.float64).sum(axis=0)
        tokens += len(block)
    return total / max(tokens, 1)
