"""The networks: layers put together, nothing else."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import keras
import numpy as np
from keras import ops
from keras.layers import Dense, Dropout, Embedding

from seqscope.models.bidirectional import Bidirectional
from seqscope.models.decoder import AttentionDecoder, ContextDecoder
from seqscope.models.evidence import EvidencePooling
from seqscope.models.output import Output
from seqscope.models.pooling import AttentionPooling
from seqscope.models.recurrent import CELLS
from seqscope.models.selfattention import SelfAttention
from seqscope.tasks.vocabulary import PADDING

__all__ = [
    "classifier",
    "evidence_classifier",
    "forecaster",
    "language_model",
    "set_weights",
    "translator",
    "weights",
]

Cell = Literal["simple", "gru", "lstm"]


def translator(
    *,
    source_words: int,
    target_words: int,
    encoder: int,
    attention: int,
    decoder: int,
    embedding: int = 0,
    decoder_form: Literal["gru", "contexts"] = "gru",
    feedback: Literal["none", "teacher", "soft"] = "teacher",
    mask_padding: bool = True,
) -> keras.Model:
    """A network from a source and the target so far to the target's next tokens.

    Inputs are word ids, `[batch source]` and `[batch target]`, of any lengths; the result is
    {"logits": `[batch target word]`}. The encoder has `encoder` units in each direction; an
    `embedding` of 0 feeds it one-hot vectors. `decoder_form` is an `AttentionDecoder`, "gru", or a
    `ContextDecoder`, "contexts". Without `mask_padding` padding is read like any other word.
    """
    source = keras.Input((None,), dtype="int32", name="source")
    target = keras.Input((None,), dtype="int32", name="target")
    mask = ops.not_equal(source, PADDING) if mask_padding else None
    if embedding:
        embedded = Embedding(source_words, embedding, name="embedding")(source)
        annotations = Bidirectional("lstm", encoder, name="encoder")(embedded, mask=mask)
    else:
        encode = Bidirectional("lstm", encoder, words=source_words, name="encoder")
        annotations = encode(source, mask=mask)
    form = {"gru": AttentionDecoder, "contexts": ContextDecoder}[decoder_form]
    decode = form(target_words, decoder, attention, feedback=feedback, name="decoder")
    logits = decode(annotations, target, mask=mask)
    return keras.Model([source, target], {"logits": logits}, name="translator")


def classifier(
    *,
    words: int,
    classes: int,
    embedding: int,
    cell: Cell = "gru",
    units: Sequence[int] = (),
    bidirectional: bool = False,
    attention: Literal["none", "pooling", "self"] = "none",
    heads: int = 1,
    scale: float | None = None,
    dropout_inputs: float = 0.0,
    dropout: float = 0.0,
    mask_padding: bool = True,
) -> keras.Model:
    """A network from word ids, `[batch time]`, to {"logits": `[batch class]`}.

    `units` has a number for each recurrent layer. What is classified is the state after the last
    real token, of both directions where there are two; with `attention` "pooling" the context of
    the hidden states; with "self" the mean of the values of self-attention over the real positions,
    `heads` and `scale` being those of `SelfAttention`; without recurrent layers and attention the
    mean of the embedded words. With attention there are also its {"weights"}: `[batch time]`, or
    `[batch head time time]`. Embedded words are dropped out by `dropout_inputs`, the outputs of
    layers by `dropout`. Without `mask_padding` padding is read like any other word.
    """
    ids = keras.Input((None,), dtype="int32", name="ids")
    mask = ops.not_equal(ids, PADDING) if mask_padding else None
    hidden = Embedding(words, embedding, name="embedding")(ids)
    hidden = Dropout(dropout_inputs, name="dropout_inputs")(hidden)
    state: tuple[Any, ...] = ()
    for number, layer in enumerate(recurrent_layers(cell, units, bidirectional)):
        if number:
            hidden = Dropout(dropout, name=f"dropout_{number - 1}")(hidden)
        hidden, state = layer(hidden, mask=mask, return_state=True)

    found = {}
    if attention == "pooling":
        pooled = AttentionPooling(name="attention")(hidden, mask=mask, return_attention=True)
        text, found["weights"] = pooled.context, pooled.weights
    elif attention == "self":
        ask = SelfAttention(embedding, heads, scale, name="attention")
        attended = ask(hidden, mask=mask, return_attention=True)
        text, found["weights"] = mean_over_time(attended.values, mask), attended.weights
    else:
        text = state[0] if state else mean_over_time(hidden, mask)
    text = Dropout(dropout, name="dropout")(text)
    found["logits"] = Dense(classes, name="output")(text)
    return keras.Model(ids, found, name="classifier")


def evidence_classifier(
    *, words: int, classes: int, prior: bool = True, dropout: float = 0.0, ratios: Any = None
) -> keras.Model:
    """A network from word ids, `[batch time]`, to {"logits", "weights", "evidence"}.

    logits: `[batch class]`; weights: `[batch time]`; evidence: `[batch time class]`, see
    `EvidencePooling`. `ratios`, `[word class]`, are the log-count ratios of its prior.
    """
    ids = keras.Input((None,), dtype="int32", name="ids")
    pool = EvidencePooling(words, classes, prior=prior, dropout=dropout, name="attention")
    found = pool(ids, return_evidence=True)
    if prior and ratios is not None:
        pool.ratio.assign(ratios)
    return keras.Model(ids, dict(found._asdict()), name="classifier")


def forecaster(
    *,
    window: int,
    cell: Cell = "simple",
    units: Sequence[int] = (2,),
    attention: Literal["none", "pooling"] = "none",
    position_bias: bool = False,
    activation: Literal["tanh", "linear"] = "linear",
) -> keras.Model:
    """A network from a window of numbers, `[batch time]`, to {"forecast": `[batch]`}.

    The forecast is made of the state after the last number, or, with `attention` "pooling", of the
    context of all hidden states, and then there are {"weights": `[batch time]`} too. Windows have
    `window` numbers; with `position_bias` the attention has a bias for each place of them.
    """
    numbers = keras.Input((window,), name="numbers")
    hidden = keras.layers.Reshape((window, 1), name="numbers_by_time")(numbers)
    state: tuple[Any, ...] = ()
    for layer in recurrent_layers(cell, units, bidirectional=False):
        hidden, state = layer(hidden, return_state=True)

    found, read = {}, state[0]
    if attention == "pooling":
        pool = AttentionPooling(positions=window if position_bias else None, name="attention")
        pooled = pool(hidden, return_attention=True)
        read, found["weights"] = pooled.context, pooled.weights
    found["forecast"] = Dense(1, activation, name="output")(read)[:, 0]
    return keras.Model(numbers, found, name="forecaster")


def language_model(
    *,
    words: int,
    embedding: int,
    cell: Cell = "lstm",
    units: Sequence[int] = (200,),
    dropout: float = 0.0,
) -> keras.Model:
    """A network from the words so far and its states before them to the words that follow each.

    Inputs are word ids, `[batch time]`, and, layer by layer, the arrays of the states, each
    `[batch unit]`; the result is {"logits": `[batch time word]`, "states": those after the last
    word}. Connections from layer to layer are dropped out, those from step to step are not (Zaremba
    et al., 2014).
    """
    ids = keras.Input((None,), dtype="int32", name="ids")
    states: list[Any] = []
    after: list[Any] = []
    hidden = Embedding(words, embedding, name="embedding")(ids)
    for number, layer in enumerate(recurrent_layers(cell, units, bidirectional=False)):
        parts = range(layer.state_count)
        state = tuple(keras.Input((layer.units,), name=f"state_{number}_{k}") for k in parts)
        hidden = Dropout(dropout, name=f"dropout_{number}")(hidden)
        hidden, state_after = layer(hidden, initial_state=state, return_state=True)
        states.extend(state)
        after.extend(state_after)
    hidden = Dropout(dropout, name="dropout")(hidden)
    found = {"logits": Output(words, name="output")(hidden), "states": tuple(after)}
    return keras.Model([ids, *states], found, name="language_model")


def recurrent_layers(cell: Cell, units: Sequence[int], bidirectional: bool) -> list[keras.Layer]:
    """The layers recurrent_0, recurrent_1, ..., the first of which reads first."""
    if bidirectional:
        return [Bidirectional(cell, n, name=f"recurrent_{k}") for k, n in enumerate(units)]
    return [CELLS[cell](n, name=f"recurrent_{k}") for k, n in enumerate(units)]


def mean_over_time(values: Any, mask: Any) -> Any:
    """The mean over the real positions, `[batch unit]`, 0 where there are none."""
    if mask is None:
        return ops.mean(values, axis=1)
    real = ops.cast(mask, values.dtype)[..., None]
    return ops.sum(values * real, axis=1) / ops.maximum(ops.sum(real, axis=1), 1)


def weights(model: keras.Model) -> dict[str, np.ndarray]:
    """The weights by name, such as "encoder/forward/kernel", those that are fixed too."""
    return {variable.path: np.asarray(variable) for variable in model.weights}


def set_weights(model: keras.Model, values: Mapping[str, np.ndarray]) -> None:
    """Give the model these weights; what is missing raises KeyError, another shape ValueError."""
    for variable in model.weights:
        variable.assign(values[variable.path])
