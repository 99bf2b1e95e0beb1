"""What all tests share: shapes that are checked, a planted task, one tiny trained network."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from beartype import BeartypeConf
from beartype.claw import beartype_packages
from hypothesis import HealthCheck, settings
from jaxtyping import install_import_hook

SHAPED = [
    "seqscope.recording",
    "seqscope.analysis",
    *("seqscope.views.saving", "seqscope.views.scenes"),
    *("seqscope.views.serving", "seqscope.views.terminal"),
    "seqscope.views.figures.memory_crossings",
    "seqscope.tasks.grammar",
    "seqscope.tasks.corpus",
    "seqscope.tasks.scaling",
    "seqscope.tasks.series",
    "seqscope.tasks.baselines",
    "seqscope.tasks.numbers",
]
# The hundreds of thousands of calls that draw have their types looked at, without the room for
# shapes, of which they have none.
TYPED = ["seqscope.views.drawing", "seqscope.views.writing", "seqscope.views.figures"]
beartype_packages(TYPED, conf=BeartypeConf(claw_is_pep526=False))
install_import_hook(SHAPED, "beartype.beartype")  # before any of them is imported
CACHE = Path(__file__).parent.parent / ".cache" / "compiled"
os.environ.setdefault("JAX_COMPILATION_CACHE_DIR", str(CACHE))
os.environ.setdefault("JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS", "0")
# Tests compile more than they compute: compiled in haste, they are through in two thirds of it.
# What a training asks of XLA is asked here for all: which test is the first must not matter.
FLAGS = "--xla_backend_optimization_level=0 --xla_cpu_multi_thread_eigen=false"
os.environ.setdefault("XLA_FLAGS", FLAGS)

# A busy machine is no failure.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

from planted import RECIPE, TurnedWords  # noqa: E402
from seqscope.runs.recipe import Recipe, load_recipe  # noqa: E402
from seqscope.runs.run import Run  # noqa: E402
from seqscope.tasks import TASKS  # noqa: E402
from small_runs import small_recipe  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from browsing import Visit

TASKS["turned"] = TurnedWords


@pytest.fixture(scope="session")
def recipe(tmp_path_factory: pytest.TempPathFactory) -> Recipe:
    """The recipe of the planted task."""
    path = tmp_path_factory.mktemp("recipes") / "turned.toml"
    path.write_text(RECIPE)
    return load_recipe(path)


@pytest.fixture(scope="session")
def trained(recipe: Recipe, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A run of that recipe, trained to the end; to be read, never written."""
    from seqscope.runs.train import train

    return once("turned", lambda folder: train(recipe, folder / "turned"), tmp_path_factory)


@pytest.fixture(scope="session")
def reviews(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A classifier that was recorded, with its gates beside it; to be read, never written."""
    from seqscope.runs.record.making import record
    from seqscope.runs.record.reader import Selection

    def make(folder: Path) -> None:
        run = trained_and_recorded("reviews", folder, "network.attention=none")
        gates = Selection(kinds=("reset_gate", "update_gate"))
        record(run, folder=run.folder / "gates", selection=gates)

    return once("reviews", make, tmp_path_factory)


@pytest.fixture(scope="session")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A classifier by self-attention of two heads, hardly trained; to be read, never written."""
    from seqscope.runs.train import train

    folder = tmp_path_factory.mktemp("asking")
    settings = "attention=self", "heads=2", "units=[]"
    network = (f"network.{each}" for each in settings)
    steps = "train.epochs=1", "train.steps_per_epoch=2"
    return train(small_recipe("reviews", folder, *network, *steps), folder / "asking")


@pytest.fixture(scope="session")
def verses(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A language model that was recorded; to be read, never written."""

    def make(folder: Path) -> None:
        trained_and_recorded("language", folder, "train.epochs=2")

    return once("verses", make, tmp_path_factory)


@pytest.fixture(scope="session")
def remembering(verses: Run, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The language model with its cell states recorded as well; to be read, never written."""
    from seqscope.runs.record.making import record
    from seqscope.runs.record.reader import Selection
    from seqscope.runs.run import open_run

    def make(folder: Path) -> None:
        copy = folder / "remembering"
        shutil.copytree(verses.folder, copy, ignore=shutil.ignore_patterns("recording"))
        record(open_run(copy), selection=Selection(kinds=("hidden_state", "cell_state")))

    return once("remembering", make, tmp_path_factory)


@pytest.fixture(scope="module")
def chromium() -> Iterator["Browser"]:
    """A browser for the tests of one file: beside it no test can run a loop of its own."""
    import browsing

    with browsing.browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def address(reviews: Run, asking: Run) -> Iterator[str]:
    """Where the date network and two small classifiers are shown; a file may show others."""
    import browsing

    with browsing.served(["dates", str(reviews.folder), str(asking.folder)]) as address:
        yield address


@pytest.fixture(params=["light"])
def visit(chromium: "Browser", address: str, request: pytest.FixtureRequest) -> Iterator["Visit"]:
    """A visitor there, in the light unless the test says otherwise."""
    from browsing import visiting

    with visiting(chromium, address, request.param) as visited:
        yield visited


def trained_and_recorded(name: str, folder: Path, *settings: str) -> Run:
    """A small run with a recording of what it was trained on."""
    from seqscope.runs.record.making import record
    from seqscope.runs.train import train

    run = train(small_recipe(name, folder, *settings), folder / "run")
    record(run)
    return run


def once(name: str, make: Callable[[Path], object], folders: pytest.TempPathFactory) -> Run:
    """The one run below the folder that `make` fills, as a copy of this worker's own.

    It is made by the worker that needs it first; the others wait for it.
    """
    from seqscope.runs.run import open_run

    alone = "PYTEST_XDIST_WORKER" not in os.environ
    shared = folders.getbasetemp() if alone else folders.getbasetemp().parent
    made = shared / f"made-{name}"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (made / "done").exists():
            shutil.rmtree(made, ignore_errors=True)
            made.mkdir()
            make(made)
            (made / "done").touch()
    (weights,) = made.glob("*/weights.npz")
    run = weights.parent
    return open_run(shutil.copytree(run, folders.mktemp(name) / run.name))
