"""The command that records what a picture lacks, as the recording that is there was made."""

import shlex
from collections.abc import Sequence
from pathlib import Path

__all__ = ["record_command"]

OPTIONS = (
    ("source", "--text", "train"),
    ("side", "--side", "source"),
    ("precision", "--precision", "float16"),
)


def record_command(run: Path, place: Path, kinds: Sequence[str], *more: str) -> str:
    """The command that reads the corpus of a recording once more and keeps these kinds of states.

    Its layers are those that were recorded; `more` stands at its end.
    """
    from seqscope.recording.files import read_manifest

    settings = read_manifest(place).settings
    asked = ["seqscope", "record", str(run)]
    for setting, option, usual in OPTIONS:
        given = str(settings.get(setting, usual))
        asked += [] if given == usual else [option, given]
    asked += [word for layer in settings.get("layers", ()) for word in ("--layers", layer)]
    asked += [word for kind in kinds for word in ("--kinds", kind)]
    return shlex.join([*asked, *more])
