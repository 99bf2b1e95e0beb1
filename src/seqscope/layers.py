"""The Keras layers of seqscope, gathered for people who build networks of their own."""

from seqscope.models.bidirectional import Bidirectional
from seqscope.models.decoder import AttentionDecoder, ContextDecoder
from seqscope.models.pooling import AttentionPooling
from seqscope.models.recurrent import GRU, LSTM, SimpleRNN
from seqscope.models.selfattention import SelfAttention

__all__ = [
    "GRU",
    "LSTM",
    "AttentionDecoder",
    "AttentionPooling",
    "Bidirectional",
    "ContextDecoder",
    "SelfAttention",
    "SimpleRNN",
]
