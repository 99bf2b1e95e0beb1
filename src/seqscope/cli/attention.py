"""seqscope attention: where the network looked while it wrote each character."""

from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Option

from seqscope.cli.showing import AsJson, Out, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from seqscope.views.scenes.scene import Scene

__all__ = ["attention"]


def attention(
    run: Annotated[str, Argument(help="A run folder or the name of a shipped network.")],
    text: Annotated[str, Argument(help="What to read.")],
    out: Out = None,
    locale: Annotated[
        str | None, Option(help="The locale that the text is written in, such as de.")
    ] = None,
    evidence: Annotated[
        bool, Option("--evidence", help="Beside it, what the answer depended on.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Draw where a network looked: the attention map of a text, or the words a class came from.

    With --evidence it is held against the effect of leaving each token out, and against gradient
    times input, so that it can be seen whether this map is to be believed.
    """
    from seqscope.cli.lines import sound_text
    from seqscope.cli.opened import OpenedRun
    from seqscope.cli.pictures.attention import attention as looked_at
    from seqscope.cli.pictures.evidence import evidence as depended_on

    picture = depended_on if evidence else looked_at
    scene = picture(OpenedRun(run), text=sound_text(text), locale=locale)
    shown(scene, in_terminal(scene), out=out, as_json=as_json)


def in_terminal(scene: "Scene") -> Any:
    """The scene as a terminal shows it."""
    from seqscope.views.scenes.attention import AttentionMap
    from seqscope.views.scenes.faithfulness import AttentionCheck
    from seqscope.views.scenes.map_check import MapCheck
    from seqscope.views.scenes.words import WordWeights
    from seqscope.views.terminal.attention import TerminalMap
    from seqscope.views.terminal.faithfulness import TerminalCheck, TerminalMapCheck
    from seqscope.views.terminal.words import TerminalWords

    told: dict[type[Scene], Callable[[Any], Any]] = {
        AttentionMap: TerminalMap,
        WordWeights: TerminalWords,
        MapCheck: TerminalMapCheck,
        AttentionCheck: TerminalCheck,
    }
    return told[type(scene)](scene)
