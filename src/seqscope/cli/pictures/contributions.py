"""Which word wrote a prediction, exactly."""

from functools import partial
from typing import TYPE_CHECKING

from seqscope.cli.pictures.chips import chips_of

if TYPE_CHECKING:
    import numpy as np

    from seqscope.analysis.contributions import Ledger
    from seqscope.cli.opened import OpenedRun
    from seqscope.recording import Layer, Part
    from seqscope.runs.run import Run
    from seqscope.views.scenes.ledger import ContributionLedger

__all__ = ["contributions"]


def contributions(
    opened: "OpenedRun",
    *,
    text: str,
    of: str | None = None,
    against: str | None = None,
    clusters: int | None = 8,
    words: int = 300,
    by: str = "effect",
    weight: str = "positive",
) -> "ContributionLedger":
    """The scene of a text: the shares of its words and chips in a logit or a margin.

    Raises `ValueError` for a network whose output does not read the states of its last layer.
    """
    from seqscope.analysis.contributions import side_by_side
    from seqscope.runs.passages import read_passage
    from seqscope.views.scenes.ledger import contribution_ledger

    run = opened.run
    layers = read_by_output(run, opened.reader.layers)
    found = partial(chips_of, opened, clusters=clusters, words=words, by=by, weight=weight)
    chips = [found(each.name).of_units for each in layers]
    tokens, passage = read_passage(run, text)
    part = opened.reader.part([passage])
    names = tuple(run.knowledge.get("classes", ())) or run.source_vocabulary.words
    number, other = asked(part, names, of), None if against is None else named(names, against)
    ledger = side_by_side(ledgers(run, part, layers, chips, number, other))
    return contribution_ledger(
        text,
        tokens.words,
        ledger.bias,
        ledger.shares,
        ledger.rest,
        of=names[number],
        against=against,
        chips=chip_names(layers, chips),
    )


def ledgers(
    run: "Run",
    part: "Part",
    layers: "list[Layer]",
    chips: "list[np.ndarray]",
    of: int,
    against: int | None,
) -> "list[Ledger]":
    """The ledger of each direction that the output reads; the bias belongs to the first."""
    import numpy as np

    from seqscope.analysis.contributions import ledger, pooled_ledger

    kernel, bias = run.weights["output/kernel"], run.weights["output/bias"]
    pooled = getattr(run.recipe.network, "attention", "none") == "pooling"
    found, first = [], 0
    for each, chip in zip(layers, chips, strict=True):
        own = kernel[first : first + each.units]
        b = np.zeros_like(bias) if first else bias
        first += each.units
        states = np.asarray(part.states[each.name, "hidden_state"], np.float64)
        if pooled:
            weights = np.asarray(part.tokens["weight"], np.float64)
            found.append(pooled_ledger(states, weights, own, b, chip, of=of, against=against))
        else:
            found.append(ledger(states, own, b, chip, of=of, against=against, reverse=each.reverse))
    return found


def read_by_output(run: "Run", layers: "list[Layer]") -> "list[Layer]":
    """The last layer, or both of its directions."""
    settings = run.recipe.network
    kind = settings.kind
    if kind not in ("classifier", "language") or (
        kind == "classifier" and getattr(settings, "attention", "none") not in ("none", "pooling")
    ):
        raise ValueError(
            f"Contributions are exact where a linear output reads the states of a recurrent layer: "
            f"in language models, and in classifiers without attention or with pooling. "
            f"{run.folder.name} is none of these. Try seqscope attention {run.folder}."
        )
    last = layers[-1].name.partition("/")[0]
    return [each for each in layers if each.name.partition("/")[0] == last]


def asked(part: "Part", names: tuple[str, ...], of: str | None) -> int:
    """The class or word to explain."""
    if of is not None:
        return named(names, of)
    if "probabilities" in part.sequences:
        return int(part.sequences["probabilities"][0].argmax())
    return int(part.tokens["alternatives"][-1, 0])


def named(names: tuple[str, ...], name: str) -> int:
    """The number of a class or word; `ValueError` for one that the network does not know."""
    if name not in names:
        some = ", ".join(names[:8])
        raise ValueError(
            f"A prediction is a class or a word that the network knows. Given was {name!r}. "
            f"It knows {some}{', …' if len(names) > 8 else ''}."
        )
    return names.index(name)


def chip_names(layers: "list[Layer]", chips: "list[np.ndarray]") -> list[str]:
    """The chips of each direction by their numbers, those of the backward one marked."""
    return [
        f"{'←' if each.reverse and len(layers) > 1 else ''}{number}"
        for each, chip in zip(layers, chips, strict=True)
        for number in range(int(chip.max(initial=-1)) + 1)
    ]
