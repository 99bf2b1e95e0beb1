"""What a person should know about a network, a sentence each, as a scene."""

from collections.abc import Sequence
from typing import Literal

from seqscope.analysis.findings import Finding
from seqscope.analysis.rules import Severity
from seqscope.views.scenes.scene import Scene, Words

__all__ = ["Findings", "FoundSentence", "findings_scene"]


class FoundSentence(Scene):
    """One sentence, how much it matters, what it is about, and the view that shows it."""

    rule: str
    severity: Severity
    sentence: Words
    about: tuple[Words, ...]
    link: Words


class Findings(Scene):
    """What was found about one network, the serious things first."""

    view: Literal["findings"] = "findings"
    network: Words
    findings: tuple[FoundSentence, ...]


def findings_scene(network: str, found: Sequence[Finding]) -> Findings:
    """The scene of what the rules found."""
    return Findings(
        network=network,
        findings=tuple(
            FoundSentence(
                rule=each.rule,
                severity=each.severity,
                sentence=each.sentence,
                about=each.about,
                link=each.link,
            )
            for each in found
        ),
    )
