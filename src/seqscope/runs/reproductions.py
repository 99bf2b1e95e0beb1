"""The published systems and what is carried on from them, trained again with several seeds."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, NamedTuple

from seqscope.runs.curve import read_curve
from seqscope.runs.recipe import Recipe, load_recipe
from seqscope.runs.seeds import spreads, train_seeds
from seqscope.runs.watching import Watch

__all__ = ["REPRODUCTIONS", "Reproduction", "Row", "reproduced", "table", "with_table"]

BEGIN, END = "<!-- table: seqscope reproduce -->", "<!-- end of table -->"


class Reproduction(NamedTuple):
    """A recipe and the figure that it is known by: a score, by its name, of a part of the test.

    `published` is empty for the recipes that are ours.
    """

    recipe: str
    score: str
    published: str = ""
    part: str = "test"


class Row(NamedTuple):
    """What came of a reproduction; the seconds are those of training, one seed on average."""

    reproduction: Reproduction
    mean: float
    spread: float
    each: tuple[float, ...]
    seconds: float


REPRODUCTIONS = {
    each.recipe: each
    for each in (
        Reproduction("dates-original", "exact_match", "0.9948 of the positions"),
        Reproduction("clock-original", "exact_match", "0.9971 to 1 of each position"),
        Reproduction("clock", "exact_match"),
        Reproduction("fibonacci-plain", "mean_squared_error", "2.62e-05"),
        Reproduction("fibonacci-attention", "mean_squared_error", "9.05e-06"),
        Reproduction("series", "relative_error"),
        Reproduction("imdb-self-attention", "accuracy", "0.8368, at its best epoch"),
        Reproduction("imdb-attention", "accuracy"),
        Reproduction("imdb", "accuracy"),
        Reproduction("yelp", "accuracy", "0.8860"),
        Reproduction("yelp-balanced", "accuracy", "0.9191"),
        Reproduction("yelp-best", "balanced_accuracy"),
        Reproduction("ptb-small", "perplexity", "114.5, with two layers"),
        Reproduction("ptb-gru", "perplexity"),
        Reproduction("ptb-simple", "perplexity"),
    )
}


def reproduced(
    reproduction: Reproduction,
    folder: Path,
    *,
    seeds: int,
    settings: Sequence[str] = (),
    watching: Callable[[Recipe], AbstractContextManager[Watch]],
) -> Row:
    """The row of a reproduction, its runs kept in the folder; no finished one is done again."""
    recipe = load_recipe(reproduction.recipe, settings)
    place = folder / reproduction.recipe
    found: dict[str, Any] = spreads(train_seeds(recipe, place, seeds, watching=watching))
    score = found[reproduction.part][reproduction.score]
    curves = [read_curve(place / f"seed-{number}") for number in range(1, seeds + 1)]
    seconds = sum(curve[-1].seconds for curve in curves if curve) / seeds
    return Row(reproduction, score["mean"], score["spread"], tuple(score["each"]), seconds)


def table(rows: Sequence[Row]) -> str:
    """The rows as a table in Markdown."""
    lines = [
        "| recipe | figure on the test | published | mean ± deviation | each seed | training, s |",
        "|---|---|---|---:|---|---:|",
    ]
    for row in rows:
        name = row.reproduction.score.replace("_", " ")
        each = ", ".join(map(figure, row.each))
        lines.append(
            f"| `{row.reproduction.recipe}` | {name} | {row.reproduction.published or 'ours'} "
            f"| {figure(row.mean)} ± {figure(row.spread)} | {each} | {row.seconds:,.0f} |"
        )
    return "\n".join(lines)


def with_table(document: str, rows: Sequence[Row]) -> str:
    """The document with the table in its place; the table alone where it has no place for one."""
    framed = f"{BEGIN}\n{table(rows)}\n{END}"
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    return f"{before}{framed}{after}" if begin and end else f"{framed}\n"


def figure(value: float) -> str:
    """Four significant digits.

    >>> figure(0.98764), figure(2.6201e-05), figure(113.24)
    ('0.9876', '2.62e-05', '113.2')
    """
    return f"{value:.4g}"
