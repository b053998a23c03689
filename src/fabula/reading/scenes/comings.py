"""Who comes and goes while a scene goes on, and who is heard there from afar."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Literal

import numpy as np

from fabula.lexicon.en.places import BUILDINGS, LEFT, ROOMS, TELEPHONES
from fabula.lexicon.en.scenes import AWAY, ENTERING, INWARD, LEAVING, MOVING, NEARING, OUTWARD, PARTING, SHOWING
from fabula.model.claims import latest
from fabula.model.scenes import Coming
from fabula.model.speech import Attribution, Quotations
from fabula.reading.scenes.doers import subject_of

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterator, Sequence

    from fabula.model.ids import CharacterId
    from fabula.model.stage import StoryView
    from fabula.reading.scenes.page import Page
    from fabula.textual.grammar import Grammar

_LEFT = LEFT | ROOMS | BUILDINGS
# Of whom it is told so often behind the words by which he leaves, he has not left the telling.
_AGAIN = 4
_NEAR = 40  # words between a telephone told of and a voice heard from it


class Comings:
    """Entrances and exits, looked up by where they are told."""

    def __init__(self, view: StoryView, page: Page, grammar: Grammar) -> None:
        self._page = page
        self._moves = _moves(page, grammar)
        self._at = [word for word, _, _ in self._moves]
        self._told: defaultdict[CharacterId, list[int]] = defaultdict(list)  # words of the telling that mean each
        for word in sorted(page.who):
            if page.told.column[word]:
                self._told[page.who[word]].append(word)
        calls = page.with_lemmas(TELEPHONES)
        self._telephones = calls[page.told.column[calls]] if len(calls) else calls
        self._spoken = _spoken(view, page)
        self._spoken_at = [word for word, _ in self._spoken]

    def of(self, first: int, end: int, present: Collection[CharacterId]) -> tuple[Coming, ...]:
        """Those who are there and enter or leave after the first words; each way once, at its first telling."""
        page, alone = self._page, len(present) < 2  # two make company
        found: dict[tuple[CharacterId, str], Coming] = {}
        moves = self._moves[bisect_left(self._at, first) : bisect_left(self._at, end)]
        entered = {who: word for word, who, way in moves if way == "enters"}  # last of all
        for word, who, way in moves:
            if who not in present or (who, way) in found:
                continue
            sentence = page.sentence_of(word)
            if way == "enters" and alone and sentence == page.sentence_of(first):
                continue  # whoever comes with the first sentence, and finds nobody, was there from the start
            if way == "leaves" and entered.get(who, -1) < word and self._goes_on(who, word, end):
                continue  # the telling goes with him
            evidence = (page.span_of(word), page.sentence_span(sentence))
            found[who, way] = Coming(
                start=int(page.starts[word]),
                character=who,
                way=way,
                evidence=evidence,
                confidence=0.75,
                reason="verb",
                source="rule:scenes",
                known_from=latest(evidence),
            )
        return tuple(sorted(found.values(), key=lambda one: (one.start, one.character)))

    def _goes_on(self, who: CharacterId, word: int, end: int) -> bool:
        """Whether it is told of somebody again and again behind a word, in the same scene."""
        told = self._told.get(who, [])
        return bisect_left(told, end) - bisect_right(told, word) >= _AGAIN

    def remote(self, first: int, end: int, acting: Container[CharacterId]) -> tuple[CharacterId, ...]:
        """Who only speaks there, out of a telephone or the like that is told of near the first words; in that order."""
        low, high = np.searchsorted(self._telephones, (first, end))
        telephones = self._telephones[int(low) : int(high)].tolist()
        if not telephones:
            return ()
        heard: dict[CharacterId, int] = {}
        for word, who in self._spoken[bisect_left(self._spoken_at, first) : bisect_left(self._spoken_at, end)]:
            heard.setdefault(who, word)
        return tuple(
            who
            for who, word in heard.items()
            if who not in acting and any(abs(word - telephone) <= _NEAR for telephone in telephones)
        )


_Way = Literal["enters", "leaves"]


def _moves(page: Page, grammar: Grammar) -> list[tuple[int, CharacterId, _Way]]:
    """Words of the telling by which somebody enters or leaves, in text order."""
    return sorted({*_by_moving(page, grammar), *_by_being(page, grammar), *_by_showing(page, grammar)})


def _by_moving(page: Page, grammar: Grammar) -> Iterator[tuple[int, CharacterId, _Way]]:
    for verb in page.with_lemmas(ENTERING | LEAVING | MOVING).tolist():
        if not page.told.column[verb] or grammar.upos(verb) != "VERB":
            continue
        way = _way(page, grammar, verb)
        if way is None or _is_unreal(grammar, verb):
            continue
        who = subject_of(page, grammar, verb)
        if who is not None:
            yield verb, who, way


def _by_being(page: Page, grammar: Grammar) -> Iterator[tuple[int, CharacterId, _Way]]:
    """As in "he was back in four minutes", "and she was gone"."""
    for word in page.with_lemmas({"back", "go", "gone"}).tolist():
        if not page.told.column[word] or page.word(word) not in {"back", "gone"}:
            continue
        helpers = [grammar.lemma(one) for one in grammar.under(word, "cop", "aux")]
        verb = word
        if not helpers and grammar.rel(word) == "advmod" and grammar.lemma(grammar.head(word)) == "be":
            verb = grammar.head(word)  # the tree may hang it from "was"
            helpers = [grammar.lemma(one) for one in (verb, *grammar.under(verb, "aux"))]
        if helpers != ["be"]:
            continue
        who = subject_of(page, grammar, verb)
        if who is not None:
            yield word, who, "enters" if page.word(word) == "back" else "leaves"


def _by_showing(page: Page, grammar: Grammar) -> Iterator[tuple[int, CharacterId, _Way]]:
    """As in "she let him in"."""
    for verb in page.with_lemmas(SHOWING).tolist():
        if not page.told.column[verb] or grammar.upos(verb) != "VERB" or _is_unreal(grammar, verb):
            continue
        if {grammar.lemma(one) for one in grammar.under(verb, "compound", "advmod")} & INWARD:
            for shown in grammar.under(verb, "obj", "iobj"):
                who = page.meant_by(shown)
                if who is not None:
                    yield verb, who, "enters"


def _way(page: Page, grammar: Grammar, verb: int) -> _Way | None:
    lemma = grammar.lemma(verb)
    objects = grammar.under(verb, "obj")
    if lemma in ENTERING:
        return None if lemma == "appear" and grammar.under(verb, "xcomp") else "enters"
    if lemma in LEAVING:
        # "left the room" leaves, "left the book on the table" does not: what is left must be a place, people or nothing
        left = [one for one in objects if grammar.lemma(one) in _LEFT or page.meant_by(one) is not None]
        return "leaves" if left or not objects else None
    particles = {grammar.lemma(one) for one in grammar.under(verb, "compound", "advmod")}
    ways = {grammar.lemma(case) for one in grammar.under(verb, "obl") for case in grammar.under(one, "case")}
    if lemma == "come" and not particles & AWAY:
        return "enters" if (particles | ways) & NEARING else None
    if lemma == "go":
        return "leaves" if particles & PARTING or ways & OUTWARD else None
    if lemma in {"set", "start"}:
        return "leaves" if (particles | ways) & OUTWARD and not objects else None
    if particles & INWARD:
        return "enters"
    if lemma == "run" and not objects and not grammar.under(verb, "obl", "xcomp", "advmod", "compound"):
        return "leaves" if page.word(verb + 1) in {".", ";", ","} else None  # "he took a lantern and ran"
    return "leaves" if particles & OUTWARD else None


def _is_unreal(grammar: Grammar, verb: int) -> bool:
    """Whether it did not happen there and then: "had left", "would come in", "did not go out"."""
    helpers = {grammar.lemma(one) for one in grammar.under(verb, "aux")}
    denied = any(grammar.lemma(one) in {"not", "never"} for one in grammar.under(verb, "advmod"))
    return bool(helpers - {"be"}) or denied or not (grammar.has(verb, "VerbForm=Fin") or grammar.rel(verb) == "conj")


def _spoken(view: StoryView, page: Page) -> Sequence[tuple[int, CharacterId]]:
    by_id = {quotation.id: quotation for quotation in view[Quotations].quotations}
    found = [
        (page.word_at(by_id[speaker.quotation].start), speaker.character)
        for speaker in view[Attribution].speakers
        if speaker.character is not None and by_id[speaker.quotation].mode == "speech"
    ]
    return sorted(found)
