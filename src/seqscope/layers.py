"""The Keras layers of seqscope, gathered for people who build networks of their own."""

from seqscope.models.decoder import AttentionDecoder
from seqscope.models.recurrent import LSTM, BidirectionalLSTM

__all__ = ["LSTM", "AttentionDecoder", "BidirectionalLSTM"]
