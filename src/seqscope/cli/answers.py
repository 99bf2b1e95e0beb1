"""Answers as people and as programs read them."""

import json
from collections.abc import Iterable, Iterator

from seqscope.analysis.evidence import evidence
from seqscope.cli.lines import printable
from seqscope.recording import Reading

__all__ = ["in_columns", "in_json", "in_tabs"]

REFUSED = "refused"
WORTH_SAYING = 0.01  # confidence of an alternative that a terminal shows


def in_tabs(readings: Iterable[Reading]) -> Iterator[str]:
    """A line for each reading: the answer or "refused", the confidence, the source."""
    for reading in readings:
        answer = reading.prediction or REFUSED
        yield f"{answer}\t{reading.confidence:.4f}\t{printable(reading.source)}"


def in_json(readings: Iterable[Reading]) -> Iterator[str]:
    """A JSON object for each reading, with its alternatives and what each character came from."""
    for reading in readings:
        yield json.dumps(json_object(reading), ensure_ascii=False)


def in_columns(readings: Iterable[Reading]) -> Iterator[str]:
    """The same as `in_tabs`, aligned, with the answers that come next, for a terminal."""
    for reading in readings:
        others = "  ".join(
            f"{each.prediction or REFUSED} {each.confidence:.0%}"
            for each in reading.alternatives
            if each.confidence >= WORTH_SAYING
        )
        line = (
            f"{reading.prediction or REFUSED:12s}{reading.confidence:5.0%}  "
            f"{printable(reading.source)}"
        )
        yield f"{line}   (or {others})" if others else line


def json_object(reading: Reading) -> dict[str, object]:
    """The reading as JSON; spans count code points of the source, the heaviest first."""
    spans = evidence(reading) if reading.prediction is not None else ()
    return {
        "source": reading.source,
        "prediction": reading.prediction,
        "confidence": round(reading.confidence, 4),
        "alternatives": [
            {"prediction": each.prediction, "confidence": round(each.confidence, 4)}
            for each in reading.alternatives
        ],
        "characters": [
            {
                "character": character,
                "spans": [
                    {"start": s.start, "end": s.end, "text": s.text, "weight": round(s.weight, 4)}
                    for s in parts
                ],
            }
            for character, parts in zip(reading.target, spans, strict=False)
        ],
    }
