"""seqscope attention: where the network looked while it wrote each character."""

from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Option

from seqscope.cli.showing import AsJson, Out, shown

if TYPE_CHECKING:
    from seqscope.runs.run import Run

__all__ = ["attention"]


def attention(
    run: Annotated[str, Argument(help="A run folder or the name of a shipped network.")],
    text: Annotated[str, Argument(help="What to read.")],
    out: Out = None,
    locale: Annotated[
        str | None, Option(help="The locale that the text is written in, such as de.")
    ] = None,
    evidence: Annotated[
        bool, Option("--evidence", help="Beside it, what the answer depended on.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Draw where a network looked: the attention map of a text, or the words a class came from.

    With --evidence it is held against the effect of leaving each token out, and against gradient
    times input, so that it can be seen whether this map is to be believed.
    """
    from seqscope.cli.lines import sound_text
    from seqscope.runs.run import open_run

    opened = open_run(run)
    kind = opened.recipe.network.kind
    if kind == "translator":
        scene, told = (_checked_map if evidence else _map)(opened, sound_text(text), locale)
    elif kind == "classifier":
        scene, told = (_checked_words if evidence else _words)(opened, sound_text(text))
    else:
        raise ValueError(
            f"Where a network looked is shown for translators and classifiers. {run} is a {kind}. "
            f"Try seqscope predict {run}."
        )
    shown(scene, told, out=out, as_json=as_json)


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


def _checked_map(run: "Run", text: str, locale: str | None) -> tuple[Any, Any]:
    """The attention map of a translator beside evidence, as a scene and for the terminal."""
    from seqscope.cli.evidence import checked_map
    from seqscope.views.terminal.faithfulness import TerminalMapCheck

    scene = checked_map(run, text, locale)
    return scene, TerminalMapCheck(scene)


def _checked_words(run: "Run", text: str) -> tuple[Any, Any]:
    """The words that a classifier weighed beside evidence, as a scene and for the terminal."""
    from seqscope.cli.evidence import checked_words
    from seqscope.views.terminal.faithfulness import TerminalCheck

    scene = checked_words(run, text)
    return scene, TerminalCheck(scene)
