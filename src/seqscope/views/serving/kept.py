"""Answers that were given before, as many as fit."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

__all__ = ["Kept"]

MOST_BYTES = 64 << 20


class Kept:
    """Byte strings by key; where they grow too large, those that nobody asked for longest go.

    >>> kept = Kept(most=5)
    >>> kept["a"] = b"123"
    >>> kept["b"] = b"456"
    >>> kept.get("a"), kept.get("b")
    (None, b'456')
    """

    def __init__(self, most: int = MOST_BYTES) -> None:
        self.most = most
        self._found: OrderedDict[Hashable, bytes] = OrderedDict()
        self._lock = Lock()
        self._size = 0

    def get(self, key: Hashable) -> bytes | None:
        """What is kept under a key."""
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
            return self._found.get(key)

    def __setitem__(self, key: Hashable, value: bytes) -> None:
        with self._lock:
            self._size += len(value) - len(self._found.pop(key, b""))
            self._found[key] = value
            while self._size > self.most:
                self._size -= len(self._found.popitem(last=False)[1])
