"""seqscope generate: a language model goes on with a text."""

import sys
from typing import Annotated

from typer import Argument, Option

__all__ = ["generate"]


def generate(
    run: Annotated[str, Argument(help="A run folder of a language model.")],
    text: Annotated[str, Argument(help="How the text begins.")] = "",
    words: Annotated[int, Option(min=1, help="How many words, or characters, to write.")] = 60,
    temperature: Annotated[
        float, Option(min=0.0, help="Below 1 prefers likely words; 0 takes the likeliest.")
    ] = 0.8,
    seed: Annotated[int, Option(help="The same seed writes the same text.")] = 0,
) -> None:
    """Go on with a text, word by word as they are drawn."""
    from seqscope.cli.lines import sound_text
    from seqscope.runs.answers.writer import Writer
    from seqscope.runs.run import open_run

    opened = open_run(run)
    if opened.recipe.network.kind != "language":
        raise ValueError(
            f"A text is gone on with by a language model. {run} is a "
            f"{opened.recipe.network.called}. Train one, for example with: "
            f"seqscope train shakespeare-characters."
        )
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    pieces = Writer(opened).continued(
        sound_text(text), words=words, temperature=temperature, seed=seed
    )
    for piece in pieces:
        print(piece, end="", flush=True)
    print()
