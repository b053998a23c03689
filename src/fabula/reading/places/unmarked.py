"""Places that no mention was made of: the head of a letter, and the rooms and buildings that somebody is in.

"Skerra Light, 3 March 1911" names where it is written, whether or not the reading model knows such a name; and "in the
ward" is a place wherever it stands in a telling. They get no mentions: they are places that were told of once or more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fabula.lexicon.en.places import BUILDINGS, HEADING_WORDS, IN_NAMES, IN_WORDS, ON_SHIPS, PLAIN_PLACES, TO_WORDS
from fabula.lexicon.en.times import MONTHS, WEEKDAYS
from fabula.model.ids import MentionId
from fabula.model.people import Mention
from fabula.model.spans import Span
from fabula.model.speech import Quotations
from fabula.model.syntax import Syntax
from fabula.model.text import Segmentation
from fabula.model.time import Times
from fabula.textual.datelines import dated_headings
from fabula.textual.spoken import Spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fabula.model.people import EntityKind, Form
    from fabula.model.stage import StoryView
    from fabula.reading.places.spots import Ground, Spot

NOBODYS = MentionId("")
"""Of the mention of a spot that no stage before made."""
_LEADING = IN_WORDS | TO_WORDS - {"for", "towards", "toward"}
_INSIDE = frozenset({"in", "into", "inside", "within"})
_BOARDED = frozenset({"aboard"})
_LONGEST = 6  # words in one name


def unmarked(view: StoryView, ground: Ground, spots: Sequence[Spot]) -> list[Spot]:
    """Spots beside those known, in text order."""
    taken = {word for spot in spots for word in range(spot.first, spot.end)}
    found = [*_datelines(view, ground, taken), *_told(view, ground, taken), *_named(view, ground, taken)]
    return sorted(found, key=lambda spot: spot.first)


def _datelines(view: StoryView, ground: Ground, taken: set[int]) -> Iterator[Spot]:
    """What stands before the date in a heading, as far as its commas part it."""
    people = {
        word for number, one in enumerate(ground.mentions) if one.kind == "PER" for word in _words(ground, number)
    }
    for heading, date in dated_headings(view[Segmentation], view[Times]):
        first, end = ground.tokens.at(heading.start), ground.tokens.at(date)
        begin = first
        for word in range(first, end):
            if ground.word(word) != ",":
                continue
            if (
                _is_name(ground, begin, word)
                and not taken & {*range(begin, word)}
                and not people & {*range(begin, word)}
            ):
                kind: EntityKind = "FAC" if ground.word(word - 1) in BUILDINGS else "GPE"
                yield _spot(ground, begin, word, "proper", kind)
            begin = word + 1


def _words(ground: Ground, number: int) -> range:
    return range(ground.firsts[number], ground.behinds[number])


def _is_name(ground: Ground, first: int, end: int) -> bool:
    """Whether all words but small ones have capitals and none means a time or a piece of writing."""
    words = [ground.text[ground.tokens.starts[word] : ground.tokens.ends[word]] for word in range(first, end)]
    if not 0 < len(words) <= _LONGEST or not words[0][:1].isupper():
        return False
    small = [word.lower() for word in words]
    if any(word in HEADING_WORDS or word in MONTHS or word in WEEKDAYS for word in small):
        return False
    return all(
        word[:1].isupper() or lower in IN_NAMES or not word[:1].isalnum() or lower == "s"
        for word, lower in zip(words, small, strict=True)
    )


def _told(view: StoryView, ground: Ground, taken: set[int]) -> Iterator[Spot]:
    """Nouns for rooms, buildings and the like that an article or an owner points at and a preposition leads to."""
    syntax, grammar = view[Syntax], ground.grammar
    names = syntax.lemmas
    numbers = [number for number, name in enumerate(names) if name.lower() in PLAIN_PLACES]
    lemmas = np.frombuffer(syntax.lemma, np.uint32)
    held = [word for number in range(len(ground.mentions)) for word in _words(ground, number)] if numbers else []
    mentioned = set(held)
    speech = Spoken(view[Quotations])
    for word in np.flatnonzero(np.isin(lemmas, numbers)).tolist():
        if word in taken or grammar.upos(word) != "NOUN" or grammar.rel(word) == "compound":
            continue
        owners = grammar.under(word, "det") + grammar.exactly(word, "nmod:poss")
        if not owners or min(owners) > word or speech.holds(ground.tokens.starts[word]):
            continue
        if word in mentioned and not grammar.marked_by(word, _INSIDE):
            continue  # somebody's ward is a person; nobody is in a person
        if not grammar.marked_by(word, _LEADING) and not _opens_sentence(ground, min(owners), word):
            continue
        first = min([word, *(one for one in (*owners, *grammar.under(word, "compound", "amod")) if one < word)])
        if word - first < _LONGEST:
            yield _spot(ground, first, word + 1, "nominal", "FAC")


def _named(view: StoryView, ground: Ground, taken: set[int]) -> Iterator[Spot]:
    """Names that the reading model does not know: "aboard the Marigold", "at the Lamb", "the bows of the Marigold"."""
    grammar, syntax = ground.grammar, view[Syntax]
    held = {word for number in range(len(ground.mentions)) for word in _words(ground, number)}
    dated = {word for one in view[Times].expressions for word in ground.tokens.within(one.start, one.end)}
    speech = Spoken(view[Quotations])
    numbers = [number for number, name in enumerate(syntax.names.xpos) if name == "NNP"]
    for word in np.flatnonzero(np.isin(np.frombuffer(syntax.xpos, np.uint8), numbers)).tolist():
        if word in taken or word in held or word in dated or speech.holds(ground.tokens.starts[word]):
            continue
        articles = [one for one in grammar.under(word, "det") if ground.word(one) == "the" and one < word]
        boarded = grammar.marked_by(word, _BOARDED)
        at = bool(articles) and grammar.marked_by(word, {"at"})
        part = (
            bool(articles)
            and grammar.marked_by(word, {"of"})
            and grammar.head(word) >= 0
            and grammar.lemma(grammar.head(word)) in ON_SHIPS
        )
        if boarded or at or part:
            first = min([word, *articles, *(one for one in grammar.under(word, "compound", "flat") if one < word)])
            if word - first < _LONGEST:
                yield _spot(ground, first, word + 1, "proper", "FAC" if at else "VEH")


def _opens_sentence(ground: Ground, first: int, word: int) -> bool:
    """Whether the sentence begins with the place and is about it: "The platform was white with frost"."""
    number = ground.sentences.at(ground.tokens.starts[first])
    return (
        number >= 0
        and ground.sentences.starts[number] == ground.tokens.starts[first]
        and ground.grammar.rel(word).startswith("nsubj")
    )


def _spot(ground: Ground, first: int, end: int, form: Form, kind: EntityKind) -> Spot:
    starts, ends = ground.tokens.starts, ground.tokens.ends
    place, head = Span(starts[first], ends[end - 1]), Span(starts[end - 1], ends[end - 1])
    mention = Mention(
        id=NOBODYS,
        start=place.start,
        end=place.end,
        head=head,
        form=form,
        kind=kind,
        evidence=(place,),
        confidence=0.6,
        reason="noun for a place" if form == "nominal" else "before the date",
        source="rule:places",
        known_from=place.end,
    )
    return ground.spot(first, end, mention)
