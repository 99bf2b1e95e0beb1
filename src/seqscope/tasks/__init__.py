"""What networks are asked to do."""

from collections.abc import Callable

from seqscope.tasks.dates import DateTask
from seqscope.tasks.task import Example, Tokens, TranslationTask
from seqscope.tasks.vocabulary import Vocabulary

__all__ = ["TASKS", "DateTask", "Example", "Tokens", "TranslationTask", "Vocabulary"]

TASKS: dict[str, Callable[..., TranslationTask]] = {"dates": DateTask}
