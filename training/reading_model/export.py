"""From the weights of a fit to what ships: an int8 graph for ONNX Runtime, its label names, and an fp16 master.

The encoder's products and the three great ones of the heads are int8, dynamic, per channel and with reduced range, so
that kinds of CPU agree; the table of pieces is int8 with one scale a row; everything else stays fp32.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from training.reading_model.graph import DOMAIN, HEAVY, Graph, Table
from training.reading_model.heads import VECTORS
from training.reading_model.labels import Labels
from training.reading_model.pack import FORMS, RELATIONS, SPAN_KINDS, TENSES, TYPES
from training.reading_model.talk_graph import load_talk, write_talk
from training.reading_model.weights import load_averaged
from training.reading_model.windows import LENGTH

if TYPE_CHECKING:
    from pathlib import Path

    from training.reading_model.model import ReadingModel

MARGIN = 12
"""Pieces at the inner ends of a window that count for nothing: the next window sees them better."""
SPAN_BIAS = 0.7
"""Added to the best type of a span before it is held against "none", so that precision and recall come nearer."""
INPUTS = ("pieces", "cases", "firsts", "lasts")
OUTPUTS = (
    "upos", "xpos", "feats", "lemma", "sentence", "boundary", "event", "heads", "head_scores", "rels",
    "span_starts", "span_ends", "span_types", "span_forms", *VECTORS, "speaker_query", "addressee_query",
)  # fmt: skip


class Words(nn.Module):
    """The vectors of the words alone: what heads are fed, to measure what int8 costs each."""

    def __init__(self, whole: Graph) -> None:
        super().__init__()
        self.whole = whole

    def forward(self, pieces: Tensor, cases: Tensor, firsts: Tensor, lasts: Tensor) -> Tensor:
        """Give words × WIDTH."""
        return self.whole.words(pieces, cases, firsts, lasts)


def is_heavy(name: str) -> bool:
    """Whether a product of the graph is made in int8.

    >>> is_heavy("/layers.3/up/MatMul"), is_heavy("/relate/MatMul"), is_heavy("/event/MatMul")
    (True, True, False)
    """
    return "/layers." in name or name.split("/")[1] in HEAVY


def write_graph(model: ReadingModel, path: Path, *, int8: bool, only_words: bool = False) -> None:
    """Writes the graph in fp32, or with the encoder in int8; `only_words` leaves the heads out."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    whole = Graph(model.eval(), Table(model.encoder.pieces.weight.data) if int8 else None)
    pieces = torch.randint(999, 20000, (1, 40))
    firsts = torch.arange(1, 31)
    fp32 = path if not int8 else path.with_suffix(".fp32.onnx")
    torch.onnx.export(
        Words(whole) if only_words else whole,
        (pieces, torch.zeros_like(pieces), firsts, firsts),
        str(fp32),
        input_names=list(INPUTS),
        output_names=["words"] if only_words else list(OUTPUTS),
        dynamic_axes={"pieces": {1: "P"}, "cases": {1: "P"}, "firsts": {0: "W"}, "lasts": {0: "W"}},
        opset_version=17,
        custom_opsets={DOMAIN: 1},
        dynamo=False,
    )
    if not int8:
        return
    graph = onnx.load(str(fp32))
    inside = [node.name for node in graph.graph.node if node.op_type == "MatMul" and is_heavy(node.name)]
    quantize_dynamic(
        str(fp32), str(path), op_types_to_quantize=["MatMul"], nodes_to_quantize=inside,
        per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
    )  # fmt: skip
    fp32.unlink()


def labels_file(model: ReadingModel, labels: Labels, graph: Path, talk: Path, version: str) -> dict[str, object]:
    """What the program needs to know of the graph beside it."""
    heads = model.heads

    def numbers(tensor: Tensor) -> list[object]:
        return [[round(x, 5) for x in row] if isinstance(row, list) else round(row, 5) for row in tensor.tolist()]

    return {
        "version": version,
        "window": [LENGTH, MARGIN],
        "span_bias": SPAN_BIAS,
        "sha256": hashlib.sha256(graph.read_bytes()).hexdigest(),
        "talk_sha256": hashlib.sha256(talk.read_bytes()).hexdigest(),
        **labels.names,
        "types": list(TYPES),
        "forms": list(FORMS),
        "relations": list(RELATIONS),
        "span_kinds": list(SPAN_KINDS),
        "tenses": list(TENSES),
        "distance_bias": {name: numbers(bias.data) for name, bias in heads.bias.items()},
        "places": {
            "distance": numbers(heads.pair_distance.weight.data),
            "out": numbers(heads.pair_out.weight.data),
            "bias": numbers(heads.pair_out.bias.data),
        },
    }


def export(out: Path, packs: Path, version: str = "7") -> None:
    """Writes `reader.onnx` (int8), its fp32 twin to compare with, `talk.onnx`, `labels.json` and the fp16 master."""
    from safetensors.torch import save_file

    model = load_averaged(out, packs)
    folder = out / "shipped"
    folder.mkdir(parents=True, exist_ok=True)
    write_graph(model, folder / "reader.onnx", int8=True)
    write_graph(model, out / "reader.fp32.onnx", int8=False)
    write_talk(load_talk(out / "talk.pt"), folder / "talk.onnx")
    names = Labels.load(packs / "labels.json")
    record = labels_file(model, names, folder / "reader.onnx", folder / "talk.onnx", version)
    (folder / "labels.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    save_file(
        {name: weight.half().contiguous() for name, weight in model.state_dict().items()},
        str(out / "master.fp16.safetensors"),
    )
    for path in (folder / "reader.onnx", folder / "talk.onnx", folder / "labels.json", out / "master.fp16.safetensors"):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
