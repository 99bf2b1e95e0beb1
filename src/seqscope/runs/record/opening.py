"""The recording of a run opened, without the libraries that it takes to make one."""

from pathlib import Path

from seqscope.recording import Recording
from seqscope.recording.files import MANIFEST, RecordingError, checksum, open_recording
from seqscope.runs.run import RECORDING, WEIGHTS, Run

__all__ = ["network_hash", "recorded"]


def recorded(run: Run, folder: str | Path | None = None) -> Recording:
    """The recording of a run; `RecordingError` naming the way out where there is none."""
    place = Path(folder or run.folder / RECORDING)
    if not (place / MANIFEST).exists():
        raise RecordingError(
            f"This is read from a recording, which says what the units did on a corpus. "
            f"{run.folder} has none yet. Make it: seqscope record {run.folder}"
        )
    return open_recording(place, network=network_hash(run))


def network_hash(run: Run) -> str:
    """What tells the weights of a run from all others."""
    return checksum(run.folder / WEIGHTS)
