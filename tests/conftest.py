"""What all tests share: shapes that are checked, a planted task, one tiny trained network."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from jaxtyping import install_import_hook

SHAPED = [  # what tells the shapes of arrays: every call there is looked at, which takes its time
    "seqscope.recording",
    "seqscope.analysis",
    "seqscope.views.scenes",
    "seqscope.views.figures.memory_crossings",
    "seqscope.tasks.grammar",
    "seqscope.tasks.corpus",
    "seqscope.tasks.scaling",
    "seqscope.tasks.series",
    "seqscope.tasks.baselines",
    "seqscope.tasks.numbers",
]
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

    return train(recipe, tmp_path_factory.mktemp("runs") / "turned")


@pytest.fixture(scope="session")
def reviews(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A classifier that was recorded, with its gates beside it; to be read, never written."""
    from seqscope.runs.record.making import record
    from seqscope.runs.record.reader import Selection

    run = trained_and_recorded("reviews", tmp_path_factory, "network.attention=none")
    gates = Selection(kinds=("reset_gate", "update_gate"))
    record(run, folder=run.folder / "gates", selection=gates)
    return run


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
    return trained_and_recorded("language", tmp_path_factory, "train.epochs=2")


@pytest.fixture(scope="session")
def remembering(verses: Run, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The language model with its cell states recorded as well; to be read, never written."""
    from seqscope.runs.record.making import record
    from seqscope.runs.record.reader import Selection
    from seqscope.runs.run import open_run

    folder = tmp_path_factory.mktemp("cells") / "remembering"
    shutil.copytree(verses.folder, folder, ignore=shutil.ignore_patterns("recording"))
    run = open_run(folder)
    record(run, selection=Selection(kinds=("hidden_state", "cell_state")))
    return run


def trained_and_recorded(name: str, folders: pytest.TempPathFactory, *settings: str) -> Run:
    """A small run with a recording of what it was trained on."""
    from seqscope.runs.record.making import record
    from seqscope.runs.train import train

    folder = folders.mktemp(name)
    run = train(small_recipe(name, folder, *settings), folder / "run")
    record(run)
    return run
