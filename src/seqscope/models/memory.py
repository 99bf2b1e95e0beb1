"""Memory that a training step gives back and takes again, kept by the process in between."""

import ctypes
import sys

__all__ = ["keep_freed_memory"]

# The parameters of glibc's mallopt(3).
TRIM_THRESHOLD, TOP_PAD, MMAP_MAX, ARENA_MAX = -1, -2, -4, -8


def keep_freed_memory() -> bool:
    """Tell the C library to keep freed memory; True if it could be told.

    A compiled training step asks for all of its working memory at once, tens of megabytes, and
    frees it at its end. glibc returns blocks of that size to the kernel, which clears and maps
    every page of them anew for the next step: up to half of the time of a step on a CPU. To be
    called once, before JAX starts its threads; on systems without glibc nothing happens.
    """
    if sys.platform != "linux":
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except AttributeError:  # musl has no such knob
        return False
    settings = {MMAP_MAX: 0, TRIM_THRESHOLD: 2**31 - 1, TOP_PAD: 2**28, ARENA_MAX: 1}
    return all(mallopt(name, value) == 1 for name, value in settings.items())
