"""The program `seqscope`: its commands, and errors as three sentences instead of a traceback."""

import os
import sys

import typer

from seqscope.cli.ablate import ablate
from seqscope.cli.attention import attention
from seqscope.cli.clusters import clusters
from seqscope.cli.compare import compare
from seqscope.cli.contributions import contributions
from seqscope.cli.data import data
from seqscope.cli.evaluate import evaluate
from seqscope.cli.findings import findings
from seqscope.cli.gates import gates
from seqscope.cli.generate import generate
from seqscope.cli.new import new
from seqscope.cli.open import open_page
from seqscope.cli.pattern import pattern
from seqscope.cli.plot import plot
from seqscope.cli.predict import predict
from seqscope.cli.recipes import recipes
from seqscope.cli.record import record
from seqscope.cli.reproduce import reproduce
from seqscope.cli.runs import runs
from seqscope.cli.sentence import sentence
from seqscope.cli.show import show
from seqscope.cli.train import train
from seqscope.cli.units import units
from seqscope.cli.words import words

__all__ = ["app", "main"]

app = typer.Typer(
    name="seqscope",
    help="Train small sequence models and see what they remember and where they look.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
COMMANDS = (
    *(recipes, new, train, runs, show, plot),
    *(predict, generate, evaluate, attention, reproduce),
    *(record, words, clusters, sentence, units, pattern, gates),
    *(contributions, ablate, compare, findings),
)
for command in COMMANDS:
    app.command()(command)
app.command("open")(open_page)
app.add_typer(data, name="data")


def main() -> None:
    """Run the command line; exit 0 when it worked, 2 after an error, 130 after Ctrl-C."""
    try:
        app()
    except BrokenPipeError:
        _leave_what_cannot_be_written()
        raise SystemExit(0) from None  # whoever read our output has had enough
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except ModuleNotFoundError as error:
        _fail(
            f"What a command needs is installed with seqscope, for KERAS_BACKEND=jax. "
            f"The module {error.name!r} is missing. Install it, or unset KERAS_BACKEND."
        )
    except OSError as error:
        _leave_what_cannot_be_written()
        _fail(_about_the_disk(error))
    except ValueError as error:
        _fail(str(error))


def _leave_what_cannot_be_written() -> None:
    """Send what is left of the output nowhere if it cannot go where it was to go.

    Python would try once more when it exits, complain, and exit with a code of its own.
    """
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _about_the_disk(error: OSError) -> str:
    return (
        f"Files have to be readable and writable where they are asked for. "
        f"{error.filename or 'The disk'} is not: {error.strerror or error}. "
        f"Check its permissions and the free space, or choose another place."
    )


def _fail(message: str) -> None:
    print(f"seqscope: {message}", file=sys.stderr)
    raise SystemExit(2) from None
