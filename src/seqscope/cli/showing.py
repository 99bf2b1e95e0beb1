"""A scene shown as it was asked for: as a file, as JSON, or in the terminal."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Option

if TYPE_CHECKING:
    from seqscope.views.scenes.scene import Scene

__all__ = ["AsJson", "Layer", "Out", "Place", "State", "shown"]

# Options that the commands about recordings share.
Out = Annotated[
    Path | None, Option(help="A file .svg, .pdf, .png or .json; the terminal if missing.")
]
AsJson = Annotated[bool, Option("--json", help="The numbers of the picture as one JSON object.")]
Layer = Annotated[str | None, Option(help="The layer, such as recurrent_0; the last if missing.")]
State = Annotated[str, Option(help="hidden; or, of an LSTM whose cell states were recorded, cell.")]
Place = Annotated[
    Path | None, Option("--recording", help="The recording's folder; RUN/recording if missing.")
]


def shown(scene: "Scene", told: Any, *, out: Path | None, as_json: bool) -> None:
    """Show a scene; `told` is how a terminal tells it."""
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    if as_json:
        print(scene.model_dump_json())
    elif out is None:
        from rich.console import Console

        Console().print(told)
    if out is not None:
        from seqscope.views.saving import save_picture

        save_picture(scene, out)
        if not as_json:
            print(out)
