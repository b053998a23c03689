"""What the clause around a place tells of whether the telling is there.

"She sat in the kitchen" plays there, "she went into the kitchen" will; "the kitchen was warm" is told by somebody who
is in it. "She heard the train", "she had been at school", "he looked at the house" play somewhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from fabula.lexicon.en.happening import MODALS
from fabula.lexicon.en.places import (
    AIMING,
    ARRIVING,
    FITTINGS,
    FROM_WORDS,
    GOING,
    GROUNDS,
    IN_WORDS,
    LEAVING,
    NEAR_WORDS,
    PARTS,
    PASSING,
    ROOMS,
    STATIVE,
    THRU_WORDS,
    TO_WORDS,
    VEHICLES,
    WAYS_ALONG,
)
from fabula.lexicon.en.scenes import PERCEIVING, THINKING, TOLD
from fabula.reading.scenes.doers import subject_of

if TYPE_CHECKING:
    from fabula.reading.scenes.page import Page
    from fabula.textual.grammar import Grammar

# What each way to be told of counts for a place: somebody of the cast is there; something is; somebody comes there;
# the place is told about; somebody is near it, passes, leaves it; it is only told of; it is known to be elsewhere.
_IS_THERE, _LIES_THERE, _COMES, _ABOUT = 1.2, 0.7, 1.0, 0.9
_NEAR, _PASSES, _LEAVES, _TOLD_OF, _ELSEWHERE = 0.4, 0.4, 0.2, 0.15, 0.0
# Of these, what is left where it is thought, wished, denied or long past; and where it is a whim of somebody's mind.
_UNREAL, _IN_MIND = 0.15, 0.4
_STEPS = 6
_MINDS = (THINKING | TOLD) - {"dream"}  # what is dreamed plays where it is dreamed to play
_PARTS = PARTS | FITTINGS
# Whoever passes along one of these is there.
_PASSED = GROUNDS | ROOMS


ClauseTense = Literal["present", "past", "pluperfect"]


class Foothold(NamedTuple):
    """How much a telling speaks for its place as the setting.

    Fields:
        weight: of it.
        tense: of its clause: present, past or pluperfect; None where no verb of it is finite.
        comes: whether somebody comes there.
    """

    weight: float
    tense: ClauseTense | None = None
    comes: bool = False


class Footing:
    """Weighs single tellings of places."""

    def __init__(self, page: Page, grammar: Grammar) -> None:
        self._page = page
        self._grammar = grammar

    def of(self, first: int, head: int) -> Foothold:
        """How much a telling speaks for a scene that plays there.

        Args:
            first: first word of the place.
            head: the word that carries it in the tree.
        """
        grammar, page = self._grammar, self._page
        if head >= len(page.syntax):
            return Foothold(_TOLD_OF)
        top = self._whole(head)
        prepositions = {grammar.lemma(one) for one in grammar.under(top, "case")}
        if not prepositions and top == head:
            before = page.word(first - 1)
            prepositions = {before} if before in IN_WORDS | TO_WORDS else prepositions
        verb = grammar.verb_over(top, _STEPS)
        weight = self._by_clause(top, verb, prepositions)
        if verb is None:
            return Foothold(weight)
        comes = weight == _COMES
        if weight > _TOLD_OF:
            if self._is_unreal(verb):
                return Foothold(weight * _UNREAL)
            if self._is_thought(verb):
                weight *= _IN_MIND
        return Foothold(weight, self._tense(verb), comes)

    def _whole(self, word: int) -> int:
        """What the place is a part of: the table of "the kitchen table", the end of "the end of the pier"."""
        grammar = self._grammar
        for _ in range(_STEPS):
            head = grammar.head(word)
            rel = grammar.base(word)
            if head < 0:
                break
            if rel == "compound" or (
                rel == "nmod" and grammar.marked_by(word, {"of"}) and grammar.lemma(head) in PARTS | FITTINGS
            ):
                word = head
            else:
                break
        return word

    def _by_clause(self, top: int, verb: int | None, prepositions: set[str]) -> float:
        grammar = self._grammar
        rel = grammar.base(top)
        if not prepositions and rel in {"obj", "nsubj"} and verb is not None:
            return self._object(verb) if rel == "obj" else self._subject(top, verb)
        lemma = grammar.lemma(verb) if verb is not None else ""
        somebody = verb is not None and subject_of(self._page, grammar, verb) is not None
        if prepositions & IN_WORDS:
            if "at" in prepositions and (lemma in AIMING or lemma in PERCEIVING):
                return _ELSEWHERE
            if rel == "nmod":
                return _LIES_THERE if self._is_what_is_told_of(grammar.head(top)) else _NEAR
            return _IS_THERE if somebody else _LIES_THERE
        if prepositions & TO_WORDS:
            if "for" in prepositions or not (lemma in GOING or "into" in prepositions):
                return _TOLD_OF
            return _COMES if somebody and rel != "nmod" else _TOLD_OF
        if prepositions & FROM_WORDS:
            return _LEAVES
        if prepositions & THRU_WORDS:
            if not somebody:
                return _TOLD_OF
            if prepositions & WAYS_ALONG and grammar.lemma(top) in _PASSED:
                return _ABOUT if lemma == "come" else _LIES_THERE  # who comes comes to where it is told from
            return _PASSES
        if prepositions & NEAR_WORDS:
            return _NEAR if somebody else _TOLD_OF
        return _TOLD_OF

    def _is_what_is_told_of(self, noun: int) -> bool:
        """Whether a noun is the subject of its clause, or somebody: "nobody in the cellar", "the sale at the house"."""
        grammar = self._grammar
        while grammar.base(noun) == "nmod" and grammar.marked_by(noun, {"of"}):
            noun = grammar.head(noun)  # "five of them in the yard"
        rel = grammar.base(noun)
        return rel in {"nsubj", "root"} or self._page.meant_by(noun) is not None

    def _object(self, verb: int) -> float:
        lemma = self._grammar.lemma(verb)
        if lemma in ARRIVING:
            return _COMES
        if lemma in PASSING or lemma in GOING:
            return _PASSES
        if lemma in LEAVING:
            return _LEAVES
        return _ELSEWHERE if lemma in PERCEIVING or lemma in THINKING else _TOLD_OF

    def _subject(self, place: int, verb: int) -> float:
        grammar = self._grammar
        if grammar.lemma(place) in VEHICLES:
            return _TOLD_OF
        states = grammar.lemma(verb) in STATIVE or bool(grammar.under(verb, "cop"))
        return _ABOUT if states else _TOLD_OF * 2

    def _is_unreal(self, verb: int) -> bool:
        """Whether it is nowhere so: "would go", "never saw"."""
        grammar = self._grammar
        if any(grammar.lemma(one) in MODALS or grammar.lemma(one) == "will" for one in grammar.under(verb, "aux")):
            return True
        return any(grammar.lemma(one) in {"not", "never"} for one in grammar.under(verb, "advmod"))

    def _tense(self, verb: int) -> ClauseTense | None:
        grammar = self._grammar
        helpers = grammar.under(verb, "cop", "aux")
        for one in (*helpers, verb):
            if grammar.has(one, "VerbForm=Fin"):
                past = grammar.has(one, "Tense=Past")
                if grammar.lemma(one) == "have" and one in helpers:
                    return "pluperfect" if past else "past"
                return "past" if past else "present"
        return None

    def _is_thought(self, verb: int) -> bool:
        """Whether the clause hangs from what somebody thinks, says or wishes."""
        grammar = self._grammar
        for _ in range(_STEPS):
            rel = grammar.base(verb)
            if rel in {"ccomp", "xcomp"} and grammar.head(verb) >= 0:
                return grammar.lemma(grammar.head(verb)) in _MINDS
            if rel not in {"conj", "advcl", "acl"} or grammar.head(verb) < 0:
                return False
            verb = grammar.head(verb)
        return False
