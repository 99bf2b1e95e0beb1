"""Decoders that look at the source while they write: with a GRU, or an LSTM over contexts."""

from typing import Any, ClassVar

import keras
from keras import ops

from seqscope.models.initializers import as_one_column, forget_gates_open
from seqscope.models.translation import Decoding, decode, form_of
from seqscope.models.writing import gru
from seqscope.models.writing.form import Weights

__all__ = ["AttentionDecoder", "ContextDecoder"]


class Decoder(keras.Layer):
    """What both decoders do: hold the weights of their equations and call them.

    Called with annotations `[batch source annotation]`, target ids y_0, y_1, ... `[batch target]`
    and a mask of the source `[batch source]`, the layer returns the logits of every target token,
    `[batch target word]`; with `return_attention` a named tuple of logits, alignment scores,
    attention weights and context vectors.
    """

    feedbacks: ClassVar[tuple[str, ...]]

    def __init__(
        self, words: int, units: int, attention: int, *, feedback: str, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        if feedback not in self.feedbacks:
            known = " or ".join(f"feedback={each!r}" for each in self.feedbacks)
            raise ValueError(
                f"{type(self).__name__} is fed in one of {len(self.feedbacks)} ways. "
                f"Got feedback={feedback!r}. Write {known}."
            )
        self.words, self.units, self.attention, self.feedback = words, units, attention, feedback

    def build(self, annotations_shape: tuple[int | None, ...], targets_shape: Any = None) -> None:
        self.annotation: int = annotations_shape[-1]  # type: ignore[assignment]
        self.parts = {
            name: self.add_weight(shape, self._initializer(name), name=name, autocast=False)
            for name, shape in self._shapes().items()
        }

    def call(
        self, annotations: Any, targets: Any, mask: Any = None, return_attention: bool = False
    ) -> Any:
        # In half precision scores and softmax lose the small differences that they are made of,
        # so everything after the annotations runs in single.
        weights = {name: ops.convert_to_tensor(weight) for name, weight in self.parts.items()}
        annotations = ops.cast(annotations, "float32")
        found = _decode(weights, annotations, targets, _one(mask), feedback=self.feedback)
        found = Decoding(*(ops.cast(x, self.compute_dtype) for x in found))
        return found if return_attention else found.logits

    def compute_mask(self, annotations: Any, targets: Any = None, mask: Any = None) -> None:
        return None  # the mask of the source is not one of the target

    def compute_output_spec(
        self, annotations: Any, targets: Any, mask: Any = None, return_attention: bool = False
    ) -> Any:
        batch, source, size = annotations.shape
        sizes = Decoding(self.words, source, source, size)
        shapes = ((batch, targets.shape[1], n) for n in sizes)
        found = Decoding(*(keras.KerasTensor(shape, self.compute_dtype) for shape in shapes))
        return found if return_attention else found.logits

    def get_config(self) -> dict[str, Any]:
        own = {"words": self.words, "units": self.units, "attention": self.attention}
        return {**super().get_config(), **own, "feedback": self.feedback}

    def _shapes(self) -> dict[str, tuple[int, ...]]:
        """The shapes of the weights by name."""
        raise NotImplementedError

    def _initializer(self, name: str) -> Any:
        if name.endswith("bias"):
            return "zeros"
        return "orthogonal" if name == "recurrent_kernel" else "glorot_uniform"


@keras.saving.register_keras_serializable("seqscope")
class AttentionDecoder(Decoder):
    """Logits of every target token, `[batch target word]`, from annotations of the source.

    For target position t, the token y_{t-1} before it, decoder state s_{t-1}, annotations h_j:

        e_tj = V_a · tanh(W_a s_{t-1} + U_a h_j + b_a)
        α_tj = softmax of e_t over the real positions j
        c_t  = Σ_j α_tj h_j
        r_t  = σ(W_r y_{t-1} + U_r s_{t-1} + C_r c_t + b_r),  z_t likewise
        s̃_t  = tanh(W_p y_{t-1} + U_p (r_t ∘ s_{t-1}) + C_p c_t + b_p)
        s_t  = (1 - z_t) ∘ s_{t-1} + z_t ∘ s̃_t,  s_0 = tanh(W_s h_1)
        logits_t = W_o y_{t-1} + U_o s_t + C_o c_t + b_o

    `words` is the size of the target vocabulary, `units` of the decoder state, `attention` of the
    space in which both are compared. `feedback` says what y_{t-1} is: "teacher", the target given,
    or "soft", the network's own probabilities after the first of the target given.

    How it is called and what it returns is said at `Decoder`.
    """

    feedbacks = ("teacher", "soft")

    def __init__(
        self,
        words: int,
        units: int,
        attention: int,
        *,
        feedback: str = "teacher",
        **kwargs: Any,
    ) -> None:
        super().__init__(words, units, attention, feedback=feedback, **kwargs)

    def _shapes(self) -> dict[str, tuple[int, ...]]:
        V, U, A, K = self.words, self.units, self.attention, self.annotation
        return {
            "attention_kernel": (U, A),
            "annotation_kernel": (K, A),
            "attention_bias": (A,),
            "attention_vector": (A,),
            "kernel": (V, 3 * U),
            "recurrent_kernel": (U, 3 * U),
            "context_kernel": (K, 3 * U),
            "bias": (3 * U,),
            "output_kernel": (V, V),
            "output_recurrent_kernel": (U, V),
            "output_context_kernel": (K, V),
            "output_bias": (V,),
            "initial_kernel": (K, U),
        }


@keras.saving.register_keras_serializable("seqscope")
class ContextDecoder(Decoder):
    """Logits of every target token, `[batch target word]`, from the contexts of the source alone.

    For target position t, decoder state s_{t-1} with its cell, annotations h_j:

        e_tj = relu(V_a · tanh(W_a s_{t-1} + U_a h_j + b_a) + b_e)
        α_tj = softmax of e_t over the real positions j
        c_t  = Σ_j α_tj h_j
        s_t  = LSTM(c_t, s_{t-1}),  s_0 = 0
        logits_t = U_o s_t + b_o

    so that one target token knows of another only by where the attention went: a decoder for
    targets of few tokens that do not depend on each other. `words` is the size of the target
    vocabulary, `units` of the decoder state, `attention` of the space in which both are compared.
    With `feedback` "teacher" or "soft" the LSTM reads y_{t-1} too, the target given or the
    network's own probabilities; with "none" only the length of the target is used.

    How it is called and what it returns is said at `Decoder`.
    """

    feedbacks = ("none", "teacher", "soft")

    def __init__(
        self, words: int, units: int, attention: int = 8, *, feedback: str = "none", **kwargs: Any
    ) -> None:
        super().__init__(words, units, attention, feedback=feedback, **kwargs)

    def _shapes(self) -> dict[str, tuple[int, ...]]:
        V, U, A, K = self.words, self.units, self.attention, self.annotation
        fed_back = {} if self.feedback == "none" else {"kernel": (V, 4 * U)}
        return fed_back | {
            "attention_kernel": (U, A),
            "annotation_kernel": (K, A),
            "attention_bias": (A,),
            "attention_vector": (A,),
            "score_bias": (1,),
            "recurrent_kernel": (U, 4 * U),
            "context_kernel": (K, 4 * U),
            "bias": (4 * U,),
            "output_recurrent_kernel": (U, V),
            "output_bias": (V,),
        }

    def _initializer(self, name: str) -> Any:
        # As where the attention is one layer that reads h_j and s_{t-1} joined, and then another.
        if name in ("attention_kernel", "annotation_kernel"):
            limit = (6 / (self.annotation + self.units + self.attention)) ** 0.5
            return keras.initializers.RandomUniform(-limit, limit)
        special = {"attention_vector": as_one_column, "bias": forget_gates_open}
        return special.get(name) or super()._initializer(name)


def _one(mask: Any) -> Any:
    """The mask of the annotations; Keras hands over one for each input."""
    return mask[0] if isinstance(mask, (list, tuple)) else mask


def _decode(weights: Weights, *arguments: Any, feedback: str) -> Decoding:
    if keras.backend.backend() != "jax":
        return decode(ops, weights, *arguments, feedback=feedback)

    import jax.numpy as jnp
    from jax.lax import scan

    from seqscope.models.compiled_decoder import decoder_states

    states = decoder_states if form_of(weights) is gru else None
    return decode(jnp, weights, *arguments, feedback=feedback, scan=scan, states=states)
