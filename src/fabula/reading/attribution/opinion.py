"""What the reading model holds of who has a part in a turn: a share for each person meant near it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fabula.model.spans import Span

if TYPE_CHECKING:
    from fabula.model.ids import CharacterId
    from fabula.reading.attribution.page import Page
    from fabula.reading.attribution.sight import Role
    from fabula.reading.attribution.turns import Turn

# Shares below this are noise.
LEAST = 0.02


def opinion(page: Page, turn: Turn, role: Role = "speaker") -> dict[CharacterId, tuple[float, Span]]:
    """The people that the model sees in a part, each with its share and the mention that speaks most for it.

    Shares sum to less than one: the rest is "nobody who is mentioned here". Empty where it has no opinion.
    """
    first = turn.quotations[0].pieces[0].start
    seen = page.sight.of(first)
    if seen is None:
        return {}
    last = first
    paragraph = page.paragraphs[turn.paragraph]
    for quotation in turn.quotations:
        for piece in quotation.pieces:
            if piece.end <= paragraph.end or last == first:
                last = max(last, piece.end)
    people, numbers, scores = [], [], []
    for number, score in zip(seen.mentions.tolist(), seen.of(role).tolist(), strict=True):
        mention = page.mentions[number]
        # Nobody is named as the speaker in the speech itself; a hearer is.
        if role == "speaker" and first <= mention.start < last:
            continue
        person = page.person(mention)
        if person is not None and person in page.characters:
            people.append(person)
            numbers.append(number)
            scores.append(score)
    if not numbers:
        return {}
    weights = np.exp(np.minimum(np.array(scores, np.float32), 20.0)).tolist()
    total = 1.0 + sum(weights)
    shares: dict[CharacterId, tuple[float, float, int]] = {}
    for person, weight, number in zip(people, weights, numbers, strict=True):
        share, best, where = shares.get(person, (0.0, 0.0, number))
        shares[person] = share + weight / total, max(best, weight), number if weight > best else where
    return {
        person: (share, Span(page.mentions[where].start, page.mentions[where].end))
        for person, (share, _, where) in shares.items()
        if share >= LEAST
    }
