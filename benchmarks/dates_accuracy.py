"""Dates against their peers, on the same texts in one run: right, wrong, refused, texts a second.

    pip install -e ".[benchmark]"
    python benchmarks/dates_accuracy.py --pairs FILE.tsv    # real dates beside the generated ones

Prints a Markdown table. The peers are given every advantage that their interfaces offer: dateparser
must find day, month and year, and is told the language where the table says so.
"""

import argparse
import csv
import time
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import dateparser
import dateutil.parser
from dateparser.languages.loader import default_loader

from seqscope.runs.answers.translator import Translator
from seqscope.runs.run import open_run
from seqscope.tasks.dates import DateTask


class Question(NamedTuple):
    text: str
    iso: str
    locale: str


Answers = Callable[[Sequence[Question]], list[str | None]]


def generated(slice_name: str, count: int) -> list[Question]:
    """Unseen generated dates of a slice of the tests."""
    task = DateTask()
    chunks = chain.from_iterable(task.examples(slice_name, chunk) for chunk in range(count))
    examples = [example for _, example in zip(range(count), chunks, strict=False)]
    return [Question(each.source, each.target, each.labels["locale"]) for each in examples]


def real(path: Path) -> list[Question]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Question(row["text"], row["iso"], row["locale"]) for row in rows]


def seqscope(translator: Translator, *, hinted: bool) -> Answers:
    def answers(questions: Sequence[Question]) -> list[str | None]:
        hints = [translator.hint(each.locale) if hinted else None for each in questions]
        readings = translator.translate([each.text for each in questions], hints=hints, top=1)
        return [reading.prediction for reading in readings]

    return answers


def dateparser_answers(*, hinted: bool) -> Answers:
    settings = {"REQUIRE_PARTS": ["day", "month", "year"]}
    known = set(default_loader.get_locale_map())

    def answer(question: Question) -> str | None:
        language = question.locale.replace("_", "-").split("-")[0]
        languages = [language] if hinted and language in known else None
        try:
            found = dateparser.parse(question.text, languages=languages, settings=settings)
        except Exception:  # a peer that fails on a text has not answered it
            return None
        return found and found.date().isoformat()

    return lambda questions: list(map(answer, questions))


def dateutil_answers(questions: Sequence[Question]) -> list[str | None]:
    def answer(question: Question) -> str | None:
        try:
            return dateutil.parser.parse(question.text).date().isoformat()
        except (ValueError, OverflowError, TypeError):
            return None

    return list(map(answer, questions))


def row(name: str, peer: str, answers: Answers, questions: Sequence[Question]) -> float:
    """Print one row; returns the texts a second."""
    started = time.perf_counter()
    given = answers(questions)
    rate = len(questions) / (time.perf_counter() - started)
    pairs = list(zip(given, questions, strict=True))
    right = 100 * sum(answer == each.iso for answer, each in pairs) / len(pairs)
    refused = 100 * sum(answer is None for answer, _ in pairs) / len(pairs)
    wrong = 100 * sum(answer not in (None, each.iso) for answer, each in pairs) / len(pairs)
    shares = f"{right:.2f} | {wrong:.2f} | {refused:.2f}"
    print(f"| {name} | {peer} | {shares} | {rate:,.0f} |", flush=True)
    return rate


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--run", default="dates", help="a run folder or a shipped network")
    parser.add_argument("--count", type=int, default=2000, help="generated dates of each slice")
    parser.add_argument("--pairs", type=Path, help="real dates: a TSV file with text, iso, locale")
    asked = parser.parse_args()
    slices = ("test-english", "test-major", "test-all")
    sets = {name: generated(name, asked.count) for name in slices}
    if asked.pairs:
        pairs = real(asked.pairs)
        sets["real"] = pairs
        sets["real, English"] = [each for each in pairs if each.locale.split("-")[0] == "en"]
    translator = Translator(open_run(asked.run))
    peers: dict[str, Answers] = {
        "seqscope": seqscope(translator, hinted=False),
        "seqscope, locale given": seqscope(translator, hinted=True),
        "dateparser": dateparser_answers(hinted=False),
        "dateparser, language given": dateparser_answers(hinted=True),
        "dateutil": dateutil_answers,
    }
    print("| set | program | right % | wrong % | refused % | texts a second |")
    print("|---|---|---:|---:|---:|---:|")
    for name, questions in sets.items():
        for answers in peers.values():
            answers(questions)  # once without the clock: languages are loaded, searches compiled
        rates = {peer: row(name, peer, answers, questions) for peer, answers in peers.items()}
        ratio = rates["seqscope"] / rates["dateparser"]
        print(f"| {name} | seqscope / dateparser |  |  |  | {ratio:.1f} × |")


if __name__ == "__main__":
    main()
