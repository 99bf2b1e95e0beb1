"""The shape of every weight of a translator, known without building it."""

from seqscope.runs.tables import Translator

__all__ = ["weight_shapes"]

Shapes = dict[str, tuple[int, ...]]


def weight_shapes(network: Translator, source: int, target: int) -> Shapes:
    """The shapes by name, for so many source words and target words."""
    read, k = network.embedding or source, network.encoder
    embedding = {"embedding/embeddings": (source, network.embedding)} if network.embedding else {}
    encoder = {
        f"encoder/{direction}/{name}": shape
        for direction in ("forward", "backward")
        for name, shape in {
            "kernel": (read, 4 * k),
            "recurrent_kernel": (k, 4 * k),
            "bias": (4 * k,),
        }.items()
    }
    decoder = {"gru": gru_shapes, "contexts": contexts_shapes}[network.form](network, target)
    return embedding | encoder | {f"decoder/{name}": shape for name, shape in decoder.items()}


def gru_shapes(network: Translator, target: int) -> Shapes:
    """The shapes of the weights of an `AttentionDecoder`."""
    k, n = 2 * network.encoder, network.decoder
    return attention_shapes(network) | {
        "kernel": (target, 3 * n),
        "recurrent_kernel": (n, 3 * n),
        "context_kernel": (k, 3 * n),
        "bias": (3 * n,),
        "output_kernel": (target, target),
        "output_recurrent_kernel": (n, target),
        "output_context_kernel": (k, target),
        "output_bias": (target,),
        "initial_kernel": (k, n),
    }


def contexts_shapes(network: Translator, target: int) -> Shapes:
    """The shapes of the weights of a `ContextDecoder`."""
    k, n = 2 * network.encoder, network.decoder
    fed_back = {} if network.feedback == "none" else {"kernel": (target, 4 * n)}
    return (
        attention_shapes(network)
        | fed_back
        | {
            "score_bias": (1,),
            "recurrent_kernel": (n, 4 * n),
            "context_kernel": (k, 4 * n),
            "bias": (4 * n,),
            "output_recurrent_kernel": (n, target),
            "output_bias": (target,),
        }
    )


def attention_shapes(network: Translator) -> Shapes:
    """The shapes of what compares the decoder state with the annotations."""
    k, n, a = 2 * network.encoder, network.decoder, network.attention
    return {
        "attention_kernel": (n, a),
        "annotation_kernel": (k, a),
        "attention_bias": (a,),
        "attention_vector": (a,),
    }
