"""Sources in, the best targets out: few at once by NumPy, many compiled, in buckets by length."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Float, Int

from seqscope.models.search import Answers, Course, compiled_search, search
from seqscope.runs.batches import bucket, padded
from seqscope.runs.cores import cores
from seqscope.runs.run import Run
from seqscope.runs.tables import Translator
from seqscope.tasks.task import TranslationTask
from seqscope.tasks.vocabulary import END, UNKNOWN

__all__ = ["Decoding", "Found", "Pins"]

ROWS = 128  # sources that are read together
FEW = 1024  # sources up to which NumPy is done before JAX has been imported and has compiled
BUCKETS = (16, 24, 40)

Pins = Mapping[int, int]  # to steps of a target the one place of the source where each may look


class Found(NamedTuple):
    """The best targets for one source, best first, impossible ones left out.

    `targets` are ids without the end; the rest is about the one at `chosen`: its probabilities and
    the attention it paid, the end left out.
    """

    targets: list[list[int]]
    chosen: int
    log_probability: Float[np.ndarray, " beam"]
    probabilities: Float[np.ndarray, " target"]
    scores: Float[np.ndarray, "target source"]
    weights: Float[np.ndarray, "target source"]


Search = Callable[[Int[np.ndarray, "batch source"]], Answers]


@dataclass(frozen=True)
class Decoding:
    """The search for the best targets with the weights of a run."""

    run: Run
    task: TranslationTask

    @property
    def settings(self) -> Translator:
        """The network as the recipe describes it."""
        assert isinstance(self.run.recipe.network, Translator)
        return self.run.recipe.network

    @property
    def longest(self) -> int:
        """The most tokens of a source that the network can be shown."""
        return self.settings.source_length or self.task.longest_source

    @property
    def longest_target(self) -> int:
        """The most tokens of a target, its end included."""
        if self.task.grammar:
            return self.task.grammar.longest
        return self.settings.target_length or self.longest

    def found(self, sources: Sequence[Sequence[int]], *, beam: int, chosen: int = 0) -> list[Found]:
        """What was found for each source, in the order of the sources.

        `chosen` says about which of its targets, 0 the best, or the last where there are fewer.
        """
        many = len(sources) > FEW
        search_batch = self._compiled(beam) if many else self._at_once(beam)
        order = sorted(range(len(sources)), key=lambda row: len(sources[row]))
        groups = [order[start : start + ROWS] for start in range(0, len(order), ROWS)]

        def answers(rows: list[int]) -> list[Found]:
            batch = self._batch([sources[row] for row in rows], whole=many)
            stacked = Answers(*map(np.asarray, search_batch(batch)))
            return [
                of_row(stacked, place, length=len(sources[row]), chosen=chosen)
                for place, row in enumerate(rows)
            ]

        # NumPy's products use all cores by themselves; a compiled search is done by one.
        with ThreadPoolExecutor(max_workers=cores()) as readers:
            read = readers.map if many else map
            found = itertools.chain.from_iterable(read(answers, groups))
            by_row = dict(zip(order, found, strict=True))
        return [by_row[row] for row in range(len(sources))]

    def pinned(self, source: Sequence[int], written: Sequence[int], pins: Pins) -> Found:
        """What is written where steps look at one place each: greedily from the first of them on.

        What stands before that step is as it was `written`.
        """
        batch = self._batch([source], whole=False)
        looks = np.ones((self.longest_target, batch.shape[1]), bool)
        for step, place in pins.items():
            looks[step] = np.arange(batch.shape[1]) == place
        words = np.full(self.longest_target, -1)
        before = written[: min(pins)]
        words[: len(before)] = before
        found = self._at_once(1, course=Course(looks, words))(batch)
        return of_row(found, 0, length=len(source))

    def _batch(
        self, sources: Sequence[Sequence[int]], *, whole: bool
    ) -> Int[np.ndarray, "batch source"]:
        """The sources, padded; as a `whole` batch filled up to the shapes that are compiled."""
        longest = max(map(len, sources))
        fixed = self.settings.source_length
        if not whole:
            return padded(sources, fixed or longest)
        filled = [*sources, *[[UNKNOWN]] * (ROWS - len(sources))]
        return padded(filled, fixed or bucket(longest, BUCKETS, self.longest))

    def _at_once(self, beam: int, **options: Any) -> Search:
        options |= self._options(beam)
        return partial(search, np, self.run.weights, transitions=self._transitions, **options)

    def _compiled(self, beam: int) -> Search:
        compiled = compiled_search(**self._options(beam))
        return lambda batch: compiled(self._device_weights, batch, self._transitions)

    def _options(self, beam: int) -> dict[str, Any]:
        return {
            "beam": beam,
            "longest": self.longest_target,
            "feedback": self.settings.feedback,
            "mask_padding": self.settings.mask_padding,
        }

    @cached_property
    def _device_weights(self) -> dict[str, Any]:
        import jax

        return {name: jax.device_put(each) for name, each in self.run.weights.items()}

    @cached_property
    def _transitions(self) -> Int[np.ndarray, "state word"] | None:
        return self.task.grammar.transitions if self.task.grammar else None


def of_row(answers: Answers, row: int, *, length: int, chosen: int = 0) -> Found:
    """What was found for one row of a batch, whose source has that many tokens."""
    possible = np.isfinite(answers.log_probability[row])
    targets = [without_end(ids) for ids in answers.ids[row][possible].tolist()]
    chosen = min(chosen, len(targets) - 1)
    written = len(targets[chosen])
    return Found(
        targets=targets,
        chosen=chosen,
        log_probability=answers.log_probability[row][possible],
        probabilities=answers.probabilities[row, chosen, :written],
        scores=answers.scores[row, chosen, :written, :length],
        weights=answers.weights[row, chosen, :written, :length],
    )


def without_end(ids: list[int]) -> list[int]:
    """The ids before the end token."""
    return ids[: ids.index(END)] if END in ids else ids
