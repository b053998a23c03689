"""The fit: steps over windows of many sources, in parts that resume, with averaged weights at the end."""

from __future__ import annotations

import copy
import json
import math
import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from training.reading_model.base import load_base
from training.reading_model.hidden import hidden
from training.reading_model.labels import Labels
from training.reading_model.model import ReadingModel
from training.reading_model.pack import Pack
from training.reading_model.renaming import own, pool, renamed
from training.reading_model.weights import averaged as averaged_weights
from training.reading_model.windows import Batch, Windows, cut, cut_documents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Plan:
    """What is trained on, and how."""

    epochs: tuple[tuple[str, float], ...]
    """Sources and how often each is gone through. A source is a pack; what follows a colon tells uses of one apart."""
    speech: tuple[str, ...] = ("eltec", "eltec_sparing")
    """Sources of which only windows that ask for a speaker are taken, and a share of the others."""
    quiet_share: float = 0.25
    prose: tuple[str, ...] = ()
    """Sources of which only windows without speech are taken: where paragraphs end for other reasons than a turn."""
    apart: tuple[str, ...] = ()
    """Sources of short documents, each of which is a window of its own."""
    renamed: tuple[str, ...] = ()
    """Sources in which other names stand for the people, those of `NAMES`: each of them has names of its own."""
    invented: tuple[str, ...] = ()
    """Packs whose own names are given to others too, since few of them are those of `NAMES`."""
    alike: bool = False
    """Whether those are of the sex of the old ones, and links stay."""
    hidden: tuple[str, ...] = ()
    """Sources in which some names stand behind pronouns."""
    weights: tuple[tuple[str, float], ...] = ()
    """How much a loss counts, where it is not what `model.WEIGHTS` says."""
    rate: float = 3e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    warmup: float = 0.06
    windows: int = 6
    parts_a_step: int = 2
    dropout: float = 0.1
    average: float = 0.998
    seed: int = 7


NAMES = "eltec_sparing"
"""The pack whose names are given to others."""


def windows_of(plan: Plan, packs: Path) -> dict[str, Windows]:
    """The windows of each source of a plan."""
    labels = Labels.load(packs / "labels.json")
    names = pool(Pack.load(packs / f"{NAMES}.npz")) if plan.renamed else []
    found = {}
    for source, _ in plan.epochs:
        name = source.partition(":")[0]
        pack = Pack.load(packs / f"{name}.npz")
        if source in plan.renamed:
            others = sorted({*names, *own(pack)}) if name in plan.invented else names
            pack = renamed(pack, others, random.Random(f"{plan.seed} {source}"), alike=plan.alike)
        if source in plan.hidden:
            pack = hidden(pack, labels, random.Random(f"{plan.seed} {source}"))
        found[source] = Windows(pack)
    return found


def schedule(plan: Plan, windows: dict[str, Windows]) -> list[tuple[str, list[tuple[int, int]]]]:
    """All micro-batches of a run, in order: the same for the same plan."""
    dice = random.Random(plan.seed)
    batches: list[tuple[str, list[tuple[int, int]]]] = []
    for source, epochs in plan.epochs:
        of = windows[source]
        rest = epochs
        while rest > 0:
            cuts = cut_documents(of.pack) if source in plan.apart else cut(of.pack, dice.randrange(200))
            if source in plan.speech:
                cuts = [window for window in cuts if of.asked(window) or dice.random() < plan.quiet_share]
            if source in plan.prose:
                cuts = [window for window in cuts if of.prose(window)]
            dice.shuffle(cuts)
            cuts = cuts[: max(1, int(len(cuts) * min(1.0, rest)))]
            batches.extend((source, cuts[at : at + plan.windows]) for at in range(0, len(cuts), plan.windows))
            rest -= 1
    dice.shuffle(batches)
    return batches


def groups(model: ReadingModel, plan: Plan) -> list[dict[str, object]]:
    """Parameters with their rates: lower layers learn more slowly; the embeddings of pieces stay as they are."""
    encoder = model.encoder
    encoder.pieces.weight.requires_grad_(requires_grad=False)
    named = dict(model.heads.named_parameters())
    priors = [name for name in named if name.startswith("bias.") or name == "arc_distance"]
    rows: list[dict[str, object]] = [
        {"params": [weight for name, weight in named.items() if name not in priors], "rate": plan.head_rate},
        # A single number by distance has to move further than a weight among thousands.
        {"params": [named[name] for name in priors], "rate": 10 * plan.head_rate},
    ]
    depth = len(encoder.layers)
    rows.append(
        {
            "params": [*encoder.positions.parameters(), *encoder.norm.parameters()],
            "rate": plan.rate * plan.layer_decay ** (depth + 1),
        }
    )
    rows.append({"params": list(encoder.cases.parameters()), "rate": plan.head_rate})
    rows.extend(
        {"params": list(layer.parameters()), "rate": plan.rate * plan.layer_decay ** (depth - 1 - at)}
        for at, layer in enumerate(encoder.layers)
    )
    return rows


def rate_at(step: int, steps: int, warmup: float) -> float:
    """Share of the full rate: up in a line, then down with half a cosine."""
    first = max(1, int(steps * warmup))
    if step < first:
        return (step + 1) / first
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (step - first) / max(1, steps - first)))


def move(batch: Batch, device: torch.device) -> Batch:
    """The batch on a device."""
    if device.type == "cpu":
        return batch
    fields = (getattr(batch, name).to(device) for name in ("pieces", "cases", "mask", "firsts", "lasts"))
    tables = ([table.to(device) for table in getattr(batch, name)] for name in ("spans", "quotes", "pairs"))
    return Batch(*fields, {name: column.to(device) for name, column in batch.labels.items()}, *tables)


def steps_of(
    batches: list[tuple[str, list[tuple[int, int]]]], size: int
) -> Iterator[list[tuple[str, list[tuple[int, int]]]]]:
    """Micro-batches that make one step."""
    for at in range(0, len(batches), size):
        yield batches[at : at + size]


def fit(plan: Plan, packs: Path, out: Path, *, minutes: float = 30.0, begin: Path | None = None) -> bool:
    """Runs one part of a fit of at most so many minutes; true when the fit is done.

    The state lies in `out/state.pt`; a part that is killed loses at most five minutes. With `begin`, the averaged
    weights of another fit's state, or a master, are where it begins; else the base weights are.
    """
    begun = time.monotonic()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(plan.seed)
    labels = Labels.load(packs / "labels.json")
    sizes = {kind: len(names) for kind, names in labels.names.items()}
    model = ReadingModel(sizes, plan.dropout)
    if begin is None:
        load_base(model.encoder)
    else:
        model.load_state_dict(averaged_weights(begin))
    model.to(device).train()
    rows = groups(model, plan)
    optimiser = torch.optim.AdamW(
        [{"params": row["params"], "lr": row["rate"]} for row in rows], weight_decay=0.01, betas=(0.9, 0.98), fused=True
    )
    windows = windows_of(plan, packs)
    steps = list(steps_of(schedule(plan, windows), plan.parts_a_step))
    print(f"{len(steps)} steps, {sum(len(b) for step in steps for _, b in step)} windows", flush=True)
    out.mkdir(parents=True, exist_ok=True)
    averaged = copy.deepcopy(model)
    state_file, at = out / "state.pt", 0
    if state_file.exists():
        state = torch.load(state_file, map_location=device, weights_only=True)
        model.load_state_dict(state["model"])
        averaged.load_state_dict(state["averaged"])
        optimiser.load_state_dict(state["optimiser"])
        at = state["step"]
        print(f"goes on at step {at}", flush=True)

    def save() -> None:
        state = {
            "model": model.state_dict(),
            "averaged": averaged.state_dict(),
            "optimiser": optimiser.state_dict(),
            "step": at,
        }
        torch.save(state, out / "state.new")
        (out / "state.new").replace(state_file)

    last_save, seen, sums = begun, 0, dict[str, list[float]]()
    trained = [p for p in model.parameters() if p.requires_grad]
    pairs = [
        (a, b)
        for (_, a), (_, b) in zip(averaged.named_parameters(), model.named_parameters(), strict=True)
        if b.requires_grad
    ]
    while at < len(steps) and time.monotonic() - begun < minutes * 60:
        share = rate_at(at, len(steps), plan.warmup)
        for group, row in zip(optimiser.param_groups, rows, strict=True):
            group["lr"] = float(row["rate"]) * share  # type: ignore[arg-type]
        # Each step has dice of its own, so that a resumed fit draws what an unbroken one draws.
        torch.manual_seed(plan.seed * 1_000_003 + at)
        for source, cuts in steps[at]:
            batch = move(windows[source].batch(cuts), device)
            with torch.autocast(device.type, torch.bfloat16):
                words = model.words(batch)
                losses = model.losses(words, batch)
            if not losses:
                continue
            (model.total(losses, dict(plan.weights)) / plan.parts_a_step).backward()
            for name, loss in losses.items():
                sums.setdefault(name, []).append(float(loss.detach()))
            seen += int(batch.mask.sum())
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        at += 1
        with torch.no_grad():
            decay = min(plan.average, at / (at + 20))
            torch._foreach_lerp_([a for a, _ in pairs], [b for _, b in pairs], 1 - decay)
        if at % 50 == 0:
            means = {name: round(sum(each) / len(each), 3) for name, each in sorted(sums.items())}
            speed = round(seen / (time.monotonic() - begun))
            print(json.dumps({"step": at, "of": len(steps), "pieces_s": speed, **means}), flush=True)
            sums.clear()
        if time.monotonic() - last_save > 300:
            save()
            last_save = time.monotonic()
    save()
    return at >= len(steps)
