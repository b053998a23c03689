"""The marked stories with all their mentions: people as marked, and of the rest whatever the model is sure of.

Marks say of every name whether it is a person's. Where places stand, and what is said of people in general, only the
model says; where it is torn nothing is taught, as in `silver`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from training.reading_model.pack import ALL_KNOWN, FORMS, LINKS_KNOWN, PERSON, PROPER, TYPES, Pack
from training.reading_model.silver import DOUBT, torn

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from training.reading_model.model import ReadingModel

SOURCE = "marked"
NOMINAL = FORMS.index("nominal")
NOBODY = -1


def build(model: ReadingModel, packs: Path, name: str) -> None:
    """Writes a pack: `SOURCE` with places, and with the words about which all mentions are known."""
    import torch

    from training.reading_model.heads import WIDEST
    from training.reading_model.measure import kind_chances, pick_spans, run

    source = Pack.load(packs / f"{SOURCE}.npz")
    marked = {(start, end): form for start, end, _, form, _ in source.spans.tolist()}
    unsure = np.zeros(len(source.case), bool)
    names = np.zeros(len(source.case), bool)
    for (start, end), form in marked.items():
        names[start:end] |= form != NOMINAL
    added: list[tuple[int, int, int, int, int]] = []
    with torch.no_grad():
        for at, low, high, _, words in run(model, source):
            scores = model.heads.span_scores(words)[0].float()
            likely = 1 - kind_chances(scores)[0]
            picked = pick_spans(scores, (model.heads.breaks(words)[0][0] > 0).numpy())
            unsure[low:high] |= torn(likely, picked, WIDEST)[low - at : high - at]
            for first, last, kind, _ in picked:
                start, end = at + first, at + last + 1
                if (start, end) in marked or not low <= (start + end) / 2 < high:
                    continue
                form = int(scores[1 + len(TYPES) :, first, last].argmax())
                if kind == PERSON and form == PROPER:
                    names[start:end] = True  # nobody's
                elif kind == PERSON or _crosses(start, end, source.spans):
                    unsure[start:end] = True
                else:
                    added.append((start, end, kind, form, NOBODY))
            for start, end in marked:
                if at <= start and end <= at + len(likely) and likely[start - at, end - 1 - at] < DOUBT[0]:
                    unsure[start:end] = True  # a mention by another rule than LitBank's
    unsure &= ~names
    pack = Pack(
        pieces=source.pieces,
        word_start=source.word_start,
        case=source.case,
        doc_start=source.doc_start,
        labels=source.labels | {"spans_known": np.where(unsure, LINKS_KNOWN, ALL_KNOWN).astype(np.int16)},
        spans=np.array(sorted([*map(tuple, source.spans.tolist()), *added]), np.int32).reshape(-1, 5),
        quotes=source.quotes,
    )
    pack.save(packs / f"{name}.npz")
    print(
        f"{name}: {len(unsure)} words, {int((~unsure).sum())} of them known, {len(marked)} marked, {len(added)} added"
    )


def _crosses(start: int, end: int, spans: NDArray[np.int32]) -> bool:
    """Whether words are shared with a marked mention and neither holds the other."""
    near = spans[(spans[:, 0] < end) & (spans[:, 1] > start)]
    inside = (near[:, 0] <= start) & (near[:, 1] >= end)
    around = (near[:, 0] >= start) & (near[:, 1] <= end)
    return not (inside | around).all()
