"""Whom a noun phrase means: somebody named, the one called so before, kin of somebody, or somebody new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.lexicon.en.agency import ACTING, SPEAKING
from fabula.lexicon.en.kinship import KIN
from fabula.lexicon.en.phrases import AGAIN, NOBODY, PHRASE_OPENERS
from fabula.lexicon.en.roles import NO_PERSON, PLAIN, PLAIN_PLURALS, ROLES, VOICES
from fabula.lexicon.en.titles import LONE, TITLES
from fabula.reading.characters.context import SUBJECT
from fabula.reading.characters.entities import Link
from fabula.reading.characters.kin import Kin

if TYPE_CHECKING:
    from fabula.reading.characters.board import Board
    from fabula.reading.characters.context import Place
    from fabula.reading.characters.deciding import Verdicts
    from fabula.reading.characters.entities import Entity
    from fabula.reading.characters.naming import Naming
    from fabula.reading.characters.pronouns import Pronouns

_NEW = frozenset(["a", "an", "another", "some"])
_ARTICLES = frozenset(["a", "an", "the"])
_DEFINITE = frozenset(["the", "this", "that", "old", "poor", "young", "little"])
# "the young man" is somebody named only if he is so active, and so many times more than the next.
_PRESENT = 0.3
_ALONE = 1.5
# So likely, another than the first is tried as the owner of kin.
_LIKELY = 0.15
# A noun phrase is taken for the antecedent that the model sees so clearly.
_CLEARLY = 0.6


class Phrases:
    """Settles noun phrases on a board."""

    def __init__(self, board: Board, names: Naming, pronouns: Pronouns, verdicts: Verdicts) -> None:
        self._verdicts = verdicts
        self._board = board
        self._names = names
        self._pronouns = pronouns
        self._kin = Kin(board.joined, board.of_person)
        self._titled: dict[str, list[Entity]] = {}
        for person in board.joined.people:
            for title in sorted(person.titles):
                self._titled.setdefault(title, []).append(board.of_person[person.number])
        self._scoped: dict[tuple[int, str], Entity] = {}  # by chapter and phrase
        self._ever: dict[str, Entity] = {}  # of phrases that name an office, who was last known by it

    def phrase(self, place: Place) -> None:
        """Links a noun phrase; inside speech only to somebody whom the model sees before it."""
        mention = place.mention
        words = self._board.words(place).lower().split()
        if not words:
            return
        noun = self._board.context.text[mention.head.start : mention.head.end].lower() or words[-1]
        first = words[0]
        phrase = " ".join(words[1:]) if first in PHRASE_OPENERS else " ".join(words)
        if (place.chapter, phrase) in self._verdicts.nobody:
            return
        if place.number in self._verdicts.fresh:
            self._new(place, phrase, local=False)
        elif place.spoken:
            if first not in NOBODY:
                self._same_as_before(place)
        elif mention.number != "singular":
            self._several(place, first, noun, phrase)
        elif first not in NOBODY and (place.tags or noun not in NO_PERSON):
            self._one(place, first, noun, phrase)

    def _one(self, place: Place, first: str, noun: str, phrase: str) -> None:
        board, mention = self._board, place.mention
        if mention.owner is not None:
            self._owned(place, noun, phrase, board.by_id[mention.owner])
            return
        named = self._names.beside(place)
        if named is not None:
            board.link(Link(place, named, "apposition", 0.85))
            self._scoped[place.chapter, phrase] = self._scoped[place.chapter, noun] = named
            return
        if noun in LONE and first in _DEFINITE:
            bearers = self._titled.get(TITLES[noun].canon, [])
            if len(bearers) == 1:
                board.link(Link(place, bearers[0], "title", 0.75))
                return
            active = [entity for entity in bearers if board.activity.last(entity)]
            if active:
                self._names.settle(place, active, None)
                return
        known = self._known(place, phrase)
        if known is not None and first in _DEFINITE:
            self._again(place, known)
            return
        if first not in _NEW and self._same_as_before(place):
            return
        if noun in PLAIN and first in _DEFINITE and self._stands_for_active(place):
            return
        acts = place.tags or place.after in ACTING or place.before in SPEAKING
        settle = self._new if first in _NEW else self._by_phrase
        settle(place, phrase, local=noun in VOICES or not (acts or first in _ARTICLES))

    def _several(self, place: Place, first: str, noun: str, phrase: str) -> None:
        """Several people: "the guests"; of the cast only where they speak as one."""
        if place.tags and first == "the" and noun not in PLAIN_PLURALS:
            self._by_phrase(place, phrase, local=False)  # "said the guests"
        elif not self._same_as_before(place):
            # "Men are men": other men each time; "the men" are those of before.
            again = self._by_phrase if first in AGAIN else self._new
            again(place, phrase, local=True)

    def _known(self, place: Place, phrase: str) -> Entity | None:
        known = self._scoped.get((place.chapter, phrase))
        if known is None and place.mention.owner is None and self._definite(place):
            # "The driver" of the chapter before, where nobody else was brought in as one.
            known = self._ever.get(phrase)
        return self._board.now(known) if known is not None else None

    def _definite(self, place: Place) -> bool:
        return self._board.words(place)[:4].lower() == "the "

    def _by_phrase(self, place: Place, phrase: str, *, local: bool) -> None:
        """Somebody known by a noun phrase, for this chapter."""
        known = self._known(place, phrase)
        if known is not None:
            known.local = known.local and local
            self._again(place, known)
        else:
            self._new(place, phrase, local=local)

    def _new(self, place: Place, phrase: str, *, local: bool) -> None:
        """Somebody whom the phrase means from here on."""
        entity = self._board.made(local=local)
        entity.minor = True
        entity.group = place.mention.number != "singular"
        entity.pronouns = "they" if entity.group else place.mention.pronouns
        entity.key = phrase
        entity.phrases[self._shown(place)] += 1
        self._scoped[place.chapter, phrase] = entity
        noun = self._board.context.text[place.mention.head.start : place.mention.head.end].lower()
        if noun in ROLES and noun not in PLAIN and not entity.group:
            self._ever[phrase] = entity
        self._board.link(Link(place, entity, "noun phrase", 0.7))

    # -- "her father", "his friend"
    def _owned(self, place: Place, noun: str, phrase: str, owner: Place) -> None:
        """Settles "her father": first its owner, then the name beside it, what is known of kin, else somebody new."""
        board = self._board
        if not board.is_linked(owner):
            if owner.mention.form == "pronoun":
                if not owner.spoken:
                    self._pronouns.pronoun(owner)
            elif owner.mention.form == "proper":
                self._names.name(owner)
        link = board.linked.get(owner.mention.id)
        holder = board.now(link.entity) if link is not None and link.entity is not None else None
        if holder is None or link is None or noun not in KIN:
            self._theirs(place, noun, phrase, owner, holder)
            return
        named = self._names.beside(place)
        if named is not None:
            self._kin.state(holder, noun, named)
            named.pronouns = named.pronouns or place.mention.pronouns
            self._by_owner(place, owner, named, "apposition", 0.85)
            return
        found = self._kin.find(holder, noun)
        if found is None and owner.mention.form == "pronoun":
            # Of those whom "her" may mean, she is likeliest whose father is known.
            for other, share in link.candidates[1:3]:
                found = self._kin.find(other, noun) if share > _LIKELY else None
                if found is not None:
                    link.entity = other
                    break
        if found is not None:
            entity, reason, confidence = found
            self._by_owner(place, owner, board.now(entity), reason, min(confidence, link.confidence))
            return
        if self._same_as_before(place):
            return
        entity = self._board.made(local=place.role != SUBJECT)
        entity.minor = True
        entity.pronouns = place.mention.pronouns
        entity.key = self._kin_name(holder, noun)
        self._kin.state(holder, noun, entity)
        self._by_owner(place, owner, entity, "kin noun", 0.6)

    def _theirs(self, place: Place, noun: str, phrase: str, owner: Place, holder: Entity | None) -> None:
        """Somebody's, by no tie of kin: "her friend", "the widow's maid"."""
        stated = self._kin.stated(holder, noun) if holder is not None else None
        if stated is not None:
            self._by_owner(place, owner, self._board.now(stated), "same noun phrase", 0.6)
        elif not self._same_as_before(place):
            # "Her hostess said" is mostly somebody named; "the widow's maid" is not.
            self._by_phrase(place, phrase, local=not place.tags or owner.mention.form == "pronoun")
            entity = self._board.linked[place.mention.id].entity
            if holder is not None and entity is not None:
                self._kin.state(holder, noun, entity)

    def _kin_name(self, owner: Entity, noun: str) -> str:
        """Names him "Emma's father", by the name under which the book brought her in."""
        if owner.person is None:
            return f"the {noun}"
        first = min(owner.person.forms, key=lambda form: form.first.mention.start).first
        return f"{self._board.words(first)}'s {noun}"

    def _by_owner(self, place: Place, owner: Place, entity: Entity, reason: str, confidence: float) -> None:
        link = Link(place, entity, reason, confidence)
        link.evidence = owner
        if place.role == SUBJECT:
            entity.local = False
        self._board.link(link)

    # -- somebody before it
    def _again(self, place: Place, known: Entity) -> None:
        """The same noun phrase once more in its chapter; who speaks is of the cast."""
        noun = self._board.context.text[place.mention.head.start : place.mention.head.end].lower()
        known.local = known.local and (not place.tags or noun in VOICES)
        link = Link(place, known, "same noun phrase", 0.75)
        last = self._board.activity.last(known)
        if last:
            link.evidence = last[1]
        known.phrases[self._shown(place)] += 1
        self._board.link(link)

    def _same_as_before(self, place: Place) -> bool:
        """Takes a noun phrase for somebody before it, where the model clearly does."""
        share, entity, where = self._board.antecedents.meant(place).best()
        if entity is None or share < _CLEARLY or self._board.answers(place, entity):
            return False
        if (entity.narrator or entity.you) and not place.spoken:
            return False  # whoever tells is I throughout
        link = Link(place, entity, "model antecedent", round(min(0.9, share), 3))
        link.evidence = where
        self._board.link(link)
        return True

    def _stands_for_active(self, place: Place) -> bool:
        """Takes "the young man" for the man in focus when nobody was brought in by that phrase."""
        pronouns = place.mention.pronouns
        ranked = self._board.activity.ranked(pronouns, place) if pronouns else []
        if not ranked or ranked[0][0] < _PRESENT or not ranked[0][1].named or self._board.answers(place, ranked[0][1]):
            return False
        if len(ranked) > 1 and ranked[1][0] * _ALONE > ranked[0][0]:
            return False
        link = Link(place, ranked[0][1], "person in focus", 0.5)
        link.evidence = ranked[0][2]
        self._board.link(link)
        return True

    def _shown(self, place: Place) -> str:
        words = self._board.words(place)
        head, _, rest = words.partition(" ")
        return f"the {rest}" if head.lower() in {"a", "an", "the", "another"} and rest else words
