"""seqscope show: one run, what it is, how it learned and how it scored."""

import json
import math
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Option

if TYPE_CHECKING:
    from seqscope.cli.summaries import Summary

__all__ = ["show"]


def show(
    run: Annotated[str, Argument(help="A run folder or the name of a shipped network.")],
    as_json: Annotated[bool, Option("--json", help="One JSON object.")] = False,
) -> None:
    """Show a run: its task and network, its curve, its scores."""
    from seqscope.cli.summaries import folder_of, summary

    found = summary(folder_of(run))
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    if as_json:
        print(json.dumps(finite(in_json(found)), ensure_ascii=False))
    elif sys.stdout.isatty():
        on_terminal(found)
    else:
        for line in in_tabs(found):
            print(line)


def facts(run: "Summary") -> dict[str, str]:
    """What there is to say of a run, by name."""
    from seqscope.cli.summaries import lasting
    from seqscope.views.drawing.scales import told

    planned = f"{run.epochs} of {run.recipe.train.epochs}"
    best = run.best
    return {
        "title": run.recipe.title,
        "run": str(run.folder),
        "task": run.task,
        "network": run.network,
        "parameters": f"{run.parameters:,}",
        "seed": str(run.recipe.train.seed),
        "epochs": planned if run.seconds is None else f"{planned} in {lasting(run.seconds)}",
        "best": f"{run.measure.name} {told(best.score)} in epoch {best.epoch}" if best else "",
        "scored": run.written.strftime("%Y-%m-%d %H:%M") if run.written else "",
        "made with": made_with(run.environment),
        "command": str(run.environment.get("command", "")),
    }


def made_with(environment: Mapping[str, Any]) -> str:
    """The program, the packages and the machine of a training, in one line."""
    packages = environment.get("packages")
    named = packages if isinstance(packages, dict) else {}
    wanted = [f"{name} {named[name]}" for name in ("seqscope", "jax", "keras") if name in named]
    python = [f"Python {environment['python']}"] if "python" in environment else []
    machine = [f"{environment[name]}" for name in ("system", "device") if name in environment]
    return ", ".join([*wanted, *python, *machine])


def on_terminal(run: "Summary") -> None:
    """Print what the run is, its curve in two charts, and its scores."""
    from rich.console import Console

    from seqscope.cli.lines import printable
    from seqscope.cli.numbers import in_columns
    from seqscope.cli.pictures.curves import curve
    from seqscope.views.terminal.curves import TerminalCurve

    console = Console(highlight=False, markup=False)
    title, *others = facts(run).items()
    console.print(printable(title[1]), style="bold")
    for name, fact in others:
        if fact:
            console.print(f"{name:12s}", style="dim", end="")
            console.print(printable(fact), soft_wrap=True)
    console.print()
    if run.curve:
        console.print(TerminalCurve(curve(run, run.folder.name)))
    else:
        console.print("No epoch has ended yet.")
    if run.scores:
        console.print()
        for line in in_columns(run.scores):
            console.print(printable(line), soft_wrap=True)


def in_tabs(run: "Summary") -> Iterator[str]:
    """Facts, epochs and scores, each as a table, with an empty line between them."""
    from seqscope.cli.lines import printable
    from seqscope.runs.curve import Metrics

    for name, fact in facts(run).items():
        yield f"{name}\t{printable(fact)}"
    yield ""
    yield "\t".join(Metrics._fields)
    for epoch in run.curve:
        yield "\t".join(map(str, epoch))
    yield ""
    yield "part\tmeasure\tvalue"
    for part, scores in run.scores.items():
        for name, value in numbers(scores):
            yield "\t".join([printable(part), printable(name), str(value)])


def numbers(scores: Mapping[str, Any], under: str = "") -> Iterator[tuple[str, float]]:
    """The numbers among some scores, also those of classes and baselines, with their names."""
    for name, value in scores.items():
        if isinstance(value, dict):
            yield from numbers(value, f"{under}{name}.")
        elif isinstance(value, int | float):
            yield f"{under}{name}", value


def in_json(run: "Summary") -> dict[str, Any]:
    """The run as JSON, with everything that its files hold of its curve and its scores."""
    return {
        "run": str(run.folder),
        "title": run.recipe.title,
        "task": run.task,
        "network": run.network,
        "parameters": run.parameters,
        "seed": run.recipe.train.seed,
        "epochs": run.epochs,
        "planned": run.recipe.train.epochs,
        "measure": run.measure.name,
        "best": run.best._asdict() if run.best else None,
        "test": run.test,
        "seconds": run.seconds,
        "scored": run.written.isoformat(timespec="seconds") if run.written else None,
        "recipe": run.recipe.model_dump(mode="json"),
        "environment": run.environment,
        "curve": [epoch._asdict() for epoch in run.curve],
        "scores": run.scores,
    }


def finite(value: Any) -> Any:
    """The value with null for numbers that JSON cannot write."""
    if isinstance(value, dict):
        return {name: finite(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [finite(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
