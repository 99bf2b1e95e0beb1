"""What the server is handed: networks that can be listed, and scenes that can be asked of them."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from seqscope.views.scenes.scene import Scene, Words
from seqscope.views.serving.questions import Question

__all__ = ["Library", "Missing", "RunEntry", "RunList", "UnknownRunError"]


class UnknownRunError(LookupError):
    """A network that is not, or no longer, in the library; its message is for people."""


class Missing(Scene):
    """Views that this network could have, or show more in, and the sentences that say how."""

    views: tuple[str, ...]
    why: Words


class RunEntry(Scene):
    """A network of the library in a few words.

    `views` are those that can be asked for now. What is not known is none: of a damaged run all
    but its name, and `damaged` says what is wrong with it. `score` names the measure too, and
    `checkpoints` are the epochs whose weights were kept. A `recurrent` network has a memory that
    can be compared with that of another, recorded or not; `cells` are the layers of which the cell
    state was recorded as well as the hidden state.
    """

    id: Words
    name: Words
    title: Words = ""
    kind: str | None = None
    task: Words | None = None
    network: Words | None = None
    views: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    layers: tuple[Words, ...] = ()
    cells: tuple[Words, ...] = ()
    classes: tuple[Words, ...] = ()
    examples: tuple[Words, ...] = ()
    score: Words | None = None
    parameters: int | None = None
    damaged: Words | None = None
    recurrent: bool = False
    checkpoints: tuple[int, ...] = ()
    training: bool = False


class RunList(Scene):
    """All networks of the library."""

    runs: tuple[RunEntry, ...]


@runtime_checkable
class Library(Protocol):
    """Networks by their ids, which come from the library and never from the page.

    Its functions are called from several threads.
    """

    def runs(self) -> Sequence[RunEntry]:
        """The networks that there are now."""

    def stamp(self, run: str) -> str:
        """Something else whenever the files of that network are others.

        Raises `UnknownRunError`.
        """

    def scene(self, run: str, view: str, question: Question) -> Scene:
        """The scene that answers a question to a network.

        Raises `UnknownRunError`, and `ValueError`, in three sentences, for what cannot be answered.
        """

    def prepare(self, run: str) -> None:
        """Do beforehand what takes long when a network reads for the first time.

        Raises as `scene` does.
        """
