"""seqscope attention: where the network looked while it wrote each character."""

import sys
from pathlib import Path
from typing import Annotated

from typer import Argument, Option

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
    """Draw the attention map of one text."""
    from seqscope.cli.lines import sound_text
    from seqscope.runs.predict import Translator
    from seqscope.runs.run import open_run
    from seqscope.views.scenes import attention_map

    translator = Translator(open_run(run))
    hint = None if locale is None else translator.hint(locale)
    (reading,) = translator.translate([sound_text(text)], hints=[hint])
    scene = attention_map(reading)
    if out is None:
        from rich.console import Console

        from seqscope.views.terminal import TerminalMap

        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
        Console().print(TerminalMap(scene))
        return
    from seqscope.views.saving import save_picture

    save_picture(scene, out)
    print(out)
