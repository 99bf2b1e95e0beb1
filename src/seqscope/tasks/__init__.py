"""What networks are asked to do."""

from typing import Any

from seqscope.tasks.clock import ClockTask
from seqscope.tasks.dates import DateTask
from seqscope.tasks.language import LanguageTask
from seqscope.tasks.reviews import ReviewsTask
from seqscope.tasks.series import SeriesTask
from seqscope.tasks.task import Example, Tokens, TranslationTask
from seqscope.tasks.vocabulary import Vocabulary

__all__ = ["TASKS", "DateTask", "Example", "Tokens", "TranslationTask", "Vocabulary"]

TASKS: dict[str, Any] = {
    "dates": DateTask,
    "clock": ClockTask,
    "reviews": ReviewsTask,
    "series": SeriesTask,
    "language": LanguageTask,
}
