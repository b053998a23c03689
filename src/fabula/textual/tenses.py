"""When a clause says that its event takes place, by the forms of its verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.lexicon.en.happening import FUTURE, PERFECT, PROGRESSIVE
from fabula.textual.grammar import MOST_STEPS

if TYPE_CHECKING:
    from fabula.model.happenings import Aspect, Tense
    from fabula.textual.grammar import Grammar

_VERBS = frozenset({"VERB", "AUX"})
_PASSIVE = "aux:pass"


def tense_and_aspect(grammar: Grammar, trigger: int) -> tuple[Tense | None, Aspect | None]:
    """Of a verb, or of a noun or adjective with a copula; "to go" and "going" alone have no tense, nouns neither.

    Joined verbs share their auxiliaries: in "had risen and gone" both are past perfect.
    """
    verb = grammar.clause(trigger)
    helpers = _helpers(grammar, verb)
    is_verb = grammar.upos(verb) in _VERBS
    if not helpers and not is_verb:
        return None, None
    return _tense(grammar, helpers, verb), _aspect(grammar, helpers, verb) if is_verb else None


def _helpers(grammar: Grammar, verb: int) -> list[int]:
    """Auxiliaries and copula."""
    for _ in range(MOST_STEPS):
        helpers = grammar.under(verb, "aux", "cop")
        if helpers or grammar.rel(verb) != "conj" or grammar.has(verb, "VerbForm=Fin"):
            return helpers
        if grammar.under(verb, "nsubj", "mark"):
            return []
        verb = grammar.head(verb)
    return []


def _tense(grammar: Grammar, helpers: list[int], verb: int) -> Tense | None:
    if any(grammar.lemma(one) in FUTURE and not grammar.has(one, "Tense=Past") for one in helpers):
        return "future"
    finite = next((one for one in (*helpers, verb) if grammar.has(one, "VerbForm=Fin")), None)
    if finite is None:
        return None
    if grammar.has(finite, "Tense=Past"):
        return "past"
    return "present" if grammar.has(finite, "Tense=Pres") else None


def _aspect(grammar: Grammar, helpers: list[int], verb: int) -> Aspect:
    lemmas = {grammar.lemma(one) for one in helpers if grammar.rel(one) != _PASSIVE}
    perfect = bool(lemmas & PERFECT)
    # "was being rowed": the passive's own auxiliary goes on
    going = [verb, *(one for one in helpers if grammar.rel(one) == _PASSIVE)]
    progressive = bool(lemmas & PROGRESSIVE) and any(
        grammar.has(one, "VerbForm=Ger") or (grammar.has(one, "Tense=Pres") and grammar.has(one, "VerbForm=Part"))
        for one in going
    )
    if perfect:
        return "perfect progressive" if progressive else "perfect"
    return "progressive" if progressive else "simple"
