"""seqscope attention: where the network looked while it wrote each character."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Option

if TYPE_CHECKING:
    from seqscope.runs.run import Run

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
    from seqscope.runs.run import open_run

    opened = open_run(run)
    kind = opened.recipe.network.kind
    if kind == "translator":
        scene, shown = _map(opened, sound_text(text), locale)
    elif kind == "classifier":
        scene, shown = _words(opened, sound_text(text))
    else:
        raise ValueError(
            f"Where a network looked is shown for translators and classifiers. {run} is a {kind}. "
            f"Try seqscope predict {run}."
        )
    if out is None:
        from rich.console import Console

        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
        Console().print(shown)
        return
    from seqscope.views.saving import save_picture

    save_picture(scene, out)
    print(out)


def _map(run: "Run", text: str, locale: str | None) -> tuple[Any, Any]:
    """The attention map of a translator, as a scene and for the terminal."""
    from seqscope.runs.answers.translator import Translator
    from seqscope.views.scenes.attention import attention_map
    from seqscope.views.terminal.attention import TerminalMap

    translator = Translator(run)
    hint = None if locale is None else translator.hint(locale)
    (reading,) = translator.translate([text], hints=[hint])
    scene = attention_map(reading)
    return scene, TerminalMap(scene)


def _words(run: "Run", text: str) -> tuple[Any, Any]:
    """The words that a classifier weighed, as a scene and for the terminal."""
    from seqscope.runs.answers.classifier import TextClassifier
    from seqscope.views.scenes.words import word_weights
    from seqscope.views.terminal.words import TerminalWords

    (judged,) = TextClassifier(run).judge([text])
    if judged.weights is None:
        raise ValueError(
            f"What a classifier looked at is shown where it has attention. {run.folder} has none. "
            f'Train one whose recipe says attention = "pooling", "self" or "evidence".'
        )
    chances = dict(zip(judged.classes, judged.probabilities.tolist(), strict=True))
    weights = judged.weights.tolist()
    scene = word_weights(
        judged.text, judged.tokens, judged.spans, weights, chances, judged.prediction
    )
    return scene, TerminalWords(scene)
