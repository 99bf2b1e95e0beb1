"""seqscope attention: where the network looked while it wrote each character."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

if TYPE_CHECKING:
    from seqscope.views.scenes.attention import AttentionMap
    from seqscope.views.scenes.words import WordWeights
    from seqscope.views.terminal.attention import TerminalMap
    from seqscope.views.terminal.words import TerminalWords

__all__ = ["attention"]


def attention(
    run: Annotated[str, Argument(help="A run folder or the name of a shipped network.")],
    text: Annotated[str, Argument(help="What to read.")],
    out: Annotated[
        Path | None, Option(help="A file .svg, .pdf, .png or .json; the terminal if missing.")
    ] = None,
    locale: Annotated[
        str | None, Option(help="The locale that the text is written in, such as de.")
    ] = None,
) -> None:
    """Draw where a network looked: the attention map of a text, or the words a class came from."""
    from seqscope.cli.lines import sound_text
    from seqscope.cli.opened import OpenedRun
    from seqscope.cli.pictures.attention import attention as picture

    scene = picture(OpenedRun(run), text=sound_text(text), locale=locale)
    if out is None:
        from rich.console import Console

        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
        Console().print(in_terminal(scene))
        return
    from seqscope.views.saving import save_picture

    save_picture(scene, out)
    print(out)


def in_terminal(scene: "AttentionMap | WordWeights") -> "TerminalMap | TerminalWords":
    """The scene as a terminal shows it."""
    from seqscope.views.scenes.attention import AttentionMap
    from seqscope.views.terminal.attention import TerminalMap
    from seqscope.views.terminal.words import TerminalWords

    return TerminalMap(scene) if isinstance(scene, AttentionMap) else TerminalWords(scene)
