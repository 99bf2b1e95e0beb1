"""How often a network is right, wrong, or refuses to answer."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count, islice, tee
from pathlib import Path
from typing import NamedTuple

from seqscope.runs.answers.translator import Translator
from seqscope.runs.scores.bands import length_of

__all__ = [
    "Answered",
    "Question",
    "Scores",
    "Tally",
    "answered",
    "questions_of",
    "read_pairs",
    "scores",
    "scores_by_part",
]


LABELS = ("locale", "pattern", "ambiguous")
SAID = {"pattern": "format"}  # what labels are called where they are told


class Question(NamedTuple):
    """A text to answer, the hint given with it, the right answer (None: to be refused), labels."""

    text: str
    hint: str | None
    answer: str | None
    labels: Mapping[str, str]


class Answered(NamedTuple):
    """A question, what the network answered (None: it refused), and how likely it found that."""

    question: Question
    given: str | None
    confidence: float


@dataclass
class Tally:
    """Counts of answers; each example is right, wrong or refused.

    Refusing what has no answer is right; refusing what has one is neither right nor wrong.

    >>> tally = Tally()
    >>> tally.add("2016-11-05", "2016-11-05")
    >>> tally.add(None, "2016-11-05")
    >>> tally.shares()
    {'count': 2, 'exact_match': 0.5, 'wrong': 0.0, 'refused': 0.5}
    """

    count: int = 0
    right: int = 0
    refused: int = 0

    def add(self, given: str | None, wanted: str | None) -> None:
        """Count one answer."""
        self.count += 1
        self.right += given == wanted
        self.refused += given is None and wanted is not None

    def shares(self) -> dict[str, float]:
        """The number of examples, and the three shares of them."""
        whole = max(self.count, 1)
        return {
            "count": self.count,
            "exact_match": self.right / whole,
            "wrong": (self.count - self.right - self.refused) / whole,
            "refused": self.refused / whole,
        }


@dataclass
class Scores:
    """The tally of all examples, and one for each value of each label they carry."""

    overall: Tally = field(default_factory=Tally)
    by_label: dict[str, dict[str, Tally]] = field(default_factory=dict)

    def as_dict(self) -> dict[str, object]:
        """The shares of all examples, then "by_locale" and so on, the most frequent value first."""
        parts = {
            f"by_{label}": {
                value: tally.shares()
                for value, tally in sorted(tallies.items(), key=lambda each: -each[1].count)
            }
            for label, tallies in self.by_label.items()
        }
        return {**self.overall.shares(), **parts}


def answered(translator: Translator, questions: Iterable[Question]) -> Iterator[Answered]:
    """What the network answers to each of the questions."""
    texts, hints, asked = tee(questions, 3)
    readings = translator.translate(
        (each.text for each in texts), hints=(each.hint for each in hints)
    )
    for reading, question in zip(readings, asked, strict=True):
        yield Answered(question, reading.prediction, reading.confidence)


def scores(translator: Translator, questions: Iterable[Question]) -> Scores:
    """How the network does on the questions."""
    overall, by_label = Tally(), defaultdict[str, dict[str, Tally]](lambda: defaultdict(Tally))
    for question, given, _ in answered(translator, questions):
        overall.add(given, question.answer)
        for label, value in question.labels.items():
            by_label[label][value].add(given, question.answer)
    return Scores(overall, dict(by_label))


def scores_by_part(
    translator: Translator, *, number: int, hints: bool = False
) -> dict[str, Scores]:
    """The scores on so many examples of each part of the task's own test."""
    return {
        split: scores(translator, islice(questions_of(translator, split, hints=hints), number))
        for split in translator.task.slices
    }


def read_pairs(path: Path, translator: Translator, *, hints: bool = False) -> Iterator[Question]:
    """The rows of a TSV file with the columns text and iso (empty: to be refused).

    Its columns locale, pattern and ambiguous, where there, and the length of the text label the
    rows. Raises `ValueError` for a file or a row without the first two, naming the line.
    """
    try:
        header, *rows = path.read_text(encoding="utf-8-sig").rstrip("\n").split("\n")
    except UnicodeDecodeError as error:
        raise _no_pairs(path, 1, f"it is not UTF-8: {error.reason}") from error
    columns = header.rstrip("\r").split("\t")
    if not {"text", "iso"} <= set(columns):
        raise _no_pairs(path, 1, f"its columns are {', '.join(map(repr, columns))}")
    for number, row in enumerate(rows, start=2):
        values = row.rstrip("\r").split("\t")
        if len(values) != len(columns):
            raise _no_pairs(path, number, f"it has {len(values)} columns, not {len(columns)}")
        cells = dict(zip(columns, values, strict=True))
        locale = cells.get("locale")
        hint = translator.hint(locale) if hints and locale else None
        labels = {name: cells[name] for name in LABELS if cells.get(name)}
        yield Question(cells["text"], hint, cells["iso"] or None, told(labels, cells["text"]))


def questions_of(translator: Translator, split: str, *, hints: bool = False) -> Iterator[Question]:
    """The examples of a part of the test as questions; without end, unless its data has one."""
    task = translator.task
    for chunk in count():
        examples = task.examples(split, chunk)
        if not examples:
            return
        for example in examples:
            hint = translator.hint(example.labels.get("locale", "")) if hints else example.hint
            answer = task.answer(task.write(example.target))
            labels = told(example.labels, example.source)
            yield Question(example.source, hint, answer, labels)


def told(labels: Mapping[str, str], text: str) -> dict[str, str]:
    """The labels of a text as they are told, with that of its length."""
    named = {SAID.get(name, name): value for name, value in labels.items()}
    return {"length": length_of(text), **named}


def _no_pairs(path: Path, line: int, reason: str) -> ValueError:
    return ValueError(
        f"Pairs are a TSV file whose first line names the columns text, iso and, if known, locale. "
        f"{path}, line {line}: {reason}. Mend that line, or write pairs with seqscope data dates."
    )
