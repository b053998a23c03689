"""The graph that ships: the same numbers as the heads in training, with the work laid out for one window on a CPU.

All first layers of the heads are one product; spans are scored in blocks of their greatest width, since nearly all
pairs of words are too far apart to be one; what is fixed (the root) is worked out beforehand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.reading_model.encoder import ATTENTION_HEADS, attend
from training.reading_model.heads import FAR, VECTOR, VECTORS, WIDEST
from training.reading_model.pack import FORMS, TYPES

if TYPE_CHECKING:
    from training.reading_model.encoder import Layer
    from training.reading_model.model import ReadingModel

BEST = 8
"""Heads of a word that are kept."""
MARGIN = 1.0
"""A span is kept whose best type is at most so much below "none"."""
TAGS = ("upos", "xpos", "feats", "lemma")
DOMAIN = "com.microsoft"
"""Of the operators that are ONNX Runtime's own; attention is one of them."""
HEAVY = ("wide", "relate", "span")
"""Products of the heads that are worth int8; "/layers." are those of the encoder. All others are small."""


class Product(nn.Module):
    """Rows times a fixed matrix, and something added."""

    def __init__(self, weight: Tensor, bias: Tensor) -> None:
        super().__init__()
        self.register_buffer("weight", weight.contiguous())
        self.register_buffer("bias", bias)

    def forward(self, rows: Tensor) -> Tensor:
        """Give one row for each."""
        return rows @ self.weight + self.bias


def side_by_side(layers: list[nn.Linear]) -> Product:
    """One product for layers that are fed the same."""
    weight = torch.cat([layer.weight.data for layer in layers]).T
    return Product(weight, torch.cat([layer.bias.data for layer in layers]))


def left_side(weight: Tensor) -> Product:
    """What a biaffine form, kinds × left + 1 × right + 1, makes of its left side: rows of kinds × (right + 1)."""
    flat = weight.permute(1, 0, 2).flatten(1)
    return Product(flat[:-1], flat[-1])


def with_one(rows: Tensor) -> Tensor:
    """Rows with the constant of a biaffine form behind them."""
    return functional.pad(rows, (0, 1), value=1.0)


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


class Attention(torch.autograd.Function):
    """`encoder.attend` for all heads at once, as one operator of the runtime in place of the fifty torch writes."""

    @staticmethod
    def forward(_: object, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """Give what the heads attended to, 1 × pieces × WIDTH, from three of that shape."""
        parts = (rows[0].unflatten(-1, (ATTENTION_HEADS, -1)).transpose(0, 1) for rows in (query, key, value))
        return attend(*parts, None).transpose(0, 1).flatten(1)[None]

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any) -> Any:
        """Writes the operator, which has the shape of the query."""
        made = graph.op(f"{DOMAIN}::MultiHeadAttention", query, key, value, num_heads_i=ATTENTION_HEADS)
        made.setType(query.type())
        return made


class Step(nn.Module):
    """A layer of the encoder, as it ships."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.of = layer

    def forward(self, hidden: Tensor) -> Tensor:
        """Give the next hidden states, 1 × pieces × WIDTH."""
        of = self.of
        return of.after(hidden, Attention.apply(of.query(hidden), of.key(hidden), of.value(hidden)))


class Graph(nn.Module):
    """One window in, everything that is kept of it out.

    Args:
        model: as trained.
        table: gives the vectors of pieces; the model's own, or one with fewer bits.
    """

    def __init__(self, model: ReadingModel, table: nn.Module | None = None) -> None:
        super().__init__()
        heads, self.encoder = model.heads, model.encoder
        self.table = table or model.encoder.pieces
        self.layers = nn.ModuleList(Step(layer) for layer in self.encoder.layers)
        first = [heads.tags[kind] for kind in TAGS]
        first += [heads.before[0], heads.event[0][0], heads.arc_dependent[0], heads.arc_head[0]]
        first += [heads.rel_dependent[0], heads.rel_head[0], heads.span_first[0], heads.span_last[0], heads.mark[0]]
        first += [heads.mention_first, heads.mention_last]
        self.wide, self.widths = side_by_side(first), [layer.out_features for layer in first]
        self.breaks = side_by_side([heads.sentence, heads.boundary])
        self.vectors = side_by_side([heads.vectors[name] for name in VECTORS])
        self.queries = side_by_side([heads.speaker_query, heads.addressee_query])
        self.event = heads.event[1]
        self.arc, self.relate = left_side(heads.arcs.weight.data), left_side(heads.rels.weight.data)
        self.span = left_side(heads.spans.weight.data)
        self.register_buffer("near", heads.arc_distance.data)
        with torch.no_grad():
            self.register_buffer("root_of_arcs", heads.arc_head(heads.root.data[None]))
            self.register_buffer("root_of_rels", heads.rel_head(heads.root.data[None]))

    def forward(self, pieces: Tensor, cases: Tensor, firsts: Tensor, lasts: Tensor) -> tuple[Tensor, ...]:
        """Shapes and meaning: see `fabula.learned`."""
        parts = self.wide(self.words(pieces, cases, firsts, lasts)).split(self.widths, -1)
        tags = [part.argmax(-1) for part in parts[:4]]
        before, event, arc_dependent, arc_head, rel_dependent, rel_head, span_first, span_last, mark = (
            functional.gelu(part) for part in parts[4:13]
        )
        breaks = self.breaks(torch.cat((functional.pad(before, (0, 0, 1, 0))[:-1], before), -1))
        arcs = self.arc(arc_dependent) @ with_one(torch.cat((arc_head, self.root_of_arcs))).T
        number = torch.arange(arcs.shape[0])
        arcs = arcs + functional.pad(self.near[(number[None] - number[:, None]).clamp(-FAR, FAR) + FAR], (0, 1))
        best, places = arcs.log_softmax(-1).topk(BEST, dim=-1)
        # One relation for each kept head: the dependent's form is made once, then met by all its heads.
        right = with_one(torch.cat((rel_head, self.root_of_rels)))[places]
        forms = self.relate(rel_dependent).view(arcs.shape[0], -1, right.shape[-1])
        rels = (right @ forms.transpose(1, 2)).argmax(-1)
        starts, ends, logits = self._spans(span_first, span_last)
        mentions = functional.gelu(parts[13][starts] + parts[14][ends])
        return (
            *tags, breaks[:, 0], breaks[:, 1:], self.event(event)[:, 0], places, best, rels,
            starts, ends, logits[:, : 1 + len(TYPES)], logits[:, 1 + len(TYPES) :],
            *self.vectors(mentions).split(VECTOR, -1), *self.queries(mark).split(VECTOR, -1),
        )  # fmt: skip

    def words(self, pieces: Tensor, cases: Tensor, firsts: Tensor, lasts: Tensor) -> Tensor:
        """Give the vectors of the words of one window, words × WIDTH."""
        encoder = self.encoder
        places = encoder.positions.weight[: pieces.shape[1]][None]
        hidden = encoder.norm(self.table(pieces) + places + encoder.cases(cases))
        for layer in self.layers:
            hidden = layer(hidden)
        return (hidden[0, firsts] + hidden[0, lasts]) / 2

    def _spans(self, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """First word, last word and logits of what may be a span: each block of words meets itself and the next."""
        words, kinds = first.shape[0], 1 + len(TYPES) + len(FORMS)
        blocks = (words + WIDEST - 1) // WIDEST
        room = blocks * WIDEST
        left = self.span(functional.pad(first, (0, 0, 0, room - words))).view(blocks, WIDEST * kinds, -1)
        right = with_one(functional.pad(last, (0, 0, 0, room + WIDEST - words)))
        width = right.shape[-1]
        right = torch.cat((right[:room].view(blocks, WIDEST, width), right[WIDEST:].view(blocks, WIDEST, width)), 1)
        scores = (left @ right.transpose(1, 2)).view(blocks, WIDEST, kinds, 2 * WIDEST)
        row, column = torch.arange(WIDEST)[None, :, None], torch.arange(2 * WIDEST)[None, None, :]
        start = torch.arange(blocks)[:, None, None] * WIDEST
        likely = scores[:, :, 1 : 1 + len(TYPES)].amax(2) > scores[:, :, 0] - MARGIN
        kept = likely & (column >= row) & (column - row < WIDEST) & (start + column < words)
        block, row, column = kept.nonzero(as_tuple=True)
        return block * WIDEST + row, block * WIDEST + column, scores.permute(0, 1, 3, 2)[block, row, column]
