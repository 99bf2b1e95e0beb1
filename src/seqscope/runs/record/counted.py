"""What was counted of all parts so far."""

from collections.abc import Mapping

from seqscope.recording import Statistics
from seqscope.recording.statistics import merged

__all__ = ["Counted"]

TOGETHER = 4  # parts that are merged at a time: to draw a sample anew takes long, to hold it memory


class Counted:
    """The statistics of each layer and kind of state, of parts that come in their order."""

    def __init__(self, known: Mapping[tuple[str, str], Statistics] | None = None) -> None:
        self.known = {name: [each] for name, each in (known or {}).items()}

    def add(self, part: Mapping[tuple[str, str], Statistics]) -> None:
        for name, each in part.items():
            counted = self.known.setdefault(name, [])
            counted.append(each)
            if len(counted) > TOGETHER:
                counted[:] = [merged(*counted)]

    def together(self) -> dict[tuple[str, str], Statistics]:
        """Of each layer and kind what is known of all its parts."""
        for counted in self.known.values():
            counted[:] = [merged(*counted)] if len(counted) > 1 else counted
        return {name: counted[0] for name, counted in self.known.items()}
