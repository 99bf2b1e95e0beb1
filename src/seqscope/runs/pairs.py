"""What is read of a translator for a recording: sources, or targets along with their sources."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from seqscope.runs.answers.translator import TOP, WINDOW, Translator
from seqscope.runs.objectives.translation import Translation
from seqscope.runs.passage import Passage
from seqscope.runs.run import Run
from seqscope.runs.tables import Translator as Settings
from seqscope.tasks.task import TranslationTask
from seqscope.tasks.texts import lines
from seqscope.tasks.vocabulary import END, START

__all__ = [
    "MOST",
    "answers_of",
    "given_sources",
    "given_targets",
    "own_sources",
    "own_targets",
    "sources_of",
]

MOST = 10_000  # examples of a task whose examples have no end


def own_sources(run: Run, task: TranslationTask, part: str) -> Iterator[Passage]:
    """The sources of the examples of a part, MOST of them at most."""
    return (Passage(each.source) for each in own_targets(run, task, part))


def own_targets(run: Run, task: TranslationTask, part: str) -> Iterator[Passage]:
    """The right targets of the examples of a part, MOST of them at most, and their sources."""
    for example in islice(Translation(task, run.recipe).unseen(part), MOST):
        source = run.source_vocabulary.ids(task.read(example.source, example.hint).words)
        yield fed(run, run.target_vocabulary.ids(task.write(example.target)), source)


def given_sources(run: Run, task: TranslationTask, path: Path) -> Iterator[Passage]:
    """The lines of a file that can be read."""
    return (each for each in sources_of(run, lines(path)) if each.ids)


def given_targets(run: Run, task: TranslationTask, path: Path) -> Iterator[Passage]:
    """What the network answers the lines of a file that can be read, and these."""
    return (each for each in answers_of(run, lines(path)) if each.ids)


def sources_of(run: Run, texts: Iterable[str]) -> Iterator[Passage]:
    """A passage for each text, empty for one that the network cannot be shown."""
    translator = Translator(run)
    for text in texts:
        tokens = translator.read(text)
        yield Passage(run.source_vocabulary.ids(tokens.words) if tokens else [])


def answers_of(run: Run, texts: Iterable[str]) -> Iterator[Passage]:
    """What the network answers each text, empty for one that it cannot be shown."""
    decoding, sources = Translator(run).decoding, sources_of(run, texts)
    while window := [each.ids for each in islice(sources, WINDOW)]:
        shown = [source for source in window if source]
        found = iter(decoding.found(shown, beam=TOP) if shown else ())
        for source in window:
            yield fed(run, next(found).targets[0], source) if source else Passage([])


def fed(run: Run, target: Sequence[int], source: Sequence[int]) -> Passage:
    """The words that a decoder is fed while it writes the target, its end behind them."""
    settings = run.recipe.network
    assert isinstance(settings, Settings)
    written = [*target, END][: settings.target_length]
    return Passage([START, *written[:-1]], following=written[-1], source=source)
