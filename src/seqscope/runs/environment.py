"""What a run was made with: the command, the versions, the machine."""

import os
import platform
import shlex
import sys
from importlib.metadata import version
from pathlib import Path

import jax

__all__ = ["environment"]

PACKAGES = ("seqscope", "babel", "jax", "jaxlib", "keras", "num2words", "numpy")


def environment() -> dict[str, object]:
    """The command line, Python, the packages that matter and the device, for environment.json."""
    program, *arguments = sys.argv
    return {
        "command": shlex.join([Path(program).name, *arguments]),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "device": str(jax.devices()[0].device_kind),
        "packages": {name: version(name) for name in PACKAGES},
    }
