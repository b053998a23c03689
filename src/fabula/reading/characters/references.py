"""Whom each mention means: names anywhere, pronouns and noun phrases outside speech, in one pass over the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fabula.lexicon.en.agency import ACTING, SPEAKING
from fabula.lexicon.en.kinship import KIN
from fabula.lexicon.en.phrases import NOBODY, PHRASE_OPENERS
from fabula.lexicon.en.roles import PLAIN, PLAIN_PLURALS
from fabula.lexicon.en.titles import LONE, TITLES
from fabula.reading.characters.activity import Activity
from fabula.reading.characters.context import OBJECT, SUBJECT, Context, Place, beside, same_clause
from fabula.reading.characters.entities import Entity, Link
from fabula.reading.characters.kin import Kin
from fabula.reading.characters.meaning import Antecedents, weighed

if TYPE_CHECKING:
    from fabula.reading.characters.forms import Form, Forms
    from fabula.reading.characters.narrator import Teller
    from fabula.reading.characters.people import Joined

_NEW = frozenset(["a", "an", "another", "some"])
_DEFINITE = frozenset(["the", "this", "that", "old", "poor", "young", "little"])
# A namesake named within so many sentences is the one meant.
_CLOSE = 3
# "the young man" is somebody named only if he is so active, and so many times more than the next.
_PRESENT = 0.3
# So likely, another than the first is tried as the owner of kin.
_LIKELY = 0.15
_ALONE = 1.5
_HEARD = 0.3  # shares above this are what decided
_CLEARLY = 0.6  # … and a noun phrase is taken for the antecedent that the model sees
# "Her name was Gray", "whom they called Gray", "calls him Gray".
_CALLING = frozenset(["was", "is", "him", "her"])
_SAYS_NAME = re.compile(
    r"\b(?:(?=his|her)(?P<own>\w+) name (?:was|is)|(?:calls?|called|nicknamed|christened|named) (?P<him>him|her))\s*$",
    re.IGNORECASE,
)


class Settler:
    """Goes through the text once and links mentions to entities."""

    def __init__(self, context: Context, forms: Forms, joined: Joined, tellers: list[Teller]) -> None:
        self.context = context
        self.forms = forms
        self.joined = joined
        self.entities: list[Entity] = []
        self.of_person: dict[int, Entity] = {}
        for person in joined.people:
            entity = Entity(len(self.entities), person)
            self.entities.append(entity)
            self.of_person[person.number] = entity
        self.links: list[Link] = []
        self.linked: dict[str, Link] = {}
        self.antecedents = Antecedents(context, self.linked, self._now)
        self.activity = Activity()
        self.absorbed: dict[int, Entity] = {}  # number of an entity → the one it turned out to be
        self.kin = Kin(joined, self.of_person)
        self.by_id = {place.mention.id: place for place in context.places}
        self.titled: dict[str, list[Entity]] = {}
        for person in joined.people:
            for title in sorted(person.titles):
                self.titled.setdefault(title, []).append(self.of_person[person.number])
        self.scoped: dict[tuple[int, str], Entity] = {}
        self.telling: dict[int, Entity] = {}  # place of I or "you" in narration → whom it means
        for teller in tellers:
            entity = self.of_person[teller.person.number] if teller.person is not None else Entity(len(self.entities))
            if teller.person is None:
                self.entities.append(entity)
            entity.narrator = entity.narrator or teller.tells
            entity.you = teller.you
            self.telling.update((place.number, entity) for place in teller.places)
        # Of several who tell, each is he or she in what the others write.
        self.narrator = next((entity for entity in self.telling.values()), None) if len(tellers) == 1 else None

    def run(self) -> list[Link]:
        """All links in text order."""
        scene = (-1, -1)
        for place in self.context.places:
            if (place.chapter, place.scene) != scene:
                scene = place.chapter, place.scene
                self.activity.clear()
            mention = place.mention
            if mention.id in self.linked:
                continue
            if mention.form == "proper":
                form = self.forms.at.get(place.number)
                if form is not None:
                    self._name(place, form)
            elif mention.form == "pronoun":
                self._any_pronoun(place)
            elif not place.spoken:
                self._nominal(place)
            if mention.id not in self.linked:
                self.antecedents.spread(place)
        for link in self.links:
            if link.entity is not None and link.entity.number in self.absorbed:
                link.entity = self._now(link.entity)
            if any(entity.number in self.absorbed for entity, _ in link.candidates):
                link.candidates = self._candidates_now(link)
        self.links.sort(key=lambda link: link.place.number)
        return self.links

    # -- two turn out to be one
    def _now(self, entity: Entity) -> Entity:
        while entity.number in self.absorbed:
            entity = self.absorbed[entity.number]
        return entity

    def _candidates_now(self, link: Link) -> tuple[tuple[Entity, float], ...]:
        summed: dict[int, tuple[Entity, float]] = {}
        for entity, share in link.candidates:
            now = self._now(entity)
            summed[now.number] = now, summed.get(now.number, (now, 0.0))[1] + share
        return tuple(sorted(summed.values(), key=lambda item: (-item[1], item[0].number)))

    def _called(self, place: Place) -> None:
        """Joins whom the text says to be called so: "Her name was Orla", "everybody calls him Sunny"."""
        if place.spoken or place.before not in _CALLING or place.number == 0:
            return
        said = _SAYS_NAME.search(self.context.text, max(0, place.mention.start - 30), place.mention.start)
        if said is None:
            return
        for number in range(place.number - 1, max(place.number - 3, -1), -1):
            link = self.linked.get(self.context.places[number].mention.id)
            if link is not None and link.place.mention.start == max(said.start("own"), said.start("him")):
                named = self.linked[place.mention.id].entity
                if link.entity is not None and named is not None:
                    self._absorb(self._now(link.entity), self._now(named))
                return

    def _absorb(self, one: Entity, named: Entity) -> None:
        person = named.person
        if one is named or person is None or one.group or named.group or named.narrator:
            return
        if one.person is None:
            one, named = named, one
        elif one.person.surname and person.surname and one.person.surname != person.surname:
            return
        elif person.count > one.person.count and person.surname:
            return  # a pronoun misread is likelier than a nickname better known
        else:
            self.joined.merge(one.person, person, "called so", 0.75)
        one.phrases.update(named.phrases)
        one.pronouns = one.pronouns or named.pronouns
        self.absorbed[named.number] = one
        self.activity.forget(named)

    def _any_pronoun(self, place: Place) -> None:
        teller = self.telling.get(place.number)
        if teller is not None:
            self._link(Link(place, teller, "second person" if teller.you else "narrator", 0.95))
        elif not place.spoken and place.mention.person == 3:
            self._pronoun(place)

    def _link(self, link: Link) -> None:
        self.links.append(link)
        self.linked[link.place.mention.id] = link
        if link.entity is not None and link.place.number not in self.telling and link.entity is not self.narrator:
            self.activity.note(link.entity, link.place)

    # -- names
    def _name(self, place: Place, form: Form) -> None:
        person = self.joined.person.get(form.name)
        if person is not None:
            index = next(number for number, other in enumerate(person.forms) if other is form)
            reason, confidence = person.why[index]
            self._link(Link(place, self._now(self.of_person[person.number]), reason, confidence))
            self._called(place)
            return
        several = self.joined.open.get(form.name)
        if several:
            self._settle(place, [self.of_person[other.number] for other in several], form)

    def _settle(self, place: Place, several: list[Entity], form: Form | None) -> None:
        """A form that could be several people: the one who is active, else the one most named."""
        scored = []
        for entity in several:
            last = self.activity.last(entity)
            gap = max(0, place.sentence - last[0]) if last else 99
            near = 1 / (1 + gap) if gap <= _CLOSE else 0.0
            # By default the one whom the book brought in first: it is the later namesakes who need their full names.
            first = entity.person.forms[0].first.mention.start if entity.person else 0
            weight = (
                -min((one.first.mention.start for one in entity.person.forms), default=first) if entity.person else 0
            )
            scored.append((near, weight, -entity.number, entity, last))
        scored.sort(key=lambda item: item[:3], reverse=True)
        near, _, _, best, last = scored[0]
        confidence = 0.7 if near else 0.5
        link = Link(place, best, "active namesake" if near else "commonest namesake", confidence)
        if last:
            link.evidence = last[1]
        rest = (1 - confidence) / max(1, len(scored) - 1)
        link.candidates = ((best, confidence), *((row[3], rest) for row in scored[1:]))
        if form is not None:
            words = " ".join(self.context.text[place.mention.start : place.mention.end].split())
            best.phrases[words[4:] if words[:4].lower() == "the " and form.name.words else words] += 1
        self._link(link)

    # -- pronouns
    def _pronoun(self, place: Place) -> None:
        mention = place.mention
        if mention.pronouns in {"he", "she"}:
            active = self.activity.ranked(mention.pronouns, place)
        elif mention.pronouns == "they":
            active = self.activity.ranked("they", place, plural=True)
        else:
            return
        meant = self.antecedents.meant(place)
        if place.role == OBJECT and len(active) > 1:
            # "Emma saw her": not the subject just before it.
            active = [row for row in active if not same_clause(self.context.text, row[2], place)] or active
        ranked = weighed(active, meant)
        if not ranked:
            self._link(Link(place, None, "nobody active", 0.0))
            return
        share, best, where = ranked[0]
        learned = meant.shares.get(best.number, (0.0,))[0] > _HEARD
        link = Link(
            place, best, "model antecedent" if learned else "active person", round(min(0.9, 0.35 + 0.55 * share), 3)
        )
        link.evidence = where
        if len(ranked) > 1:
            link.candidates = tuple((row[1], round(row[0], 3)) for row in ranked[:4])
        self._link(link)

    # -- noun phrases
    def _nominal(self, place: Place) -> None:
        mention = place.mention
        words = " ".join(self.context.text[mention.start : mention.end].split()).lower().split()
        if not words:
            return
        noun = self.context.text[mention.head.start : mention.head.end].lower() or words[-1]
        first = words[0]
        phrase = " ".join(words[1:]) if first in PHRASE_OPENERS else " ".join(words)
        if mention.number != "singular":
            if place.tags and first == "the" and noun not in PLAIN_PLURALS:
                self._by_phrase(place, phrase)  # "said the guests"
            return
        if first in NOBODY:
            return
        if mention.owner is not None:
            self._owned(place, noun, self.by_id[mention.owner])
            owner = self.by_id[mention.owner].mention
            # "Her hostess said" is mostly somebody named; "the widow's maid" is not.
            if place.tags and owner.form != "pronoun" and mention.id not in self.linked:
                self._by_phrase(place, phrase)
            return
        named = self._beside(place)
        if named is not None:
            self._link(Link(place, named, "apposition", 0.85))
            self.scoped[place.chapter, phrase] = self.scoped[place.chapter, noun] = named
            return
        if noun in LONE and first in _DEFINITE:
            bearers = self.titled.get(TITLES[noun].canon, [])
            if len(bearers) == 1:
                self._link(Link(place, bearers[0], "title", 0.75))
                return
            active = [entity for entity in bearers if self.activity.last(entity)]
            if active:
                self._settle(place, active, None)
                return
        known = self.scoped.get((place.chapter, phrase))
        known = self._now(known) if known is not None else None
        if known is not None and (first in _DEFINITE):
            self._again(place, known)
            return
        if first not in _NEW and self._same_as_before(place):
            return
        if noun in PLAIN and first in _DEFINITE and self._stands_for_active(place):
            return
        acts = place.tags or place.after in ACTING or place.before in SPEAKING
        if not acts and first not in {"a", "an", "the"}:
            return
        self._by_phrase(place, phrase)

    def _by_phrase(self, place: Place, phrase: str) -> None:
        """Somebody known by a noun phrase, for this chapter."""
        known = self.scoped.get((place.chapter, phrase))
        if known is not None:
            known = self._now(known)
            self._again(place, known)
            return
        entity = Entity(len(self.entities))
        entity.minor = True
        entity.group = place.mention.number != "singular"
        entity.pronouns = "they" if entity.group else place.mention.pronouns
        entity.key = phrase
        entity.phrases[self._shown(place)] += 1
        self.entities.append(entity)
        self.scoped[place.chapter, phrase] = entity
        self._link(Link(place, entity, "noun phrase", 0.7))

    def _owned(self, place: Place, noun: str, owner: Place) -> None:
        """Settles "her father": first its owner, then the name beside it, what is known of kin, else a new minor."""
        if owner.mention.id not in self.linked:
            if owner.mention.form == "pronoun":
                self._any_pronoun(owner)
            elif owner.mention.form == "proper" and owner.number in self.forms.at:
                self._name(owner, self.forms.at[owner.number])
        link = self.linked.get(owner.mention.id)
        if link is None or link.entity is None or noun not in KIN:
            return
        named = self._beside(place)
        if named is not None:
            self.kin.state(link.entity, noun, named)
            named.pronouns = named.pronouns or place.mention.pronouns
            self._by_owner(place, owner, named, "apposition", 0.85)
            return
        found = self.kin.find(link.entity, noun)
        if found is None and owner.mention.form == "pronoun":
            # Of those whom "her" may mean, she is likeliest whose father is known.
            for other, share in link.candidates[1:3]:
                found = self.kin.find(other, noun) if share > _LIKELY else None
                if found is not None:
                    link.entity = other
                    break
        if found is not None:
            entity, reason, confidence = found
            self._by_owner(place, owner, entity, reason, min(confidence, link.confidence))
            return
        if self._same_as_before(place):
            return
        if place.role != SUBJECT:
            return
        entity = Entity(len(self.entities))
        entity.minor = True
        entity.pronouns = place.mention.pronouns
        entity.key = self._kin_name(link.entity, noun)
        self.entities.append(entity)
        self.kin.state(link.entity, noun, entity)
        self._by_owner(place, owner, entity, "kin noun", 0.6)

    def _kin_name(self, owner: Entity, noun: str) -> str:
        """Names him "Emma's father", by the name under which the book brought her in."""
        if owner.person is None:
            return f"the {noun}"
        first = min(owner.person.forms, key=lambda form: form.first.mention.start).first.mention
        return f"{' '.join(self.context.text[first.start : first.end].split())}'s {noun}"

    def _by_owner(self, place: Place, owner: Place, entity: Entity, reason: str, confidence: float) -> None:
        link = Link(place, entity, reason, confidence)
        link.evidence = owner
        self._link(link)

    def _beside(self, place: Place) -> Entity | None:
        """Who is named right after a noun phrase: "her sister Lucy", "his wife, Mrs. Gray,"."""
        number = place.number + 1
        places = self.context.places
        while number < len(places) and places[number].mention.start < place.mention.end:
            number += 1
        if number >= len(places) or number not in self.forms.at:
            return None
        form = self.forms.at[number]
        if form.plural or not beside(self.context.text, place, places[number]):
            return None
        person = self.joined.person.get(form.name)
        if person is None or (place.mention.pronouns and person.pronouns() not in {None, place.mention.pronouns}):
            return None
        return self.of_person[person.number]

    def _again(self, place: Place, known: Entity) -> None:
        """The same noun phrase once more in its chapter."""
        link = Link(place, known, "same noun phrase", 0.75)
        last = self.activity.last(known)
        if last:
            link.evidence = last[1]
        known.phrases[self._shown(place)] += 1
        self._link(link)

    def _same_as_before(self, place: Place) -> bool:
        """Takes a noun phrase for somebody before it, where the model clearly does."""
        share, entity, where = self.antecedents.meant(place).best()
        if entity is None or share < _CLEARLY:
            return False
        link = Link(place, entity, "model antecedent", round(min(0.9, share), 3))
        link.evidence = where
        self._link(link)
        return True

    def _stands_for_active(self, place: Place) -> bool:
        """Takes "the young man" for the man in focus when nobody was brought in by that phrase."""
        ranked = self.activity.ranked(place.mention.pronouns or "", place) if place.mention.pronouns else []
        if not ranked or ranked[0][0] < _PRESENT or not ranked[0][1].named:
            return False
        if len(ranked) > 1 and ranked[1][0] * _ALONE > ranked[0][0]:
            return False
        link = Link(place, ranked[0][1], "person in focus", 0.5)
        link.evidence = ranked[0][2]
        self._link(link)
        return True

    def _shown(self, place: Place) -> str:
        words = " ".join(self.context.text[place.mention.start : place.mention.end].split())
        head, _, rest = words.partition(" ")
        return f"the {rest}" if head.lower() in {"a", "an", "the", "another"} and rest else words
