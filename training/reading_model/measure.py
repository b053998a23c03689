"""What a model reaches on texts kept apart, head by head.

Entities after Bamman et al. (2019): exact span and type, nested. Events after Sims et al. (2019): F1 over tokens.
Tags and trees here are over the treebank's own words; `bench syntax` measures them from raw text.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import torch

from fabula.learned.spans import choose, unbroken, without_rivals
from training.reading_model.export import SPAN_BIAS
from training.reading_model.heads import WIDEST
from training.reading_model.pack import NO_HEAD, PRONOUN, RELATIONS, SPAN_KINDS, TENSES, TYPES, Pack
from training.reading_model.windows import Batch, Windows, cut
from training.scores import macro_f1

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray
    from torch import Tensor

    from training.reading_model.model import ReadingModel

OVERLAP = 40
"""Words that two windows share; each word is judged where it lies more central."""
SURE = 0.5
MOST = 200_000
"""Words of a pack that are measured; the packs of whole novels hold more."""


def f1(right: float, found: float, gold: float) -> float:
    """Harmonic mean of precision and recall, in percent."""
    return round(200 * right / (found + gold), 1) if found + gold else 0.0


def run(model: ReadingModel, pack: Pack, overlap: int = OVERLAP) -> Iterator[tuple[int, int, int, Batch, Tensor]]:
    """Each window with its word vectors: first word, and the words from … to for which it is to be believed."""
    windows = Windows(pack)
    cuts = cut(pack, overlap=overlap)
    for at, (start, end) in enumerate(cuts):
        batch = windows.batch([(start, end)])
        low = start if at == 0 else (start + cuts[at - 1][1]) // 2
        high = end if at + 1 == len(cuts) else (cuts[at + 1][0] + end) // 2
        with torch.no_grad():
            yield start, low, high, batch, model.words(batch)


def kind_chances(scores: Tensor, bias: float = SPAN_BIAS) -> NDArray[np.float32]:
    """Chances of "none" and of each type, (1 + types) × words × words, of the scores that `pick_spans` takes."""
    kinds = scores[: 1 + len(TYPES)].clone()
    kinds[1:] += bias
    chances: NDArray[np.float32] = kinds.softmax(0).numpy()
    return chances


def pick_spans(
    scores: Tensor, beginnings: NDArray[np.bool_], bias: float = SPAN_BIAS
) -> list[tuple[int, int, int, float]]:
    """Spans of one window, first word, last word, type, probability, chosen as the program chooses them.

    Args:
        scores: kinds × words × words.
        beginnings: which words are held to begin a sentence.
        bias: as in `export`.
    """
    kinds = kind_chances(scores, bias)
    best, kind = kinds[1:].max(0), kinds[1:].argmax(0)
    count = len(best)
    width = np.arange(count)[None] - np.arange(count)[:, None]
    rows = np.argwhere((best > kinds[0]) & (width >= 0) & (width < WIDEST))
    first, last = rows[unbroken(rows[:, 0], rows[:, 1], beginnings)].T
    kept = choose(first, last, best[first, last])
    first, last = first[kept], last[kept]
    pronouns = scores[1 + len(TYPES) :, first, last].argmax(0).numpy() == PRONOUN
    kept = without_rivals(first, kind[first, last], best[first, last], pronouns)
    return [(int(a), int(b), int(kind[a, b]), float(best[a, b])) for a, b in zip(first[kept], last[kept], strict=True)]


def spans_and_events(model: ReadingModel, pack: Pack) -> dict[str, float]:
    """Entities, people, pronoun mentions, events."""
    found: set[tuple[int, int, int]] = set()
    form_of: dict[tuple[int, int], int] = {}
    events: list[float] = []
    for start, low, high, _, words in run(model, pack):
        scores = model.heads.span_scores(words)[0].float()
        beginnings = (model.heads.breaks(words)[0][0] > 0).numpy()
        for first, last, kind, _ in pick_spans(scores, beginnings):
            if low <= (2 * start + first + last) / 2 < high:
                found.add((start + first, start + last + 1, kind))
                form_of[start + first, start + last + 1] = int(scores[1 + len(TYPES) :, first, last].argmax())
        events.extend(model.heads.event(words)[0, low - start : high - start, 0].tolist())
    known = pack.labels["spans_known"] > 0
    gold_forms = {(int(s), int(e)): int(form) for s, e, _, form, _ in pack.spans}
    gold = {(int(s), int(e), int(kind)) for s, e, kind, _, _ in pack.spans if known[s]}
    found = {span for span in found if known[span[0]]}
    report = {}
    for name, keep in (("entities", None), ("people", 0)):
        g = {x for x in gold if gold_forms[x[:2]] != 2 and (keep is None or x[2] == keep)}
        f = {x for x in found if form_of[x[:2]] != 2 and (keep is None or x[2] == keep)}
        report[name] = f1(len(g & f), len(f), len(g))
    g, f = {x for x in gold if gold_forms[x[:2]] == 2}, {x for x in found if form_of[x[:2]] == 2}
    report["pronouns"] = f1(len(g & f), len(f), len(g))
    truth = pack.labels["event"]
    guess = (np.array(events) > 0) & (truth >= 0)
    report["events"] = f1(int((guess & (truth == 1)).sum()), int(guess.sum()), int((truth == 1).sum()))
    return report


def syntax(model: ReadingModel, pack: Pack) -> dict[str, float]:
    """Tags, lemmas, heads (greedy) and sentences over the treebank's own words, in percent."""
    counts: Counter[str] = Counter()
    labels = pack.labels
    for start, low, high, _, words in run(model, pack):
        cells = slice(low - start, high - start)
        for kind in ("upos", "xpos", "feats", "lemma"):
            guess = model.heads.tag(words, kind)[0, cells].argmax(-1).numpy()
            counts[kind] += int((guess == labels[kind][low:high]).sum())
        arcs, dependent, head = model.heads.tree(words)
        size = words.shape[1]
        best = arcs[0, cells].argmax(-1)
        rows = torch.arange(low - start, high - start)
        relative = torch.where(best == size, 0, best - rows).numpy()
        right = (relative == labels["head"][low:high]) & (labels["head"][low:high] != NO_HEAD)
        counts["uas"] += int(right.sum())
        rels = model.heads.relation(dependent[0, cells], head[0, best]).argmax(-1).numpy()
        counts["las"] += int((right & (rels == labels["deprel"][low:high])).sum())
        sentence = (model.heads.breaks(words)[0][0, cells] > 0).numpy()
        truth = labels["sentence"][low:high] == 1
        counts["s_right"] += int((sentence & truth).sum())
        counts["s_found"] += int(sentence.sum())
        counts["s_gold"] += int(truth.sum())
        counts["all"] += high - low
    report = {
        kind: round(100 * counts[kind] / counts["all"], 1) for kind in ("upos", "xpos", "feats", "lemma", "uas", "las")
    }
    return report | {"sentence_starts": f1(counts["s_right"], counts["s_found"], counts["s_gold"])}


def breaks(model: ReadingModel, pack: Pack, threshold: float = SURE) -> dict[str, float]:
    """Paragraph breaks of any kind given back, and scene breaks where they are the best guess."""
    counts: Counter[str] = Counter()
    for start, low, high, _, words in run(model, pack):
        logits = model.heads.breaks(words)[1][0, low - start : high - start].softmax(-1).numpy()
        truth = pack.labels["boundary"][low:high]
        found = (1 - logits[:, 0] > threshold) & (truth >= 0)
        counts["right"] += int((found & (truth > 0)).sum())
        counts["found"] += int(found.sum())
        counts["gold"] += int((truth > 0).sum())
        scene = (logits.argmax(-1) >= 2) & (truth >= 0)
        counts["scene_right"] += int((scene & (truth >= 2)).sum())
        counts["scene_found"] += int(scene.sum())
        counts["scene_gold"] += int((truth >= 2).sum())
    return {
        "paragraphs": f1(counts["right"], counts["found"], counts["gold"]),
        "scenes": f1(counts["scene_right"], counts["scene_found"], counts["scene_gold"]),
    }


def speech(model: ReadingModel, pack: Pack) -> dict[str, float]:
    """Right person among the mentions in the window, for speeches whose tag was taken away; also with "nobody here"."""
    counts: Counter[str] = Counter()
    done: set[int] = set()
    for start, low, high, batch, words in run(model, pack, overlap=140):
        spans, quotes = batch.spans[0], batch.quotes[0]
        quotes = quotes[[low <= start + int(q[0]) < high and start + int(q[0]) not in done for q in quotes]]
        if not len(spans) or not len(quotes):
            continue
        done.update(start + int(q[0]) for q in quotes)
        vectors = model.mention_vectors(words[0], spans)
        for role, column in (("speaker", 2), ("addressee", 3)):
            asked = quotes[(quotes[:, column] >= 0) & (quotes[:, 4] > 50)]
            if not len(asked):
                continue
            scores, free = model.speech_scores(words[0], spans, asked, vectors, role)
            for row, who in enumerate(asked[:, column].tolist()):
                there = {int(entity) for entity, ok in zip(spans[:, 4], free[row], strict=False) if ok and entity >= 0}
                counts[f"{role}_all"] += 1
                sums: Counter[int] = Counter()
                weights = scores[row].masked_fill(~free[row], -1e4).softmax(0)
                for entity, weight in zip(spans[:, 4].tolist(), weights.tolist(), strict=False):
                    if entity >= 0:
                        sums[entity] += weight
                guess = max(there, key=lambda entity: sums[entity], default=-1)
                if who in there:
                    counts[f"{role}_there"] += 1
                    counts[f"{role}_right"] += guess == who
                    distances = (
                        (spans[:, 0] - asked[row, 0]).abs() + 10_000 * ~(free[row, :-1] & (spans[:, 4] >= 0))
                    ).argmin()
                    near = int(spans[distances, 4])
                    counts[f"{role}_nearest"] += near == who
    report = {}
    for role in ("speaker", "addressee"):
        if counts[f"{role}_there"]:
            report[role] = round(100 * counts[f"{role}_right"] / counts[f"{role}_there"], 1)
            report[f"{role}_nearest"] = round(100 * counts[f"{role}_nearest"] / counts[f"{role}_there"], 1)
            report[f"{role}_there"] = round(100 * counts[f"{role}_there"] / counts[f"{role}_all"], 1)
            report[f"{role}_asked"] = counts[f"{role}_all"]
    return report


def places(model: ReadingModel, pack: Pack) -> dict[str, float]:
    """Macro-F1 of relation, kind of span and tense."""
    windows = Windows(pack)
    guesses: dict[str, list[tuple[int, int]]] = {"relation": [], "span_kind": [], "tense": []}
    for start, end in zip(pack.doc_start[:-1], pack.doc_start[1:], strict=True):
        pair = pack.pairs[(pack.pairs[:, 0] >= start) & (pack.pairs[:, 0] < end)]
        first, last = cut_around(pack, int(start), int(end), int(pair[0, :4].min()), int(pair[0, :4].max()))
        batch = windows.batch([(first, last)])
        with torch.no_grad():
            logits = model.pair_logits(model.words(batch)[0], batch.pairs[0])
        for name, part, column in (
            ("relation", slice(0, 6), 4),
            ("span_kind", slice(6, 8), 5),
            ("tense", slice(8, 10), 6),
        ):
            gold = int(batch.pairs[0][0, column])
            if gold >= 0:
                guesses[name].append((int(logits[0, part].argmax()), gold))
    names = {"relation": RELATIONS, "span_kind": SPAN_KINDS, "tense": TENSES}
    return {
        name: round(macro_f1([gold for _, gold in rows], [guess for guess, _ in rows], len(names[name])), 3)
        for name, rows in guesses.items()
    }


def cut_around(pack: Pack, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """A window of a document that holds some words, as central as may be."""
    for low in range(start, first + 1):
        high = min(end, int(np.searchsorted(pack.word_start, pack.word_start[low] + 318, side="right")) - 1)
        if high == end or (first + last) / 2 - low <= (high - low) / 2 + 1:
            return low, high
    return first, last


def links(model: ReadingModel, pack: Pack) -> dict[str, float]:
    """Share of pronouns linked to a right antecedent in the window (gold mentions)."""
    counts: Counter[str] = Counter()
    for start, low, high, batch, words in run(model, pack):
        spans = batch.spans[0]
        if not len(spans):
            continue
        scores = model.link_scores(spans, model.mention_vectors(words[0], spans))
        guess = scores.argmax(1)
        for at, span in enumerate(spans.tolist()):
            if not low <= start + span[0] < high or span[4] < 0:
                continue
            right = {b for b in range(at) if spans[b, 4] == span[4]}
            for kind in ("link", ("link_name", "link_noun", "link_pronoun")[span[3]]):
                counts[kind] += 1
                counts[f"{kind}_right"] += int(guess[at]) in right if right else int(guess[at]) == len(spans)
    return {
        kind: round(100 * counts[f"{kind}_right"] / counts[kind], 1)
        for kind in ("link", "link_name", "link_noun", "link_pronoun")
        if counts[kind]
    }


def measure(model: ReadingModel, packs: Path, *, part: str = "dev") -> dict[str, dict[str, float]]:
    """Everything that the packs at hand allow."""
    model.eval()
    tasks = (
        (f"litbank_{part}", spans_and_events),
        (f"litbank_{part}", links),
        ("ewt_test", syntax),
        (f"eltec_{part}", speech),
        (f"eltec_{part}", breaks),
        ("paragraphs_dev", breaks),
        (f"litbank_quotes_{part}", speech),
        (f"mobility_{part}", places),
    )
    report: dict[str, dict[str, float]] = {}
    for name, task in tasks:
        path = packs / f"{name}.npz"
        if path.exists():
            report.setdefault(name, {}).update(task(model, Pack.load(path).head(MOST)))
    return report
