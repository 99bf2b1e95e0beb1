"""What is read for a recording: passages of word ids, from the task's own data or from a file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from seqscope.runs.pairs import (
    answers_of,
    given_sources,
    given_targets,
    own_sources,
    own_targets,
    sources_of,
)
from seqscope.runs.passage import NO_LABEL, Passage
from seqscope.runs.record.selection import Side, check_side
from seqscope.runs.run import Run
from seqscope.tasks.language import LanguageTask
from seqscope.tasks.reviews import ReviewsTask
from seqscope.tasks.tables import TableError, kind_of, rows
from seqscope.tasks.task import Tokens
from seqscope.tasks.texts import lines
from seqscope.tasks.vocabulary import UNKNOWN

__all__ = [
    "NO_LABEL",
    "STRETCH",
    "Passage",
    "how_many",
    "passages",
    "passages_of",
    "read_passage",
]

STRETCH = 4096  # tokens of a running text that a language model reads from a fresh state
PARTS = ("train", "validation", "test")


def passages(run: Run, source: str | Path, side: Side = "source") -> Iterator[Passage]:
    """Everything to read: a part of the task's own data, or a file, few of it held at a time.

    Of a classifier the file is a table with the columns of the recipe, with labels or without, or a
    text with a line for each; of others it is a text. The target side of a translator is what it is
    fed: the right targets of the task's own data, its own answers to the lines of a file. Raises
    `ValueError` for what can be read by none of these.
    """
    check_side(run, side)
    task, kind = run.recipe.make_task(), run.recipe.network.kind
    if str(source) in PARTS:
        found = OWN[kind, side](run, task, str(source))
    else:
        found = GIVEN[kind, side](run, task, Path(source))
    first = next(found, None)
    if first is None:
        raise ValueError(
            f"A corpus to record has at least one word. {source} has none that this network reads. "
            f"Give another file with --text."
        )
    return chain([first], found)


def how_many(run: Run, source: str | Path) -> int | None:
    """About how many passages `passages` has, where that is told sooner than by reading them.

    Rows are counted, also those that turn out to have no word.
    """
    task, kind = run.recipe.make_task(), run.recipe.network.kind
    own = str(source) in PARTS
    if kind == "classifier":
        texts = task.labeled(str(source)) if own else _texts_and_labels(task, Path(source))
        return sum(1 for _ in texts)
    if kind == "language":
        pieces = task.pieces(str(source)) if own else _pieces(task, Path(source))
        return -(-sum(map(len, pieces)) // STRETCH)
    return None


def passages_of(run: Run, texts: Iterable[str], side: Side = "source") -> Iterator[Passage]:
    """A passage for each text, empty for one without a word to read.

    The target side of a translator is what it answers.
    """
    check_side(run, side)
    if run.recipe.network.kind == "translator":
        return answers_of(run, texts) if side == "target" else sources_of(run, texts)
    task, ids = run.recipe.make_task(), run.source_vocabulary.ids
    return (Passage(ids(kept(run, task, text).words)) for text in texts)


def read_passage(run: Run, text: str) -> tuple[Tokens, Passage]:
    """The tokens of a text as the network reads it, and their passage.

    Raises `ValueError` for a text without a word, and for one of which no word is known.
    """
    tokens = kept(run, run.recipe.make_task(), text)
    ids = run.source_vocabulary.ids(tokens.words)
    if not set(ids) - {UNKNOWN}:
        told = "has no word" if not ids else "has no word that it knows"
        listed = run.source_vocabulary.words[4:]
        known = [word for word in listed if word.isalpha()] or listed
        raise ValueError(
            f"A text is read word by word by a network that met these words in training. "
            f"{text[:60]!r} {told}. Give a text with words such as "
            f"{', '.join(known[:5])}."
        )
    return tokens, Passage(ids)


def kept(run: Run, task: Any, text: str) -> Tokens:
    """The tokens of a text that the network gets to see."""
    tokens: Tokens = task.read(text)
    return task.kept(tokens) if run.recipe.network.kind == "classifier" else tokens


def _own_texts(run: Run, task: ReviewsTask, part: str) -> Iterator[Passage]:
    corpus = task.corpus(part, run.source_vocabulary)
    for number, label in enumerate(corpus.labels.tolist()):
        yield Passage(corpus[number].tolist(), label)


def _own_stream(run: Run, task: LanguageTask, part: str) -> Iterator[Passage]:
    ids = run.source_vocabulary.ids
    yield from _stretches(ids(words) for words in task.pieces(part))


def _table(run: Run, task: ReviewsTask, path: Path) -> Iterator[Passage]:
    numbers = {name: number for number, name in enumerate(run.classes)}
    groups = {str(each): name for name, group in (task.groups or {}).items() for each in group}
    for text, label in _texts_and_labels(task, path):
        ids = task.ids_in(text, run.source_vocabulary)
        if ids:
            yield Passage(ids, numbers.get(groups.get(label, label), NO_LABEL))


def _texts_and_labels(task: ReviewsTask, path: Path) -> Iterator[tuple[str, str]]:
    try:
        kind_of(path)
    except TableError:
        yield from ((line, "") for line in lines(path, task.encoding))
        return
    for columns in ((task.text, task.label_column), (task.text,)):
        try:
            found = rows(path, columns, task.encoding)
            first = next(found, None)
        except TableError:
            if len(columns) == 1:
                raise
            continue
        for _, (text, *label) in chain([] if first is None else [first], found):
            yield text, label[0].strip() if label else ""
        return


def _text(run: Run, task: LanguageTask, path: Path) -> Iterator[Passage]:
    ids = run.source_vocabulary.ids
    yield from _stretches(ids(words) for words in _pieces(task, path))


def _pieces(task: LanguageTask, path: Path) -> Iterator[Sequence[str]]:
    return replace(task, source=str(path)).all_pieces()


def _stretches(pieces: Iterable[Sequence[int]]) -> Iterator[Passage]:
    """A running text in passages of STRETCH tokens, the last with what is left."""
    waiting = np.zeros(0, np.int64)
    for piece in pieces:
        waiting = np.concatenate([waiting, piece])
        while len(waiting) > STRETCH:
            yield Passage(waiting[:STRETCH].tolist(), following=int(waiting[STRETCH]))
            waiting = waiting[STRETCH:]
    if len(waiting):
        yield Passage(waiting.tolist())


OWN: dict[tuple[str, Side], Callable[..., Iterator[Passage]]] = {
    ("classifier", "source"): _own_texts,
    ("language", "source"): _own_stream,
    ("translator", "source"): own_sources,
    ("translator", "target"): own_targets,
}
GIVEN: dict[tuple[str, Side], Callable[..., Iterator[Passage]]] = {
    ("classifier", "source"): _table,
    ("language", "source"): _text,
    ("translator", "source"): given_sources,
    ("translator", "target"): given_targets,
}
