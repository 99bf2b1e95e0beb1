"""Where a translator writes: what its decoder does at each word that it is fed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

import jax
import numpy as np
from jax import numpy as jnp
from jax.lax import scan

from seqscope.models.replay_decoder import replay_target
from seqscope.models.translation import annotations, form_of, part
from seqscope.progress import done
from seqscope.recording import Layer
from seqscope.recording.recording import DECODER
from seqscope.runs.batches import padded
from seqscope.runs.passage import Passage
from seqscope.runs.record.arrays import Arrays
from seqscope.runs.record.predictions import next_words
from seqscope.runs.record.selection import RecordError, Selection
from seqscope.runs.record.shapes import ROWS, width_of
from seqscope.runs.run import Run
from seqscope.runs.tables import Translator
from seqscope.tasks.vocabulary import PADDING

__all__ = ["TargetSide"]


class TargetSide:
    """The decoder of a translator, which is fed a target and looks at its source.

    Its token at a position is the word that it is fed there, y_{t-1}, the start first. Besides
    states a part has the `source` of each sequence, `[sequence source]`, and the state that its
    decoder started from, "decoder.first_state"; of each token the alignment `scores` and the
    attention `weights`, `[token source]`, behind a source no number and 0; and, where predictions
    are, the `alternatives`, the likeliest words to write with the prediction first, their
    `alternative_probabilities`, and the `loss` of the word of the target.

    Raises `RecordError` for a decoder that is fed its own probabilities, which are no words.
    """

    def __init__(self, run: Run, selection: Selection) -> None:
        settings = run.recipe.network
        assert isinstance(settings, Translator)
        if settings.feedback == "soft":
            raise RecordError(
                f"A decoder is recorded at the words that it is fed. That of {run.folder.name} is "
                f"fed its own probabilities, which are no words. Record its source side."
            )
        self.run, self.selection, self.settings = run, selection, settings
        cell, kinds = form_of(part(run.weights, DECODER)).CELL
        layer = Layer(DECODER, cell, self.settings.decoder, reverse=False, kinds=kinds)
        self.layers = [
            replace(each, kinds=tuple(kind for kind in kinds if kind in selection.kinds))
            for each in selection.chosen([layer])
        ]

    def prepare(self) -> None:
        _ = self._computed

    def read(
        self, passages: list[Passage], rows: list[int], arrays: Arrays, held: Mapping[str, Any]
    ) -> None:
        kept, looked_at, first = jax.tree.map(
            np.asarray, self._computed(*self._batch(passages), held)
        )
        width = self._looked_at(arrays.longest_source)
        for number, (row, each) in enumerate(zip(rows, passages, strict=True)):
            own = slice(len(each.ids))
            for name, x in kept.items():
                arrays.put(name, row, 0, x[number, own])
            for name, x in looked_at.items():
                behind = 0 if name == "weights" else np.nan
                arrays.put((name,), row, 0, fitted(x[number, own], width, behind))
            source = np.asarray(each.source, np.int32)
            arrays.put_sequence("source", row, fitted(source, width, PADDING))
            arrays.put_sequence(f"{DECODER}.first_state", row, first[number])
        done(sum(len(each.ids) for each in passages))

    def _batch(self, passages: list[Passage]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Sources, what is fed, and what is to be written, padded to shapes that are compiled."""
        unused: list[list[int]] = [[]] * (ROWS - len(passages))
        sources = [*(each.source for each in passages), *unused]
        targets = [*([*each.ids, each.following] for each in passages), *unused]
        target = padded(targets, width_of(targets) + 1)
        width = self.settings.source_length or width_of(sources)
        return padded(sources, width), target[:, :-1], target[:, 1:]

    def _looked_at(self, longest: int) -> int:
        """How many places of a source the decoder looks at, padding too if that is not masked."""
        return longest if self.settings.mask_padding else self.settings.source_length or longest

    @cached_property
    def _computed(self) -> Any:
        """From source, target and held units to states and predictions, attention, first states."""
        weights = {name: jax.device_put(each) for name, each in self.run.weights.items()}
        masked, wanted = self.settings.mask_padding, self.selection

        def computed(source: Any, fed: Any, following: Any, held: Any) -> Any:
            mask = source != PADDING if masked else None
            h = annotations(jnp, weights, source, mask, scan=scan)
            change = holding(*held[DECODER]) if DECODER in held else None
            found = replay_target(part(weights, DECODER), h, fed, mask, change)
            every = found.cell._asdict().items()
            kept: dict[tuple[str, ...], Any] = {
                (DECODER, kind): x for kind, x in every if kind in wanted.kinds
            }
            if wanted.predictions:
                told = next_words(found.logits, following)
                kept |= {(name,): x for name, x in told.items()}
            real = True if mask is None else mask[:, None]
            scores = jnp.where(real, found.scores, jnp.nan)
            return kept, {"scores": scores, "weights": found.weights}, found.first_state

        return jax.jit(computed)


def holding(units: Any, values: Any) -> Callable[[Any], Any]:
    """A change of the decoder state that lets these units keep their values."""
    return lambda state: jnp.where(units, values, state)


def fitted(rows: np.ndarray, width: int, behind: float) -> np.ndarray:
    """The rows, cut or filled up to the width."""
    found = np.full((*rows.shape[:-1], width), behind, rows.dtype)
    there = rows[..., :width]
    found[..., : there.shape[-1]] = there
    return found
