"""The reading model as it is trained: encoder, heads, and what each head is charged for a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.reading_model.encoder import Encoder
from training.reading_model.heads import WIDEST, Heads, bucket
from training.reading_model.pack import ALL_KNOWN, MAYBE, NO_HEAD, PRONOUN, TYPES

if TYPE_CHECKING:
    from training.reading_model.windows import Batch

WEIGHTS = {"xpos": 0.5, "feats": 0.5, "lemma": 0.5, "sentence": 0.5, "link": 0.5}
"""How much a loss counts, where it is not 1."""
# A few relations are rare and the measure is the mean over relations: weights go with the square root of their rarity.
RELATION_WEIGHTS = (0.5, 1.2, 1.1, 1.5, 2.0, 0.6)


class ReadingModel(nn.Module):
    """Encoder and heads."""

    def __init__(self, sizes: dict[str, int], dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder, self.heads = Encoder(dropout), Heads(sizes)

    def words(self, batch: Batch) -> Tensor:
        """Vectors of the words, the mean of their first and last piece: batch × words × WIDTH."""
        whole = bool(batch.mask.all())
        hidden = self.encoder(batch.pieces, batch.cases, None if whole else batch.mask)
        wide = hidden.shape[-1]

        def gather(index: Tensor) -> Tensor:
            return hidden.gather(1, index[..., None].expand(-1, -1, wide))

        return (gather(batch.firsts) + gather(batch.lasts)) / 2

    def losses(self, words: Tensor, batch: Batch) -> dict[str, Tensor]:
        """What each head is charged for, by name; a head of which the batch knows nothing is left out."""
        heads, labels = self.heads, batch.labels
        found: dict[str, Tensor] = {}
        for kind in ("upos", "xpos", "feats", "lemma"):
            if bool((labels[kind] >= 0).any()):
                logits = heads.tag(words, kind).float()
                found[kind] = functional.cross_entropy(logits.flatten(0, 1), labels[kind].flatten(), ignore_index=-1)
        if bool(((labels["sentence"] >= 0) | (labels["boundary"] >= 0)).any()):
            sentence, boundary = heads.breaks(words)
            known = labels["sentence"] >= 0
            if bool(known.any()):
                found["sentence"] = functional.binary_cross_entropy_with_logits(
                    sentence[known].float(), labels["sentence"][known].float()
                )
            if bool((labels["boundary"] >= 0).any()):
                found["boundary"] = 3 * functional.cross_entropy(
                    boundary.float().flatten(0, 1), labels["boundary"].flatten(), ignore_index=-1
                )
        known = labels["event"] >= 0
        if bool(known.any()):
            logits = heads.event(words[known])[:, 0].float()
            found["event"] = 3 * functional.binary_cross_entropy_with_logits(logits, labels["event"][known].float())
        if bool((labels["head"] != NO_HEAD).any()):
            found |= self._tree_losses(words, labels)
        if bool((labels["spans_known"] == ALL_KNOWN).any()):
            found |= self._span_losses(words, batch)
        found |= self._vector_losses(words, batch)
        return found

    def _tree_losses(self, words: Tensor, labels: dict[str, Tensor]) -> dict[str, Tensor]:
        arcs, dependent, head = self.heads.tree(words)
        count = words.shape[1]
        places = torch.arange(count, device=words.device)[None]
        relative = labels["head"]
        goal = torch.where(relative == 0, count, places + relative)
        # A head outside the window teaches nothing.
        ends = (labels["spans_known"] >= 0).sum(1, keepdim=True)
        known = (relative != NO_HEAD) & ((relative == 0) | ((goal >= 0) & (goal < ends)))
        padded = (labels["spans_known"] < 0)[:, None, :]
        arcs = arcs.float()
        arcs = torch.cat((arcs[..., :-1].masked_fill(padded, -1e4), arcs[..., -1:]), -1)
        found = {"arc": functional.cross_entropy(arcs[known], goal[known])}
        rows, cells = known.nonzero(as_tuple=True)
        logits = self.heads.relation(dependent[rows, cells], head[rows, goal[known]]).float()
        goals = labels["deprel"][known]
        if bool((goals >= 0).any()):
            found["rel"] = functional.cross_entropy(logits, goals, ignore_index=-1)
        return found

    def _span_losses(self, words: Tensor, batch: Batch) -> dict[str, Tensor]:
        scores = self.heads.span_scores(words).float()
        count = words.shape[1]
        places = torch.arange(count, device=words.device)
        width = places[None] - places[:, None]
        known = batch.labels["spans_known"] == ALL_KNOWN
        asked = (known[:, :, None] & known[:, None, :]) & ((width >= 0) & (width < WIDEST))[None]
        goals = torch.zeros(asked.shape, dtype=torch.long, device=words.device)
        forms, form_logits = [], []
        for row, spans in enumerate(batch.spans):
            kept = spans[(spans[:, 1] - spans[:, 0] <= WIDEST)]
            if len(kept):
                first, last = kept[:, 0], kept[:, 1] - 1
                goals[row, first, last] = kept[:, 2] + 1
                inside = known[row, first]
                form_logits.append(scores[row, 1 + len(TYPES) :, first[inside], last[inside]].T)
                forms.append(kept[inside, 3])
        logits = scores[:, : 1 + len(TYPES)].permute(0, 2, 3, 1)[asked]
        total = functional.cross_entropy(logits, goals[asked], reduction="sum")
        found = {"span": 2 * total / known.sum()}
        if forms:
            found["form"] = 0.3 * functional.cross_entropy(torch.cat(form_logits), torch.cat(forms))
        return found

    def mention_vectors(self, words: Tensor, spans: Tensor) -> Tensor:
        """What the vectors of the mentions of one window are read off; `words` is words × WIDTH."""
        return self.heads.mention(words[spans[:, 0]], words[spans[:, 1] - 1])

    def _vector_losses(self, words: Tensor, batch: Batch) -> dict[str, Tensor]:
        sums: dict[str, list[Tensor]] = {}
        for row, (spans, quotes, pairs) in enumerate(zip(batch.spans, batch.quotes, batch.pairs, strict=True)):
            if len(spans):
                vectors = self.mention_vectors(words[row], spans)
                if len(quotes):
                    self._add_speech(words[row], spans, quotes, vectors, sums)
                if bool((spans[:, 4] == MAYBE).any()):
                    self._add_hidden(spans, vectors, sums)
                elif bool(batch.labels["spans_known"][row, spans[0, 0]] > 0) and bool((spans[:, 4] >= 0).any()):
                    self._add_links(spans, vectors, sums)
            if len(pairs):
                self._add_places(words[row], pairs, sums)
        return {name: torch.stack(each).mean() for name, each in sums.items()}

    def speech_scores(
        self, words: Tensor, spans: Tensor, quotes: Tensor, vectors: Tensor, role: str
    ) -> tuple[Tensor, Tensor]:
        """Scores of the mentions as speaker (or addressee) of each speech, and which of them may stand for it.

        The last column is "nobody named here". A mention within the speech itself does not count for its speaker.
        """
        asks = words[quotes[:, :2].flatten()]
        queries = self.heads.queries(asks)[0 if role == "speaker" else 1].unflatten(0, (-1, 2)).mean(1)
        keys = self.heads.vectors[f"{role}_key"](vectors)
        scores = (queries @ keys.T).float() + self.heads.bias[role][bucket(spans[None, :, 0] - quotes[:, :1])]
        free = torch.ones_like(scores, dtype=torch.bool)
        if role == "speaker":
            free = (spans[None, :, 1] <= quotes[:, :1]) | (spans[None, :, 0] > quotes[:, 1:2])
        return functional.pad(scores, (0, 1)), functional.pad(free, (0, 1), value=True)

    def _add_speech(
        self, words: Tensor, spans: Tensor, quotes: Tensor, vectors: Tensor, sums: dict[str, list[Tensor]]
    ) -> None:
        for role, column in (("speaker", 2), ("addressee", 3)):
            asked = quotes[quotes[:, column] >= 0]
            if not len(asked):
                continue
            scores, free = self.speech_scores(words, spans, asked, vectors, role)
            right = functional.pad(spans[None, :, 4] == asked[:, column, None], (0, 1)) & free
            right[:, -1] = ~right.any(1)
            every = scores.masked_fill(~free, -1e4).logsumexp(1)
            good = scores.masked_fill(~right, -1e4).logsumexp(1)
            weight = asked[:, 4].float() / 100
            if role == "addressee":
                weight = weight.clamp(min=0.5)
            # The loss of a window grows with the square root of what it asks: one long talk does not outweigh the rest.
            sums.setdefault(role, []).append(((every - good) * weight).sum() / weight.sum().clamp(min=0.3))

    def link_scores(self, spans: Tensor, vectors: Tensor) -> Tensor:
        """Scores of each earlier mention as antecedent; the last column is "nobody so far"."""
        heads = self.heads
        query, key = heads.vectors["link_query"](vectors), heads.vectors["link_key"](vectors)
        scores = (query @ key.T).float() + heads.bias["link"][bucket(spans[None, :, 0] - spans[:, :1])]
        count = len(spans)
        earlier = torch.ones(count, count, dtype=torch.bool, device=scores.device).tril(-1)
        return functional.pad(scores.masked_fill(~earlier, -1e4), (0, 1))

    def _add_links(self, spans: Tensor, vectors: Tensor, sums: dict[str, list[Tensor]]) -> None:
        scores = self.link_scores(spans, vectors)
        same = (spans[:, None, 4] == spans[None, :, 4]) & (spans[:, None, 4] >= 0)
        right = functional.pad(same.tril(-1), (0, 1))
        right[:, -1] = ~right.any(1)
        good = scores.masked_fill(~right, -1e4).logsumexp(1)
        sums.setdefault("link", []).append((scores.logsumexp(1) - good).mean())

    def _add_hidden(self, spans: Tensor, vectors: Tensor, sums: dict[str, list[Tensor]]) -> None:
        """Pronouns that hide a name, each among the names before it and "nobody"."""
        named = spans[:, 4] >= 0
        same = functional.pad(((spans[:, None, 4] == spans[None, :, 4]) & named).tril(-1), (0, 1))
        asked = named & (spans[:, 3] == PRONOUN) & same.any(1)
        if bool(asked.any()):
            scores = self.link_scores(spans, vectors).masked_fill(~functional.pad(named, (0, 1), value=True), -1e4)[
                asked
            ]
            good = scores.masked_fill(~same[asked], -1e4).logsumexp(1)
            sums.setdefault("hidden", []).append((scores.logsumexp(1) - good).mean())

    def pair_logits(self, words: Tensor, pairs: Tensor) -> Tensor:
        """Logits of relation, kind of span and tense of pairs in one window."""
        heads = self.heads
        char = self.heads.mention(words[pairs[:, 0]], words[pairs[:, 1] - 1])
        place = self.heads.mention(words[pairs[:, 2]], words[pairs[:, 3] - 1])
        parts = heads.vectors["char_part"](char), heads.vectors["place_part"](place)
        return heads.pair(*parts, pairs[:, 2] - pairs[:, 0]).float()

    def _add_places(self, words: Tensor, pairs: Tensor, sums: dict[str, list[Tensor]]) -> None:
        logits = self.pair_logits(words, pairs)
        weights = torch.tensor(RELATION_WEIGHTS, device=logits.device)
        for name, part, column in (
            ("relation", slice(0, 6), 4),
            ("span_kind", slice(6, 8), 5),
            ("tense", slice(8, 10), 6),
        ):
            known = pairs[:, column] >= 0
            if bool(known.any()):
                weight = weights if name == "relation" else None
                # Taken by rows, so that the weights of classes do not cancel within a window of one pair.
                each = functional.cross_entropy(
                    logits[known, part], pairs[known, column], weight=weight, reduction="none"
                )
                sums.setdefault(name, []).append(each.mean())

    def total(self, losses: dict[str, Tensor], weights: dict[str, float] | None = None) -> Tensor:
        """One number to go down from; `weights` say otherwise than `WEIGHTS` where a plan does."""
        counts = WEIGHTS | (weights or {})
        return torch.stack([loss * counts.get(name, 1.0) for name, loss in losses.items()]).sum()
