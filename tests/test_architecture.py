"""The shape of the project: who imports whom, what is imported when, what the package holds."""

import ast
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import seqscope

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
HEAVY = {"keras", "jax", "tensorflow", "torch"}


def loaded_by(code: str) -> set[str]:
    """The modules in memory after a fresh interpreter has run the code."""
    program = f"{code}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    return set(done.stdout.decode().split())


def every_module(package: str) -> str:
    """Code that imports every module of a part of seqscope."""
    folder = ROOT / "src" / "seqscope" / package
    files = (file.relative_to(ROOT / "src").with_suffix("") for file in folder.rglob("*.py"))
    names = sorted(".".join(file.parts).removesuffix(".__init__") for file in files)
    assert names
    return "import " + ", ".join(names)


@pytest.mark.parametrize("package", ["recording", "analysis", "views"])
def test_the_looking_side_runs_without_keras_or_jax(package: str) -> None:
    loaded = loaded_by(every_module(package))
    assert f"seqscope.{package}" in loaded
    assert not loaded & HEAVY


def test_that_would_be_seen_if_it_did_not() -> None:
    assert loaded_by("import seqscope.views, seqscope.models.networks") & HEAVY == {"keras", "jax"}


def test_the_package_itself_imports_nothing_heavy() -> None:
    loaded = loaded_by("import seqscope")
    assert not loaded & (HEAVY | {"numpy", "pydantic", "typer", "matplotlib", "babel"})


def test_every_public_name_is_there() -> None:
    for name in seqscope.__all__:
        assert getattr(seqscope, name) is not None
    assert dir(seqscope) == sorted(seqscope.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        seqscope.nothing  # noqa: B018


def test_the_import_contracts_are_kept() -> None:
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True)
    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT / "src")))
def test_a_file_is_one_idea_in_one_sentence_on_few_pages(file: Path) -> None:
    tree = ast.parse(file.read_text())
    sentence = (ast.get_docstring(tree) or "").split("\n")[0]
    assert sentence.endswith((".", ":")), "a file begins with a sentence about its subject"
    assert len(file.read_text().splitlines()) <= 300
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 50, f"{node.name} is too long to be seen at once"


def test_no_file_is_named_after_nothing() -> None:
    nothing = {"utils", "helpers", "common", "base", "manager", "misc"}
    assert not nothing & {part for file in SOURCES for part in file.with_suffix("").parts}


def test_what_is_installed_holds_recipes_networks_and_types(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    wanted = [ROOT / "src" / "seqscope" / "py.typed", *SOURCES]
    wanted += (ROOT / "src" / "seqscope" / "recipes").glob("*.toml")
    wanted += (ROOT / "src" / "seqscope" / "shipped").glob("*/*.*")
    assert packed >= {file.relative_to(ROOT / "src").as_posix() for file in wanted}
    assert wheel.stat().st_size < 4_000_000
