"""Whom a noun phrase means: somebody named, the one called so before, kin of somebody, or somebody new."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.agency import ACTING, SPEAKING
from fabula.lexicon.en.kinship import KIN
from fabula.lexicon.en.phrases import AGAIN, NOBODY, OF_ANYBODY, PHRASE_OPENERS
from fabula.lexicon.en.roles import NO_PERSON, PLAIN, PLAIN_PLURALS, ROLES, VOICES
from fabula.lexicon.en.titles import LONE, TITLES
from fabula.reading.characters.entities import Link
from fabula.reading.characters.kin import Kin
from fabula.reading.characters.roles import SUBJECT
from fabula.reading.characters.sameness import Asked

if TYPE_CHECKING:
    from fabula.reading.characters.board import Board
    from fabula.reading.characters.context import Place
    from fabula.reading.characters.deciding import Verdicts
    from fabula.reading.characters.entities import Entity
    from fabula.reading.characters.naming import Naming
    from fabula.reading.characters.pronouns import Pronouns
    from fabula.reading.characters.sameness import Decider, Known, Option

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
# Mentions of a sentence that are looked back on for names.
_BREATH = 7


class _Phrase(NamedTuple):
    """A noun phrase: its place, its words in small letters, the noun that carries it, and it without what opens it."""

    place: Place
    words: list[str]
    noun: str
    phrase: str

    @property
    def first(self) -> str:
        """The first word."""
        return self.words[0]


def _tells(phrase: str, noun: str) -> bool:
    """Whether a phrase says more of somebody than is said of many: "learned gentleman", not "old gentleman".

    >>> _tells("learned gentleman", "gentleman"), _tells("poor old man", "man"), _tells("man in the boat", "man")
    (True, False, False)
    """
    before = phrase.removesuffix(noun).split() if phrase.endswith(noun) else []
    return any(word not in OF_ANYBODY for word in before)


def _offices(board: Board) -> dict[str, list[Entity]]:
    """Whose names hold a noun of people that is no title: "the dowager" is the Dowager Countess of Lynn."""
    found: dict[str, list[Entity]] = {}
    for person in board.joined.people:
        if not person.plural:
            words = {word.lower() for form in person.forms for spelling in form.spellings for word in spelling.split()}
            for noun in sorted((words & ROLES.keys()) - PLAIN - KIN.keys() - TITLES.keys()):
                found.setdefault(noun, []).append(board.of_person[person.number])
    return found


class Phrases:
    """Settles noun phrases on a board."""

    def __init__(self, board: Board, names: Naming, pronouns: Pronouns, verdicts: Verdicts, decide: Decider) -> None:
        self._decide = decide
        self._verdicts = verdicts
        self._board = board
        self._names = names
        self._pronouns = pronouns
        self.kin = Kin(board)
        self._titled: dict[str, list[Entity]] = {}
        for person in board.joined.people:
            for title in sorted(person.titles):
                self._titled.setdefault(title, []).append(board.of_person[person.number])
        self._offices = _offices(board)
        # By chapter and phrase, or noun, who was last called so, and where; of phrases that name an office, or say much
        # of somebody, ever.
        self._called: dict[tuple[int, str], Known] = {}
        self._by_noun: dict[tuple[int, str], Known] = {}
        self._ever: dict[str, Known] = {}
        # By noun of kin, who was named in one breath with it: "Nora, tell your aunt" is said to no aunt.
        self._named_beside: dict[str, set[int]] = {}

    def phrase(self, place: Place) -> None:
        """Links a noun phrase; inside speech only to somebody before it."""
        board, mention = self._board, place.mention
        words = board.words(place).lower().split()
        if not words:
            return
        noun = board.context.text[mention.head.start : mention.head.end].lower() or words[-1]
        first = words[0]
        phrase = " ".join(words[1:]) if first in PHRASE_OPENERS else " ".join(words)
        if (place.chapter, phrase) in self._verdicts.nobody:
            return
        if place.number in self._verdicts.fresh:
            self._new(place, noun, phrase, local=False)
        elif first not in NOBODY and (place.tags or noun not in NO_PERSON):
            one = _Phrase(place, words, noun, phrase)
            if noun in KIN:
                self._named_beside.setdefault(noun, set()).update(self._in_one_breath(place))
            if place.spoken:
                self._link(one, self._decided(one))
            elif mention.number != "singular":
                self._several(one)
            elif mention.owner is not None:
                self._owned(one, board.by_id[mention.owner])
            else:
                self._one(one)

    def _in_one_breath(self, place: Place) -> set[int]:
        """Numbers of those who are named before it in its sentence, by the same voice."""
        board = self._board
        named = (one for one in board.context.earlier(place, _BREATH) if one.mention.form == "proper")
        return {entity.number for one in named if (entity := board.meant(one)) is not None}

    def _one(self, one: _Phrase) -> None:
        board, place, noun = self._board, one.place, one.noun
        named = self._names.beside(place)
        if named is not None:
            board.link(Link(place, named, "apposition", 0.85))
            self._note(one, named)
            return
        if noun in LONE and one.first in _DEFINITE:
            bearers = self._titled.get(TITLES[noun].canon, [])
            if len(bearers) == 1:
                board.link(Link(place, bearers[0], "title", 0.75))
                return
            active = [entity for entity in bearers if board.activity.last(entity)]
            if active:
                self._names.settle(place, active, None)
                return
        if one.first == "the" and one.phrase == noun and len(self._offices.get(noun, ())) == 1:
            board.link(Link(place, board.now(self._offices[noun][0]), "title", 0.75))
            return
        if not self._again(one, _DEFINITE) and (one.first in _NEW or not self._link(one, self._decided(one))):
            acts = place.tags or place.after in ACTING or place.before in SPEAKING
            self._new(place, noun, one.phrase, local=noun in VOICES or not (acts or one.first in _ARTICLES))

    def _several(self, one: _Phrase) -> None:
        """Several people: "the guests"; of the cast only where they speak as one."""
        if not self._again(one, AGAIN) and not self._link(one, self._decided(one)):
            speak = one.place.tags and one.first == "the" and one.noun not in PLAIN_PLURALS
            self._new(one.place, one.noun, one.phrase, local=not speak)  # "said the guests"

    def _new(self, place: Place, noun: str, phrase: str, *, local: bool) -> None:
        """Somebody whom the phrase means from here on."""
        entity = self._board.made(local=local)
        entity.minor = True
        entity.group = place.mention.number != "singular"
        entity.pronouns = "they" if entity.group else place.mention.pronouns
        entity.key = phrase
        entity.phrases[self._shown(place)] += 1
        self._called[place.chapter, phrase] = self._by_noun[place.chapter, noun] = entity, place
        if not entity.group and ((noun in ROLES and noun not in PLAIN) or _tells(phrase, noun)):
            self._ever[phrase] = entity, place
        self._board.link(Link(place, entity, "noun phrase", 0.7))

    # -- "her father", "his friend"
    def _owned(self, one: _Phrase, owner: Place) -> None:
        """Settles "her father": first its owner, then the name beside it, what is known of kin, else somebody new."""
        board, place, noun = self._board, one.place, one.noun
        if not board.is_linked(owner):
            if owner.mention.form == "pronoun":
                if not owner.spoken:
                    self._pronouns.pronoun(owner)
            elif owner.mention.form == "proper":
                self._names.name(owner)
        link = board.linked.get(owner.mention.id)
        holder = board.meant(owner)
        if holder is None or link is None or noun not in KIN:
            self._theirs(one, owner, holder)
            return
        named = self._names.beside(place)
        if named is not None:
            self.kin.state(holder, noun, named)
            named.pronouns = named.pronouns or place.mention.pronouns
            self._by_owner(place, owner, named, "apposition", 0.85)
            return
        found = self._of_owners(link, holder, noun)
        if found is not None:
            theirs, (kin, reason, confidence) = found
            if theirs is not holder:
                link.entity = holder = theirs
            self._one_kin(holder, noun, kin)
            if reason == "kin noun and surname":
                self.kin.state(holder, noun, kin)
            self._by_owner(place, owner, kin, reason, min(confidence, link.confidence))
            return
        if self._link(one, self._decided(one, holder)):
            return
        entity = self._board.made(local=place.role != SUBJECT)
        entity.minor = True
        entity.pronouns = place.mention.pronouns
        entity.key, entity.related = self._kin_name(holder, noun), holder.person is not None
        self.kin.state(holder, noun, entity)
        self._by_owner(place, owner, entity, "kin noun", 0.6)

    def _of_owners(self, link: Link, holder: Entity, noun: str) -> tuple[Entity, tuple[Entity, str, float]] | None:
        """Of those whom "her" may mean, she is likeliest whose father has a name, then she whose father is known."""
        owners = [holder]
        if link.place.mention.form == "pronoun":
            owners += [self._board.now(other) for other, share in link.candidates[1:3] if share > _LIKELY]
        found = [(one, kin) for one in dict.fromkeys(owners) if (kin := self.kin.find(one, noun)) is not None]
        return min(found, key=lambda pair: pair[1][0].person is None, default=None)

    def _one_kin(self, owner: Entity, noun: str, kin: Entity) -> None:
        """Who was only "Lucy's mother" so far turns out to have a name."""
        before = self.kin.stated(owner, noun) or kin
        if before is kin or kin.person is None or before.person is not None or before.group:
            return
        if before.narrator or before.you or before.pronouns not in {None, kin.pronouns}:
            return
        self._board.absorb(kin, before)
        self.kin.state(owner, noun, kin)

    def _theirs(self, one: _Phrase, owner: Place, holder: Entity | None) -> None:
        """Somebody's, by no tie of kin: "her friend", "the widow's maid"."""
        board, place, noun = self._board, one.place, one.noun
        stated = self.kin.stated(holder, noun) if holder is not None else None
        if stated is not None:
            self._by_owner(place, owner, stated, "same noun phrase", 0.6)
        elif not self._link(one, self._decided(one, holder)):
            # "Her hostess said" is mostly somebody named; "the widow's maid" is not.
            self._new(place, noun, one.phrase, local=not place.tags or owner.mention.form == "pronoun")
            entity = board.linked[place.mention.id].entity
            if holder is not None and entity is not None:
                self.kin.state(holder, noun, entity)

    def _kin_name(self, owner: Entity, noun: str) -> str:
        """Names him "Emma's father", by the name under which the book brought her in."""
        if owner.person is None:
            return f"the narrator's {noun}" if owner.narrator else f"the {noun}"
        first = min(owner.person.forms, key=lambda form: form.first.mention.start).first
        return f"{self._board.words(first)}'s {noun}"

    def _by_owner(self, place: Place, owner: Place, entity: Entity, reason: str, confidence: float) -> None:
        link = Link(place, entity, reason, confidence)
        link.evidence = owner
        if place.role == SUBJECT:
            entity.local = False
        self._board.link(link)

    # -- somebody before it
    def _again(self, one: _Phrase, openers: frozenset[str]) -> bool:
        """Takes "the tailor" for whoever was called so before in this chapter, or in one before if that tells."""
        known = self._called_so(one)
        if one.first not in openers or known is None:
            return False
        self._settle(one, *known, "same noun phrase", 0.75)
        return True

    def _called_so(self, one: _Phrase) -> Known | None:
        called = self._now(self._called.get((one.place.chapter, one.phrase)))
        # "The driver" of the chapter before, where nobody else was brought in as one.
        return called or (self._now(self._ever.get(one.phrase)) if one.first == "the" else None)

    def _decided(self, one: _Phrase, owner: Entity | None = None) -> Option:
        """Whom a noun phrase most likely means: somebody before it, or somebody new; not who owns it."""
        board, place = self._board, one.place
        shut_out = board.answered(place)
        if owner is not None:
            shut_out.add(owner.number)
        shut_out |= self._named_beside.get(one.noun, set())
        if not place.spoken:
            # Whoever tells is I throughout.
            shut_out.update(entity.number for entity in board.tellers)
        asked = Asked(
            text=board.context.text,
            place=place,
            opener=one.first,
            noun=one.noun,
            phrase=one.phrase,
            before=self._before(place),
            active=board.activity.ranked(place.mention.pronouns, place, plural=place.mention.number != "singular"),
            meant=board.antecedents.meant(place),
            activity=board.activity,
            called=self._called_so(one),
            noun_of=self._now(self._by_noun.get((place.chapter, one.noun))),
            shut_out=frozenset(shut_out),
        )
        return self._decide(asked)[0]

    def _now(self, known: Known | None) -> Known | None:
        return (self._board.now(known[0]), known[1]) if known is not None else None

    def _before(self, place: Place) -> Known | None:
        """Who is meant by the mention right before, in the same sentence of the same voice."""
        board = self._board
        for earlier in board.context.earlier(place, 3):
            if (earlier.mention.extent or earlier.mention).end <= place.mention.start:
                entity = board.meant(earlier)
                return (entity, earlier) if entity is not None else None
        return None

    def _link(self, one: _Phrase, option: Option) -> bool:
        """Links to somebody before, if it is somebody."""
        if option.entity is None or option.where is None:
            return False
        reason = "person in focus" if "unseen" in option.features else "model antecedent"
        self._settle(one, option.entity, option.where, reason, round(min(0.9, option.share), 3))
        return True

    def _settle(self, one: _Phrase, entity: Entity, where: Place, reason: str, confidence: float) -> None:
        place = one.place
        entity.local = entity.local and (not place.tags or one.noun in VOICES)  # who speaks is of the cast
        link = Link(place, entity, reason, confidence)
        link.evidence = where
        if entity.person is None or reason == "same noun phrase":
            entity.phrases[self._shown(place)] += 1
        self._board.link(link)
        self._note(one, entity)

    def _note(self, one: _Phrase, entity: Entity) -> None:
        """Who was called so."""
        self._called[one.place.chapter, one.phrase] = self._by_noun[one.place.chapter, one.noun] = entity, one.place

    def _shown(self, place: Place) -> str:
        words = self._board.words(place)
        head, _, rest = words.partition(" ")
        return f"the {rest}" if head.lower() in {"a", "an", "the", "another"} and rest else words
