"""Glimpses of somebody's inside: what he thinks, sees, feels, and what it does to him."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.scenes import FEELING, PERCEIVING, SEEMING, STIRRING, THINKING
from fabula.lexicon.en.verbs import verb_lemma
from fabula.model.ids import CharacterId  # noqa: TC001  # a NamedTuple reads its annotations
from fabula.reading.scenes.doers import subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.reading.scenes.page import Page
    from fabula.textual.grammar import Grammar

_LEMMAS = FEELING | {verb_lemma(form, "VBN", form) for form in FEELING}
_THINKS, _PERCEIVES, _FEELS, _IS_STIRRED = 1.0, 0.7, 0.7, 0.8


class Glimpse(NamedTuple):
    """Somebody's inside, told."""

    word: int
    who: CharacterId
    weight: float


def find_glimpses(page: Page, grammar: Grammar) -> list[Glimpse]:
    """All of the telling, in text order."""
    return sorted({*_by_verb(page, grammar), *_by_adjective(page, grammar), *_by_stirring(page, grammar)})


def _by_verb(page: Page, grammar: Grammar) -> Iterator[Glimpse]:
    """Verbs of thinking and perceiving, with who does it."""
    for lemmas, weight in ((THINKING, _THINKS), (PERCEIVING, _PERCEIVES)):
        for verb in page.with_lemmas(lemmas).tolist():
            if page.told.column[verb] and grammar.upos(verb) == "VERB" and not grammar.is_passive(verb):
                who = subject_of(page, grammar, verb)
                if who is not None:
                    yield Glimpse(verb, who, weight)


def _by_adjective(page: Page, grammar: Grammar) -> Iterator[Glimpse]:
    """As in "she was ashamed", "he felt uneasy", "they were surprised"; how somebody looks is seen from without."""
    for word in page.with_lemmas(_LEMMAS).tolist():
        if not page.told.column[word] or page.word(word) not in FEELING:
            continue
        holders = [word]
        if grammar.rel(word).startswith("xcomp") and grammar.lemma(grammar.head(word)) in {"feel", "grow", "become"}:
            holders.append(grammar.head(word))
        elif not grammar.under(word, "cop") and not grammar.under(word, "aux"):
            continue
        who = next((one for one in (subject_of(page, grammar, holder) for holder in holders) if one is not None), None)
        if who is not None:
            yield Glimpse(word, who, _FEELS)


def _by_stirring(page: Page, grammar: Grammar) -> Iterator[Glimpse]:
    """As in "it annoyed her", "it seemed to him"."""
    for verb in page.with_lemmas(STIRRING | SEEMING | {"occur"}).tolist():
        if not page.told.column[verb] or grammar.upos(verb) != "VERB" or grammar.is_passive(verb):
            continue
        if grammar.lemma(verb) in STIRRING:
            stirred = grammar.under(verb, "obj", "iobj")
            if any(page.meant_by(one) is not None for one in grammar.under(verb, "nsubj")):
                continue  # what one person does to another is seen
        else:
            stirred = [one for one in grammar.under(verb, "obl") if grammar.marked_by(one, {"to"})]
        for word in stirred:
            who = page.meant_by(word)
            if who is not None:
                yield Glimpse(verb, who, _IS_STIRRED)
