"""What the page's list says of a run, found without opening its network."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from seqscope.cli.pictures.gates import GATES, gate_kinds, gates_of, way_to_gates
from seqscope.cli.pictures.states import has_cell, way_to_cells
from seqscope.cli.summaries import Summary, json_object, summary
from seqscope.recording import Recording
from seqscope.recording.files import MANIFEST, checksum, open_recording
from seqscope.recording.recording import CELL, DECODER
from seqscope.runs.run import (
    KNOWLEDGE,
    METRICS,
    RECIPE,
    RECORDING,
    SCORES,
    WEIGHTS,
)
from seqscope.runs.tables import Classifier, LanguageModel, Translator
from seqscope.tasks.vocabulary import UNKNOWN
from seqscope.tasks.words import as_text
from seqscope.views.drawing.scales import told
from seqscope.views.serving.catalog import VIEWS
from seqscope.views.serving.library import Missing, RunEntry

__all__ = ["damaged_entry", "entry_of", "stamp_of"]

DATES = (
    "Saturday, 5th of November 2016",
    "3. März 2019",
    "2016年11月5日",
    "٥ نوفمبر ٢٠١٦",
    "31 February 2016",
)
# Two clauses in either order: where does the network change its mind?
PROBES = {
    "yelp": (
        "I love the food, though the staff is not helpful.",
        "The staff is not helpful, though I love the food.",
    ),
    "imdb": (
        "A wonderful film with a great cast, but the end is bad.",
        "The end is bad, but it is a wonderful film with a great cast.",
    ),
}
EXAMPLES, FEWEST_WORDS, MOST_WORDS = 3, 6, 24
FILES = (
    *(RECIPE, WEIGHTS, METRICS, SCORES, *sorted({*KNOWLEDGE.values()})),
    *(f"{folder}/{MANIFEST}" for folder in (RECORDING, GATES)),
)
OF_STATES = ("memory", "suggestion", "words", "sentence", "units", "pattern")
RECORDED = (*OF_STATES, "findings")


def stamp_of(folder: Path) -> str:
    """Something else whenever a file that a picture of the run is made of is another."""
    parts = []
    for path in (folder / name for name in FILES):
        try:
            status = path.stat()
            parts.append(f"{status.st_mtime_ns}.{status.st_size}")
        except OSError:
            parts.append("-")
    return " ".join(parts)


def entry_of(run: str, folder: Path) -> RunEntry:
    """A run in a few words, with the views that can be asked for."""
    try:
        return told_of(run, summary(folder))
    except (ValueError, OSError) as error:
        return damaged_entry(run, error)


def told_of(run: str, known: Summary) -> RunEntry:
    """A run that is whole, as far as its summary can tell."""
    recording, why = recording_of(known)
    views = {*own_views(known), *(recorded_views(known) if recording else ())}
    if recording is not None and known.recipe.network.kind in ("classifier", "language"):
        views |= {"slices", "slice"}
    if recording is not None and known.recipe.network.kind == "classifier":
        views.add("examples")
    if recording is not None and has_gates(known, recording):
        views.add("gates")
    if recording is not None and writes(recording):
        views -= {"sentence", "pattern"}  # which show a text along the layer that reads it
    return RunEntry(
        id=run,
        name=run.replace(":", "/"),
        title=known.recipe.title,
        kind=known.recipe.network.kind,
        task=known.task,
        network=known.network,
        views=tuple(name for name in VIEWS if name in views),
        missing=tuple(missing_of(known, recording, why)),
        layers=tuple(recording.layers) if recording else (),
        cells=cells_of(recording) if recording else (),
        classes=classes_of(known),
        examples=tuple(examples(known, recording)),
        score=score_of(known),
        parameters=known.parameters,
        recurrent="comparison" in recorded_views(known),
    )


def damaged_entry(run: str, error: Exception) -> RunEntry:
    """The entry of a run that cannot be opened."""
    return RunEntry(id=run, name=run.replace(":", "/"), damaged=str(error))


def own_views(run: Summary) -> Iterator[str]:
    """The views for which the run's own files are enough."""
    network, test = run.recipe.network, run.scores.get("test", {})
    if isinstance(network, Translator) or looks(network):
        yield from ("attention", "evidence")
    if isinstance(network, Translator):
        yield from ("slices", "slice")
    if run.curve:
        yield "curves"
    if isinstance(network, Classifier):
        yield from (each for each in ("confusion", "calibration") if each in test)
    if network.kind == "forecaster":
        yield "forecast"


def looks(network: Any) -> bool:
    """Whether a classifier has attention."""
    return isinstance(network, Classifier) and network.attention != "none"


def recorded_views(run: Summary) -> tuple[str, ...]:
    """The views that are read from a recording, where there is one."""
    network = run.recipe.network
    if isinstance(network, Translator):
        return RECORDED
    if not isinstance(network, Classifier | LanguageModel) or not network.units:
        return ()
    exact = isinstance(network, LanguageModel) or network.attention in ("none", "pooling")
    written = ["contributions"] if exact else []
    return (*RECORDED, *written, "ablation", "switches", "comparison", "shared")


def recording_of(run: Summary) -> tuple[Recording | None, str]:
    """The recording of a run, or why there is none."""
    place = run.folder / RECORDING
    if not (place / MANIFEST).exists():
        # A translator reads a file of one's own: there is no one command to tell.
        if isinstance(run.recipe.network, Translator):
            return None, ""
        return None, (
            f"What the units did on a corpus is read from a recording. This run has none yet. "
            f"Make it with seqscope record {run.folder}"
        )
    try:
        return open_recording(place, network=checksum(run.folder / WEIGHTS)), ""
    except (ValueError, OSError) as error:
        return None, str(error)


def missing_of(run: Summary, recording: Recording | None, why: str) -> Iterator[Missing]:
    """What a run could show: all of a recording, or gates and cell states that it left out."""
    views = recorded_views(run)
    if why and views:
        yield Missing(views=views, why=why)
    if recording is None or not recording.layers:
        return
    layer = recording.layer(None)
    if gate_kinds(layer) and not has_gates(run, recording):
        yield Missing(views=("gates",), why=way_to_gates(run.folder, layer))
    if has_cell(layer) and layer.name not in cells_of(recording):
        yield Missing(views=OF_STATES, why=way_to_cells(run.folder, layer))


def cells_of(recording: Recording) -> tuple[str, ...]:
    """The layers whose cell states were recorded and counted."""
    return tuple(layer for layer, kind in recording.statistics if kind == CELL)


def has_gates(run: Summary, recording: Recording) -> bool:
    """Whether gates were recorded, with the states or beside them."""
    beside = (run.folder / GATES / MANIFEST).exists()
    return beside or any(map(gates_of, recording.layers.values()))


def writes(recording: Recording) -> bool:
    """Whether the side of a translator was recorded that writes."""
    return DECODER in recording.layers


def classes_of(run: Summary) -> tuple[str, ...]:
    """What a classifier tells apart."""
    kind = run.recipe.network.kind
    if kind != "classifier":
        return ()
    return tuple(map(str, json_object(run.folder / KNOWLEDGE[kind]).get("classes", ())))


def score_of(run: Summary) -> str | None:
    """The measure on the test, or else the best on validation examples."""
    if run.test is not None:
        return f"{run.measure.name} {told(run.test)}"
    return f"{run.measure.name} {told(run.best.score)}" if run.best else None


def examples(run: Summary, recording: Recording | None) -> Iterator[str]:
    """Texts to begin with: of the task, or of what was recorded."""
    if run.task == "dates":
        yield from DATES
    elif (source := run.recipe.task.get("source")) in PROBES:
        yield from PROBES[source]
    elif isinstance(run.recipe.network, Translator):
        task = run.recipe.make_task()
        yield from (each.source for each in task.examples("test", 0)[:EXAMPLES])
    elif recording is not None and recording.parts:
        yield from recorded_texts(run, recording)


def recorded_texts(run: Summary, recording: Recording) -> Iterator[str]:
    """The first texts of a recording that are neither short nor long."""
    part, found = recording.parts[0], 0
    for first, last in zip(part.offsets[:-1].tolist(), part.offsets[1:].tolist(), strict=True):
        stop = last if run.recipe.network.kind == "classifier" else min(last, first + MOST_WORDS)
        ids = part.ids[first:stop].tolist()
        if FEWEST_WORDS <= len(ids) <= MOST_WORDS and UNKNOWN not in ids:
            words = (recording.words[each] for each in ids)
            yield as_text(words, run.recipe.task.get("tokens"))
            found += 1
        if found == EXAMPLES:
            return
