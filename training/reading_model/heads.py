"""The heads: what is read off the vectors of the words.

Trees after Dozat and Manning (2017), nested entities after Yu, Bohnet and Poesio (2020), mention ranking after Lee et
al. (2017).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.reading_model.encoder import WIDTH
from training.reading_model.pack import FORMS, RELATIONS, SPAN_KINDS, TENSES, TYPES

ARC, REL, SPAN, VECTOR, SHARED = 192, 96, 128, 64, 192
FAR = 64
"""Words from which on a head is simply far away."""
WIDEST = 24
"""Words of the longest span."""
BUCKETS = 16
VECTORS = ("link_query", "link_key", "speaker_key", "addressee_key", "char_part", "place_part")


def bucket(distance: Tensor) -> Tensor:
    """Bucket of a signed distance in words: 8 powers of two on each side.

    >>> bucket(torch.tensor([-300, -1, 0, 1, 2, 5, 400])).tolist()
    [1, 7, 8, 9, 10, 11, 15]
    """
    size = torch.log2(distance.abs().float() + 1).round().long().clamp(max=7)
    return torch.where(distance < 0, 7 - (size - 1).clamp(min=0), 8 + size)


class Biaffine(nn.Module):
    """A score for every pair: one bilinear form for each kind, with a bias on both sides."""

    def __init__(self, left: int, right: int, kinds: int) -> None:
        super().__init__()
        # Zero: the vectors of words are long, and random forms over them would begin with wild scores.
        self.weight = nn.Parameter(torch.zeros(kinds, left + 1, right + 1))

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        """Give batch × kinds × left × right from batch × words × width on both sides."""
        left, right = functional.pad(left, (0, 1), value=1.0), functional.pad(right, (0, 1), value=1.0)
        return (left[:, None] @ self.weight) @ right[:, None].transpose(-1, -2)


def projection(width: int, dropout: float = 0.2) -> nn.Sequential:
    """One hidden layer from a word's vector."""
    return nn.Sequential(nn.Linear(WIDTH, width), nn.GELU(), nn.Dropout(dropout))


class Heads(nn.Module):
    """All heads over the word vectors, batch × words × WIDTH."""

    def __init__(self, sizes: dict[str, int]) -> None:
        super().__init__()
        self.tags = nn.ModuleDict({kind: nn.Linear(WIDTH, sizes[kind]) for kind in ("upos", "xpos", "feats", "lemma")})
        self.dropout = nn.Dropout(0.1)
        self.before = projection(SHARED, 0.1)  # of a word and the one before it
        self.sentence, self.boundary = nn.Linear(2 * SHARED, 1), nn.Linear(2 * SHARED, 4)
        self.event = nn.Sequential(projection(SHARED, 0.2), nn.Linear(SHARED, 1))
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.arc_dependent, self.arc_head = projection(ARC), projection(ARC)
        self.rel_dependent, self.rel_head = projection(REL), projection(REL)
        self.arcs = Biaffine(ARC, ARC, 1)
        # Heads are near, and vectors of words know little of where they stand in a window: distance speaks for itself.
        distances = torch.arange(-FAR, FAR + 1).abs().float()
        self.arc_distance = nn.Parameter(torch.where(distances == 0, -8.0, -1.5 * distances.clamp(min=1).log()))
        self.rels = Biaffine(REL, REL, sizes["deprel"])
        self.span_first, self.span_last = projection(SPAN), projection(SPAN)
        self.spans = Biaffine(SPAN, SPAN, 1 + len(TYPES) + len(FORMS))
        # Hardly one span in a hundred is a mention: begin there.
        self.spans.weight.data[0, -1, -1] = 4.0
        self.mention_first, self.mention_last = nn.Linear(WIDTH, SHARED), nn.Linear(WIDTH, SHARED)
        self.vectors = nn.ModuleDict({name: nn.Linear(SHARED, VECTOR) for name in VECTORS})
        self.mark = projection(SHARED, 0.1)
        self.speaker_query, self.addressee_query = nn.Linear(SHARED, VECTOR), nn.Linear(SHARED, VECTOR)
        self.bias = nn.ParameterDict({name: torch.zeros(BUCKETS) for name in ("link", "speaker", "addressee")})
        self.pair_distance = nn.Embedding(BUCKETS, VECTOR)
        nn.init.zeros_(self.pair_distance.weight)
        self.pair_out = nn.Linear(VECTOR, len(RELATIONS) + len(SPAN_KINDS) + len(TENSES))

    def tag(self, words: Tensor, kind: str) -> Tensor:
        """Logits of a kind of tag."""
        return self.tags[kind](self.dropout(words))

    def breaks(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of a sentence that begins at each word, and of the break before it."""
        hidden = self.before(words)
        both = torch.cat((functional.pad(hidden, (0, 0, 1, 0))[:, :-1], hidden), -1)
        return self.sentence(both)[..., 0], self.boundary(both)

    def tree(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of each word's head (the last column is the root), and what the relations are read off."""
        rooted = torch.cat((words, self.root.to(words.dtype).expand(words.shape[0], 1, -1)), 1)
        arcs = self.arcs(self.arc_dependent(words), self.arc_head(rooted))[:, 0]
        places = torch.arange(words.shape[1], device=words.device)
        near = self.arc_distance[(places[None] - places[:, None]).clamp(-FAR, FAR) + FAR]
        arcs = arcs + functional.pad(near, (0, 1)).to(arcs.dtype)
        return arcs, self.rel_dependent(words), self.rel_head(rooted)

    def relation(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Logits of the relation of pairs, n × kinds, from n × REL on both sides."""
        dependent, head = functional.pad(dependent, (0, 1), value=1.0), functional.pad(head, (0, 1), value=1.0)
        flat = dependent @ self.rels.weight.permute(1, 0, 2).flatten(1)  # n × kinds·(REL + 1)
        return (flat.view(len(dependent), -1, head.shape[-1]) @ head[:, :, None])[..., 0]

    def span_scores(self, words: Tensor) -> Tensor:
        """Logits, batch × (none, types, forms) × first word × last word."""
        return self.spans(self.span_first(words), self.span_last(words))

    def mention(self, first: Tensor, last: Tensor) -> Tensor:
        """What the vectors of mentions are read off, n × SHARED."""
        return functional.gelu(self.mention_first(first) + self.mention_last(last))

    def queries(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Queries for the speaker and the addressee of the speech whose mark a word is."""
        hidden = self.mark(words)
        return self.speaker_query(hidden), self.addressee_query(hidden)

    def pair(self, char: Tensor, place: Tensor, distance: Tensor) -> Tensor:
        """Logits of relation, kind of span and tense of a person at a place."""
        return self.pair_out(functional.relu(char + place + self.pair_distance(bucket(distance))))
