"""Ctrl-C as a wish that is noticed between two steps, instead of an exception in the middle."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["Interruption", "noticed_interruption"]


class Interruption:
    """Whether somebody asked to stop; asking twice stops at once."""

    asked = False

    def ask(self, number: int, frame: FrameType | None) -> None:
        """Note the wish, as a signal handler."""
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True


@contextmanager
def noticed_interruption() -> Iterator[Interruption]:
    """Within this context Ctrl-C and SIGTERM are only noted, where signals can be heard at all."""
    interruption = Interruption()
    if threading.current_thread() is not threading.main_thread():
        yield interruption
        return
    before = {
        each: signal.signal(each, interruption.ask) for each in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield interruption
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
