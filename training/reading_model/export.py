"""From the weights of a fit to what ships: an int8 graph for ONNX Runtime, its label names, and an fp16 master.

The encoder's products are int8, dynamic, per channel and with reduced range, so that kinds of CPU agree; the table of
pieces is int8 with one scale a row; the heads stay fp32: they are a small part of the work, and trees and spans suffer.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.reading_model.heads import VECTORS, WIDEST
from training.reading_model.labels import Labels
from training.reading_model.pack import FORMS, RELATIONS, SPAN_KINDS, TENSES, TYPES
from training.reading_model.weights import load_averaged

if TYPE_CHECKING:
    from pathlib import Path

    from training.reading_model.model import ReadingModel

BEST = 8
"""Heads of a word that are kept."""
MARGIN = 1.0
"""A span is kept whose best type is at most so much below "none"."""
INPUTS = ("pieces", "cases", "firsts", "lasts")
OUTPUTS = (
    "upos", "xpos", "feats", "lemma", "sentence", "boundary", "event", "heads", "head_scores", "rels",
    "span_starts", "span_ends", "span_types", "span_forms", *VECTORS, "speaker_query", "addressee_query",
)  # fmt: skip


class Table(nn.Module):
    """Embeddings as bytes with one scale a row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, pieces: Tensor) -> Tensor:
        """Give the rows."""
        return self.rows[pieces].float() * self.scale[pieces]


class Exported(nn.Module):
    """The graph: one window in, everything that is kept of it out."""

    def __init__(self, model: ReadingModel, *, int8: bool) -> None:
        super().__init__()
        self.encoder, self.reading = model.encoder, model.heads
        self.table: nn.Module = Table(model.encoder.pieces.weight.data) if int8 else model.encoder.pieces

    def words(self, pieces: Tensor, cases: Tensor, firsts: Tensor, lasts: Tensor) -> Tensor:
        """Give the vectors of the words of one window."""
        encoder = self.encoder
        hidden = self.table(pieces) + encoder.positions.weight[: pieces.shape[1]][None] + encoder.cases(cases)
        hidden = encoder.norm(hidden)
        for layer in encoder.layers:
            hidden = layer(hidden, None)
        return (hidden[0, firsts] + hidden[0, lasts]) / 2

    def forward(self, pieces: Tensor, cases: Tensor, firsts: Tensor, lasts: Tensor) -> tuple[Tensor, ...]:
        """Shapes and meaning: see `fabula.learned`."""
        heads = self.reading
        words = self.words(pieces, cases, firsts, lasts)
        tags = [heads.tags[kind](words).argmax(-1) for kind in ("upos", "xpos", "feats", "lemma")]
        sentence, boundary = heads.breaks(words[None])
        event = heads.event(words)[:, 0]
        arcs, dependent, head = heads.tree(words[None])
        best, places = arcs[0].log_softmax(-1).topk(BEST, dim=-1)
        # One relation for each kept head: the dependent's form is made once, then met by eight heads.
        left = functional.pad(dependent[0], (0, 1), value=1.0)
        right = functional.pad(head[0], (0, 1), value=1.0)[places]
        form = (left @ heads.rels.weight.permute(1, 0, 2).flatten(1)).view(left.shape[0], -1, right.shape[-1])
        rels = (right @ form.transpose(1, 2)).argmax(-1)
        scores = heads.span_scores(words[None])[0]
        types = scores[: 1 + len(TYPES)]
        place = torch.arange(firsts.shape[0])
        width = place[None] - place[:, None]
        kept = (types[1:].amax(0) > types[0] - MARGIN) & (width >= 0) & (width < WIDEST)
        starts, ends = kept.nonzero(as_tuple=True)
        logits = scores[:, starts, ends].T
        mention = heads.mention(words[starts], words[ends])
        vectors = [heads.vectors[name](mention) for name in VECTORS]
        return (
            *tags, sentence[0], boundary[0], event, places, best, rels,
            starts, ends, logits[:, : 1 + len(TYPES)], logits[:, 1 + len(TYPES) :], *vectors, *heads.queries(words),
        )  # fmt: skip


class Words(nn.Module):
    """The vectors of the words alone: what heads are fed, to measure what int8 costs each."""

    def __init__(self, whole: Exported) -> None:
        super().__init__()
        self.whole = whole

    def forward(self, pieces: Tensor, cases: Tensor, firsts: Tensor, lasts: Tensor) -> Tensor:
        """Give words × WIDTH."""
        return self.whole.words(pieces, cases, firsts, lasts)


def write_graph(model: ReadingModel, path: Path, *, int8: bool, only_words: bool = False) -> None:
    """Writes the graph in fp32, or with the encoder in int8; `only_words` leaves the heads out."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    whole = Exported(model.eval(), int8=int8)
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
        dynamo=False,
    )
    if not int8:
        return
    graph = onnx.load(str(fp32))
    inside = [node.name for node in graph.graph.node if node.op_type == "MatMul" and "/layers." in node.name]
    quantize_dynamic(
        str(fp32), str(path), op_types_to_quantize=["MatMul"], nodes_to_quantize=inside,
        per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
    )  # fmt: skip
    fp32.unlink()


def labels_file(model: ReadingModel, labels: Labels, graph: Path, version: str) -> dict[str, object]:
    """What the program needs to know of the graph beside it."""
    heads = model.heads

    def numbers(tensor: Tensor) -> list[object]:
        return [[round(x, 5) for x in row] if isinstance(row, list) else round(row, 5) for row in tensor.tolist()]

    return {
        "version": version,
        "sha256": hashlib.sha256(graph.read_bytes()).hexdigest(),
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


def export(out: Path, packs: Path, version: str = "1") -> None:
    """Writes `reader.onnx` (int8), its fp32 twin to compare with, `labels.json` and the fp16 master."""
    from safetensors.torch import save_file

    model = load_averaged(out, packs)
    folder = out / "shipped"
    folder.mkdir(parents=True, exist_ok=True)
    write_graph(model, folder / "reader.onnx", int8=True)
    write_graph(model, out / "reader.fp32.onnx", int8=False)
    record = labels_file(model, Labels.load(packs / "labels.json"), folder / "reader.onnx", version)
    (folder / "labels.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    save_file(
        {name: weight.half().contiguous() for name, weight in model.state_dict().items()},
        str(out / "master.fp16.safetensors"),
    )
    for path in (folder / "reader.onnx", folder / "labels.json", out / "master.fp16.safetensors"):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
