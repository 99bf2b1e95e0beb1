"""The networks: layers put together, and what they are trained and judged by."""

from collections.abc import Mapping
from typing import Any, Literal

import keras
import numpy as np
from keras import ops

from seqscope.models.decoder import AttentionDecoder
from seqscope.models.recurrent import BidirectionalLSTM
from seqscope.tasks.vocabulary import PADDING

__all__ = ["exact_match", "masked_crossentropy", "set_weights", "translator", "weights"]


def translator(
    *,
    source_words: int,
    target_words: int,
    encoder: int,
    attention: int,
    decoder: int,
    embedding: int = 0,
    feedback: Literal["teacher", "soft"] = "teacher",
    mask_padding: bool = True,
) -> keras.Model:
    """A network from a source and the target so far to the target's next tokens.

    Inputs are word ids, `[batch source]` and `[batch target]`, of any lengths; the result is the
    logits, `[batch target word]`. The encoder has `encoder` units in each direction; an `embedding`
    of 0 feeds it one-hot vectors. Without `mask_padding` padding is read like any other word.
    """
    source = keras.Input((None,), dtype="int32", name="source")
    target = keras.Input((None,), dtype="int32", name="target")
    mask = ops.not_equal(source, PADDING) if mask_padding else None
    if embedding:
        embedded = keras.layers.Embedding(source_words, embedding, name="embedding")(source)
        annotations = BidirectionalLSTM(encoder, name="encoder")(embedded, mask=mask)
    else:
        annotations = BidirectionalLSTM(encoder, words=source_words, name="encoder")(
            source, mask=mask
        )
    decode = AttentionDecoder(target_words, decoder, attention, feedback=feedback, name="decoder")
    logits = decode(annotations, target, mask=mask)
    return keras.Model([source, target], logits, name="translator")


def weights(model: keras.Model) -> dict[str, np.ndarray]:
    """The weights by name, such as "encoder/forward/kernel" or "decoder/attention_vector"."""
    return {variable.path: np.asarray(variable) for variable in model.trainable_variables}


def set_weights(model: keras.Model, values: Mapping[str, np.ndarray]) -> None:
    """Give the model these weights; what is missing raises KeyError, another shape ValueError."""
    for variable in model.trainable_variables:
        variable.assign(values[variable.path])


def masked_crossentropy(logits: Any, targets: Any, *, mask_padding: bool = True) -> Any:
    """Mean crossentropy of the target tokens, in nats per token, a scalar.

    Padding is no token, unless `mask_padding` is False.
    """
    logits = ops.cast(logits, "float32")
    losses = ops.sparse_categorical_crossentropy(targets, logits, from_logits=True)
    if not mask_padding:
        return ops.mean(losses)
    real = ops.cast(ops.not_equal(targets, PADDING), losses.dtype)
    return ops.sum(losses * real) / ops.maximum(ops.sum(real), 1.0)


def exact_match(logits: Any, targets: Any, *, mask_padding: bool = True) -> Any:
    """The share of examples with every target token right, a scalar."""
    predicted = ops.cast(ops.argmax(logits, axis=-1), "int32")
    right = ops.equal(predicted, ops.cast(targets, "int32"))
    if mask_padding:
        right = ops.logical_or(right, ops.equal(targets, PADDING))
    return ops.mean(ops.cast(ops.all(right, axis=-1), "float32"))
