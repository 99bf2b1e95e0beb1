"""seqscope plot: runs as a picture for a paper or a page."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

if TYPE_CHECKING:
    from seqscope.cli.summaries import Summary

__all__ = ["What", "plot"]


class What(StrEnum):
    """What can be drawn of runs."""

    CURVES = "curves"
    FORECAST = "forecast"
    CONFUSION = "confusion"
    CALIBRATION = "calibration"


def plot(
    runs: Annotated[
        list[str], Argument(help="Run folders, folders of runs, or names of shipped networks.")
    ],
    out: Annotated[Path, Option(help="The file to write: .svg, .pdf, .png or .json.")],
    what: Annotated[What, Option(help="What to draw of them.")] = What.CURVES,
) -> None:
    """Draw runs: their curves, forecasts, what they confuse, or how well they know it.

    Curves of runs of different tasks stand on charts of their own. A forecast is drawn with those
    that need no network. Confusion and calibration are those of classifiers on their test.
    """
    from seqscope.cli.pictures.curves import curves
    from seqscope.cli.pictures.forecasts import forecasts
    from seqscope.cli.pictures.outcomes import calibration, confusion
    from seqscope.views.saving import save_picture

    scenes = {
        What.CURVES: curves,
        What.FORECAST: forecasts,
        What.CONFUSION: confusion,
        What.CALIBRATION: calibration,
    }
    save_picture(scenes[what](summaries(runs)), out)
    print(out)


def summaries(runs: Sequence[str]) -> Mapping[str, "Summary"]:
    """The runs that were named, those of a folder of runs too, each by a short name of its own."""
    from seqscope.cli.summaries import folder_of, run_folders, summary

    folders: list[Path] = []
    for run in runs:
        inside = run_folders(Path(run)) if Path(run).is_dir() else []
        folders += inside or [folder_of(run)]
    distinct = list(dict.fromkeys(folders))
    return {name: summary(each) for name, each in zip(short(distinct), distinct, strict=True)}


def short(folders: Sequence[Path]) -> list[str]:
    """Names that tell the folders apart: their own, or as much of their paths as that takes.

    >>> short([Path("runs/imdb/seed-1"), Path("runs/yelp/seed-1")])
    ['imdb/seed-1', 'yelp/seed-1']
    """
    parts = [folder.absolute().parts for folder in folders]
    for length in range(1, max(map(len, parts), default=0) + 1):
        names = ["/".join(each[-length:]) for each in parts]
        if len(set(names)) == len(names):
            return names
    return [str(folder) for folder in folders]
