"""The shape of every weight of a network, known without building it."""

from seqscope.runs.recipe import Network

__all__ = ["weight_shapes"]


def weight_shapes(network: Network, source: int, target: int) -> dict[str, tuple[int, ...]]:
    """The shapes by name, for so many source words and target words."""
    read, k, n, a = network.embedding or source, network.encoder, network.decoder, network.attention
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
    decoder = {
        "attention_kernel": (n, a),
        "annotation_kernel": (2 * k, a),
        "attention_bias": (a,),
        "attention_vector": (a,),
        "kernel": (target, 3 * n),
        "recurrent_kernel": (n, 3 * n),
        "context_kernel": (2 * k, 3 * n),
        "bias": (3 * n,),
        "output_kernel": (target, target),
        "output_recurrent_kernel": (n, target),
        "output_context_kernel": (2 * k, target),
        "output_bias": (target,),
        "initial_kernel": (2 * k, n),
    }
    return embedding | encoder | {f"decoder/{name}": shape for name, shape in decoder.items()}
