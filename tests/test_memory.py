"""Memory that is freed and asked for again."""

import subprocess
import sys

import pytest

TWICE = """
import ctypes, resource, sys
from seqscope.models.memory import keep_freed_memory

c, size = ctypes.CDLL(None), 64 * 2**20
c.malloc.restype, c.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
c.free.argtypes = [ctypes.c_void_p]
c.memset.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t]
kept = sys.argv[1] == "kept" and keep_freed_memory()
faults = []
for _ in range(2):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    block = c.malloc(size)
    c.memset(block, 1, size)
    c.free(block)
    faults.append(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
print(int(kept), faults[1])
"""


def faults_in_the_second_round(how: str) -> tuple[bool, int]:
    ran = subprocess.run(
        [sys.executable, "-c", TWICE, how], capture_output=True, text=True, check=True
    )
    kept, faults = map(int, ran.stdout.split())
    return bool(kept), faults


@pytest.mark.skipif(sys.platform != "linux", reason="glibc is what is told")
def test_freed_memory_is_kept_and_not_mapped_again():
    kept, faults = faults_in_the_second_round("kept")
    if not kept:
        pytest.skip("this C library cannot be told")
    assert faults < 100
    assert faults_in_the_second_round("given back")[1] > 1000
