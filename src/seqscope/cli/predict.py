"""seqscope predict: texts in, answers out, line by line."""

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
    top: Annotated[int, Option(min=1, max=20, help="How many answers to weigh.")] = 3,
    as_json: Annotated[
        bool, Option("--json", help="One JSON object a line, with reasons.")
    ] = False,
) -> None:
    """Answer texts in their order: the answer or "refused", the confidence, the text."""
    from seqscope.cli.answers import in_columns, in_json, in_tabs
    from seqscope.cli.lines import arriving, sound_text
    from seqscope.runs.predict import Translator
    from seqscope.runs.run import open_run

    translator = Translator(open_run(run))
    hint = None if locale is None else translator.hint(locale)
    style = in_json if as_json else in_columns if sys.stdout.isatty() else in_tabs
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    for window in [list(map(sound_text, texts))] if texts else arriving(sys.stdin.buffer):
        readings = translator.readings([(text, hint) for text in window], top=top)
        for line in style(readings):
            print(line)
        sys.stdout.flush()
