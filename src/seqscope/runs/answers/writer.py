"""A trained language model: the next words of a text, a text gone on with, perplexity."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Float, Int

from seqscope.runs.answers.classifier import softmax
from seqscope.runs.answers.network import asked
from seqscope.runs.objectives.language import read_through, zero_states
from seqscope.runs.run import Run
from seqscope.runs.tables import LanguageModel
from seqscope.tasks.task import LanguageTask
from seqscope.tasks.vocabulary import END, PADDING, START, UNKNOWN

__all__ = ["Next", "Writer"]

NEVER_WRITTEN = [PADDING, START, UNKNOWN]


class Next(NamedTuple):
    """A word that may come next, and its probability."""

    word: str
    probability: float


class Writer:
    """A run that goes on with a text.

    >>> "".join(Writer(open_run("runs/ptb-small")).continued("the company"))  # doctest: +SKIP
    """

    def __init__(self, run: Run) -> None:
        assert isinstance(run.recipe.network, LanguageModel)
        self.run, self.settings = run, run.recipe.network
        self.task: LanguageTask = run.recipe.make_task()
        self.network = asked(run)

    def next_words(self, text: str, *, top: int = 5) -> list[Next]:
        """The `top` words most likely to come after the text, the likeliest first."""
        chances, _ = self._after(text)
        best = np.argsort(-chances, kind="stable")[:top]
        words = self.run.source_vocabulary.tokens(best.tolist())
        return [Next(word, float(chances[place])) for word, place in zip(words, best, strict=True)]

    def continued(
        self, text: str, *, words: int = 50, temperature: float = 1.0, seed: int = 0
    ) -> Iterator[str]:
        """The text, then word after word drawn from the network's predictions, as it is written.

        A `temperature` below 1 prefers likely words, one of 0 takes the likeliest each time.
        """
        random = np.random.default_rng(seed)
        chances, states = self._after(text)
        last = [*self.task.read(text).words][-1:]
        yield text
        for _ in range(words):
            word = drawn(chances, temperature, random)
            following = [*last, *self.run.source_vocabulary.tokens([word])]
            yield self.task.written(following)[len(self.task.written(last)) :]
            last = following[-1:]
            chances, states = self._step(word, states)

    def perplexity(self, stream: Int[np.ndarray, " token"]) -> dict[str, float]:
        """How many words the network wavers between at each word of a text, and their number."""
        batches = read_through(stream, steps=self.run.recipe.train.unroll)
        states = zero_states(self.settings, len(batches[0].target))
        loss = count = 0.0
        for batch in batches:
            outputs = self.network(*batch.inputs, *states)
            logits, states = np.asarray(outputs["logits"]), outputs["states"]
            raised = logits - logits.max(axis=-1, keepdims=True)
            total = np.log(np.exp(raised).sum(axis=-1))
            said = np.take_along_axis(raised, batch.target[..., None], axis=-1)[..., 0]
            loss += float(((total - said) * batch.weight).sum(dtype=np.float64))
            count += float(batch.weight.sum())
        return {"tokens": int(count), "perplexity": float(np.exp(loss / max(count, 1.0)))}

    def _after(self, text: str) -> tuple[Float[np.ndarray, " word"], tuple[Any, ...]]:
        """The probabilities of the next word and the states after reading a text."""
        words = self.task.read(text).words
        ids = self.run.source_vocabulary.ids(words) or [END]
        states: tuple[Any, ...] = zero_states(self.settings, 1)
        for word in ids:
            chances, states = self._step(word, states)
        return chances, states

    def _step(
        self, word: int, states: tuple[Any, ...]
    ) -> tuple[Float[np.ndarray, " word"], tuple[Any, ...]]:
        outputs = self.network(np.array([[word]], np.int32), *states)
        chances = softmax(np.asarray(outputs["logits"])[:, 0])[0]
        chances[NEVER_WRITTEN] = 0.0
        return chances / chances.sum(), outputs["states"]


def drawn(chances: np.ndarray, temperature: float, random: np.random.Generator) -> int:
    """One word, drawn by its probability raised to the inverse of the temperature."""
    if temperature <= 0:
        return int(chances.argmax())
    with np.errstate(divide="ignore"):
        raised = np.log(chances) / temperature
    weights = np.exp(raised - raised.max())
    return int(random.choice(len(weights), p=weights / weights.sum()))
