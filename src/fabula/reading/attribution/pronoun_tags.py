"""Whom the "she" of a tag means: what the narration before it says of each of those who may be meant.

The cast stage reads "he" and "she" one after the other and knows nothing of turns, so where it goes wrong it goes wrong
all through a talk. Names are not carried on like that: who was named last, and where, speaks for itself.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from fabula.reading.attribution.clauses import can_be_subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.ids import CharacterId
    from fabula.model.people import Mention
    from fabula.reading.attribution.page import Page
    from fabula.reading.attribution.turns import Turn

# Mentions and code points that are looked back on.
REACH = 60
FAR = 6000
# A share of the cast stage's below this is none.
LEAST = 0.03


def antecedents(page: Page, subject: Mention) -> dict[CharacterId, float]:
    """For each person whom the cast stage may mean by a pronoun the log of the share, above the least that counts."""
    reference = page.references.get(subject.id)
    if reference is None:
        return {}
    shares = dict(reference.candidates)
    if reference.character is not None:
        shares.setdefault(reference.character, reference.confidence)
    return {person: log(share / LEAST) for person, share in shares.items() if share > LEAST}


def tag_features(
    page: Page, before: Turn | None, subject: Mention, people: list[CharacterId]
) -> dict[CharacterId, dict[str, float]]:
    """What speaks for each of some people's being the one whom the pronoun of a tag means.

    Args:
        page: the work.
        before: the turn before the one that is tagged, if any.
        subject: the pronoun.
        people: those it may mean; all suit it.
    """
    meant: dict[CharacterId, Mention] = {}  # of each the last mention, the last name, and the last name that may act
    named: dict[CharacterId, Mention] = {}
    acted: dict[CharacterId, Mention] = {}
    wanted = frozenset(people)
    for mention, person in _told(page, subject):
        if person not in wanted:
            continue
        meant.setdefault(person, mention)
        # "The judge" is as good as a name for whoever has no other.
        if mention.form == "proper" or (mention.form == "nominal" and page.characters[person].minor):
            named.setdefault(person, mention)
            if person not in acted and can_be_subject(page, mention):
                acted[person] = mention
    last_named = max((mention.start for mention in named.values()), default=-1)
    last_acted = max((mention.start for mention in acted.values()), default=-1)
    opens = page.paragraphs[page.paragraph_at(subject.start)].start
    tagged = before.cue.subject.id if before is not None and before.cue is not None and before.cue.subject else None
    called = {address.person for address in before.addresses} if before is not None else frozenset()
    readings = antecedents(page, subject)
    result: dict[CharacterId, dict[str, float]] = {}
    for person in people:
        features: dict[str, float] = {}
        if person in readings:
            features["antecedent"] = readings[person]
            if person in meant and meant[person].id == tagged:
                features["antecedent by tag"] = readings[person]
        flags = {
            "tag named last": person in named and named[person].start == last_named,
            "tag acted last": person in acted and acted[person].start == last_acted,
            "tag acted here": person in acted and acted[person].start >= opens,
            "tag called": person in called,
        }
        features.update((name, 1.0) for name, holds in flags.items() if holds)
        result[person] = features
    return result


def _told(page: Page, subject: Mention) -> Iterator[tuple[Mention, CharacterId]]:
    """Mentions in the narration before a pronoun, of the same chapter and scene, the last first."""
    number = page.numbers_in(subject.start, subject.start + 1).start
    limit = max(subject.start - FAR, page.cut_before(subject.start))
    for back in range(number - 1, max(number - REACH, 0) - 1, -1):
        mention = page.mentions[back]
        if mention.start < limit:
            return
        if page.quoted(mention.start):
            continue
        person = page.person(mention)
        if person is not None:
            yield mention, person
