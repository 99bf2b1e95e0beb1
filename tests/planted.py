"""Small things whose truth is known: a task that a tiny network learns in seconds."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Literal

import numpy as np

from seqscope.tasks import Example, Tokens, Vocabulary
from seqscope.tasks.grammar import FORBIDDEN, Grammar
from seqscope.tasks.task import CHUNK
from seqscope.tasks.vocabulary import END

if TYPE_CHECKING:
    import keras

LETTERS = "abcd"
REFUSED = "∅"

RECIPE = """\
title = "Turned words"

[task]
name = "turned"
longest = 4

[network]
kind = "translator"
embedding = 8
encoder = 12
attention = 8
decoder = 16

[train]
seed = 3
epochs = 6
steps_per_epoch = 60
batch = 64
learning_rate = 0.02
schedule = "cosine"
warmup_steps = 5
clip_norm = 1.0
validation_examples = 256
buckets = []
"""


@dataclass(frozen=True)
class TurnedWords:
    """Words over four letters, written in capitals; a word that begins with a double is refused."""

    longest: int = 4
    order: Literal["same", "turned"] = "same"
    seed: int = 0

    name = "turned"
    kind = "translator"
    slices = ("test",)

    @property
    def longest_source(self) -> int:
        return self.longest + 1  # a hint may stand in front

    @property
    def source_vocabulary(self) -> Vocabulary:
        return Vocabulary.of((*LETTERS, "⟨x⟩"))

    @property
    def target_vocabulary(self) -> Vocabulary:
        return Vocabulary.of(LETTERS.upper() + REFUSED)

    @property
    def grammar(self) -> Grammar:
        """One to `longest` capitals, or the refusal alone."""
        words = len(self.target_vocabulary)
        transitions = np.full((self.longest + 3, words), FORBIDDEN, np.int32)
        letters = slice(4, 4 + len(LETTERS))
        end = self.longest + 2
        for state in range(self.longest):
            transitions[state, letters] = state + 1
        transitions[1 : self.longest + 2, END] = end
        transitions[0, words - 1] = self.longest + 1
        return Grammar(transitions, longest=self.longest + 1)

    def read(self, text: str, hint: str | None = None) -> Tokens:
        words = (() if hint is None else (hint,)) + tuple(text)
        first = 0 if hint is None else 1
        spans = ((0, 0),) * first + tuple((place, place + 1) for place in range(len(text)))
        return Tokens(words, spans)

    def write(self, target: str) -> tuple[str, ...]:
        return tuple(target)

    def answer(self, tokens: Sequence[str]) -> str | None:
        return None if REFUSED in tokens else "".join(tokens)

    def hint(self, locale: str) -> str:
        if locale != "x":
            raise ValueError(f"The only locale is x. Given was {locale!r}. Give x.")
        return "⟨x⟩"

    def examples(self, split: str, chunk: int) -> list[Example]:
        random = Random(f"{self.seed} {split} {chunk}")
        return [self.example(random) for _ in range(CHUNK)]

    def example(self, random: Random) -> Example:
        word = "".join(random.choice(LETTERS) for _ in range(random.randint(1, self.longest)))
        turned = word[::-1] if self.order == "turned" else word
        refused = len(word) > 1 and word[0] == word[1]
        labels = {"locale": "x", "length": str(len(word))}
        hint = "⟨x⟩" if random.random() < 0.3 else None
        return Example(word, REFUSED if refused else turned.upper(), hint, labels)


def drawn_translator(
    form: str, feedback: str, *, source_words: int, target_words: int
) -> "keras.Model":
    """A small translator whose weights are drawn by chance."""
    from seqscope.models.networks import translator

    model = translator(
        decoder_form=form,
        feedback=feedback,
        source_words=source_words,
        target_words=target_words,
        embedding=5,
        encoder=4,
        attention=3,
        decoder=6,
    )
    for variable in model.trainable_variables:
        drawn = np.random.default_rng(len(variable.path)).normal(size=variable.shape)
        variable.assign(drawn)
    return model
