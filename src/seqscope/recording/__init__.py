"""What a network did while it read, as plain arrays."""

from seqscope.recording.reading import Alternative, Reading
from seqscope.recording.recording import Layer, Part, Recording
from seqscope.recording.statistics import Statistics

__all__ = ["Alternative", "Layer", "Part", "Reading", "Recording", "Statistics"]
