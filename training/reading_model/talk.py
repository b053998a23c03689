"""The head of talks: who says each speech, and to whom, seen from all that is said and all who are meant around it.

The heads of the encoder hold one speech against one mention. This one begins with what they hold, adds how the two
stand to each other (speeches and paragraphs between, in one speech or not), and then lets the speeches of a stretch
hear of each other: what is held of one speaks for or against the people of its neighbours.

Its items are the vectors that the encoder's heads give anyway, so that nothing has to be encoded for it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor, nn

from training.reading_model.heads import BUCKETS, VECTOR, bucket

if TYPE_CHECKING:
    from collections.abc import Sequence

GIVEN, WIDE, ROUNDS = 4 * VECTOR, 128, 2
"""Numbers of an item, width of the head, and how often speeches hear of each other."""
ROLES = ("speaker", "addressee")
TURNS, PARAGRAPHS = 6, 5
"""Speeches and paragraphs between two items from which on there are many."""
UNKNOWN_PARAGRAPH = 2 * PARAGRAPHS + 1
SELF, SAME, WITHIN, HOLDS, BESIDE, APART = range(6)
"""How two items stand to each other: one person meant by both, a mention in the speech, the speech about the mention,
two mentions in one speech, or none of these."""


class Items(NamedTuple):
    """What is said and who is meant in some stretches, side by side, padded; stretches × items."""

    given: Tensor
    """Vectors, stretches × items × GIVEN."""
    kind: Tensor
    """0 speech, 1 name, 2 noun phrase, 3 pronoun; four more where a mention stands in speech; -1 is filling."""
    first: Tensor
    """First word."""
    turn: Tensor
    """Speeches begun up to it."""
    paragraph: Tensor
    """Number of its paragraph, or -1 for all where paragraphs are not known."""
    person: Tensor
    """Whom a mention means, or -1."""
    inside: Tensor
    """Number of the speech a mention stands in, a speech's own number, or -1."""


KINDS = 8


def relations(items: Items) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """How each item stands to each other: buckets of words, speeches and paragraphs between, and kind of tie."""

    def between(column: Tensor) -> Tensor:
        return column[:, None, :] - column[:, :, None]

    words = bucket(between(items.first))
    turns = between(items.turn).clamp(-TURNS, TURNS) + TURNS
    paragraphs = between(items.paragraph).clamp(-PARAGRAPHS, PARAGRAPHS) + PARAGRAPHS
    paragraphs = torch.where((items.paragraph < 0)[:, :, None], UNKNOWN_PARAGRAPH, paragraphs)
    left, right = items.inside[:, :, None], items.inside[:, None, :]
    speech = items.kind == 0
    one = (left == right) & (left >= 0)
    tie = torch.full_like(words, APART)
    tie = torch.where(one, BESIDE, tie)
    tie = torch.where(one & speech[:, :, None], WITHIN, tie)
    tie = torch.where(one & speech[:, None, :], HOLDS, tie)
    person = items.person
    tie = torch.where((person[:, :, None] == person[:, None, :]) & (person[:, :, None] >= 0), SAME, tie)
    number = torch.arange(tie.shape[1], device=tie.device)
    tie = torch.where(number[:, None] == number[None, :], SELF, tie)
    return words, turns, paragraphs, tie


SIZES = (BUCKETS, 2 * TURNS + 1, 2 * PARAGRAPHS + 2, APART + 1)


class Near(nn.Module):
    """What standing so and so to each other adds to scores: a number for each relation, for each of several scores."""

    def __init__(self, scores: int) -> None:
        super().__init__()
        self.tables = nn.ModuleList(nn.Embedding(size, scores) for size in SIZES)
        for table in self.tables:
            nn.init.zeros_(table.weight)

    def forward(self, related: Sequence[Tensor]) -> Tensor:
        """Give stretches × scores × items × items."""
        total = sum(table(kinds) for table, kinds in zip(self.tables, related, strict=True))
        assert isinstance(total, Tensor)
        return total.permute(0, 3, 1, 2)


def alone(given: Tensor) -> Tensor:
    """What the encoder's own heads hold of each pair, before anything looks at anything else; without distance.

    Give stretches × roles × items that speak × items that are meant.
    """
    parts = given.split(VECTOR, -1)
    products = [(parts[role] + parts[role + 2]) / 2 @ parts[role + 2].transpose(1, 2) for role in range(len(ROLES))]
    return torch.stack(products, 1)


def candidates(items: Items, role: int) -> Tensor:
    """Which items may stand for the speaker (0) or the addressee (1) of each: nobody names himself in his speech."""
    meant = (items.person >= 0) & (items.kind > 0)
    free = meant[:, None, :] & (items.kind == 0)[:, :, None]
    if role == 0:
        free = free & (items.inside[:, :, None] != items.inside[:, None, :])
    return free


class Turns(nn.Module):
    """What the speakers of other speeches say of the speaker of each: a field whose sides lean on each other.

    Who speaks next to a speech is hardly who speaks in it, who speaks two turns away often is, and who is spoken to
    answers. How much, is a number for each way in which two speeches stand to each other. After the mean field of
    conditional random fields as layers of a network (Zheng et al. 2015).
    """

    def __init__(self) -> None:
        super().__init__()
        self.near = Near(len(ROLES) ** 2)

    def forward(self, scores: Tensor, items: Items, related: Sequence[Tensor]) -> Tensor:
        """Give scores, stretches × roles × items × items, to which it is added what the rest of the talk says."""
        free = torch.stack([candidates(items, role) for role in range(len(ROLES))], 1)
        said = (items.kind == 0).to(scores.dtype)
        number = torch.arange(said.shape[1], device=said.device)
        others = said[:, None, :] * (number[:, None] != number[None, :])
        batch, roles, count, _ = scores.shape
        lean = (self.near(related) * others[:, None]).view(batch, roles, roles, count, count)
        person = items.person
        one = ((person[:, :, None] == person[:, None, :]) & (person[:, :, None] >= 0)).to(scores.dtype)
        told = scores
        for _ in range(ROUNDS):
            # "Nobody" scores 0; nothing is so sure that another speech could not unsay it.
            odds = torch.where(free, told.clamp(max=15.0), -1e4).exp()
            people = (odds / (1 + odds.sum(-1, keepdim=True))) @ one[:, None]
            told = scores + (lean @ people[:, None]).sum(2)
        return told


class TalkHead(nn.Module):
    """Scores of every mention for every speech; "nobody who is mentioned" scores 0.

    It begins with what the encoder's own heads hold, and learns what there is to mend.
    """

    def __init__(self, dropout: float = 0.2, distances: Tensor | None = None) -> None:
        """With `distances`, buckets × roles: what the encoder's heads add for distance."""
        super().__init__()
        self.speech, self.mention = nn.Linear(GIVEN, WIDE), nn.Linear(GIVEN, WIDE)
        self.kinds = nn.Embedding(KINDS, WIDE)
        self.dropout = nn.Dropout(dropout)
        self.norm = nn.LayerNorm(WIDE)
        self.query, self.key = nn.Linear(WIDE, 2 * VECTOR), nn.Linear(WIDE, 2 * VECTOR)
        self.nobody = nn.Linear(WIDE, 2)
        self.near = Near(2)
        nn.init.zeros_(self.nobody.weight)
        nn.init.zeros_(self.nobody.bias)
        # Its own products begin near nothing.
        self.query.weight.data *= 0.1
        self.query.bias.data *= 0.1
        self.turns = Turns()
        self.share = nn.Parameter(torch.ones(len(ROLES)))
        if distances is not None:
            self.near.tables[0].weight.data.copy_(distances)

    def forward(self, items: Items) -> Tensor:
        """Give logits, stretches × (speaker, addressee) × items that speak × items that are meant."""
        related = relations(items)
        said = (items.kind == 0)[..., None]
        hidden = torch.where(said, self.speech(items.given), self.mention(items.given))
        hidden = self.dropout(hidden + self.kinds(items.kind.clamp(min=0)))
        hidden = self.norm(hidden)
        batch, count, _ = hidden.shape

        def apart(rows: Tensor) -> Tensor:
            return rows.view(batch, count, 2, VECTOR).transpose(1, 2)

        scores = apart(self.query(hidden)) @ apart(self.key(hidden)).transpose(-1, -2) / math.sqrt(VECTOR)
        scores = scores + self.share[:, None, None] * alone(items.given)
        scores = scores + self.near(related) - self.nobody(hidden).transpose(1, 2)[..., None]
        return self.turns(scores, items, related)
