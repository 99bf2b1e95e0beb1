"""Dates written by people, in any locale of CLDR, to ISO 8601."""

from seqscope.tasks.dates.task import DateTask

__all__ = ["DateTask"]
