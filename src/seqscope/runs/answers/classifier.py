"""A trained classifier's answers to texts, and what of each text it attended to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from jaxtyping import Float, Int

from seqscope.progress import counting, done
from seqscope.runs.answers.network import asked
from seqscope.runs.cores import on_all_cores
from seqscope.runs.run import Run
from seqscope.runs.tables import Classifier
from seqscope.runs.texts import text_batch
from seqscope.tasks.corpus import Corpus, corpus_of
from seqscope.tasks.task import ClassificationTask, Tokens

__all__ = ["Judgment", "TextClassifier"]

ROWS = 64  # texts that are read together
WINDOW = 4096  # texts that are sorted by length together, and so the most that are in memory
BUCKETS = (16, 32, 64, 128, 256, 400)


@dataclass(frozen=True)
class Judgment:
    """What a classifier made of one text.

    `tokens` and `spans` are those that the network read, which of a long text are not all;
    `probabilities` has one for each class; `weights`, `[time]`, sums to 1 and is None for a network
    without attention. `prediction` is None for a text without a word to read, or where the most
    likely class is less likely than the recipe asks for.
    """

    text: str
    tokens: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    prediction: str | None
    classes: tuple[str, ...]
    probabilities: Float[np.ndarray, " class"]
    weights: Float[np.ndarray, " time"] | None

    @property
    def confidence(self) -> float:
        """The probability of the most likely class."""
        return float(self.probabilities.max(initial=0.0))


class TextClassifier:
    """A run that says which class a text is of.

    >>> judged = TextClassifier(open_run("runs/imdb")).judge(["A film to remember."])
    ... # doctest: +SKIP
    >>> next(judged).prediction  # doctest: +SKIP
    'pos'
    """

    def __init__(self, run: Run) -> None:
        assert isinstance(run.recipe.network, Classifier)
        self.run, self.settings = run, run.recipe.network
        self.task: ClassificationTask = run.recipe.make_task()
        self.network = asked(run)

    @property
    def heads(self) -> int:
        """The heads of its self-attention; 0 without."""
        return self.settings.heads if self.settings.attention == "self" else 0

    def judge(self, texts: Iterable[str]) -> Iterator[Judgment]:
        """One judgment for each text, in their order; few of them are held at a time."""
        asked_for = iter(texts)
        while window := list(islice(asked_for, WINDOW)):
            yield from self.judgments(window)

    def judgments(self, window: Sequence[str]) -> Iterator[Judgment]:
        """The judgments of texts that are read together."""
        tokens = [self.task.kept(self.task.read(text)) for text in window]
        ids = [self.run.source_vocabulary.ids(each.words) for each in tokens]
        corpus = corpus_of((each or [0], 0) for each in ids)
        for text, each, found in zip(window, tokens, self._found(corpus), strict=True):
            yield self._judgment(text, each, *found)

    def probabilities(self, corpus: Corpus) -> Float[np.ndarray, "text class"]:
        """The probability of each class for each text of a corpus."""
        return np.stack([probabilities for probabilities, _ in self._found(corpus)])

    def batch(
        self, corpus: Corpus, rows: Int[np.ndarray, " batch"]
    ) -> Int[np.ndarray, "batch time"]:
        """Texts of a corpus below each other; few texts in one of the few widths that there are."""
        few = len(corpus) < ROWS
        longest = max(int(corpus.lengths.max(initial=1)), BUCKETS[-1]) if few else None
        return text_batch(corpus, rows, self.settings.length, BUCKETS, longest=longest)

    def as_batch(self, ids: Sequence[int]) -> tuple[np.ndarray, slice]:
        """A text as a batch of one, `[1 time]`, and where in it its own words stand."""
        batch = self.batch(corpus_of([(ids, 0)]), np.array([0]))
        start = max(batch.shape[1] - len(ids), 0) if self.settings.length else 0
        return batch, slice(start, start + len(ids))

    def _judgment(
        self, text: str, tokens: Tokens, probabilities: np.ndarray, weights: np.ndarray | None
    ) -> Judgment:
        best = int(probabilities.argmax())
        sure = probabilities[best] >= self.run.recipe.predict.refuse_below
        read = bool(tokens.words)
        return Judgment(
            text=text,
            tokens=tokens.words,
            spans=tokens.spans,
            prediction=self.run.classes[best] if sure and read else None,
            classes=self.run.classes,
            probabilities=probabilities,
            weights=None if weights is None else weights[: len(tokens.words)],
        )

    def _found(self, corpus: Corpus) -> list[tuple[np.ndarray, np.ndarray | None]]:
        """Probabilities and attention weights of each text, in the order of the texts."""
        order = np.argsort(corpus.lengths, kind="stable")
        groups = [order[start : start + ROWS] for start in range(0, len(order), ROWS)]

        def read(rows: np.ndarray) -> list[tuple[np.ndarray, np.ndarray | None]]:
            filled = np.concatenate([rows, np.repeat(rows[:1], ROWS - len(rows))])
            # What is compiled for a shape is kept: those of one text and of whole batches.
            ids = self.batch(corpus, rows if len(order) == 1 else filled)
            outputs = {name: np.asarray(each) for name, each in self.network(ids).items()}
            chances = softmax(outputs["logits"])
            weights = outputs.get("weights")
            lengths = corpus.lengths[rows]
            done(len(rows))
            return [
                (
                    chances[place],
                    None if weights is None else self._on_words(weights[place], length),
                )
                for place, length in enumerate(lengths)
            ]

        with counting("Reading {} texts", len(corpus)):
            found = [each for group in on_all_cores(read, groups) for each in group]
        by_row = dict(zip(order.tolist(), found, strict=True))
        return [by_row[row] for row in range(len(order))]

    def _on_words(self, weights: Any, length: int) -> np.ndarray:
        """How much of the attention each of the words got, padding left out."""
        if weights.ndim == 3:  # heads, asking positions, asked positions
            weights = weights[:, -length:] if self.settings.length else weights[:, :length]
            weights = weights.mean(axis=(0, 1))
        own: np.ndarray = weights[-length:] if self.settings.length else weights[:length]
        return own


def softmax(logits: Float[np.ndarray, "batch class"]) -> Float[np.ndarray, "batch class"]:
    """Probabilities along the last axis, in double precision."""
    raised = np.exp(logits.astype(float) - logits.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)
