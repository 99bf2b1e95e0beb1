"""A scene written to a file: a picture by its suffix, or its numbers as JSON."""

import html
import os
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from matplotlib import rc_context
from matplotlib.figure import Figure

from seqscope.views.figures.ablation import ablation_caption, ablation_figure
from seqscope.views.figures.attention import attention_caption, attention_figure
from seqscope.views.figures.calibration import calibration_caption, calibration_figure
from seqscope.views.figures.comparison import comparison_caption, comparison_figure
from seqscope.views.figures.concordance import concordance_caption, concordance_figure
from seqscope.views.figures.confusion import confusion_caption, confusion_figure
from seqscope.views.figures.curves import curves_caption, curves_figure
from seqscope.views.figures.faithfulness import check_caption, check_figure
from seqscope.views.figures.forecasts import forecast_caption, forecast_figure
from seqscope.views.figures.gates import gates_caption, gates_figure
from seqscope.views.figures.ledger import ledger_caption, ledger_figure
from seqscope.views.figures.map_check import map_check_caption, map_check_figure
from seqscope.views.figures.memory import memory_caption, memory_figure
from seqscope.views.figures.responses import response_caption, response_figure
from seqscope.views.figures.sentence import sentence_caption, sentence_figure
from seqscope.views.figures.timelines import timeline_caption, timeline_figure
from seqscope.views.figures.units import unit_caption, unit_figure
from seqscope.views.figures.word_map import word_map_caption, word_map_figure
from seqscope.views.figures.words import words_caption, words_figure
from seqscope.views.scenes.ablation import AblationEffects
from seqscope.views.scenes.attention import AttentionMap
from seqscope.views.scenes.comparison import Comparison
from seqscope.views.scenes.concordance import Concordance
from seqscope.views.scenes.curves import Curves
from seqscope.views.scenes.faithfulness import AttentionCheck
from seqscope.views.scenes.forecasts import Forecast
from seqscope.views.scenes.gates import Gates
from seqscope.views.scenes.ledger import ContributionLedger
from seqscope.views.scenes.map_check import MapCheck
from seqscope.views.scenes.memory import Memory
from seqscope.views.scenes.outcomes import Calibration, Confusion
from seqscope.views.scenes.responses import WordResponses
from seqscope.views.scenes.scene import Scene
from seqscope.views.scenes.sentence import SentenceMemory
from seqscope.views.scenes.timelines import UnitsOverTime
from seqscope.views.scenes.units import UnitDetails
from seqscope.views.scenes.word_map import WordMap
from seqscope.views.scenes.words import WordWeights

__all__ = ["DRAWINGS", "FORMATS", "Drawing", "picture", "save_picture"]


class Drawing(NamedTuple):
    """How a scene becomes a figure, and the sentence that stands for it where it is not seen."""

    figure: Callable[[Any], Figure]
    caption: Callable[[Any], str]


DRAWINGS: dict[type[Scene], Drawing] = {
    AttentionMap: Drawing(attention_figure, attention_caption),
    Curves: Drawing(curves_figure, curves_caption),
    Confusion: Drawing(confusion_figure, confusion_caption),
    Calibration: Drawing(calibration_figure, calibration_caption),
    Forecast: Drawing(forecast_figure, forecast_caption),
    Memory: Drawing(memory_figure, memory_caption),
    WordWeights: Drawing(words_figure, words_caption),
    WordMap: Drawing(word_map_figure, word_map_caption),
    WordResponses: Drawing(response_figure, response_caption),
    SentenceMemory: Drawing(sentence_figure, sentence_caption),
    ContributionLedger: Drawing(ledger_figure, ledger_caption),
    Gates: Drawing(gates_figure, gates_caption),
    Concordance: Drawing(concordance_figure, concordance_caption),
    UnitDetails: Drawing(unit_figure, unit_caption),
    UnitsOverTime: Drawing(timeline_figure, timeline_caption),
    Comparison: Drawing(comparison_figure, comparison_caption),
    AblationEffects: Drawing(ablation_figure, ablation_caption),
    AttentionCheck: Drawing(check_figure, check_caption),
    MapCheck: Drawing(map_check_figure, map_check_caption),
}

FORMATS = ("svg", "pdf", "png", "json")
# Letters become shapes in SVG and are embedded in PDF: the picture needs no font where it is read.
STYLE = {"svg.fonttype": "path", "svg.hashsalt": "seqscope", "pdf.fonttype": 42}
# Nothing of the moment: the same scene gives the same bytes.
TIMELESS = {"svg": {"Date": None}, "pdf": {"CreationDate": None}, "png": {"Software": None}}
PNG_DOTS = 192  # to the inch, two for each pixel of the sheet


def save_picture(scene: Scene, path: str | Path) -> None:
    """Write the scene to a file in the format of its suffix, whole or not at all.

    Raises ValueError for a suffix that is none of FORMATS, and OSError, naming the path, where it
    cannot be written.
    """
    path = Path(path)
    content = picture(scene, format_of(path))
    try:
        replace_file(path, content)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def replace_file(path: Path, content: bytes) -> None:
    """Put the content in place of the file in one step."""
    descriptor, name = tempfile.mkstemp(prefix=".picture-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        os.chmod(name, 0o666 & ~umask())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def picture(scene: Scene, kind: str) -> bytes:
    """The scene in one of FORMATS."""
    if kind == "json":
        return scene.model_dump_json(indent=1).encode() + b"\n"
    drawing = DRAWINGS[type(scene)]
    title = drawing.caption(scene)
    metadata = {**TIMELESS[kind], "Title": title}
    buffer = BytesIO()
    with rc_context(STYLE):
        drawing.figure(scene).savefig(buffer, format=kind, dpi=PNG_DOTS, metadata=metadata)
    content = buffer.getvalue()
    return with_label(content, title) if kind == "svg" else content


def with_label(svg: bytes, title: str) -> bytes:
    """The SVG with a title that browsers and screen readers announce."""
    start = svg.index(b"<svg")
    end = svg.index(b">", start) + 1
    opening = svg[start:end].replace(b"<svg", b'<svg role="img"')
    return svg[:start] + opening + f"<title>{html.escape(title)}</title>".encode() + svg[end:]


def format_of(path: Path) -> str:
    """The format that a file name asks for."""
    kind = path.suffix.lower().removeprefix(".")
    if kind not in FORMATS:
        known = ", ".join(f".{known}" for known in FORMATS)
        raise ValueError(
            f"A picture is saved in the format of its file name: {known}. "
            f"The name came as {str(path)!r}. Choose one of these endings."
        )
    return kind


def umask() -> int:
    """The permissions that new files are not given."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
