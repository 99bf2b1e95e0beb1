"""seqscope findings: what a person should know about a network, a sentence each."""

import json
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Option

from seqscope.cli.showing import Place

if TYPE_CHECKING:
    from seqscope.recording import Recording
    from seqscope.runs.run import Run

__all__ = ["findings"]

MOST_TOKENS = 100_000  # of a recording in which useless units and layers are looked for


def findings(
    run: Annotated[str, Argument(help="A run folder that was recorded.")],
    recording: Place = None,
    as_json: Annotated[bool, Option("--json", help="The findings as one JSON array.")] = False,
) -> None:
    """Say what stands out: classes out of balance, words that are overlooked, units without use."""
    from dataclasses import asdict

    from rich.console import Console

    from seqscope.analysis.expected import expected_response
    from seqscope.analysis.findings import UnitNumbers, WordNumbers
    from seqscope.analysis.findings import findings as found_by_rules
    from seqscope.analysis.redundancy import redundant_units
    from seqscope.cli.layers import layer_numbers
    from seqscope.runs.record.making import recorded
    from seqscope.runs.run import open_run
    from seqscope.views.terminal.findings import TerminalFindings

    opened = open_run(run)
    known = recorded(opened, recording)
    response = expected_response(known)
    states = {name: first_states(known, name) for name in known.layers}
    units = []
    for layer in known.layers.values():
        alike = redundant_units(states[layer.name])
        units.append(
            UnitNumbers(
                layer=layer.name,
                width=layer.units,
                dead=alike.dead,
                copies=[each.units for each in alike.copies],
            )
        )
    told = found_by_rules(
        classes=class_numbers(opened, known),
        words=WordNumbers(words=response.words, counts=response.counts, mean=response.mean),
        units=units,
        layers=layer_numbers(known, states),
    )
    if as_json:
        print(json.dumps([asdict(each) for each in told], ensure_ascii=False))
        return
    Console().print(TerminalFindings(told))


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
