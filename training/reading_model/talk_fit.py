"""The fit of the head of talks over vectors that stay as they are: minutes, not hours."""

from __future__ import annotations

import copy
import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional

from training.reading_model.measure import MOST
from training.reading_model.pack import Pack
from training.reading_model.quantised import Quantised
from training.reading_model.talk import ROLES, TalkHead, candidates
from training.reading_model.talk_graph import load_talk
from training.reading_model.talk_items import batch_of, shuffled, stretches, table_of
from training.reading_model.talk_measure import measure_talks
from training.reading_model.talk_vectors import encoded
from training.reading_model.weights import load_averaged

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor

    from training.reading_model.model import ReadingModel
    from training.reading_model.talk import Items
    from training.reading_model.talk_items import Table


NOVELS = frozenset({"talks_harsh", "talks_sparing"})
"""Packs in which few of many speeches are asked for."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is learned from, how often, and how fast."""

    sources: tuple[tuple[str, int], ...] = (
        ("talks_harsh", 1), ("talks_sparing", 1), ("litbank_quotes", 2), ("scarlet", 2), ("talks_marked", 3),
    )  # fmt: skip
    """Packs, and how often each is gone through in one epoch."""
    epochs: int = 5
    stretches: int = 8
    rate: float = 1e-3
    quick: float = 10.0
    """How much faster the numbers move that stand for a whole relation."""
    warmup: int = 80
    decay: float = 0.02
    average: float = 0.99
    unlaid: float = 0.15
    """Share of batches of which it is hidden which paragraph an item stands in: not every text says."""
    unmeant: float = 0.08
    """Share of mentions that are left out."""
    addressee: float = 0.5
    """How much a listener counts beside a speaker."""
    seed: int = 1


def loss_of(logits: Tensor, items: Items, goals: Tensor, weight: Tensor, addressee: float) -> Tensor:
    """What the head is charged: all mentions of the right person together against all others and "nobody"."""
    total = logits.new_zeros(())
    for role in range(len(ROLES)):
        free, goal = candidates(items, role), goals[..., role]
        right = (items.person[:, None, :] == goal[:, :, None]) & free
        right = torch.cat([right, ~right.any(-1, keepdim=True)], -1)
        scores = functional.pad(logits[:, role].masked_fill(~free, -1e4), (0, 1))
        each = scores.logsumexp(-1) - scores.masked_fill(~right, -1e4).logsumexp(-1)
        counts = weight if role == 0 else weight.clamp(min=0.5)
        counts = torch.where((goal >= 0) & (weight > 0), counts, torch.zeros_like(counts))
        total = total + (each * counts).sum() / counts.sum().clamp(min=1) * (1.0 if role == 0 else addressee)
    return total


def epoch_of(plan: Plan, tables: dict[str, Table], epoch: int) -> list[tuple[str, list[tuple[int, int]]]]:
    """Batches of an epoch in order; stretches begin elsewhere in each."""
    found: list[tuple[str, list[tuple[int, int]]]] = []
    for number, (source, times) in enumerate(plan.sources):
        for time in range(times):
            offset = (epoch * 29 + time * 31) % 64
            rows = shuffled(stretches(tables[source], offset), epoch * 100 + number * 7 + time)
            found += [(source, rows[at : at + plan.stretches]) for at in range(0, len(rows), plan.stretches)]
    order = np.random.default_rng(plan.seed * 1000 + epoch).permutation(len(found))
    return [found[at] for at in order]


def is_quick(name: str) -> bool:
    """Whether a parameter holds numbers for whole relations.

    >>> is_quick("turns.near.tables.0.weight"), is_quick("query.weight")
    (True, False)
    """
    return "near." in name or name == "share"


def distances(model: ReadingModel) -> Tensor:
    """What the encoder's heads add for distance, buckets × roles."""
    return torch.stack([model.heads.bias[role].data for role in ROLES], 1)


def fit(plan: Plan, tables: dict[str, Table], model: ReadingModel) -> TalkHead:
    """The averaged head after all epochs; prints the mean loss of each."""
    torch.manual_seed(plan.seed)
    head = TalkHead(distances=distances(model)).train()
    averaged = copy.deepcopy(head)
    named = list(head.named_parameters())
    groups = [
        {
            "params": [one for name, one in named if is_quick(name) == quick],
            "rate": plan.rate * (plan.quick if quick else 1),
        }
        for quick in (False, True)
    ]
    optimiser = torch.optim.AdamW(groups, lr=plan.rate, weight_decay=plan.decay)
    epochs = [epoch_of(plan, tables, epoch) for epoch in range(plan.epochs)]
    steps, at = sum(map(len, epochs)), 0
    for number, epoch in enumerate(epochs):
        losses = []
        for source, cuts in epoch:
            table, dice = tables[source], np.random.default_rng(plan.seed * 1_000_003 + at)
            rows = [np.arange(start, end) for start, end in cuts]
            rows = [row[(table.kind[row] == 0) | (dice.random(len(row)) >= plan.unmeant)] for row in rows]
            items, goals, weight = batch_of(table, rows)
            if dice.random() < plan.unlaid:
                items = items._replace(paragraph=torch.full_like(items.paragraph, -1))
            share = min(1.0, (at + 1) / plan.warmup) * (0.02 + 0.49 * (1 + math.cos(math.pi * at / steps)))
            for group in optimiser.param_groups:
                group["lr"] = group["rate"] * share
            loss = loss_of(head(items), items, goals, weight, plan.addressee)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimiser.step()
            losses.append(loss.item())
            at += 1
            with torch.no_grad():
                kept = min(plan.average, at / (at + 10))
                for old, new in zip(averaged.parameters(), head.parameters(), strict=True):
                    old.lerp_(new, 1 - kept)
        print(
            json.dumps({"epoch": number + 1, "of": plan.epochs, "loss": round(float(np.mean(losses)), 3)}), flush=True
        )
    return averaged.eval()


def tables_of(out: Path, packs: Path, model: ReadingModel, names: tuple[str, ...], *, taught: bool) -> dict[str, Table]:
    """The items of some packs."""
    reader = Quantised(model, out)
    return {name: table_of(*encoded(packs, name, reader, taught=taught), model) for name in names}


def measure_talk(out: Path, packs: Path) -> dict[str, dict[str, float]]:
    """What the head that lies there reaches on texts held out, by pack."""
    names = ("talks_harsh_dev", "talks_sparing_dev", "talks_marked_dev", "litbank_quotes_dev")
    tables = tables_of(out, packs, load_averaged(out, packs), names, taught=False)
    head = load_talk(out / "talk.pt")
    return {
        f"talk_{name}": measure_talks(head, Pack.load(packs / f"{name}.npz"), table, MOST)
        for name, table in tables.items()
    }


def fit_talks(out: Path, packs: Path, plan: Plan | None = None) -> None:
    """Fits the head as planned, and lays its weights down as `talk.pt`."""
    plan = plan or Plan()
    model = load_averaged(out, packs)
    novels = tuple(name for name, _ in plan.sources if name in NOVELS)
    others = tuple(name for name, _ in plan.sources if name not in NOVELS)
    tables = tables_of(out, packs, model, novels, taught=True) | tables_of(out, packs, model, others, taught=False)
    torch.save(fit(plan, tables, model).state_dict(), out / "talk.pt")
