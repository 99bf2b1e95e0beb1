"""A search for a pattern of units in a long recording, beside a plain scan of the whole array.

    python benchmarks/pattern_search.py [--tokens 1000000] [--units 600] [--folder FOLDER]

Writes random states as float16, a token to the row, as they are recorded (1.2 GB; deleted at the
end), with a pattern planted in a hundred places. Both sides find the units that are on over the
first of these places and then where else they are on together; they must find the same. The index
is built once for a threshold; the plain scan needs none.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np

from seqscope.analysis.patterns import matches, units_on
from seqscope.analysis.threshold_index import ThresholdIndex, threshold_index

THRESHOLD, SEQUENCE, BLOCK = 0.5, 100, 8192
PLACES, LENGTH = 100, 4
Found = tuple[list[int], list[int], list[int]]  # units, first tokens, numbers of units


def write_states(path: Path, tokens: int, units: int, pattern: np.ndarray) -> np.ndarray:
    """A file of noise with the pattern planted; the tokens at which it begins."""
    random = np.random.default_rng(0)
    starts = np.sort(random.choice(tokens // SEQUENCE, PLACES, replace=False)) * SEQUENCE + 40
    states = np.lib.format.open_memmap(path, "w+", np.float16, (tokens, units))
    for start in range(0, tokens, BLOCK):
        size = min(BLOCK, tokens - start), units
        states[start : start + BLOCK] = 0.25 * random.standard_normal(size, np.float32)
    for start in starts:
        states[start - 1 : start + LENGTH + 1, pattern] = -0.2
        states[start : start + LENGTH, pattern] = 0.9
    states.flush()
    return starts


def plain_scan(states: np.ndarray, span: tuple[int, int], offsets: np.ndarray) -> Found:
    """The same search without an index: every row of the file is read."""
    start, end = span
    around = states[start - 1 : end + 1].astype(np.float32) > THRESHOLD
    units = np.flatnonzero(around[1:-1].all(axis=0) & ~around[0] & ~around[-1])
    blocks = range(0, len(states), BLOCK)
    parts = [states[k : k + BLOCK].astype(np.float32)[:, units] > THRESHOLD for k in blocks]
    on = np.concatenate(parts)
    begins = np.zeros(len(on) + 1, bool)
    begins[offsets] = True
    changes = begins[:-1].copy()
    changes[1:] |= (on[1:] != on[:-1]).any(axis=1)
    starts = np.flatnonzero(changes)
    ends = np.append(starts[1:], len(on))
    number = on[starts].sum(axis=1)
    before = np.where(begins[starts], 0, np.append(0, number[:-1]))
    after = np.where(begins[ends], 0, np.append(number[1:], 0))
    kept = (
        (number > 0) & (number >= before) & (number >= after) & ~((starts < end) & (ends > start))
    )
    starts, ends, number = starts[kept], ends[kept], number[kept]
    best = np.lexsort((starts, starts - ends, -number))[:50]
    return units.tolist(), starts[best].tolist(), number[best].tolist()


def search(index: ThresholdIndex, span: tuple[int, int], offsets: np.ndarray) -> Found:
    """The search with the index."""
    units = units_on(index, span, offsets)
    found = matches(index, units, offsets, besides=span)
    return units.tolist(), found.starts.tolist(), found.matching.tolist()


def timed(act: Callable[[], Found], rounds: int) -> tuple[Found, float]:
    """What an action finds, and the seconds it takes in the middle of some rounds."""
    seconds = []
    for _ in range(rounds):
        begun = time.perf_counter()
        found = act()
        seconds.append(time.perf_counter() - begun)
    return found, median(seconds)


def compare(folder: Path, tokens: int, units: int, rounds: int) -> None:
    """Write the states, index them, search in turns, print a table."""
    path = folder / "states.npy"
    pattern = np.arange(0, units, 50)
    starts = write_states(path, tokens, units, pattern)
    states = np.load(path, mmap_mode="r")
    offsets = np.append(np.arange(0, tokens, SEQUENCE), tokens)
    begun = time.perf_counter()
    built = threshold_index(states, THRESHOLD)
    building = time.perf_counter() - begun
    np.save(folder / "bits.npy", built.bits)
    bits = np.load(folder / "bits.npy", mmap_mode="r")
    index = ThresholdIndex(bits, tokens, built.threshold)
    span = int(starts[0]), int(starts[0]) + LENGTH
    wanted, scanning = timed(lambda: plain_scan(states, span, offsets), rounds)
    found, searching = timed(lambda: search(index, span, offsets), rounds)
    assert found == wanted
    assert set(pattern) <= set(found[0])
    every, all_units = timed(
        lambda: ([], matches(index, range(units), offsets).starts.tolist(), []), rounds
    )
    print(f"{tokens:,} tokens x {units} units as float16, {path.stat().st_size / 1e9:.2f} GB")
    print(f"index: built in {building:.2f} s, {built.bits.nbytes / 1e6:.0f} MB")
    print(f"| search for {len(found[0])} units | seconds |\n|---|---:|")
    print(f"| plain scan | {scanning:.3f} |\n| index | {searching:.3f} |")
    print(f"| index, all {units} units | {all_units:.3f} |")
    print(f"{scanning / searching:.0f} times faster; {len(every[1])} places listed")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tokens", type=int, default=1_000_000)
    parser.add_argument("--units", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="where to write; a temporary one if left out")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        compare(Path(folder), given.tokens, given.units, given.rounds)


if __name__ == "__main__":
    main()
