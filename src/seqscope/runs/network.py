"""The network that a recipe asks for, sized by its task's vocabularies."""

import keras

from seqscope.models.networks import translator
from seqscope.runs.recipe import Recipe
from seqscope.tasks.task import TranslationTask

__all__ = ["network"]


def network(recipe: Recipe, task: TranslationTask) -> keras.Model:
    """A translator with fresh weights."""
    settings = recipe.network
    return translator(
        source_words=len(task.source_vocabulary),
        target_words=len(task.target_vocabulary),
        embedding=settings.embedding,
        encoder=settings.encoder,
        attention=settings.attention,
        decoder=settings.decoder,
        feedback=settings.feedback,
        mask_padding=settings.mask_padding,
    )
