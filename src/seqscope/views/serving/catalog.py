"""The views that can be asked for: the question of each, the scenes that answer it."""

from typing import NamedTuple

from seqscope.views.scenes.ablation import AblationEffects
from seqscope.views.scenes.attention import AttentionMap
from seqscope.views.scenes.class_examples import ClassExamples
from seqscope.views.scenes.comparison import Comparison
from seqscope.views.scenes.curves import Curves
from seqscope.views.scenes.faithfulness import AttentionCheck
from seqscope.views.scenes.findings import Findings
from seqscope.views.scenes.forecasts import Forecast
from seqscope.views.scenes.gates import Gates
from seqscope.views.scenes.ledger import ContributionLedger
from seqscope.views.scenes.map_check import MapCheck
from seqscope.views.scenes.memory import Memory
from seqscope.views.scenes.outcomes import Calibration, Confusion
from seqscope.views.scenes.responses import WordResponses
from seqscope.views.scenes.scene import Scene
from seqscope.views.scenes.sentence import SentenceMemory
from seqscope.views.scenes.shared_sentence import SharedSentence
from seqscope.views.scenes.slices import SliceExamples, Slices
from seqscope.views.scenes.suggestion import ClusterSuggestion
from seqscope.views.scenes.switches import Switches
from seqscope.views.scenes.timelines import UnitsOverTime
from seqscope.views.scenes.units import UnitDetails
from seqscope.views.scenes.word_map import WordMap
from seqscope.views.scenes.words import WordWeights
from seqscope.views.serving import questions, score_questions
from seqscope.views.serving.questions import Question

__all__ = ["VIEWS", "View"]


class View(NamedTuple):
    """The question of a view, and the scenes that may answer it."""

    question: type[Question]
    scenes: tuple[type[Scene], ...]


VIEWS = {
    "attention": View(questions.AttentionQuestion, (AttentionMap, WordWeights, WordMap)),
    "evidence": View(questions.EvidenceQuestion, (MapCheck, AttentionCheck)),
    "memory": View(questions.MemoryQuestion, (Memory,)),
    "suggestion": View(questions.SuggestionQuestion, (ClusterSuggestion,)),
    "words": View(questions.WordsQuestion, (WordResponses,)),
    "sentence": View(questions.SentenceQuestion, (SentenceMemory,)),
    "units": View(questions.UnitQuestion, (UnitDetails,)),
    "pattern": View(questions.PatternQuestion, (UnitsOverTime,)),
    "gates": View(questions.GatesQuestion, (Gates,)),
    "contributions": View(questions.ContributionsQuestion, (ContributionLedger,)),
    "ablation": View(questions.AblationQuestion, (AblationEffects,)),
    "switches": View(questions.SwitchesQuestion, (Switches,)),
    "comparison": View(questions.ComparisonQuestion, (Comparison,)),
    "shared": View(questions.SharedQuestion, (SharedSentence,)),
    "curves": View(score_questions.RunsQuestion, (Curves,)),
    "confusion": View(score_questions.RunsQuestion, (Confusion,)),
    "examples": View(score_questions.ExamplesQuestion, (ClassExamples,)),
    "slices": View(score_questions.SlicesQuestion, (Slices,)),
    "slice": View(score_questions.SliceQuestion, (SliceExamples,)),
    "calibration": View(score_questions.RunsQuestion, (Calibration,)),
    "forecast": View(score_questions.RunsQuestion, (Forecast,)),
    "findings": View(score_questions.FindingsQuestion, (Findings,)),
}
