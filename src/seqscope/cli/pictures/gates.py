"""How open the gates of each unit stand, and how long each unit remembers."""

from pathlib import Path
from typing import TYPE_CHECKING

from seqscope.cli.pictures.record_command import record_command

if TYPE_CHECKING:
    import numpy as np

    from seqscope.cli.opened import OpenedRun
    from seqscope.recording import Recording
    from seqscope.recording.recording import Layer as RecordedLayer
    from seqscope.runs.run import Run
    from seqscope.views.scenes.gates import Gates

__all__ = [
    "GATES",
    "gate_kinds",
    "gate_scene",
    "gates",
    "gates_of",
    "recorded_gates",
    "way_to_gates",
]

GATES = "gates"  # the folder of a run where gates are recorded beside its hidden states
GATE = "_gate"  # what the names of all gates end in
# An open update gate of this cell takes the new state; that of a layer keeps the old one.
TAKING = "attention gru"


def gates(opened: "OpenedRun", *, layer: str | None = None) -> "Gates":
    """The scene of the gates of a layer, the last one's if none is named."""
    return gate_scene(recorded_gates(opened.run, layer, opened.place), layer)


def gate_scene(known: "Recording", layer: str | None = None) -> "Gates":
    """The scene of the gates of a layer, the last one's if none is named; its gates are recorded"""
    from seqscope.analysis.gates import KEEPING, gate_use, half_lives, joined
    from seqscope.views.scenes.gates import gates as gates_scene

    chosen = known.layer(layer)
    uses = {
        name: joined(map(gate_use, known.blocks(chosen.name, name))) for name in gates_of(chosen)
    }
    keeping = dict(uses)
    if chosen.cell == TAKING:
        taken = known.blocks(chosen.name, "update_gate")
        keeping["update_gate"] = joined(map(gate_use, map(complement, taken)))
    return gates_scene(
        chosen.name,
        {name: use.open for name, use in uses.items()},
        {name: use.shut for name, use in uses.items()},
        half_lives(keeping) if any(name in keeping for name in KEEPING) else (),
    )


def recorded_gates(
    run: "Run", layer: str | None = None, folder: str | Path | None = None
) -> "Recording":
    """The recording of a run that has gates of that layer; `ValueError` says how to make one."""
    from seqscope.recording.files import MANIFEST
    from seqscope.runs.record.opening import recorded

    known = recorded(run, folder)
    if gates_of(known.layer(layer)):
        return known
    beside = run.folder / GATES
    if folder is None and (beside / MANIFEST).exists():
        return recorded_gates(run, layer, beside)
    raise ValueError(without_gates(run.folder, known.layer(layer), folder))


def gates_of(layer: "RecordedLayer") -> list[str]:
    """The gates of a layer that were recorded."""
    return [kind for kind in layer.kinds if kind.endswith(GATE)]


def complement(gate: "np.ndarray") -> "np.ndarray":
    """What a gate keeps back, 1 less what it lets through, `[token unit]`."""
    import numpy as np

    found: np.ndarray = 1 - np.asarray(gate, np.float32)
    return found


def gate_kinds(layer: "RecordedLayer") -> list[str]:
    """The gates that the cell of a layer has, recorded or not."""
    from seqscope.models.loops import FORMS

    kinds = FORMS[layer.cell.removeprefix("attention ")].found._fields
    return [kind for kind in kinds if kind.endswith(GATE)]


def without_gates(run: Path, layer: "RecordedLayer", folder: str | Path | None) -> str:
    """What is said where no gate of a layer of this run folder was recorded."""
    if gate_kinds(layer):
        return way_to_gates(run, layer, folder)
    return (
        f"Gates are those of a GRU or an LSTM. {layer.name} of {run} is a layer of the "
        f'{layer.cell} cell, which has none. Train one whose recipe says cell = "gru".'
    )


def way_to_gates(run: Path, layer: "RecordedLayer", folder: str | Path | None = None) -> str:
    """The command that records the gates of a layer beside its states, and why it is needed."""
    from seqscope.runs.run import RECORDING

    place = Path(folder or run / RECORDING)
    return (
        f"Gates are read from a recording that kept them. {place} holds "
        f"{', '.join(layer.kinds)} of {layer.name}. Record its gates beside it: "
        f"{record_command(run, place, gate_kinds(layer), '--out', str(run / GATES))}"
    )
