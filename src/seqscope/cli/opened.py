"""A run with what has been made of it: its recording, its reader, the responses of its units."""

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from threading import Lock, RLock
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import numpy as np

    from seqscope.analysis.coclusters import Spectrum
    from seqscope.analysis.responses import ExpectedResponse
    from seqscope.analysis.threshold_index import ThresholdIndex
    from seqscope.recording import Part, Recording
    from seqscope.runs.answers.classifier import TextClassifier
    from seqscope.runs.answers.selfattention import WordAsker
    from seqscope.runs.answers.translator import Translator
    from seqscope.runs.evidence.classes import ClassEvidence
    from seqscope.runs.passage import Passage
    from seqscope.runs.record.reader import Reader
    from seqscope.runs.run import Run
    from seqscope.tasks.task import Tokens

__all__ = ["OpenedRun"]

Made = TypeVar("Made")
MOST_KEPT = 16
MOST_AROUND = 60  # words of a text that are shown to each side of a place
TYPED_LENGTHS = 12, 24  # words of a sentence that people type, and of two


class OpenedRun:
    """A run, opened; what takes time is made when it is first needed, and then kept.

    `place` is the folder of its recording, where that is not in the run's own. Raises `ValueError`
    for a run, and later for a recording, that is missing or damaged.
    """

    def __init__(self, run: str | Path, place: Path | None = None) -> None:
        from seqscope.runs.run import open_run

        self.run: Run = open_run(run)
        self.place = place
        self._kept: dict[Any, Any] = {}
        self._index: tuple[tuple[str, str, float], tuple[ThresholdIndex, np.ndarray]] | None = None
        self._indexing = Lock()
        self._making: dict[Any, RLock] = {}
        self._lock = Lock()

    @property
    def name(self) -> str:
        """The name of the run's folder."""
        return self.run.folder.name

    @cached_property
    def recording(self) -> "Recording":
        """What the network did on a corpus."""
        from seqscope.runs.record.opening import recorded

        return recorded(self.run, self.place)

    @cached_property
    def translator(self) -> "Translator":
        """The network as it answers texts with texts."""
        from seqscope.runs.answers.translator import Translator

        return Translator(self.run)

    @cached_property
    def classifier(self) -> "TextClassifier":
        """The network as it says which class a text is of."""
        from seqscope.runs.answers.classifier import TextClassifier

        return TextClassifier(self.run)

    @cached_property
    def word_asker(self) -> "WordAsker":
        """The same with what each word asked of each; `ValueError` without self-attention."""
        from seqscope.runs.answers.selfattention import WordAsker

        return WordAsker(self.classifier)

    @cached_property
    def class_evidence(self) -> "ClassEvidence":
        """What the classifier's answers depend on."""
        from seqscope.runs.evidence.classes import ClassEvidence

        return ClassEvidence(self.classifier)

    @cached_property
    def reader(self) -> "Reader":
        """The network as it reads, with the states of all its layers and what it predicts."""
        from seqscope.runs.record.reader import Reader, Selection

        return Reader(self.run, Selection())

    @cached_property
    def cell_reader(self) -> "Reader":
        """The same with the cell states of an LSTM, which take longer, in place of hidden ones."""
        from seqscope.runs.record.reader import Reader, Selection

        return Reader(self.run, Selection(kinds=("cell_state",)))

    @cached_property
    def state_reader(self) -> "Reader":
        """The network as it reads, with its states alone."""
        from seqscope.runs.record.reader import Reader, Selection

        return Reader(self.run, Selection(predictions=False))

    @cached_property
    def class_of_word(self) -> Mapping[str, str]:
        """The part of speech of each word that has one; empty where the task has none.

        Raises `ValueError` where a table of word classes is missing or damaged.
        """
        found: Mapping[str, str] = getattr(self.run.recipe.make_task(), "class_of_word", {})
        return found

    def read(
        self, text: str, layer: str, kind: str = "hidden_state"
    ) -> "tuple[Tokens, Passage, Part]":
        """A text as its tokens, as what is read of it, and what its reading did to a layer.

        The part has this kind of states: hidden states, or cell states.

        Raises `ValueError` for a text without a known word, and for a layer that does not read.
        """
        from seqscope.runs.passages import read_passage

        tokens, passage = read_passage(self.run, text)
        if layer not in {each.name for each in self.reader.layers}:
            raise ValueError(
                f"A text is shown along a layer that reads it. {layer} writes the answer. "
                f"Record the side that reads: seqscope record {self.run.folder} --text FILE --again"
            )
        reader = self.cell_reader if kind == "cell_state" else self.reader
        return tokens, passage, reader.part([passage])

    def prepare(self) -> None:
        """Have the network compiled for texts of common lengths, where it is compiled at all."""
        from seqscope.runs.passage import Passage
        from seqscope.tasks.vocabulary import UNKNOWN

        if self.run.recipe.network.kind in ("classifier", "language"):
            for length in TYPED_LENGTHS:
                self.reader.part([Passage([UNKNOWN] * length)])

    def responses(self, layer: str | None, state: str = "hidden") -> "ExpectedResponse":
        """The expected responses of a layer, the last if none is named."""
        from seqscope.analysis.expected import expected_response
        from seqscope.cli.pictures.states import looked_at

        way = looked_at(self, layer, state)
        return self.once(("responses", *way), lambda: expected_response(self.recording, *way))

    def spectrum(
        self, layer: str | None, state: str, *, words: int, by: str, weight: str, most: int
    ) -> "tuple[ExpectedResponse, Spectrum]":
        """The words that count most, with their responses and the spectrum of these."""
        from seqscope.analysis.coclusters import spectrum
        from seqscope.cli.pictures.chips import chosen_words

        name = self.recording.layer(layer).name

        def made() -> "tuple[ExpectedResponse, Spectrum]":
            few = chosen_words(self.responses(name, state), words, by)
            return few, spectrum(few.mean, weight, most=most)  # type: ignore[arg-type]

        return self.once(("spectrum", name, state, words, by, weight, most), made)

    def index(self, layer: str, kind: str, threshold: float) -> "tuple[ThresholdIndex, np.ndarray]":
        """When each unit is on in the recording, and where its sequences end; kept is the last."""
        key = layer, kind, threshold
        with self._indexing:
            if self._index is None or self._index[0] != key:
                self._index = key, indexed(self.recording, *key)
            return self._index[1]

    def sentence_at(self, place: int) -> str:
        """The sentence of the recording around a place, at most so many words to each side."""
        from seqscope.tasks.vocabulary import END, MARKERS
        from seqscope.tasks.words import as_text

        before, from_there = self.recording.words_around(place, MOST_AROUND, MOST_AROUND)
        end = MARKERS[END]
        if end in before:
            before = before[len(before) - before[::-1].index(end) :]
        behind = from_there[1:]
        if end in behind:
            behind = behind[: behind.index(end)]
        words = [*before, from_there[0], *behind]
        return as_text(words, self.run.recipe.task.get("tokens"))

    def once(self, key: Any, make: Callable[[], Made]) -> Made:
        """What was made under this key, or is made now; the oldest goes where there are many.

        Who asks for it meanwhile waits; who asks for something else does not.
        """
        with self._lock:
            making = self._making.setdefault(key, RLock())
        with making:
            with self._lock:
                if key in self._kept:
                    found: Made = self._kept[key]
                    return found
            made = make()
            with self._lock:
                if len(self._kept) >= MOST_KEPT:
                    oldest = next(iter(self._kept))
                    del self._kept[oldest]
                    # Who waited for its lock while it went makes it anew without one.
                    self._making.pop(oldest, None)
                self._kept[key] = made
            return made


def indexed(
    known: "Recording", layer: str, kind: str, threshold: float
) -> "tuple[ThresholdIndex, np.ndarray]":
    """When each unit is on in a recording, and the boundaries of all its sequences."""
    import numpy as np

    from seqscope.analysis.threshold_index import joined, threshold_index

    blocks = known.blocks(layer, kind)
    index = joined([threshold_index(block, threshold) for block in blocks if len(block)])
    ends = [part.first_place + np.asarray(part.offsets[1:], np.int64) for part in known.parts]
    return index, np.concatenate([[0], *ends])
