"""seqscope contributions: which word wrote a prediction, exactly."""

from typing import Annotated

from typer import Argument, Option

from seqscope.cli.showing import AsJson, Out, Place, shown

__all__ = ["contributions"]


def contributions(
    run: Annotated[str, Argument(help="A run folder that was recorded.")],
    text: Annotated[str, Argument(help="What to read.")],
    of: Annotated[
        str | None, Option(help="The class or next word to explain; the likeliest if missing.")
    ] = None,
    against: Annotated[
        str | None, Option(help="Explain the margin over this class or word instead.")
    ] = None,
    clusters: Annotated[int, Option(min=1, help="How many chips.")] = 8,
    words: Annotated[int, Option(min=1, help="How many words the chips are made with.")] = 300,
    out: Out = None,
    recording: Place = None,
    as_json: AsJson = False,
) -> None:
    """Split the logit of a prediction into one exact share for each word and chip.

    The output reads the last state of the last layer, which is the sum of what each word changed;
    or, with attention, the weighted sum of its states.
    """
    from seqscope.cli.lines import sound_text
    from seqscope.cli.opened import OpenedRun
    from seqscope.cli.pictures.contributions import contributions as picture
    from seqscope.views.terminal.ledger import TerminalLedger

    opened = OpenedRun(run, recording)
    scene = picture(
        opened, text=sound_text(text), of=of, against=against, clusters=clusters, words=words
    )
    shown(scene, TerminalLedger(scene), out=out, as_json=as_json)
