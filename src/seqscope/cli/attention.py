"""seqscope attention: where the network looked while it wrote each character."""

import re
from typing import TYPE_CHECKING, Annotated, Any, Literal

from typer import Argument, Option

from seqscope.cli.showing import AsJson, Out, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from seqscope.views.scenes.scene import Scene

__all__ = ["attention"]

Alternative = Annotated[
    int, Option(min=0, help="Which answer of a translator: 0 the best, 1 the next.")
]
Pins = Annotated[
    list[str] | None,
    Option(
        metavar="STEP:POSITION",
        help="Let a step of a translator look at one place alone, both counted from 0, and show "
        "what is written then; again for more.",
    ),
]
Head = Annotated[
    str | None,
    Option(metavar="N", help="The map of a head of self-attention, from 0, or mean for all."),
]


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
    alternative: Alternative = 0,
    pin: Pins = None,
    head: Head = None,
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

    if evidence and (alternative or pin or head):
        raise ValueError(
            "Evidence is found for the best answer as the network gives it. Asked for was another. "
            "Leave --alternative, --pin and --head out, or --evidence."
        )
    opened, text = OpenedRun(run), sound_text(text)
    scene: Scene
    if evidence:
        scene = depended_on(opened, text=text, locale=locale)
    else:
        pins = [pin_of(each) for each in pin or ()]
        scene = looked_at(
            opened,
            text=text,
            locale=locale,
            alternative=alternative,
            pins=pins,
            head=head_of(head),
        )
        check_alternative(scene, alternative)
    shown(scene, in_terminal(scene), out=out, as_json=as_json)


def check_alternative(scene: "Scene", asked: int) -> None:
    """Refuse an answer that there is not, in whose place the last one was drawn."""
    there = getattr(scene, "alternative", asked)
    if there != asked:
        raise ValueError(
            f"The answers to a text are counted from 0. Asked for was {asked}, and this text has "
            f"{there + 1}. Choose one of them with --alternative."
        )


def pin_of(given: str) -> tuple[int, int]:
    """The step and the place that a pin names.

    >>> pin_of("3:12")
    (3, 12)
    """
    if not (numbers := re.fullmatch(r"(\d{1,9}):(\d{1,9})", given)):
        raise ValueError(
            f"A pin is STEP:POSITION, both counted from 0. Given was {given[:40]!r}. "
            f"Write one such as 3:12."
        )
    return int(numbers[1]), int(numbers[2])


def head_of(given: str | None) -> int | Literal["mean"] | None:
    """The number of a head, or the mean of all; None where no head is named.

    >>> head_of("1"), head_of("mean"), head_of(None)
    (1, 'mean', None)
    """
    if given is None or given == "mean":
        return given  # type: ignore[return-value]
    if not re.fullmatch(r"\d{1,9}", given):
        raise ValueError(
            f"A head is named by its number, counted from 0, or by mean for all of them. "
            f"Given was {given[:40]!r}. Write one such as 0."
        )
    return int(given)


def in_terminal(scene: "Scene") -> Any:
    """The scene as a terminal shows it."""
    from seqscope.views.scenes.attention import AttentionMap
    from seqscope.views.scenes.faithfulness import AttentionCheck
    from seqscope.views.scenes.map_check import MapCheck
    from seqscope.views.scenes.word_map import WordMap
    from seqscope.views.scenes.words import WordWeights
    from seqscope.views.terminal.attention import TerminalMap
    from seqscope.views.terminal.faithfulness import TerminalCheck, TerminalMapCheck
    from seqscope.views.terminal.word_map import TerminalWordMap
    from seqscope.views.terminal.words import TerminalWords

    told: dict[type[Scene], Callable[[Any], Any]] = {
        AttentionMap: TerminalMap,
        WordWeights: TerminalWords,
        WordMap: TerminalWordMap,
        MapCheck: TerminalMapCheck,
        AttentionCheck: TerminalCheck,
    }
    return told[type(scene)](scene)
