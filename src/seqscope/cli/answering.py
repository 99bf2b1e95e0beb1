"""How each kind of network is asked: windows of lines in, lines of answers out."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

from seqscope.cli.lines import printable

if TYPE_CHECKING:
    from seqscope.runs.answers.classifier import Judgment
    from seqscope.runs.run import Run

__all__ = ["Answers", "answering"]

Style = Literal["tabs", "columns", "json"]
Answers = Callable[[Iterable[list[str]]], Iterator[Iterable[str]]]

SHOWN_WORDS = 5  # of those that a classifier attended to, in a terminal


def answering(run: "Run", *, locale: str | None, top: int, steps: int, style: Style) -> Answers:
    """A function from windows of texts to the lines that answer them.

    Raises `ValueError` for a locale where there are none, or one that is not known.
    """
    kind = run.recipe.network.kind
    if kind == "translator":
        return _translating(run, locale, top, style)
    if locale is not None:
        raise ValueError(
            f"A locale can be told to a network that was taught locales. {run.folder.name} is "
            f"a {kind}. Leave --locale out."
        )
    if kind == "classifier":
        return _classifying(run, style)
    return _forecasting(run, steps, style) if kind == "forecaster" else _going_on(run, top, style)


def _translating(run: "Run", locale: str | None, top: int, style: Style) -> Answers:
    from seqscope.cli.answers import in_columns, in_json, in_tabs
    from seqscope.runs.answers.translator import Translator

    translator = Translator(run)
    hint = None if locale is None else translator.hint(locale)
    told = {"json": in_json, "columns": in_columns, "tabs": in_tabs}[style]

    def answers(windows: Iterable[list[str]]) -> Iterator[Iterable[str]]:
        for window in windows:
            yield told(translator.readings([(text, hint) for text in window], top=top))

    return answers


def _classifying(run: "Run", style: Style) -> Answers:
    from seqscope.runs.answers.classifier import TextClassifier

    classifier = TextClassifier(run)
    told = {"json": _class_json, "columns": _class_columns, "tabs": _class_tabs}[style]

    def answers(windows: Iterable[list[str]]) -> Iterator[Iterable[str]]:
        for window in windows:
            yield map(told, classifier.judgments(window))

    return answers


def _class_tabs(judged: "Judgment") -> str:
    answer = judged.prediction or "refused"
    return f"{answer}\t{judged.confidence:.4f}\t{printable(judged.text)}"


def _class_columns(judged: "Judgment") -> str:
    line = f"{judged.prediction or 'refused':12s}{judged.confidence:5.0%}  {printable(judged.text)}"
    heaviest = sorted(_weighed(judged), key=lambda each: -each["weight"])[:SHOWN_WORDS]
    words = "  ".join(f"{printable(each['word'])} {each['weight']:.0%}" for each in heaviest)
    return f"{line}\n{'':19s}looked at: {words}" if words else line


def _class_json(judged: "Judgment") -> str:
    chances = zip(judged.classes, judged.probabilities.tolist(), strict=True)
    return json.dumps(
        {
            "text": judged.text,
            "prediction": judged.prediction,
            "probabilities": {name: round(chance, 4) for name, chance in chances},
            "words": _weighed(judged),
        },
        ensure_ascii=False,
    )


def _weighed(judged: "Judgment") -> list[dict[str, Any]]:
    """The words that were read, each with its span and its weight; none without attention."""
    if judged.weights is None:
        return []
    found = zip(judged.tokens, judged.spans, judged.weights.tolist(), strict=False)
    return [
        {"word": word, "start": start, "end": end, "weight": round(weight, 4)}
        for word, (start, end), weight in found
    ]


def _forecasting(run: "Run", steps: int, style: Style) -> Answers:
    from seqscope.runs.answers.forecaster import SeriesForecaster

    forecaster = SeriesForecaster(run)

    def answers(windows: Iterable[list[str]]) -> Iterator[Iterable[str]]:
        given = [number for window in windows for line in window for number in numbers(line)]
        found = forecaster.forecast(given, steps=steps)
        yield [json.dumps({"forecast": found})] if style == "json" else map(repr, found)

    return answers


def numbers(line: str) -> list[float]:
    """The numbers of a line, between spaces, commas or semicolons.

    >>> numbers("1, 1.5;2e3")
    [1.0, 1.5, 2000.0]
    """
    try:
        return [float(each) for each in re.split(r"[\s,;]+", line) if each]
    except ValueError as error:
        raise ValueError(
            f"A forecaster reads numbers, such as 1.5 or 2e3. The line {printable(line[:80])!r} "
            f"has something else. Give numbers between spaces, or one a line."
        ) from error


def _going_on(run: "Run", top: int, style: Style) -> Answers:
    from seqscope.runs.answers.writer import Writer

    writer = Writer(run)

    def told(text: str) -> str:
        words = writer.next_words(text, top=top)
        if style == "json":
            found = [{"word": word, "probability": round(chance, 4)} for word, chance in words]
            return json.dumps({"text": text, "next": found}, ensure_ascii=False)
        if style == "columns":
            shown = "  ".join(f"{printable(word)} {chance:.0%}" for word, chance in words)
            return f"{printable(text)} …  {shown}"
        shown = "\t".join(f"{printable(word)}\t{chance:.4f}" for word, chance in words)
        return f"{printable(text)}\t{shown}"

    def answers(windows: Iterable[list[str]]) -> Iterator[Iterable[str]]:
        for window in windows:
            yield map(told, window)

    return answers
