"""Which function answers a question to a view of the page: of one network, of two, of runs."""

from collections.abc import Callable, Mapping

from seqscope.cli.pictures.attention import attention
from seqscope.cli.pictures.contributions import contributions
from seqscope.cli.pictures.curves import curves
from seqscope.cli.pictures.evidence import evidence
from seqscope.cli.pictures.examples import examples
from seqscope.cli.pictures.findings import findings
from seqscope.cli.pictures.forecasts import forecasts
from seqscope.cli.pictures.gates import gates
from seqscope.cli.pictures.memory import memory, suggestion
from seqscope.cli.pictures.outcomes import calibration, confusion
from seqscope.cli.pictures.pattern import pattern
from seqscope.cli.pictures.recorded import recorded_ablation, recorded_comparison
from seqscope.cli.pictures.sentence import sentence
from seqscope.cli.pictures.shared_sentence import shared_sentence
from seqscope.cli.pictures.slices import slice_examples, slices
from seqscope.cli.pictures.switches import switches
from seqscope.cli.pictures.units import units
from seqscope.cli.pictures.words import words
from seqscope.views.scenes.scene import Scene

__all__ = ["OF_ONE", "OF_RUNS", "OF_TWO"]

Answers = Mapping[str, Callable[..., Scene]]

OF_ONE: Answers = {
    "attention": attention,
    "evidence": evidence,
    "memory": memory,
    "suggestion": suggestion,
    "words": words,
    "sentence": sentence,
    "units": units,
    "pattern": pattern,
    "gates": gates,
    "contributions": contributions,
    "ablation": recorded_ablation,
    "switches": switches,
    "examples": examples,
    "slices": slices,
    "slice": slice_examples,
    "findings": findings,
}
OF_TWO: Answers = {"comparison": recorded_comparison, "shared": shared_sentence}
OF_RUNS: Answers = {
    "curves": curves,
    "confusion": confusion,
    "calibration": calibration,
    "forecast": forecasts,
}
