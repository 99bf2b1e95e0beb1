"""What a network did while it read, as plain arrays."""

from seqscope.recording.recording import Alternative, Reading

__all__ = ["Alternative", "Reading"]
