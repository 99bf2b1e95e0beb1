"""seqscope predict: texts or numbers in, answers out, line by line."""

import sys
from typing import Annotated

from typer import Argument, Option

__all__ = ["predict"]


def predict(
    run: Annotated[str, Argument(help="A run folder or the name of a shipped network.")],
    texts: Annotated[
        list[str] | None,
        Argument(metavar="[TEXT]...", help="What to read; if missing, lines of standard input."),
    ] = None,
    locale: Annotated[
        str | None, Option(help="The locale that the texts are written in, such as de.")
    ] = None,
    top: Annotated[
        int, Option(min=1, max=20, help="How many answers to weigh, or next words to name.")
    ] = 3,
    steps: Annotated[
        int, Option(min=1, max=100_000, help="How many numbers to go on with a series.")
    ] = 1,
    as_json: Annotated[
        bool, Option("--json", help="One JSON object a line, with reasons.")
    ] = False,
) -> None:
    """Answer texts in their order, or go on with a series.

    Of dates and times: the answer or "refused", the confidence, the text. Of a classifier: the
    class, its probability, the text. Of a language model: the words most likely to come next. A
    forecaster reads numbers, the last of a series, and writes the ones after them.
    """
    from seqscope.cli.answering import answering
    from seqscope.cli.lines import arriving, sound_text
    from seqscope.runs.run import open_run

    answers = answering(
        open_run(run),
        locale=locale,
        top=top,
        steps=steps,
        style="json" if as_json else "columns" if sys.stdout.isatty() else "tabs",
    )
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    given = [list(map(sound_text, texts))] if texts else arriving(sys.stdin.buffer)
    for lines in answers(given):
        for line in lines:
            print(line)
        sys.stdout.flush()
