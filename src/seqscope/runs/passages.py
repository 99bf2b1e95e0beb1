"""What is read for a recording: passages of word ids, from the task's own data or from a file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from seqscope.runs.run import Run
from seqscope.tasks.language import LanguageTask
from seqscope.tasks.reviews import ReviewsTask
from seqscope.tasks.tables import TableError, kind_of, rows
from seqscope.tasks.task import Tokens
from seqscope.tasks.texts import opened
from seqscope.tasks.vocabulary import PADDING, UNKNOWN

__all__ = ["NO_LABEL", "STRETCH", "Passage", "passages", "passages_of", "read_passage"]

STRETCH = 4096  # tokens of a running text that a language model reads from a fresh state
NO_LABEL = -1
PARTS = ("train", "validation", "test")


class Passage(NamedTuple):
    """Word ids that are read from a fresh state, the number of their class, the word behind them.

    That word, `PADDING` where there is none, is not read: it tells how well it was foreseen.
    """

    ids: Sequence[int]
    label: int = NO_LABEL
    following: int = PADDING


def passages(run: Run, source: str | Path) -> Iterator[Passage]:
    """Everything to read: a part of the task's own data, or a file, few of it held at a time.

    Of a classifier the file is a table with the columns of the recipe, with labels or without, or a
    text with a line for each; of others it is a text. Raises `ValueError` for what can be read by
    none of these.
    """
    kind = run.recipe.network.kind
    task = run.recipe.make_task()
    if str(source) in PARTS:
        found = OWN[kind](run, task, str(source)) if kind in OWN else None
    else:
        path = Path(source)
        found = GIVEN[kind](run, task, path) if kind in GIVEN else None
    if found is None:
        raise ValueError(
            f"Recorded are networks that read words: classifiers and language models, and "
            f"translators with a file of texts. {run.folder.name} is a {kind}. Record another."
        )
    first = next(found, None)
    if first is None:
        raise ValueError(
            f"A corpus to record has at least one word. {source} has none that this network reads. "
            f"Give another file with --text."
        )
    return chain([first], found)


def passages_of(run: Run, texts: Iterable[str]) -> Iterator[Passage]:
    """A passage for each text, empty for one without a word to read."""
    task = run.recipe.make_task()
    for text in texts:
        yield Passage(run.source_vocabulary.ids(kept(run, task, text).words))


def read_passage(run: Run, text: str) -> tuple[Tokens, Passage]:
    """The tokens of a text as the network reads it, and their passage.

    Raises `ValueError` for a text without a word, and for one of which no word is known.
    """
    tokens = kept(run, run.recipe.make_task(), text)
    ids = run.source_vocabulary.ids(tokens.words)
    if not set(ids) - {UNKNOWN}:
        told = "has no word" if not ids else "has no word that it knows"
        raise ValueError(
            f"A text is read word by word by a network that met these words in training. "
            f"{text[:60]!r} {told}. Give a text with words such as "
            f"{', '.join(run.source_vocabulary.words[4:9])}."
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
        yield from ((line, "") for line in _lines(path, task.encoding))
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
    whole = replace(task, source=str(path))
    yield from _stretches(ids(words) for words in whole.all_pieces())


def _each_line(run: Run, task: object, path: Path) -> Iterator[Passage]:
    lines = (line for line in _lines(path, "utf-8") if line.strip())
    return (each for each in passages_of(run, lines) if each.ids)


def _lines(path: Path, encoding: str) -> Iterator[str]:
    with opened(path, encoding) as file:
        for line in file:
            yield line.rstrip("\n")


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


OWN: dict[str, Callable[..., Iterator[Passage]]] = {
    "classifier": _own_texts,
    "language": _own_stream,
}
GIVEN: dict[str, Callable[..., Iterator[Passage]]] = {
    "classifier": _table,
    "language": _text,
    "translator": _each_line,
}
