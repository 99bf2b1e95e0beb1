"""Lines of text from outside and to outside, whatever bytes they are made of."""

import unicodedata
from collections.abc import Iterator
from queue import Empty, Queue
from threading import Thread
from typing import BinaryIO

__all__ = ["arriving", "printable", "sound_text"]

LONGEST = 1 << 16  # bytes of a line that are kept; what is longer is refused anyway
WINDOW = 4096  # lines that are handed on together
PATIENCE = 0.05  # seconds without a new line after which those that are there are handed on


def arriving(stream: BinaryIO) -> Iterator[list[str]]:
    """The lines of a stream, those together that have arrived: many of a file, one of a keyboard.

    Bytes that are no UTF-8 become U+FFFD; of an endless line only the beginning is kept.
    """
    queue: Queue[bytes | None] = Queue(maxsize=2 * WINDOW)
    Thread(target=_put_lines, args=(stream, queue), daemon=True).start()
    while (line := queue.get()) is not None:
        window = [line, *_soon(queue)]
        yield [each.decode(errors="replace").rstrip("\r\n") for each in window]


def _put_lines(stream: BinaryIO, queue: Queue[bytes | None]) -> None:
    while line := stream.readline(LONGEST):
        queue.put(line)
        while len(line) == LONGEST and not line.endswith(b"\n"):
            line = stream.readline(LONGEST)
    queue.put(None)


def _soon(queue: Queue[bytes | None]) -> Iterator[bytes]:
    """The lines that come without a pause, one less than a window at most."""
    for _ in range(WINDOW - 1):
        try:
            line = queue.get(timeout=PATIENCE)
        except Empty:
            return
        if line is None:
            queue.put(None)
            return
        yield line


def sound_text(argument: str) -> str:
    """An argument in which bytes that are no UTF-8 have become U+FFFD."""
    return argument.encode(errors="surrogateescape").decode(errors="replace")


def printable(text: str) -> str:
    """The text on one line, with escapes for what would move the cursor or turn the line around.

    >>> printable("5\\tMay\\u202e")
    '5\\\\tMay\\\\u202e'
    """
    return "".join(
        each.encode("unicode_escape").decode() if _is_control(each) else each for each in text
    )


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
