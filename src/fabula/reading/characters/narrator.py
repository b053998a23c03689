"""The first-person narrator: who says I outside all speech, all through the book; and what the others call him or her.

A tale told inside speech makes nobody the narrator. A narrator seldom names himself in narration, so the name is looked
for among those who are called by name beside an I and hardly ever told of.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from fabula.reading.characters.company import addressed

if TYPE_CHECKING:
    from fabula.reading.characters.context import Context, Place
    from fabula.reading.characters.forms import Forms
    from fabula.reading.characters.people import Joined, Person

# Share of narrated words that are I, me, my; and of paragraphs with one of them.
_SHARE_OF_WORDS = 0.006
_SHARE_OF_PARAGRAPHS = 0.12
# How often somebody must be called by name beside an I, and how rarely be told of.
_CALLS = 2
_TOLD = 0.2
_RIVAL = 0.6
_REACH = 2
# "My name is Gray", "Call me Ishmael."
_OWN_NAME = re.compile(r"\b(?:my name (?:is|was)|call me|called me|christened me|i am called|i, )\s*$", re.IGNORECASE)


def first_person_places(context: Context) -> list[Place]:
    """Places of I, me, my outside speech, if the book is told in the first person; else none."""
    found = [
        place
        for place in context.places
        if place.mention.form == "pronoun" and place.mention.pronouns == "I" and not place.spoken
    ]
    told = context.narrated_words()
    paragraphs = len({place.paragraph for place in found})
    prose = sum(1 for paragraph in context.segmentation.paragraphs if paragraph.kind == "prose")
    if len(found) < 5 or len(found) < _SHARE_OF_WORDS * told or paragraphs < _SHARE_OF_PARAGRAPHS * max(prose, 1):
        return []
    return found


def named_narrator(context: Context, forms: Forms, joined: Joined, narrating: list[Place]) -> Person | None:
    """Who the narrator is, when he says his name or others call him by it."""
    if not narrating:
        return None
    for place in context.places:
        if not place.spoken and place.number in forms.at:
            before = context.text[max(0, place.mention.start - 24) : place.mention.start]
            if _OWN_NAME.search(before):
                person = joined.person.get(forms.at[place.number].name)
                if person is not None:
                    return person
    own = sorted({place.paragraph for place in narrating})
    calls: Counter[int] = Counter()
    for person in joined.people:
        told = sum(form.count - form.said for form in person.forms)
        if person.plural or told > _TOLD * person.count:
            continue
        beside = sum(
            bisect_left(own, paragraph - _REACH) < bisect_right(own, paragraph + _REACH)
            for paragraph in addressed(person)
        )
        if beside >= _CALLS:
            calls[person.number] = beside
    ranked = calls.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[1][1] > _RIVAL * ranked[0][1]):
        return None
    return next(person for person in joined.people if person.number == ranked[0][0])
