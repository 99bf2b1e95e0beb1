"""A recording in a folder: a manifest, and parts of plain arrays that can be memory-mapped.

    manifest.json      what was recorded of which network; the size and checksum of every file
    words.json         the vocabulary and the classes
    part-00000/        ids.npy, offsets.npy, labels.npy, and an array for each layer and kind,
                       such as recurrent_0.hidden_state.npy
    statistics-00012/  the responses to each word, of the first twelve parts: of hidden states
                       recurrent_0.mean.npy and so on, of others recurrent_0.cell_state.mean.npy

The manifest is written last and replaced as a whole: what it does not name does not belong to the
recording. Nothing is unpickled.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np

from seqscope.recording.recording import COUNTED, HIDDEN, Layer, Part, Recording
from seqscope.recording.statistics import Statistics

__all__ = [
    "MANIFEST",
    "WORDS",
    "Manifest",
    "RecordingError",
    "checksum",
    "open_recording",
    "part_arrays",
    "read_manifest",
    "statistics_arrays",
]

MANIFEST, WORDS = "manifest.json", "words.json"
VERSION = 1
OWN = ("ids", "offsets", "labels")
CHUNK = 1 << 20


class RecordingError(ValueError):
    """A recording that cannot be used; its message names the file and the way out."""


@dataclass(frozen=True)
class Manifest:
    """What a recording's folder holds.

    `parts` and `statistics` map a folder to its files, and each of these to [bytes, SHA-256];
    `settings` is what was asked for, so that a recording is gone on with only as it was begun.
    """

    network: str
    settings: Mapping[str, Any]
    layers: tuple[Layer, ...]
    parts: Mapping[str, Mapping[str, list[Any]]]
    statistics: Mapping[str, Mapping[str, list[Any]]]
    complete: bool
    version: int = VERSION

    def written(self) -> dict[str, Any]:
        """The manifest as plain values."""
        return {**asdict(self), "layers": [asdict(each) for each in self.layers]}


def part_arrays(part: Part) -> dict[str, np.ndarray]:
    """The arrays of a part by the names of their files, without the ending."""
    return {
        **{name: getattr(part, name) for name in OWN},
        **{f"{layer.replace('/', '.')}.{kind}": x for (layer, kind), x in part.states.items()},
        **{f"token.{name}": each for name, each in part.tokens.items()},
        **{f"sequence.{name}": each for name, each in part.sequences.items()},
    }


def statistics_arrays(
    counted: Mapping[tuple[str, str], Statistics],
) -> dict[str, np.ndarray]:
    """The arrays of what was counted by the names of their files, without the ending."""
    return {
        f"{counted_name(*way)}.{each.name}": getattr(found, each.name)
        for way, found in counted.items()
        for each in fields(Statistics)
    }


def read_manifest(folder: Path) -> Manifest:
    """What the folder's manifest says. Raises `RecordingError` where it is missing or damaged."""
    path = folder / MANIFEST
    try:
        told = json.loads(path.read_bytes())
        layers = tuple(Layer(**{**each, "kinds": tuple(each["kinds"])}) for each in told["layers"])
        manifest = Manifest(**{**told, "layers": layers})
        if manifest.version != VERSION:
            raise ValueError(f"its version is {manifest.version!r}, not {VERSION}")
    except FileNotFoundError as error:
        raise RecordingError(
            f"A recording is a folder with a {MANIFEST}. {folder} has none. "
            f"Make one with seqscope record."
        ) from error
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise damaged(path, error) from error
    return manifest


def open_recording(
    folder: str | Path, *, network: str | None = None, manifest: Manifest | None = None
) -> Recording:
    """The recording in that folder, its large arrays memory-mapped.

    Small files are compared with their checksums, large ones with their sizes alone. Raises
    `RecordingError` for a file that is missing or damaged, for a recording that was interrupted,
    and for one of another network than `network`, where that is given. `manifest` takes the place
    of the folder's own.
    """
    folder = Path(folder)
    manifest = manifest or read_manifest(folder)
    if network is not None and manifest.network != network:
        raise RecordingError(
            f"A recording belongs to the weights that it was made with. {folder} was made with "
            f"others. Record again with seqscope record --again."
        )
    if not manifest.complete:
        raise RecordingError(
            f"A recording is used when it is complete. {folder} was interrupted. "
            f"Give the same seqscope record command again: it goes on where it stopped."
        )
    words = _words(folder)
    parts: list[Part] = []
    place = 0
    for name in sorted(manifest.parts):
        parts.append(_part(folder / name, manifest, place))
        place += len(parts[-1].ids)
    return Recording(
        network=manifest.network,
        words=words["words"],
        classes=words["classes"],
        layers={each.name: each for each in manifest.layers},
        parts=parts,
        statistics=_statistics(folder, manifest),
    )


def checksum(path: Path) -> str:
    """The SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def damaged(path: Path, reason: object) -> RecordingError:
    return RecordingError(
        f"A recording's files are used only when they are whole. {path} is damaged: {reason}. "
        f"Copy the folder again, or record again with seqscope record --again."
    )


def _words(folder: Path) -> dict[str, tuple[str, ...]]:
    path = folder / WORDS
    try:
        told = json.loads(path.read_bytes())
        return {name: tuple(map(str, told[name])) for name in ("words", "classes")}
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise damaged(path, error) from error


def _part(folder: Path, manifest: Manifest, place: int) -> Part:
    files = manifest.parts[folder.name]
    arrays = {name: _array(folder / name, told) for name, told in files.items()}
    states = {
        (layer.name, kind): arrays.pop(f"{layer.name.replace('/', '.')}.{kind}.npy")
        for layer in manifest.layers
        for kind in layer.kinds
    }
    own = {name: arrays.pop(f"{name}.npy") for name in OWN}
    tokens, sequences = (_named(start, arrays) for start in ("token.", "sequence."))
    _fits(folder, own, states, tokens, sequences)
    return Part(place, **own, states=states, tokens=tokens, sequences=sequences)


def _named(start: str, arrays: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The arrays whose files are named so, by the rest of the name."""
    return {
        name.removeprefix(start).removesuffix(".npy"): each
        for name, each in arrays.items()
        if name.startswith(start)
    }


def _fits(folder: Path, own: Any, states: Any, tokens: Any, sequences: Any) -> None:
    """Whether the arrays of a part have a row for each token and each sequence."""
    lengths = [len(each) for each in (*states.values(), *tokens.values())]
    rows = [len(each) for each in (own["labels"], *sequences.values())]
    whole = {*lengths, len(own["ids"]), int(own["offsets"][-1])}
    if len(whole) > 1 or {*rows, len(own["offsets"]) - 1} != {len(own["labels"])}:
        raise damaged(folder, "its arrays do not have as many rows as it has tokens")


def counted_name(layer: str, kind: str) -> str:
    """How the files begin that hold what was counted of a layer."""
    name = layer.replace("/", ".")
    # There are recordings from when hidden states alone were counted.
    return name if kind == HIDDEN else f"{name}.{kind}"


def _statistics(folder: Path, manifest: Manifest) -> dict[tuple[str, str], Statistics]:
    found = {}
    names = [each.name for each in fields(Statistics)]
    ways = [(each.name, kind) for each in manifest.layers for kind in COUNTED]
    for place, files in manifest.statistics.items():
        arrays = {name: _array(folder / place / name, told) for name, told in files.items()}
        for way in ways:
            start = counted_name(*way)
            if f"{start}.ids.npy" in arrays:
                found[way] = Statistics(**{name: arrays[f"{start}.{name}.npy"] for name in names})
    return found


def _array(path: Path, told: list[Any]) -> np.ndarray:
    """A memory-mapped array, its file as long as it was when it was written."""
    size, digest = told
    try:
        if path.stat().st_size != size:
            raise ValueError(f"it has {path.stat().st_size:,} bytes, not {size:,}")
        if size <= CHUNK and checksum(path) != digest:
            raise ValueError("its content is not what was written")
        array: np.ndarray = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise damaged(path, error) from error
    return array
