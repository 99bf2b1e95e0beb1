"""What a person should know about a network, found in its recording and its scores."""

import json
from typing import TYPE_CHECKING, Any

from seqscope.progress import steps

if TYPE_CHECKING:
    from seqscope.analysis.findings import Finding
    from seqscope.cli.opened import OpenedRun
    from seqscope.recording import Recording
    from seqscope.runs.run import Run
    from seqscope.views.scenes.findings import Findings

__all__ = ["findings", "found"]

MOST_TOKENS = 100_000  # of a recording in which useless units and layers are looked for


def findings(opened: "OpenedRun") -> "Findings":
    """The scene of what was found."""
    from seqscope.views.scenes.findings import findings_scene

    return findings_scene(opened.run.folder.name, found(opened))


def found(opened: "OpenedRun") -> "tuple[Finding, ...]":
    """What stands out: classes out of balance, words that are overlooked, units without use."""
    from seqscope.analysis.findings import UnitNumbers, WordNumbers
    from seqscope.analysis.findings import findings as found_by_rules
    from seqscope.analysis.redundancy import redundant_units
    from seqscope.cli.pictures.layers import layer_numbers

    known = opened.recording
    response = opened.responses(None)
    states = {name: first_states(known, name) for name in known.layers}
    units = []
    for layer in steps([*known.layers.values()], "Looking for copies in {} layers"):
        alike = redundant_units(states[layer.name])
        units.append(
            UnitNumbers(
                layer=layer.name,
                width=layer.units,
                dead=alike.dead,
                copies=[each.units for each in alike.copies],
            )
        )
    return found_by_rules(
        classes=class_numbers(opened.run, known),
        words=WordNumbers(words=response.words, counts=response.counts, mean=response.mean),
        units=units,
        layers=layer_numbers(known, states),
    )


def class_numbers(run: "Run", known: "Recording") -> Any:
    """How many texts of each class were read, and how well each is recognized in the test."""
    import numpy as np

    from seqscope.analysis.findings import ClassNumbers

    if not known.classes:
        return None
    labels = np.concatenate([part.labels for part in known.parts])
    counts = np.bincount(labels[labels >= 0], minlength=len(known.classes))
    training = dict(zip(known.classes, counts.tolist(), strict=True))
    test = test_scores(run)
    tested = {
        name: sum(row) for name, row in zip(known.classes, test.get("confusion", ()), strict=False)
    }
    return ClassNumbers(
        training=training,
        evened=run.recipe.train.balance != "none",
        recall=test.get("recall", {}),
        tested=tested,
    )


def test_scores(run: "Run") -> dict[str, Any]:
    """The scores of a run on its test, as far as they are there."""
    from seqscope.runs.run import SCORES

    try:
        found: dict[str, Any] = json.loads((run.folder / SCORES).read_bytes())["test"]
    except (OSError, ValueError, KeyError):
        return {}
    return found


def first_states(known: "Recording", layer: str) -> Any:
    """The hidden states of the first tokens of a recording, `[token unit]`."""
    import numpy as np

    blocks, tokens = [], 0
    for block in known.blocks(layer):
        blocks.append(np.asarray(block[: MOST_TOKENS - tokens], np.float32))
        tokens += len(blocks[-1])
        if tokens >= MOST_TOKENS:
            break
    return np.concatenate(blocks)
