"""What a fit is sure of in novels that nobody marked: mentions that teach the next fit (self-training).

After Xie et al. (2020), "noisy student": the teacher reads with everything it has, the student under dropout and with
names swapped. Where the teacher is torn nothing is taught.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from training.reading_model.pack import MAYBE, NO_HEAD, PERSON, PROPER, TYPES, UNKNOWN, Pack

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from torch import Tensor

    from training.reading_model.model import ReadingModel

SOURCE = "eltec_sparing"
DOUBT = (0.15, 0.75)
"""Chances between which a span teaches neither that it is one nor that it is none."""


def torn(scores: NDArray[np.float32], picked: list[tuple[int, int, int, float]], widest: int) -> NDArray[np.bool_]:
    """Words about which the teacher is torn: those of spans that are neither likely nor unlikely.

    Args:
        scores: chance of being a mention of any type, words × words.
        picked: the spans chosen: first word, last word, type, chance.
        widest: words that no span is as wide as.

    >>> torn(np.array([[0.9, 0.4, 0.0], [0, 0.1, 0.0], [0, 0, 0.8]]), [(0, 0, 0, 0.9), (2, 2, 0, 0.8)], 24).tolist()
    [True, True, False]
    """
    count = len(scores)
    width = np.arange(count)[None] - np.arange(count)[:, None]
    doubted = np.zeros(count, bool)
    low, high = DOUBT
    chosen = {(first, last) for first, last, _, _ in picked}
    for first, last in np.argwhere((scores > low) & (width >= 0) & (width < widest)).tolist():
        if scores[first, last] < high or (first, last) not in chosen:
            doubted[first : last + 1] = True
    return doubted


def build(model: ReadingModel, packs: Path, name: str, taken: slice) -> None:
    """Writes a pack: some windows of `SOURCE`, each a document of its own, with the mentions the model is sure of.

    Names keep the entity they have in `SOURCE`; all others may be anybody. Relations of words are the model's, without
    their heads, so that they teach nothing: `hidden` asks for them.
    """
    import torch

    from training.reading_model.heads import WIDEST
    from training.reading_model.measure import kind_chances, pick_spans
    from training.reading_model.windows import Windows, cut

    source = Pack.load(packs / f"{SOURCE}.npz")
    windows = Windows(source)
    pieces, starts, cases, documents = [], [0], [], [0]
    known: list[NDArray[np.int16]] = []
    relations: list[NDArray[np.int16]] = []
    spans: list[tuple[int, int, int, int, int]] = []
    with torch.no_grad():
        for start, end in cut(source)[taken]:
            batch = windows.batch([(start, end)])
            words = model.words(batch)
            scores = model.heads.span_scores(words)[0].float()
            picked = pick_spans(scores, (model.heads.breaks(words)[0][0] > 0).numpy())
            doubted = torn(1 - kind_chances(scores)[0], picked, WIDEST)
            names = {(a, b): entity for a, b, _, form, entity in batch.spans[0].tolist() if form == PROPER}
            base = documents[-1]
            for first, last, kind, _ in picked:
                named = names.pop((first, last + 1), MAYBE)
                if not doubted[first] or named >= 0:
                    form = PROPER if named >= 0 else int(scores[1 + len(TYPES) :, first, last].argmax())
                    spans.append((base + first, base + last + 1, kind, form, named))
            for (first, last), entity in names.items():
                # A name that the rules found and the model did not: somebody to link to, and nothing to learn from.
                doubted[first:last] = True
                spans.append((base + first, base + last, PERSON, PROPER, entity))
            low, high = int(source.word_start[start]), int(source.word_start[end])
            pieces.append(source.pieces[low:high])
            offset = starts[-1] - low
            starts.extend((source.word_start[start + 1 : end + 1] + offset).tolist())
            cases.append(source.case[start:end])
            known.append((~doubted).astype(np.int16))
            relations.append(relations_of(model, words))
            documents.append(base + end - start)
    size = documents[-1]
    labels = {column: np.full(size, UNKNOWN, np.int16) for column in source.labels}
    labels["head"][:] = NO_HEAD
    labels["spans_known"] = np.concatenate(known)
    labels["deprel"] = np.concatenate(relations)
    pack = Pack(
        pieces=np.concatenate(pieces),
        word_start=np.array(starts, np.int32),
        case=np.concatenate(cases),
        doc_start=np.array(documents, np.int32),
        labels=labels,
        spans=np.array(sorted(spans), np.int32).reshape(-1, 5),
    )
    pack.save(packs / f"{name}.npz")
    told = int((pack.spans[:, 3] == PROPER).sum())
    print(f"{name}: {size} words, {int(labels['spans_known'].sum())} of them known, {len(spans)} spans, {told} names")


def relations_of(model: ReadingModel, words: Tensor) -> NDArray[np.int16]:
    """The likeliest relation of each word of a window to its likeliest head; `words` is 1 × words × WIDTH."""
    arcs, dependent, head = model.heads.tree(words)
    found: NDArray[np.int16] = model.heads.relation(dependent[0], head[0, arcs[0].argmax(-1)]).argmax(-1).numpy()
    return found.astype(np.int16)
