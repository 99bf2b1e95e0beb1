"""Classifiers: texts to classes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import keras
import numpy as np
from jaxtyping import Float, Int
from keras import ops

from seqscope.models.networks import classifier, evidence_classifier
from seqscope.runs.batches import Batch, epoch_rows
from seqscope.runs.measures import Measure, measure_of
from seqscope.runs.objectives.objective import Judged
from seqscope.runs.recipe import Recipe
from seqscope.runs.tables import Classifier
from seqscope.runs.texts import text_batch
from seqscope.tasks.corpus import Corpus
from seqscope.tasks.task import ClassificationTask

__all__ = ["Classification", "network_of_classes"]


@dataclass(frozen=True)
class Classification:
    """A classification task as a recipe wants it learned: an epoch meets every text once.

    With `balance` "oversample" texts of rarer classes are met again until all classes are as
    frequent; with "weights" each text counts by the inverse frequency of its class.
    """

    task: ClassificationTask
    recipe: Recipe

    @cached_property
    def settings(self) -> Classifier:
        assert isinstance(self.recipe.network, Classifier)
        return self.recipe.network

    @property
    def measure(self) -> Measure:
        return measure_of(self.recipe)

    @cached_property
    def texts(self) -> Corpus:
        return self.task.corpus("train", self.task.source_vocabulary)

    @property
    def batch_size(self) -> int:
        return min(self.recipe.train.batch, len(self.texts))

    @property
    def per_chunk(self) -> int:
        return len(self.rows(0)) // self.batch_size

    @property
    def steps_per_epoch(self) -> int:
        return self.recipe.train.steps_per_epoch or self.per_chunk

    def knowledge(self) -> dict[str, Any]:
        return {"source": self.task.source_vocabulary.words, "classes": self.task.classes}

    def network(self) -> keras.Model:
        sizes = len(self.task.source_vocabulary), len(self.task.classes)
        ratios = log_count_ratios(self.texts, *sizes) if self.settings.prior else None
        return network_of_classes(self.settings, *sizes, ratios=ratios)

    def chunk(self, number: int) -> list[Batch]:
        rows = self.rows(number)
        lengths = self.texts.lengths[rows]
        seed = self.recipe.train.seed
        batches = epoch_rows(lengths, batch=self.batch_size, seed=seed, epoch=number)
        weights = self.class_weights if self.recipe.train.balance == "weights" else None
        return [self.batch(self.texts, rows[places], weights) for places in batches]

    def rows(self, epoch: int) -> Int[np.ndarray, " example"]:
        """The texts of an epoch, those of rarer classes several times where that is asked for."""
        everything = np.arange(len(self.texts))
        if self.recipe.train.balance != "oversample":
            return everything
        random = np.random.default_rng((self.recipe.train.seed, epoch, 1))
        counts = np.bincount(self.texts.labels, minlength=len(self.task.classes))
        again = [
            random.choice(everything[self.texts.labels == label], counts.max() - count)
            for label, count in enumerate(counts)
            if count
        ]
        return np.concatenate([everything, *again])

    @cached_property
    def class_weights(self) -> Float[np.ndarray, " class"]:
        """The weight of a text of each class: all classes weigh the same, a text 1 on average."""
        counts = np.bincount(self.texts.labels, minlength=len(self.task.classes))
        return (len(self.texts) / (np.maximum(counts, 1) * np.count_nonzero(counts))).astype("f4")

    def validation(self) -> list[Batch]:
        texts = self.task.corpus("validation", self.task.source_vocabulary)
        counts = np.maximum(np.bincount(texts.labels, minlength=len(self.task.classes)), 1)
        balanced = self.recipe.train.score == "balanced"
        weights = (len(texts) / counts).astype("f4") if balanced else None
        order = np.argsort(texts.lengths, kind="stable")
        size = max(self.batch_size, 64)
        places = [order[start : start + size] for start in range(0, len(order), size)]
        return [self.batch(texts, rows, weights) for rows in places]

    def batch(
        self, texts: Corpus, rows: Int[np.ndarray, " batch"], weights: np.ndarray | None
    ) -> Batch:
        """These texts, each with the weight of its class, 1 where there are none."""
        ids = text_batch(texts, rows, self.settings.length, self.recipe.train.buckets)
        labels = texts.labels[rows]
        weight = np.ones(len(rows), np.float32) if weights is None else weights[labels]
        return Batch((ids,), labels, weight)

    def judge(self, outputs: Mapping[str, Any], batch: Batch) -> Judged:
        """Crossentropy of the classes; a text is a point where its class is the likeliest."""
        logits = ops.cast(outputs["logits"], "float32")
        losses = ops.sparse_categorical_crossentropy(batch.target, logits, from_logits=True)
        right = ops.equal(ops.cast(ops.argmax(logits, axis=-1), "int32"), batch.target)
        weight = ops.sum(batch.weight)
        points = ops.sum(ops.cast(right, "float32") * batch.weight)
        return Judged(ops.sum(losses * batch.weight), weight, points, weight)

    def carried(self, batch: int) -> tuple[Any, ...]:
        return ()


def network_of_classes(
    settings: Classifier, words: int, classes: int, ratios: np.ndarray | None = None
) -> keras.Model:
    """The classifier that a recipe's table describes, with fresh weights."""
    if settings.attention == "evidence":
        return evidence_classifier(
            words=words,
            classes=classes,
            prior=settings.prior,
            dropout=settings.dropout,
            ratios=ratios,
        )
    return classifier(
        words=words,
        classes=classes,
        mask_padding=settings.length is None,
        **settings.model_dump(exclude={"kind", "length", "prior"}),
    )


def log_count_ratios(texts: Corpus, words: int, classes: int) -> Float[np.ndarray, "word class"]:
    """How much likelier each word is in texts of a class than in the others, in nats.

    Counted are words of texts, each one more often than it occurs (Wang and Manning, 2012).
    """
    labels = np.repeat(texts.labels, texts.lengths)
    counts = np.bincount(texts.ids * np.int64(classes) + labels, minlength=words * classes)
    inside = counts.reshape(words, classes) + 1.0
    outside = inside.sum(axis=1, keepdims=True) - inside
    shares = inside / inside.sum(axis=0), outside / outside.sum(axis=0)
    return np.log(shares[0] / shares[1]).astype(np.float32)
