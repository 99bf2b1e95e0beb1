"""The replay of a decoder: what it computes while it writes, once more and in full."""

from functools import partial

import jax
import numpy as np
import pytest
from jax import numpy as jnp
from jax.lax import scan

from seqscope.models import compiled_decoder, translation
from seqscope.models.networks import translator, weights
from seqscope.models.replay_decoder import replay_target
from seqscope.models.translation import part

WORDS, UNITS = 9, 7
# The last line of each form's equations: what the replayed gates make of the state before.
STATE = {
    "gru": lambda found, s0: (1 - found.update_gate) * s0 + found.update_gate * found.candidate,
    "contexts": lambda found, s0: found.output_gate * np.tanh(found.cell_state),
}


def padded(lengths: list[int], width: int) -> np.ndarray:
    """Random words, padded behind."""
    random = np.random.default_rng(len(lengths))
    ids = random.integers(4, WORDS, (len(lengths), width), np.int32)
    ids[np.arange(width) >= np.array(lengths)[:, None]] = 0
    return ids


@pytest.mark.parametrize("form", ["gru", "contexts"])
def test_replayed_states_are_those_the_decoder_takes(form: str) -> None:
    sizes = {"encoder": 5, "attention": 4, "decoder": UNITS, "embedding": 3}
    ours = weights(translator(source_words=WORDS, target_words=WORDS, **sizes, decoder_form=form))
    source, fed = padded([12, 1, 5], 12), padded([6, 6, 3], 6)
    decoder, mask = part(ours, "decoder"), source != 0
    h = jax.jit(partial(translation.annotations, jnp, scan=scan))(ours, source, mask)
    taken = {
        "gru": compiled_decoder.decoder_states,
        "contexts": partial(translation.decoder_states, jnp, scan=scan),
    }[form]

    @jax.jit
    def own(decoder: object, h: object) -> object:
        """What the layer computes, and the states that it takes on the way."""
        states: list[object] = []

        def watched(*given: object) -> object:
            states[:] = taken(*given)
            return states

        return translation.decode(jnp, decoder, h, fed, mask, states=watched), states[3]

    told, states = own(decoder, h)
    states = np.swapaxes(states, 0, 1)
    found = jax.jit(replay_target)(decoder, h, fed, mask)
    assert np.allclose(found.cell.hidden_state, states, atol=1e-6)
    for name in ("logits", "scores", "weights"):
        assert np.allclose(getattr(found, name), getattr(told, name), atol=1e-5)
    before = np.concatenate([np.asarray(found.first_state)[:, None], states[:, :-1]], axis=1)
    assert np.allclose(STATE[form](found.cell, before), states, atol=1e-6)
