"""A trained network's answers to texts, in their order, however many there are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, repeat

import numpy as np

from seqscope.recording import Alternative, Reading
from seqscope.runs.answers.decoding import Decoding, Found, Pins
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
        self, window: Sequence[tuple[str, str | None]], *, top: int = TOP, chosen: int = 0
    ) -> Iterator[Reading]:
        """The readings of texts with their hints, all of them read together.

        `chosen` says about which of the answers, 0 the best, or the last where there are fewer; the
        others are its alternatives.
        """
        tokens = [self.read(text, hint) for text, hint in window]
        readable = [each for each in tokens if each is not None]
        ids = [self.run.source_vocabulary.ids(each.words) for each in readable]
        found = iter(self.decoding.found(ids, beam=top, chosen=chosen) if ids else ())
        for (text, _), each in zip(window, tokens, strict=True):
            yield Reading.unread(text) if each is None else self._reading(text, each, next(found))

    def pinned(self, reading: Reading, pins: Pins) -> Reading:
        """What the network would have written if steps had looked at one place each.

        All before the first pinned step is as in the reading that is given, from there on each word
        is the likeliest. What was written is the prediction, however unsure the network is. Raises
        `ValueError` for a step or a place that is not there.
        """
        steps, places = self.decoding.longest_target, len(reading.tokens)
        for step, place in pins.items():
            if not (0 <= step < steps and 0 <= place < places):
                raise ValueError(
                    f"A pin is STEP:POSITION, both counted from 0. Given was {step}:{place}, where "
                    f"{steps} can be written and {places} were read. Choose two that are there."
                )
        if not pins:
            return reading
        source = self.run.source_vocabulary.ids(reading.tokens)
        written = self.run.target_vocabulary.ids(reading.target)
        found = self.decoding.pinned(source, written, pins)
        return replace(
            reading,
            target=tuple(self.run.target_vocabulary.tokens(found.targets[0])),
            prediction=self._answer(found.targets[0]),
            confidence=float(np.exp(found.log_probability[0])),
            scores=found.scores,
            weights=found.weights,
            probabilities=found.probabilities,
        )

    def _reading(self, text: str, tokens: Tokens, found: Found) -> Reading:
        """The reading of what was found for a text."""
        answers = [
            Alternative(self._answer(ids), float(np.exp(probability)))
            for ids, probability in zip(found.targets, found.log_probability, strict=True)
        ]
        told = answers.pop(found.chosen)
        sure = told.confidence >= self.run.recipe.predict.refuse_below
        return Reading(
            source=text,
            tokens=tokens.words,
            spans=tokens.spans,
            target=tuple(self.run.target_vocabulary.tokens(found.targets[found.chosen])),
            prediction=told.prediction if sure or found.chosen else None,
            confidence=told.confidence,
            scores=found.scores,
            weights=found.weights,
            probabilities=found.probabilities,
            alternatives=tuple(answers),
        )

    def _answer(self, ids: Sequence[int]) -> str | None:
        return self.task.answer(self.run.target_vocabulary.tokens(ids))
