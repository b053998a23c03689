"""Who tells: the I outside all speech, the signatory of a letter, the "you" of a story in the second person.

A tale told inside speech makes nobody the narrator. A narrator seldom names himself in narration, so the name is looked
for among those who are called by name beside an I and hardly ever told of.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from fabula.lexicon.en.naming import I_WHO_TELL
from fabula.reading.characters.company import addressed
from fabula.reading.characters.people import are_parted
from fabula.reading.characters.roles import GENITIVE
from fabula.textual.own_names import WINDOW, is_own_name

if TYPE_CHECKING:
    from fabula.model.text import Section
    from fabula.reading.characters.context import Context, Place
    from fabula.reading.characters.forms import Forms
    from fabula.reading.characters.people import Joined, Person

# Share of narrated words that are I, me, my; and of paragraphs with one of them. A "you" must be there more: the
# reader is spoken to in many a book.
_SHARE_OF_WORDS = {"I": 0.006, "you": 0.012}
_SHARE_OF_PARAGRAPHS = {"I": 0.12, "you": 0.25}
# A you beside so many an I is whom the narrator speaks to.
_HIM_TOO = 0.25
# How often somebody must be called by name beside an I, and how rarely be told of.
_CALLS = 2
_TOLD = 0.2
# Who is told of up to so much is no narrator, but whoever is called by name less beside that I is none either.
_DOUBTFUL = 0.4
_RIVAL = 0.6
_REACH = 2
# A signature is a line of its own, or the end of a few words: "Your loving sister, Lucy".
_SIGNATURE = 80
_I_WHO_TELL = re.compile(rf"{I_WHO_TELL}$", re.IGNORECASE)


class Teller:
    """The places of I or "you" that mean one person, and who it is, if the text says so."""

    def __init__(self, places: list[Place], person: Person | None, *, tells: bool = True, you: bool = False) -> None:
        self.places = places
        self.person = person
        self.tells = tells  # whether he or she narrates the book, or only writes a letter in it
        self.you = you


def find_tellers(context: Context, forms: Forms, joined: Joined) -> list[Teller]:
    """All who tell, and the protagonist of a story in the second person; may join names in `joined`."""
    told = _places(context, "I")
    narrating = _pervades(context, told, "I")
    tellers, rest = _writers(context, forms, joined, told, narrates=narrating)
    if narrating:
        if len(rest) * 10 > len(told):
            tellers.append(Teller(rest, _named(context, forms, joined, rest)))
    elif not tellers:
        meant = _places(context, "you")
        if len(told) < _HIM_TOO * len(meant) and _pervades(context, meant, "you"):
            tellers.append(Teller(meant, _named(context, forms, joined, meant), tells=False, you=True))
    return tellers


def _places(context: Context, pronouns: str) -> list[Place]:
    return [
        place
        for place in context.places
        if place.mention.form == "pronoun" and place.mention.pronouns == pronouns and not place.spoken
    ]


def _pervades(context: Context, found: list[Place], pronouns: str) -> bool:
    """Whether the book is told in that person."""
    paragraphs = len({place.paragraph for place in found})
    prose = sum(1 for paragraph in context.segmentation.paragraphs if paragraph.kind == "prose")
    return (
        len(found) >= 5
        and len(found) >= _SHARE_OF_WORDS[pronouns] * context.narrated_words()
        and paragraphs >= _SHARE_OF_PARAGRAPHS[pronouns] * max(prose, 1)
    )


def _writers(
    context: Context, forms: Forms, joined: Joined, told: list[Place], *, narrates: bool
) -> tuple[list[Teller], list[Place]]:
    """Those who sign letters, with the I of each; and the I of nobody's letter."""
    letters = [section for section in context.segmentation.sections if section.kind == "letter"]
    if not letters:
        return [], told
    starts = [place.mention.start for place in told]
    writers: dict[int, Teller] = {}
    taken: set[int] = set()
    for letter in letters:
        person = _signatory(context, forms, joined, letter)
        if person is None:
            continue
        own = told[bisect_left(starts, letter.start) : bisect_left(starts, letter.end)]
        writers.setdefault(person.number, Teller([], person, tells=narrates)).places.extend(own)
        taken.update(place.number for place in own)
    return [writer for writer in writers.values() if writer.places], [p for p in told if p.number not in taken]


def _signatory(context: Context, forms: Forms, joined: Joined, letter: Section) -> Person | None:
    """Whose name ends the letter."""
    paragraphs = context.segmentation.paragraphs
    last = bisect_left(paragraphs, letter.end, key=lambda paragraph: paragraph.start) - 1
    for number in range(last, max(last - 3, -1), -1):
        paragraph = paragraphs[number]
        if paragraph.start < letter.start:
            break
        place = context.ending(paragraph.end)
        if place is None or place.number not in forms.at or paragraph.end - paragraph.start > _SIGNATURE:
            continue
        return joined.person.get(forms.at[place.number].name)
    return None


def _named(context: Context, forms: Forms, joined: Joined, narrating: list[Place]) -> Person | None:
    """Who the narrator is, when he says his name or others call him by it."""
    mine = {place.said for place in narrating if place.said >= 0}  # speeches that the I says, by their tags
    for place in context.places:
        # "It was I, the Captain" gives nobody the name of another captain.
        if (
            (not place.spoken or place.speech in mine)
            and place.number in forms.at
            and forms.at[place.number].name.words
        ):
            start = place.mention.start
            # "I, Ada Orr"; "call me Ishmael"; not "I am Ada Orr's sister"
            tells = _I_WHO_TELL.search(context.text, max(0, start - WINDOW), start)
            if tells or (place.after not in GENITIVE and is_own_name(context.text, start, 0)):
                person = joined.person.get(forms.at[place.number].name)
                # Who is often told of gave that name to the narrator: the tag is another speech's.
                if person is not None and not (place.spoken and _told(person) > _DOUBTFUL * person.count):
                    return person
    nearness = _Nearness(narrating)
    calls: Counter[int] = Counter()
    most = 0
    for person in joined.people:
        told = _told(person)
        if person.plural or told > _DOUBTFUL * person.count:
            continue
        beside = sum(map(nearness.of, addressed(person)))
        if told > _TOLD * person.count:
            most = max(most, beside)
        elif beside >= _CALLS:
            calls[person.number] = beside
    by_number = {person.number: person for person in joined.people}
    ranked = [(by_number[number], count) for number, count in calls.most_common(3)]
    if len(ranked) > 1 and _halves(ranked[0][0], ranked[1][0]) and not are_parted(forms, ranked[0][0], ranked[1][0]):
        # "Gray" to some and "Lucy" to others.
        first, second = ranked[0][0], ranked[1][0]
        joined.merge(first, second, "called beside the narrator", 0.6)
        ranked = [(first, ranked[0][1] + ranked[1][1]), *ranked[2:]]
    if not ranked or ranked[0][1] < most or (len(ranked) > 1 and ranked[1][1] > _RIVAL * ranked[0][1]):
        return None
    return ranked[0][0]


def _told(person: Person) -> int:
    """How often the narrator names somebody."""
    return sum(form.count - form.said for form in person.forms)


class _Nearness:
    """How near an I stands to a paragraph: whoever is called there may be the I, unless it is the I who calls."""

    def __init__(self, narrating: list[Place]) -> None:
        self._own = sorted({place.paragraph for place in narrating})
        self._tagged = {place.paragraph for place in narrating if place.tags}

    def of(self, paragraph: int) -> int:
        """2 where the I speaks right before or after it, 1 where there is one near, 0 where the I speaks in it."""
        if paragraph in self._tagged:
            return 0
        if self._tagged & {paragraph - 1, paragraph + 1}:
            return 2
        return int(bisect_left(self._own, paragraph - _REACH) < bisect_right(self._own, paragraph + _REACH))


def _halves(one: Person, other: Person) -> bool:
    """Whether one is known by a surname and the other by a first name only, and neither is ever told of."""
    if any(form.count > form.said for person in (one, other) for form in person.forms):
        return False
    for person, named in ((one, other), (other, one)):
        if person.surname is not None and named.surname is None and named.given is not None:
            # "Fa" is short for Farida.
            return person.given is None or person.given.startswith(named.given)
    return False
