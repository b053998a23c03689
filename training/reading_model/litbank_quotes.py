"""LitBank's quotations with their speakers (CC BY 4.0), over its own words and mentions.

Titles that measure speakers are left out; the ten texts of the official entity part "dev" are held out.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from training.decoder.talks import openings
from training.reading_model.litbank import FORM_NAMES, forms_of, official
from training.reading_model.pack import FORMS, TYPES, UNKNOWN
from training.reading_model.speech import Document, write
from training.reading_model.untag import CLOSING, OPENING

ALONE, TAGGED = 100, 50
NOMINAL = FORMS.index("nominal")
# Words beside a quotation within which the speaker's name makes it an easy question.
BESIDE = 6
# Words between quotations that answer each other.
ANSWER = 40


def speakers(quotes: list[tuple[int, int, str | None]]) -> list[tuple[int, int, str, str | None]]:
    """Quotations with a known speaker, and who is spoken to where two people take turns: A, B, A.

    >>> speakers([(0, 3, "A"), (9, 12, "A"), (14, 20, "B"), (24, 30, "A"), (99, 120, "B")])
    [(0, 3, 'A', None), (9, 12, 'A', None), (14, 20, 'B', 'A'), (24, 30, 'A', None), (99, 120, 'B', None)]
    """
    found: list[tuple[int, int, str, str | None]] = []
    for number, (start, end, who) in enumerate(quotes):
        if who is None:
            continue
        sides = []
        for step in (-1, 1):
            at, edge = number + step, start if step < 0 else end
            while 0 <= at < len(quotes):
                other = quotes[at]
                gap = edge - other[1] if step < 0 else other[0] - edge
                if gap > ANSWER or other[2] is None:
                    break
                if other[2] != who:
                    sides.append(other[2])
                    break
                edge = other[0] if step < 0 else other[1]
                at += step
        found.append((start, end, who, sides[0] if len(sides) == 2 and sides[0] == sides[1] else None))
    return found


def document(litbank: Any, root: Path, name: str) -> Document:
    """One opening."""
    gold = litbank.Doc(root, name)
    forms = forms_of(root, name, gold.sents)
    starts = set(gold.sents)
    size = len(gold.tokens)
    found = Document(gold.tokens, [int(at in starts) for at in range(size)], [UNKNOWN] * size, known=1)
    clusters: dict[str, Counter[int]] = {}
    for span, entity in gold.entity_of.items():
        if span in gold.mentions:
            clusters.setdefault(entity, Counter())[gold.mentions[span]] += 1
    top = max(gold.mentions.values(), default=-1) + 1
    numbers = {entity: votes.most_common(1)[0][0] for entity, votes in clusters.items()}
    label = {number: entity for entity, number in numbers.items()}
    found.names = [label.get(number, str(number)) for number in range(top)]
    mentions = [(*span, *forms[span], cluster) for span, cluster in gold.mentions.items() if span in forms]
    found.spans = [
        (start, end, TYPES.index(kind), FORMS.index(FORM_NAMES[form]), cluster)
        for start, end, kind, form, cluster in mentions
    ]
    known = {(start, end) for start, end, *_ in mentions}
    rest = (entity for entity in gold.entities if entity[:2] not in known)
    found.spans += [(start, end, TYPES.index(kind), NOMINAL, -1) for start, end, kind in rest]
    proper = {(start, cluster) for start, _, _, form, cluster in mentions if form == "PROP"}
    for start, end, who, to in speakers(gold.quotes):
        if gold.tokens[start] not in OPENING | {"—", "--"} or who not in numbers:
            continue
        closing = end - 1 if gold.tokens[end - 1] in CLOSING and end - start > 1 else start
        beside = [*range(start - BESIDE, start), *range(end, end + BESIDE)]
        weight = TAGGED if any((at, numbers[who]) in proper for at in beside) else ALONE
        found.quotes.append((start, closing, numbers[who], numbers.get(to, -1) if to else -1, weight))
    return found


def build(data: Path, out: Path) -> None:
    """Writes `litbank_quotes` and `litbank_quotes_dev`."""
    root, score = data / "litbank", data.parent / "score"
    litbank = official(score)
    held = set(json.loads((score / "litbank_splits.json").read_text(encoding="utf-8"))["entities"]["dev"])
    free = openings(root)
    write("litbank_quotes", [document(litbank, root, name) for name in free if name not in held], out)
    write("litbank_quotes_dev", [document(litbank, root, name) for name in free if name in held], out)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
