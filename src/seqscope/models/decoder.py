"""The attention decoder (Bahdanau et al., 2015): writes a target while it looks at the source."""

from typing import Any, Literal

import keras
from keras import ops

from seqscope.models.translation import Decoding, decode

__all__ = ["AttentionDecoder"]


@keras.saving.register_keras_serializable("seqscope")
class AttentionDecoder(keras.Layer):
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

    Called with annotations `[batch source annotation]`, target ids y_0, y_1, ... `[batch target]`
    and a mask of the source `[batch source]`; with `return_attention` it returns a named tuple of
    logits, alignment scores, attention weights and context vectors.
    """

    def __init__(
        self,
        words: int,
        units: int,
        attention: int,
        *,
        feedback: Literal["teacher", "soft"] = "teacher",
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        if feedback not in ("teacher", "soft"):
            raise ValueError(
                f"A decoder is fed by its teacher or by its own soft probabilities. "
                f"Got feedback={feedback!r}. Write feedback='teacher' or feedback='soft'."
            )
        self.words, self.units, self.attention, self.feedback = words, units, attention, feedback

    def build(self, annotations_shape: tuple[int | None, ...], targets_shape: Any = None) -> None:
        V, U, A, K = self.words, self.units, self.attention, annotations_shape[-1]
        shapes = {
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
        self.parts = {
            name: self.add_weight(shape, _initializer(name), name=name, autocast=False)
            for name, shape in shapes.items()
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


def _initializer(name: str) -> str:
    if name.endswith("bias"):
        return "zeros"
    return "orthogonal" if name == "recurrent_kernel" else "glorot_uniform"


def _one(mask: Any) -> Any:
    """The mask of the annotations; Keras hands over one for each input."""
    return mask[0] if isinstance(mask, (list, tuple)) else mask


def _decode(*arguments: Any, feedback: str) -> Decoding:
    if keras.backend.backend() != "jax":
        return decode(ops, *arguments, feedback=feedback)

    import jax.numpy as jnp
    from jax.lax import scan

    from seqscope.models.compiled import decoder_states

    return decode(jnp, *arguments, feedback=feedback, scan=scan, states=decoder_states)
