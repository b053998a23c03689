"""Names hidden behind pronouns: whom such a pronoun means is known, though nobody marked it.

After Kocijan et al. (2019), "WikiCREM". Where an author named somebody again, others might have written "she": often
the harder places, since a name stands where a pronoun might be misread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from training.reading_model.encode import case_of, pieces_of
from training.reading_model.pack import PERSON, PRONOUN, PROPER, Pack
from training.reading_model.renaming import respelt, word_pieces
from training.reading_model.sexes import HE, SHE, sex_of

if TYPE_CHECKING:
    import random

    from training.reading_model.labels import Labels

SHARE = 0.8
"""Of the names that may be hidden."""
NEAR = 100
"""Words within which the same person is named before."""
SUBJECT, OBJECT, OWNER = range(3)
_PRONOUNS = {SHE: ("she", "her", "her"), HE: ("he", "him", "his")}
_ROLES = {
    "nsubj": SUBJECT,
    "nsubj:pass": SUBJECT,
    "nsubj:outer": SUBJECT,
    "obj": OBJECT,
    "iobj": OBJECT,
    "obl": OBJECT,
    "obl:agent": OBJECT,
}
_ENDINGS = ("'s", "’s")


def sexes(pack: Pack) -> dict[int, str]:
    """The sex of each entity whose names tell it."""
    votes: dict[int, set[str]] = {}
    for start, end, _, form, entity in pack.spans.tolist():
        if form == PROPER and entity >= 0:
            for word in range(start, end):
                if (sex := sex_of(word_pieces(pack, word))) is not None:
                    votes.setdefault(entity, set()).add(sex)
    return {entity: found.pop() for entity, found in votes.items() if len(found) == 1}


def hidden(pack: Pack, labels: Labels, dice: random.Random) -> Pack:
    """The pack with some names of known people behind pronouns: what each means stays in `spans`.

    A name is hidden where the same person was named before it in the same document, not far off, and was left there,
    and where the relation of the name's word says which form the pronoun has.
    """
    told, relations = sexes(pack), labels.names["deprel"]
    endings = set(pieces_of(list(_ENDINGS)))
    instead: dict[int, str] = {}
    gone: set[int] = set()
    named_at: dict[tuple[int, int], int] = {}
    behind: list[int] = []
    for row, (start, end, kind, form, entity) in enumerate(pack.spans.tolist()):
        if form != PROPER or kind != PERSON or entity not in told or start in gone or start in instead:
            continue
        document = int(np.searchsorted(pack.doc_start, start, side="right"))
        near = start - named_at.get((document, entity), -NEAR - 1) <= NEAR
        owner = end < pack.doc_start[document] and word_pieces(pack, end) in endings
        found = {_ROLES.get(relations[code]) for code in pack.labels["deprel"][start:end].tolist() if code >= 0}
        roles = {OWNER} if owner else {role for role in found if role is not None}
        if near and len(roles) == 1 and dice.random() < SHARE:
            instead[start] = _PRONOUNS[told[entity]][roles.pop()]
            gone.update(range(start + 1, end + owner))
            behind.append(row)
        else:
            named_at[document, entity] = end
    return _rewritten(pack, instead, gone, behind)


def _rewritten(pack: Pack, instead: dict[int, str], gone: set[int], behind: list[int]) -> Pack:
    """The pack with other words, and without some; rows of `behind` become pronouns."""
    count = len(pack.case)
    kept = np.ones(count, bool)
    kept[sorted(gone)] = False
    place = np.concatenate(([0], np.cumsum(kept))).astype(np.int32)
    pronouns: dict[int, tuple[int, ...]] = {}
    cases = pack.case.copy()
    beginnings = set(pack.doc_start.tolist())
    full_stops = set(pieces_of([".", "!", "?", "“", '"', "”"]))
    for word, pronoun in instead.items():
        opens = word in beginnings or word_pieces(pack, word - 1) in full_stops
        form = pronoun.capitalize() if opens else pronoun
        pronouns[word], cases[word] = pieces_of([form])[0], case_of(form)
    pieces, starts = respelt(pack, np.flatnonzero(kept).tolist(), pronouns)
    spans = pack.spans.copy()
    spans[behind, 3] = PRONOUN
    spans = spans[kept[spans[:, 0]]]
    spans[:, :2] = place[spans[:, :2]]
    return Pack(
        pieces=pieces,
        word_start=starts,
        case=cases[kept],
        doc_start=place[pack.doc_start],
        labels={name: column[kept] for name, column in pack.labels.items()},
        spans=spans,
    )
