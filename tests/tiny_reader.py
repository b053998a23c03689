"""A reading model of a few kilobytes with made-up weights: the interface of the real one, and none of its sense.

What it says of a word depends on the words round it and a little on the whole window, as with the real one.
"""

from __future__ import annotations

import json
import string
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from fabula.learned.files import LABELS, VOCABULARY, WEIGHTS, ModelFiles

if TYPE_CHECKING:
    from pathlib import Path

WIDTH, VECTOR = 16, 8
SIZES = {"upos": 5, "xpos": 7, "feats": 300, "lemma": 9}
RELATIONS = 6
TYPES = ("PER", "FAC", "LOC", "GPE", "ORG", "VEH")


def vocabulary() -> list[str]:
    """Letters and marks, at the start of a word and inside; a few whole words."""
    signs = [*string.ascii_lowercase, *string.digits, *string.punctuation, *"“”‘’—–"]
    words = ["the", "harbour", "lamp", "ned", "said", "captain"]
    return ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *signs, *words, *[f"##{sign}" for sign in signs]]


class _Graph:
    """Nodes and numbers, named as they come."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self._chance = np.random.default_rng(11)

    def weight(self, *shape: int, scale: float = 0.7) -> str:
        """A made-up matrix."""
        return self.fixed((self._chance.standard_normal(shape) * scale).astype(np.float32))

    def fixed(self, value: Any) -> str:
        """A constant."""
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def add(self, operator: str, *given: str, to: str = "", **options: Any) -> str:
        """One step; returns the name of what it gives."""
        name = to or f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(given), [name], **options))
        return name

    def linear(self, given: str, width: int, to: str = "", *, scale: float = 0.7) -> str:
        """`given` times a matrix."""
        return self.add("MatMul", given, self.weight(WIDTH, width, scale=scale), to=to)


def _network() -> onnx.ModelProto:
    graph = _Graph()
    add, fixed = graph.add, graph.fixed
    zero, one = fixed(np.int64(0)), fixed(np.int64(1))
    pieces = add("Gather", graph.weight(97, WIDTH), add("Mod", "pieces", fixed(np.int64(97))))
    cased = add("Add", pieces, add("Gather", graph.weight(4, WIDTH), "cases"))
    rows = add("Transpose", cased, perm=[0, 2, 1])
    near = add("Conv", rows, graph.weight(WIDTH, WIDTH, 9, scale=0.1), pads=[4, 4])
    whole = add("Mul", add("ReduceMean", rows, fixed(np.array([2])), keepdims=1), fixed(np.float32(0.01)))
    hidden = add("Transpose", add("Tanh", add("Add", add("Add", rows, near), whole)), perm=[0, 2, 1])
    hidden = add("Squeeze", hidden, fixed(np.array([0])))
    words = add("Add", add("Gather", hidden, "firsts"), add("Gather", hidden, "lasts"))
    count = add("Squeeze", add("Shape", "firsts"), fixed(np.array([0])))
    for name, size in SIZES.items():
        add("ArgMax", graph.linear(words, size), to=name, axis=1, keepdims=0)
    for name in ("sentence", "event"):
        add("Squeeze", graph.linear(words, 1), fixed(np.array([1])), to=name)
    graph.linear(words, 4, to="boundary")
    arcs = add("MatMul", graph.linear(words, WIDTH, scale=0.1), add("Transpose", words, perm=[1, 0]))
    arcs = add("LogSoftmax", add("Concat", arcs, graph.linear(words, 1), axis=1), axis=1)
    most = add("Unsqueeze", add("Min", fixed(np.int64(8)), add("Add", count, one)), fixed(np.array([0])))
    graph.nodes.append(helper.make_node("TopK", [arcs, most], ["head_scores", "heads"], axis=1))
    add("Mod", "heads", fixed(np.int64(RELATIONS)), to="rels")
    starts, ends = [], []
    for size in range(4):
        starts.append(add("Range", zero, add("Max", zero, add("Sub", count, fixed(np.int64(size)))), one))
        ends.append(add("Add", starts[-1], fixed(np.int64(size))))
    first, last = add("Concat", *starts, axis=0), add("Concat", *ends, axis=0)
    both = add("Add", add("Gather", words, first), graph.linear(add("Gather", words, last), WIDTH, scale=0.2))
    types = add("Sub", graph.linear(both, 7, scale=0.4), fixed(np.array([-3, *[0] * 6], np.float32)))
    best = add("ReduceMax", add("Slice", types, fixed([1]), fixed([7]), fixed([1])), fixed([1]), keepdims=1)
    none = add("Slice", types, fixed([0]), fixed([1]), fixed([1]))
    proposed = add("Greater", best, add("Sub", none, fixed(np.float32(1))))
    kept = add("Squeeze", add("NonZero", add("Squeeze", proposed, fixed([1]))), fixed([0]))
    for name, column in (("span_starts", first), ("span_ends", last), ("span_types", types)):
        add("Gather", column, kept, to=name)
    mentions = add("Gather", both, kept)
    graph.linear(mentions, 3, to="span_forms")
    for name in ("link_query", "link_key", "speaker_key", "addressee_key", "char_part", "place_part"):
        graph.linear(mentions, VECTOR, to=name)
    for name in ("speaker_query", "addressee_query"):
        graph.linear(words, VECTOR, to=name)
    given = [("pieces", [1, "P"]), ("cases", [1, "P"]), ("firsts", ["W"]), ("lasts", ["W"])]
    whole_numbers = {*SIZES, "heads", "rels", "span_starts", "span_ends"}
    flat = {*SIZES, "sentence", "event", "span_starts", "span_ends"}
    named = [*SIZES, "sentence", "boundary", "event", "heads", "head_scores", "rels", "span_starts", "span_ends"]
    named += ["span_types", "span_forms", "link_query", "link_key", "speaker_key", "addressee_key", "char_part"]
    named += ["place_part", "speaker_query", "addressee_query"]
    made = helper.make_graph(
        graph.nodes,
        "tiny",
        [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name, shape in given],
        [
            helper.make_tensor_value_info(
                name,
                TensorProto.INT64 if name in whole_numbers else TensorProto.FLOAT,
                [f"{name}_rows"] if name in flat else [f"{name}_rows", f"{name}_width"],
            )
            for name in named
        ],
        graph.weights,
    )
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)


def make_model(folder: Path, *, version: str = "tiny") -> ModelFiles:
    """Writes the three files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = _network().SerializeToString(deterministic=True)
    labels = {
        **{kind: [f"{kind}{number}" for number in range(size)] for kind, size in SIZES.items()},
        "lemma": ["l|0|", *[f"k|0|{number}" for number in range(1, SIZES["lemma"])]],
        "deprel": [f"rel{number}" for number in range(RELATIONS)],
        "types": TYPES,
        "version": version,
        "sha256": sha256(weights).hexdigest(),
    }
    (folder / WEIGHTS).write_bytes(weights)
    (folder / LABELS).write_text(json.dumps(labels), encoding="utf-8")
    (folder / VOCABULARY).write_text("\n".join(vocabulary()) + "\n", encoding="utf-8")
    return ModelFiles(folder)
