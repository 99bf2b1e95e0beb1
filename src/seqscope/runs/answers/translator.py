"""A trained network's answers to texts, in their order, however many there are."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, repeat

import numpy as np

from seqscope.recording import Alternative, Reading
from seqscope.runs.answers.decoding import Decoding, Found
from seqscope.runs.run import Run
from seqscope.tasks.task import Tokens

__all__ = ["TOP", "WINDOW", "Translator"]

WINDOW = 4096  # texts that are sorted by length together, and so the most that are in memory
TOP = 3  # answers that are weighed against each other
ENDLESS = 9_999  # code points of a text that nobody needs to look at any closer
LOST = "\N{REPLACEMENT CHARACTER}"  # stands where bytes were no character


class Translator:
    """A run that answers texts.

    >>> translator = Translator(open_run("dates"))  # doctest: +SKIP
    >>> next(translator.translate(["5 May 2016"])).prediction  # doctest: +SKIP
    '2016-05-05'
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.task = run.recipe.make_task()
        self.decoding = Decoding(run, self.task)

    def hint(self, locale: str) -> str:
        """What tells the network that a text is written in this locale.

        Raises `ValueError` for a locale that nobody knows or that this network was not taught.
        """
        hint = self.task.hint(locale)
        if hint not in self.run.source_vocabulary:
            raise ValueError(
                f"A network can be told the locales that it was taught. "
                f"{self.run.folder.name} was not taught {locale!r}. "
                f"Leave the locale out, or use a network of the recipe dates."
            )
        return hint

    def read(self, text: str, hint: str | None = None) -> Tokens | None:
        """The tokens of a text; None for one that the network cannot be shown."""
        if not text.strip() or LOST in text or len(text) > ENDLESS:
            return None
        tokens = self.task.read(text, hint)
        written = sum(start < end for start, end in tokens.spans)
        return tokens if written and len(tokens.words) <= self.decoding.longest else None

    def translate(
        self, texts: Iterable[str], *, hints: Iterable[str | None] | None = None, top: int = TOP
    ) -> Iterator[Reading]:
        """One reading for each text, in the order of the texts, of which few are held at a time.

        `top` answers are weighed against each other; those that were not the best are the reading's
        alternatives. A text that is empty, too long or broken is refused in its place.
        """
        asked = zip(texts, repeat(None) if hints is None else hints, strict=False)
        while window := list(islice(asked, WINDOW)):
            yield from self.readings(window, top=top)

    def readings(
        self, window: Sequence[tuple[str, str | None]], *, top: int = TOP
    ) -> Iterator[Reading]:
        """The readings of texts with their hints, all of them read together."""
        tokens = [self.read(text, hint) for text, hint in window]
        readable = [each for each in tokens if each is not None]
        ids = [self.run.source_vocabulary.ids(each.words) for each in readable]
        found = iter(self.decoding.found(ids, beam=top) if ids else ())
        for (text, _), each in zip(window, tokens, strict=True):
            yield Reading.unread(text) if each is None else self._reading(text, each, next(found))

    def _reading(self, text: str, tokens: Tokens, found: Found) -> Reading:
        """The reading of what was found for a text."""
        best, *others = [
            Alternative(self._answer(ids), float(np.exp(probability)))
            for ids, probability in zip(found.targets, found.log_probability, strict=True)
        ]
        target = tuple(self.run.target_vocabulary.tokens(found.targets[0]))
        withheld = best.confidence < self.run.recipe.predict.refuse_below
        return Reading(
            source=text,
            tokens=tokens.words,
            spans=tokens.spans,
            target=target,
            prediction=None if withheld else best.prediction,
            confidence=best.confidence,
            scores=found.scores,
            weights=found.weights,
            probabilities=found.probabilities,
            alternatives=tuple(others),
        )

    def _answer(self, ids: Sequence[int]) -> str | None:
        return self.task.answer(self.run.target_vocabulary.tokens(ids))
