"""The command line: the one place that knows both the making and the looking side."""

from seqscope.cli.app import main

__all__ = ["main"]
