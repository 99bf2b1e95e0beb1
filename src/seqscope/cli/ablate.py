"""seqscope ablate: what a network does without some of its units."""

from itertools import islice
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from seqscope.cli.showing import AsJson, Layer, Out, Place, shown

if TYPE_CHECKING:
    import numpy as np

    from seqscope.analysis.ablation import Ablation, Effect
    from seqscope.recording import Recording
    from seqscope.runs.probe import Outcome
    from seqscope.views.scenes.ablation import AblationEffects

__all__ = ["ablate"]


def ablate(
    run: Annotated[str, Argument(help="A run folder that was recorded.")],
    chip: Annotated[
        list[int] | None, Option(help="A chip to hold, again for more; each in turn if missing.")
    ] = None,
    unit: Annotated[list[int] | None, Option(help="A unit to hold, again for more.")] = None,
    at: Annotated[str, Option(help="Hold at zero, or at the mean over the recording.")] = "zero",
    text: Annotated[
        str, Option(help="A file to read, or train, validation or test of the run's own data.")
    ] = "validation",
    count: Annotated[int, Option(min=1, help="How many texts are read.")] = 1000,
    clusters: Annotated[int, Option(min=1, help="How many chips.")] = 8,
    layer: Layer = None,
    words: Annotated[int, Option(min=1, help="How many words the chips are made with.")] = 300,
    out: Out = None,
    recording: Place = None,
    as_json: AsJson = False,
) -> None:
    """Hold units at a value while the network reads on, and compare what comes of it."""
    from seqscope.cli.chips import chips_of
    from seqscope.runs.passages import passages
    from seqscope.runs.probe import held_at, outcome
    from seqscope.runs.record.making import recorded
    from seqscope.runs.record.reader import Reader, Selection
    from seqscope.runs.run import open_run
    from seqscope.views.terminal.ablation import TerminalAblation

    opened = open_run(run)
    known = recorded(opened, recording)
    name, width = known.layer(layer).name, known.layer(layer).units
    level = value_held(at, known, name)
    chips = chips_of(known, name, clusters=clusters, words=words).of_units
    reader = Reader(opened, Selection((name,)))
    read = list(islice(passages(opened, text), count))
    plain = outcome(reader, read)
    effects = {
        thing: effect_of(plain, outcome(reader, read, {name: held_at(units, level, width=width)}))
        for thing, units in what_to_hold(chips, chip, unit).items()
    }
    scene = effects_scene(opened.folder.name, effects, held=f"at {at}")
    shown(scene, TerminalAblation(scene), out=out, as_json=as_json)


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
    chips: "np.ndarray", chip: list[int] | None, unit: list[int] | None
) -> dict[str, list[int]]:
    """The units to hold together, by the name of what they are: those asked for, or each chip."""
    numbers = sorted({*chips.tolist()} - {-1})
    if wrong := [each for each in chip or () if each not in numbers]:
        raise ValueError(
            f"Chips are numbered as seqscope clusters shows them, here "
            f"{', '.join(map(str, numbers))}. Given was {wrong[0]}. Choose one of these."
        )
    found = {f"chip {each}": (chips == each).nonzero()[0].tolist() for each in chip or ()}
    found |= {f"unit {each}": [each] for each in unit or ()}
    return found or {f"chip {each}": (chips == each).nonzero()[0].tolist() for each in numbers}


def effect_of(before: "Outcome", after: "Outcome") -> "Effect":
    """What an intervention changed: of a classifier's answers, or of a language model's losses."""
    from seqscope.analysis.ablation import ablation, loss_effect

    if before.losses is not None and after.losses is not None:
        return loss_effect(before.losses, after.losses)
    assert before.probabilities is not None
    assert after.probabilities is not None
    labels = None if (before.labels < 0).any() else before.labels
    found: Ablation = ablation(before.probabilities, after.probabilities, labels)
    return found.whole


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
