"""Which state of a layer is looked at: the hidden state, or of an LSTM the cell state."""

from pathlib import Path
from typing import TYPE_CHECKING

from seqscope.cli.pictures.record_command import record_command

if TYPE_CHECKING:
    from seqscope.cli.opened import OpenedRun
    from seqscope.recording.recording import Layer as RecordedLayer

__all__ = ["has_cell", "looked_at", "state_name", "way_to_cells"]

LSTM = "lstm"


def looked_at(opened: "OpenedRun", layer: str | None, state: str) -> tuple[str, str]:
    """The layer, the last if none is named, and the kind of the state that is asked for.

    Raises `ValueError` where there is no such layer or state; where the cell state was not
    recorded, with the command that records it.
    """
    from seqscope.recording.recording import CELL, HIDDEN

    known = opened.recording.layer(layer)
    kinds = {"hidden": HIDDEN, "cell": CELL}
    if state not in kinds:
        raise ValueError(
            f"The state of a layer is hidden or cell. Asked for was {state[:40]!r}. "
            f"Choose one of these."
        )
    kind = kinds[state]
    if kind == CELL and (known.name, kind) not in opened.recording.statistics:
        raise ValueError(without_cells(opened.run.folder, known, opened.place))
    return known.name, kind


def state_name(layer: str, kind: str) -> str:
    """How a picture names what it is about; the hidden state by its layer alone."""
    return layer if kind == "hidden_state" else f"{layer}, {kind.replace('_', ' ')}"


def has_cell(layer: "RecordedLayer") -> bool:
    """Whether the cell of a layer has a state of its own beside the hidden one."""
    return layer.cell == LSTM


def without_cells(run: Path, layer: "RecordedLayer", folder: Path | None) -> str:
    """What is said where the cell state of a layer of this run folder was not recorded."""
    if has_cell(layer):
        return way_to_cells(run, layer, folder)
    return (
        f"A cell state is that of an LSTM. {layer.name} of {run} is a layer of the {layer.cell} "
        f"cell, whose memory is its hidden state. Look at that."
    )


def way_to_cells(run: Path, layer: "RecordedLayer", folder: Path | None = None) -> str:
    """The command that records the cell states of a layer too, and why it is needed."""
    from seqscope.recording.recording import CELL, HIDDEN
    from seqscope.runs.run import RECORDING

    place = folder or run / RECORDING
    kinds = dict.fromkeys([HIDDEN, *layer.kinds, CELL])
    there = [] if folder is None else ["--out", str(folder)]
    return (
        f"The cell state is shown where its responses were counted. {place} has not counted that "
        f"of {layer.name}. Record it again with both: "
        f"{record_command(run, place, [*kinds], *there, '--again')}"
    )
