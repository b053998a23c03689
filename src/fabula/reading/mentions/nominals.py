"""Noun phrases that stand for people: "her father", "the old footman", "Emma's sister", "two young ladies"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.lexicon.en.agency import ACTING, DETERMINERS, PREPOSITIONS
from fabula.lexicon.en.kinship import KIN, KIN_NAMES
from fabula.lexicon.en.names import SMALL_WORDS
from fabula.lexicon.en.phrases import BEFORE_DETERMINER, INSIDE_PHRASE, PLURAL_DETERMINERS
from fabula.lexicon.en.pronouns import POSSESSIVE
from fabula.lexicon.en.roles import GROUPS, ROLES, VOICES
from fabula.lexicon.en.speech import SPEECH_TAG_FORMS
from fabula.lexicon.en.titles import TITLES
from fabula.reading.mentions.wordkinds import NAME, NOUN, PRONOUN

if TYPE_CHECKING:
    from fabula.reading.mentions.columns import Columns

_GENITIVE = frozenset(["'s", "’s", "'", "’"])
_STOP = (SMALL_WORDS | PREPOSITIONS) - INSIDE_PHRASE
_ARTICLES = frozenset(["the", "a", "an", "another"])
_IRREGULAR_PLURALS = frozenset(["geese", "mice", "oxen", "sheep", "people", "lice"])
# How far a noun phrase reaches back from its head.
_REACH = 5


class Nominal:
    """One noun phrase; token numbers, the end excluded. `owner` is the token at which its possessor ends."""

    __slots__ = ("end", "head", "noun", "number", "owner", "owner_end", "pronouns", "start")

    def __init__(self, start: int, head: int, noun: str) -> None:
        self.start = start
        self.head = head
        self.end = head + 1
        self.noun = noun
        self.pronouns: str | None = None
        self.number = "singular"
        self.owner: int | None = None  # token of a possessive pronoun
        self.owner_end: int | None = None  # end token of a possessor that is a name or a noun phrase


def noun_facts(small: str) -> tuple[str | None, str]:
    """Pronoun set and number a noun for a person fixes.

    >>> noun_facts("widow"), noun_facts("children")
    (('she', 'singular'), (None, 'plural'))
    """
    if small in KIN:
        return KIN[small]
    if small in ROLES:
        return ROLES[small]
    title = TITLES.get(small.rstrip("."))
    return (title.pronouns, "singular") if title else (None, "singular")


def find_nominals(columns: Columns, kinds: dict[str, int], taken: bytearray) -> list[Nominal]:
    """All noun phrases for people, in order of their heads; tokens marked in `taken` belong to names."""
    words, lower, live = columns.words, columns.lower, columns.live
    size = len(words)
    nouns = {word for word, kind in kinds.items() if kind == NOUN}
    found: list[Nominal] = []
    for head, word in enumerate(words):
        if word not in nouns or taken[head] or not live[head]:
            continue
        # "the gentleman farmer": the last of two nouns is the head; "mother-in-law" may be cut at its hyphens.
        if head + 1 < size and words[head + 1] in nouns and lower[head] not in GROUPS and columns.joined(head):
            continue
        if head + 1 < size and words[head + 1] == "-" and columns.ends[head] == columns.starts[head + 1]:
            continue
        nominal = _phrase(columns, kinds, head, taken)
        if nominal is not None:
            found.append(nominal)
    found += _speaking(columns, nouns, taken)
    found.sort(key=lambda nominal: nominal.head)
    return found


def _speaking(columns: Columns, nouns: set[str], taken: bytearray) -> list[Nominal]:
    """What speaks is somebody, whatever the noun: "said the geese", "asked the old fox"."""
    words, lower, spoken = columns.words, columns.lower, columns.spoken
    found = []
    size = len(words)
    for verb in range(1, size - 2):
        if not spoken[verb - 1] or spoken[verb] or lower[verb] not in SPEECH_TAG_FORMS:
            continue
        if lower[verb + 1] not in _ARTICLES or not columns.live[verb]:
            continue
        head = verb + 1
        while head + 1 < min(size, verb + _REACH) and _may_be_noun(columns, head + 1, taken):
            head += 1
            if words[head] in nouns:
                break
        while head > verb + 1 and lower[head].endswith("ly"):
            head -= 1
        if head == verb + 1 or words[head] in nouns or not VOICES.isdisjoint(lower[verb + 2 : head + 1]):
            continue
        if lower[head] in INSIDE_PHRASE or (head + 1 < size and lower[head + 1] in {"and", "or", "of"}):
            continue  # "the haughty and silent nephew", "the young American"
        noun = lower[head]
        many = noun in _IRREGULAR_PLURALS or (noun.endswith("s") and not noun.endswith(("ss", "us")))
        found.append(_made(verb + 1, head, noun, None, "plural" if many else "singular"))
    return found


def _may_be_noun(columns: Columns, place: int, taken: bytearray) -> bool:
    word = columns.lower[place]
    return (
        word.isalpha()
        and word == columns.words[place]
        and not taken[place]
        and word not in _STOP
        and word not in ACTING
    )


def _phrase(columns: Columns, kinds: dict[str, int], head: int, taken: bytearray) -> Nominal | None:
    words, lower = columns.words, columns.lower
    noun = lower[head]
    start = head
    pronouns, number = noun_facts(noun)
    place = head - 1
    while place >= 0 and head - place <= _REACH:
        word = lower[place]
        if word in POSSESSIVE and kinds.get(words[place], 0) == PRONOUN:
            return _made(place, head, noun, pronouns, number, owner=place)
        if word in DETERMINERS:
            start = place
            # "all the men", "one of …" stays as it is; "a certain man" reaches on.
            if place and lower[place - 1] in BEFORE_DETERMINER:
                place -= 1
                start = place
                if lower[place] in POSSESSIVE:
                    return _made(place, head, noun, pronouns, number, owner=place)
            if word in PLURAL_DETERMINERS and number == "singular" and noun not in GROUPS:
                return None
            return _made(start, head, noun, pronouns, number)
        if word in _GENITIVE or (word == "s" and place and taken[place - 1]):
            if place and (taken[place - 1] or kinds.get(words[place - 1], 0) == NOUN):
                return _made(place, head, noun, pronouns, number, owner_end=place)
            return None
        if (
            taken[place]
            or word in _STOP
            or not (words[place][0].isalpha() or word == "-")
            or kinds.get(words[place], 0) == PRONOUN
        ):
            break
        if columns.initial[place] and kinds.get(words[place], 0) != NAME:
            place -= 1
            break
        place -= 1
    if noun in KIN_NAMES and (head == 0 or lower[head - 1] not in {"of", "-"}):
        return _made(head, head, noun, pronouns, number)
    if words[head][0].isupper() and noun in TITLES:
        return None
    if number == "plural" and noun not in GROUPS:
        return _made(head, head, noun, pronouns, number)
    if head and lower[head - 1] in {"old", "young", "poor", "dear", "little"}:
        return _made(head - 1, head, noun, pronouns, number)
    return None


def _made(
    start: int,
    head: int,
    noun: str,
    pronouns: str | None,
    number: str,
    *,
    owner: int | None = None,
    owner_end: int | None = None,
) -> Nominal:
    nominal = Nominal(start, head, noun)
    nominal.pronouns = "they" if number == "plural" else pronouns
    nominal.number = number
    nominal.owner = owner
    nominal.owner_end = owner_end
    return nominal
