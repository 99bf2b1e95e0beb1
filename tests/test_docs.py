"""What the documents and docstrings show is what happens."""

import doctest
import importlib
import os
import pkgutil
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.main import get_command

import seqscope
from seqscope.cli.app import app
from seqscope.runs.recipe import load_recipe

ROOT = Path(__file__).parent.parent
MODULES = [each.name for each in pkgutil.walk_packages(seqscope.__path__, "seqscope.")]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
RUN_HERE = {"predict", "attention", "recipes", "data"}  # commands that take seconds


class Block(NamedTuple):
    """A fenced block of a document."""

    file: str
    line: int
    language: str
    code: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def blocks(*languages: str) -> list[Block]:
    """The fenced blocks in these languages of all documents."""
    found = []
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        for match in re.finditer(r"^```(\w*)\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
            line = text[: match.start()].count("\n") + 2
            name = str(path.relative_to(ROOT))
            found.append(Block(name, line, match[1], match[2]))
    return [block for block in found if block.language in languages]


def commands() -> list[tuple[str, str]]:
    """Each line of each shell block: where it stands, and the line."""
    return [
        (f"{block.file}:{block.line + number}", line.removeprefix("$ "))
        for block in blocks("sh", "bash", "console")
        for number, line in enumerate(block.code.replace("\\\n", "  ").splitlines())
        if line.strip() and not line.startswith("#")
    ]


@pytest.mark.parametrize("name", MODULES)
def test_what_a_docstring_shows_happens(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_a_block_says_what_it_is_written_in() -> None:
    known = {"python", "sh", "bash", "console", "text", "json", "toml", "mermaid"}
    for path in DOCUMENTS:
        openings = re.findall(r"^```.*$", path.read_text(encoding="utf-8"), re.MULTILINE)[::2]
        assert {each.removeprefix("```") for each in openings} <= known, path


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_shows_at_the_prompt_happens(path: Path) -> None:
    assert doctest.testfile(str(path), module_relative=False).failed == 0


PROGRAMS = [block for block in blocks("python") if ">>>" not in block.code]


@pytest.mark.parametrize("block", PROGRAMS, ids=str)
def test_a_python_block_runs(block: Block, tmp_path: Path) -> None:
    path = tmp_path / "block.py"
    path.write_text(block.code, encoding="utf-8")
    subprocess.run([sys.executable, path], check=True, cwd=tmp_path, timeout=120)


@pytest.mark.parametrize(("where", "line"), commands(), ids=[where for where, _ in commands()])
def test_a_command_can_be_given_as_it_is_written(where: str, line: str, tmp_path: Path) -> None:
    for part in re.split(r"\s[|<>]\s|&&", line):
        words = shlex.split(part, comments=True)
        if words and words[0].startswith("scripts/"):
            assert os.access(ROOT / words[0], os.X_OK), f"{where}: {words[0]} is no script"
        if words and words[0] == "seqscope":
            assert_understood(words[1:])
    command = line.split("seqscope ", 1)[-1].split()
    if "seqscope " in line and command[0] in RUN_HERE:
        program = f"{shlex.quote(sys.executable)} -c 'from seqscope.cli import main; main()' "
        shell = re.sub(r"(^|\| )seqscope ", rf"\1{program}", line)
        done = subprocess.run(shell, shell=True, cwd=tmp_path, capture_output=True, timeout=120)
        assert done.returncode == 0, done.stderr.decode()


def assert_understood(arguments: list[str]) -> None:
    """The command line has this command with these options, and the recipe it names is one."""
    command = get_command(app)
    if not arguments or arguments[0].startswith("-"):
        return
    while hasattr(command, "commands"):
        name, *arguments = arguments
        command = command.commands[name]
    context = command.make_context("seqscope", list(arguments))
    if command.name == "train" and not context.params["recipe"].endswith(".toml"):
        load_recipe(context.params["recipe"], context.params["settings"] or [])
