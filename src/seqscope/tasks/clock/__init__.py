"""Times of day as people say them, to HH:MM."""

from seqscope.tasks.clock.task import ClockTask

__all__ = ["ClockTask"]
